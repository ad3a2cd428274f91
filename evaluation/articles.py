"""python -m evaluation.articles [NAME ...] [--why]: run the flow over our own articles; count faults reported and false alarms."""

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
    """A fault planted in an article. kind: a problem code, "no reference", "wrong-source" or "not-in-source".

    text: words of the article (of the file name for "no reference"). table: where it is to be reported. says: words that the
    problem must contain. outcome, also: what claims may have. first: title of the best candidate of an ambiguous citation.
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
    """A true claim, in other words than its source. found: the words of the source, "" where they were not noted."""

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
    """Counts of one article. unreported, alarms, unexpected: which faults, false alarms and true claims, one line each."""

    name: str
    planted: int
    true: int
    unreported: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    unexpected: list[str] = field(default_factory=list)

    def missed(self) -> Iterator[str]:
        """Yield a line for everything that is not as a person expects."""
        yield from (f"unreported  {text}" for text in self.unreported)
        yield from (f"alarm       {text}" for text in self.alarms)
        yield from (f"unexpected  {text}" for text in self.unexpected)

    @property
    def reported(self) -> int:
        """Planted faults that were reported."""
        return self.planted - len(self.unreported)

    @property
    def agreeing(self) -> int:
        """True claims with the outcome that a person expects."""
        return self.true - len(self.unexpected)


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
    """Return what `citetrail extract` finds in an article. Raises ValueError when the article cannot be read."""
    bibs = [article.bib] if article.bib.exists() else []
    result = run(plan([article.path], [article.sources], bibs, readers()), lambda files, _: files)
    if len(result.extractions) != 1:
        raise ValueError(f"{article.path}: {result.troubles}")
    return result.extractions[0]


def score(article: Article, found: Extraction) -> Score:
    """Return how much of what was planted is found."""
    unreported = [
        f"{fault.kind}: {fault.text}  [{_actual(fault.text, found)}]"
        for fault in article.faults
        if not is_reported(fault, found)
    ]
    unexpected = [
        f"{claim.outcome}: {claim.text}  [{_actual(claim.text, found)}]"
        for claim in article.agrees
        if not any(finding.outcome == claim.outcome for _, finding in _findings_about(claim.text, found))
    ]
    alarms = list(false_alarms(article, found))
    return Score(article.name, len(article.faults), len(article.agrees), unreported, alarms, unexpected)


def is_reported(fault: Fault, found: Extraction) -> bool:
    """Tell whether the fault is reported where it stands, in words that name what is wrong."""
    if fault.table == "sources":
        return any(Path(s.source).name == fault.text and not s.reference for s in found.sources)
    if fault.table == "claims":
        return any(finding.outcome in (fault.outcome, *fault.also) for _, finding in _findings_about(fault.text, found))
    return any(_reports(problem, fault, found) for problem in found.problems)


def _reports(problem: Problem, fault: Fault, found: Extraction) -> bool:
    planted = _span_of(fault.text, found)
    words = f"{problem.span.of(found.document.text) if problem.span else ''} {problem.message} {problem.suggestion}"
    return (
        problem.code == fault.kind
        and (problem.span is None or problem.span.overlaps(planted))
        and all(word in words for word in fault.says)
        and (not fault.first or fault.first == _best_candidate(problem.about, found))
    )


def _best_candidate(citation: str, found: Extraction) -> str:
    """Return the title of the best candidate of a citation."""
    best = {link.citation: link.references[0] for link in found.links if link.references}
    return next((ref.title for ref in found.references if ref.id == best.get(citation)), "")


def false_alarms(article: Article, found: Extraction) -> Iterator[str]:
    """Yield what calls a claim wrong in which nothing is planted: an outcome, or a problem of severity error."""
    text = found.document.text
    planted = [_span_of(fault.text, found) for fault in article.faults if fault.table != "sources"]
    outcomes = {finding.claim: finding for finding in found.findings}
    wrong: list[Span] = []
    for claim in found.claims:
        finding = outcomes[claim.id]
        if finding.outcome in ALARMS and not any(claim.span.overlaps(p) for p in planted):
            wrong.append(claim.span)
            yield f"{finding.outcome}: {claim.span.of(text)}  [{finding.why}]"
    for problem in found.problems:
        reported_already = problem.span is None or any(problem.span.overlaps(s) for s in (*planted, *wrong))
        if problem.severity == "error" and not reported_already:
            yield f"{problem.code}: {problem.message}"


def _span_of(words: str, found: Extraction) -> Span:
    """Return the span of the planted words. Raises ValueError when they do not."""
    start = found.document.text.index(words)
    return Span(start, start + len(words))


def _findings_about(words: str, found: Extraction) -> Iterator[tuple[Claim, Finding]]:
    """Yield the claims that overlap the planted words, each with its finding."""
    planted = _span_of(words, found)
    outcomes = {finding.claim: finding for finding in found.findings}
    return ((claim, outcomes[claim.id]) for claim in found.claims if claim.span.overlaps(planted))


def _actual(words: str, found: Extraction) -> str:
    """Return what the tables have of these words instead."""
    if words not in found.document.text:
        return "not in the article"
    return "; ".join(f"{f.outcome or 'nothing'} · {f.why}" for _, f in _findings_about(words, found)) or "no claim"


def line(name: str, scores: list[Score]) -> str:
    """Return one row of the report: an article, or several added up."""
    faults, true = sum(s.planted for s in scores), sum(s.true for s in scores)
    reported, agreeing = sum(s.reported for s in scores), sum(s.agreeing for s in scores)
    alarms = sum(len(s.alarms) for s in scores)
    expected = f"agreeing as expected {agreeing:>3}/{true}"
    return f"{name:<16} faults reported {reported:>3}/{faults:<3} false alarms {alarms:>3} {expected}"


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.articles", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="folders of tests/articles (all of them, and the sample)"
    )
    parser.add_argument("--why", action="store_true", help="list what was missed and what was reported in vain")
    parsed = parser.parse_args()
    names, why = parsed.names, parsed.why
    scores = []
    for article in (a for a in articles() if not names or a.name in names):
        scores.append(score(article, extraction(article)))
        print(line(article.name, scores[-1:]))
        for text in scores[-1].missed() if why else ():
            print(f"    {text}")
    print(line("all", scores))


if __name__ == "__main__":
    main()
