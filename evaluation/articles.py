"""python -m evaluation.articles [--why]: walk the flow over our own articles and count planted faults told and false alarms."""

import argparse
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.documents import readers
from pipeline.model import Claim, Extraction, Finding, Priority, Problem, Span
from pipeline.outcomes import TABLE
from pipeline.run.batch import run
from pipeline.run.plan import plan

ROOT = Path(__file__).parent.parent
ALARMS = frozenset(row.outcome for row in TABLE if row.priority == Priority.FIRST)  # outcomes that call a claim wrong


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong on purpose. kind: a problem code, "no reference", "wrong-source" or "not-in-source".

    text: words of the article (of the file name for "no reference"). says: words that the problem must hold.
    outcome, also: what claims may have. first: title of the best candidate of an ambiguous citation.
    """

    kind: str
    text: str
    table: str
    outcome: str = ""
    also: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    source: str = ""
    first: str = ""


@dataclass(frozen=True, slots=True)
class Agrees:
    """A true claim in other words: found stands in the source."""

    text: str
    outcome: str
    source: str
    found: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its folder of sources and what is planted in it."""

    name: str
    path: Path
    sources: Path
    bib: Path
    faults: tuple[Fault, ...]
    agrees: tuple[Agrees, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one article; untold, alarms and other say which ones, one line each."""

    name: str
    planted: int
    true: int
    untold: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)

    def missed(self) -> Iterator[str]:
        """Yield a line for everything that is not as a person expects."""
        yield from (f"untold  {text}" for text in self.untold)
        yield from (f"alarm   {text}" for text in self.alarms)
        yield from (f"other   {text}" for text in self.other)

    @property
    def told(self) -> int:
        """Planted faults that were told."""
        return self.planted - len(self.untold)

    @property
    def agreeing(self) -> int:
        """True claims with the outcome that a person expects."""
        return self.true - len(self.other)


def articles() -> Iterator[Article]:
    """Yield the sample corpus and every folder of tests/articles that has a planted.toml."""
    sample = ROOT / "corpus"
    yield _article(sample, next((sample / "articles").iterdir()))
    for planted in sorted((ROOT / "tests" / "articles").glob("*/planted.toml")):
        yield _article(planted.parent, next(planted.parent.glob("article.*")))


def _article(folder: Path, path: Path) -> Article:
    rows = tomllib.loads((folder / "planted.toml").read_text(encoding="utf-8"))
    return Article(
        folder.name,
        path,
        folder / "sources",
        folder / "references.bib",
        tuple(Fault(**row) for row in rows["fault"]),
        tuple(Agrees(**row) for row in rows["agrees"]),
    )


def extraction(article: Article) -> Extraction:
    """Walk the flow as `citetrail extract` does. Raises ValueError when the article cannot be read."""
    bibs = [article.bib] if article.bib.exists() else []
    result = run(plan([article.path], [article.sources], bibs, readers()), lambda files, _: files)
    if len(result.extractions) != 1:
        raise ValueError(f"{article.path}: {result.troubles}")
    return result.extractions[0]


def score(article: Article, found: Extraction) -> Score:
    """Hold what was found against what was planted."""
    untold = [f"{f.kind}: {f.text}  [{_state(f.text, found)}]" for f in article.faults if not told(f, found)]
    other = [
        f"{a.outcome}: {a.text}  [{_state(a.text, found)}]"
        for a in article.agrees
        if not any(finding.outcome == a.outcome for _, finding in _about(a.text, found))
    ]
    alarms = list(false_alarms(article, found))
    return Score(article.name, len(article.faults), len(article.agrees), untold, alarms, other)


def told(fault: Fault, found: Extraction) -> bool:
    """Tell whether the fault was told where it stands, in words that name what is wrong."""
    if fault.table == "sources":
        return any(Path(s.source).name == fault.text and not s.reference for s in found.sources)
    if fault.table == "claims":
        return any(finding.outcome in (fault.outcome, *fault.also) for _, finding in _about(fault.text, found))
    return any(_tells(problem, fault, found) for problem in found.problems)


def _tells(problem: Problem, fault: Fault, found: Extraction) -> bool:
    stretch = _stretch(fault.text, found)
    said = f"{problem.span.of(found.document.text) if problem.span else ''} {problem.message} {problem.suggestion}"
    return (
        problem.code == fault.kind
        and (problem.span is None or problem.span.overlaps(stretch))
        and all(word in said for word in fault.says)
        and (not fault.first or fault.first == _first(problem.about, found))
    )


def _first(citation: str, found: Extraction) -> str:
    """Return the title of the best candidate of a citation."""
    best = {link.citation: link.references[0] for link in found.links if link.references}
    return next((ref.title for ref in found.references if ref.id == best.get(citation)), "")


def false_alarms(article: Article, found: Extraction) -> Iterator[str]:
    """Yield what calls a claim wrong in which nothing is planted: an outcome, or a problem of severity error."""
    text = found.document.text
    planted = [_stretch(fault.text, found) for fault in article.faults if fault.table != "sources"]
    outcomes = {finding.claim: finding for finding in found.findings}
    wrong: list[Span] = []
    for claim in found.claims:
        finding = outcomes[claim.id]
        if finding.outcome in ALARMS and not any(claim.span.overlaps(p) for p in planted):
            wrong.append(claim.span)
            yield f"{finding.outcome}: {claim.span.of(text)}  [{finding.why}]"
    for problem in found.problems:
        told_already = problem.span is None or any(problem.span.overlaps(s) for s in (*planted, *wrong))
        if problem.severity == "error" and not told_already:
            yield f"{problem.code}: {problem.message}"


def _stretch(words: str, found: Extraction) -> Span:
    """Return where the planted words stand. Raises ValueError when they do not."""
    start = found.document.text.index(words)
    return Span(start, start + len(words))


def _about(words: str, found: Extraction) -> Iterator[tuple[Claim, Finding]]:
    """Yield the claims that the planted words touch."""
    stretch = _stretch(words, found)
    outcomes = {finding.claim: finding for finding in found.findings}
    return ((claim, outcomes[claim.id]) for claim in found.claims if claim.span.overlaps(stretch))


def _state(words: str, found: Extraction) -> str:
    """Say what the tables have of these words instead."""
    if words not in found.document.text:
        return "not in the article"
    return "; ".join(f"{f.outcome or 'nothing'} · {f.why}" for _, f in _about(words, found)) or "no claim"


def line(name: str, scores: list[Score]) -> str:
    """Return one row of the report: an article, or several added up."""
    faults, true = sum(s.planted for s in scores), sum(s.true for s in scores)
    told, agreeing = sum(s.told for s in scores), sum(s.agreeing for s in scores)
    alarms = sum(len(s.alarms) for s in scores)
    return f"{name:<16} faults told {told:>3}/{faults:<3} false alarms {alarms:>3} agreeing as expected {agreeing:>3}/{true}"


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.articles", description=__doc__)
    parser.add_argument("--why", action="store_true", help="list what was missed and what was told in vain")
    why = parser.parse_args().why
    scores = []
    for article in articles():
        scores.append(score(article, extraction(article)))
        print(line(article.name, scores[-1:]))
        for text in scores[-1].missed() if why else ():
            print(f"    {text}")
    print(line("all", scores))


if __name__ == "__main__":
    main()
