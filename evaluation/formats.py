"""python -m evaluation.formats [--why] [NAME …]: the same article in many formats and house styles; what is linked in each.

The files lie in tests/fixtures/formats/files/, named style.producer.ending. A citation counts as linked where its sentence holds a
citation that leads to the right work. The target of every cell: 95 % linked, at most one false problem for 20 citations. Those
that are not there yet have their floors in evaluation/formats.toml. Exits with 1 where a cell is below its floor or its target.
"""

import argparse
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import flow
from pipeline.documents import read
from pipeline.errors import ReadError
from pipeline.model import Extraction, LinkStatus, ProblemCode, Reference
from pipeline.references.libraries import read_library
from tests.fixtures.formats.article import Sentence, sentences, works

FILES = Path(__file__).parent.parent / "tests" / "fixtures" / "formats" / "files"
FLOORS = Path(__file__).parent / "formats.toml"
LINKED, PER_PROBLEM = 95.0, 20  # the target: percent linked, citations for each false problem
# problems that are true of every cell: no source is supplied, and some sentences cite nothing
_TRUE_PROBLEMS = frozenset([ProblemCode.SOURCE_NOT_SUPPLIED, ProblemCode.CLAIM_UNCITED])
_TRUE_OF_LINKS = _TRUE_PROBLEMS | {ProblemCode.LINKS_UNREAD}  # nobody supplied the works that the links lead to


@dataclass(frozen=True, slots=True)
class Cell:
    """What came out of a file. missed: sentences that lack a link, wrong: links that no sentence has, problems: false ones."""

    name: str
    cited: int
    linked: int
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    problems: tuple[str, ...] = field(default=())

    @property
    def percent(self) -> float:
        """The share of the citations that lead to their work."""
        return 100 * self.linked / self.cited

    @property
    def false(self) -> int:
        """How many problems and links are false."""
        return len(self.problems) + len(self.wrong)

    @property
    def reaches_target(self) -> bool:
        """Tell whether enough is linked and little reported in vain."""
        return self.percent >= LINKED and self.false <= self.cited / PER_PROBLEM


@dataclass(frozen=True, slots=True)
class Floor:
    """What a cell on its way to the target keeps: the least percentage linked, the most false problems."""

    linked: float
    false: int


def names() -> list[str]:
    """Return the names of the files."""
    return sorted(path.name for path in FILES.iterdir() if path.suffix != ".bib")


def measure(name: str) -> Cell:
    """Return what comes out of a file."""
    cited = sum(len(sentence.cited) for sentence in sentences())
    given = read_library((FILES / "works.bib").read_bytes(), "works.bib")[0] if name.startswith("keys.") else ()
    try:
        article = read(FILES / name)
    except ReadError as error:
        return Cell(name, cited, 0, problems=(f"not read: {error}",))
    return compare(name, flow.extract(article, given=given))


def compare(name: str, found: Extraction) -> Cell:
    """Hold what was found against what each sentence cites."""
    led = {link.citation: link.references[:1] for link in found.links if link.status == LinkStatus.LINKED}
    references = {reference.id: identify(reference) for reference in found.references}
    linked, missed, wrong = 0, [], []
    for sentence, start, end in locate(found.document.text):
        got = Counter(
            references.get(key, "") or "an unknown work"
            for citation in found.citations
            if start <= citation.span.start < end
            for key in led.get(citation.id, ())
        )
        cited = Counter(sentence.cited)
        linked += (cited & got).total()
        missed += [f"{key}: {sentence.opening}" for key in (cited - got).elements()]
        wrong += [f"{key}: {sentence.opening}" for key in (got - cited).elements()]
    true = _TRUE_OF_LINKS if name.startswith("links.") else _TRUE_PROBLEMS
    problems = tuple(f"{p.code} {p.message}" for p in found.problems if p.code not in true)
    return Cell(name, linked + len(missed), linked, tuple(missed), tuple(wrong), problems)


def identify(reference: Reference) -> str:
    """Return the key of the work that an entry describes, "" where it is none of them."""
    text = letters(f"{reference.raw} {reference.title}")
    listed = works().values()
    by_title = next((work.key for work in listed if letters(work.words) in text), "")
    return by_title or next((work.key for work in listed if work.url and work.url == reference.url), "")


def letters(text: str) -> str:
    """Return the letters of a text, so that hyphens, line ends and marks do not matter."""
    return re.sub(r"[\W\d_]+", "", text).casefold()


def locate(text: str) -> Iterator[tuple[Sentence, int, int]]:
    """Yield each sentence with its place in a text; one that is not there stands nowhere."""
    places = [i for i, character in enumerate(text) if character.isalpha()]
    squeezed = "".join(text[i].casefold()[:1] for i in places)
    listed = list(sentences())
    starts, at = [], 0
    for sentence in listed:
        found = squeezed.find(letters(sentence.opening), at)
        at = found if found >= 0 else at
        starts.append(places[found] if found >= 0 else -1)
    for i, sentence in enumerate(listed):
        following = [start for start in starts[i + 1 :] if start >= 0]
        yield sentence, starts[i], (following or [len(text)])[0] if starts[i] >= 0 else -1


def floors() -> dict[str, Floor]:
    """Return the floors of the cells that do not reach the target yet."""
    return {name: Floor(**row) for name, row in tomllib.loads(FLOORS.read_text(encoding="utf-8")).items()}


def is_below(cell: Cell, least: Mapping[str, Floor]) -> bool:
    """Tell whether a cell is below its floor, or without one below the target."""
    if cell.reaches_target:
        return False
    floor = least.get(cell.name)
    return floor is None or cell.percent < floor.linked or cell.false > floor.false


def main() -> int:
    """Print a line a file and the sum."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.formats", description=__doc__)
    parser.add_argument("names", nargs="*", help="only files whose names hold one of these")
    parser.add_argument("--why", action="store_true", help="list what was missed and reported in vain")
    parser.add_argument("--floors", action="store_true", help="print the floors of cells below the target instead")
    args = parser.parse_args()
    least = floors()
    cells: list[Cell] = []
    for name in (n for n in names() if not args.names or any(word in n for word in args.names)):
        cell = measure(name)
        cells.append(cell)
        if args.floors:
            print_floor(cell)
        else:
            print_cell(cell, below=is_below(cell, least), why=args.why)
    reached, cited = sum(cell.reaches_target for cell in cells), sum(cell.cited for cell in cells)
    linked, false = sum(cell.linked for cell in cells), sum(cell.false for cell in cells)
    print(f"# {reached} of {len(cells)} cells reach the target; {linked} of {cited} citations linked; {false} false")
    return 1 if any(is_below(cell, least) for cell in cells) else 0


def print_cell(cell: Cell, *, below: bool, why: bool) -> None:
    """Print the line of a cell."""
    mark = "BELOW ITS FLOOR" if below else "" if cell.reaches_target else "not yet"
    counts = f"linked {cell.linked:>2}/{cell.cited} {cell.percent:>5.1f} %  false {cell.false:>3}"
    print(f"{cell.name:<40} {counts}  {mark}", flush=True)
    if why:
        lines = (*(f"missed  {t}" for t in cell.missed), *(f"wrong   {t}" for t in cell.wrong), *cell.problems)
        print("".join(f"    {line[:150]}\n" for line in lines), end="")


def print_floor(cell: Cell) -> None:
    """Print the floor of a cell that does not reach the target."""
    if not cell.reaches_target:
        print(f'"{cell.name}" = {{ linked = {int(cell.percent)}, false = {cell.false} }}')


if __name__ == "__main__":
    sys.exit(main())
