"""Where the cited source says something else, or was not there to be asked."""

from collections.abc import Iterator
from pathlib import PurePath

from pipeline.model import Check, Evidence, Extraction, Problem
from pipeline.model.problem import problem
from pipeline.outcomes import TABLE, Assessment, Mention, assess, mention


def find(extraction: Extraction) -> Iterator[Problem]:
    """figure-differs, date-differs, quote-altered, quote-not-found, source-not-supplied, source-unreadable."""
    yield from _sources(extraction)
    for assessed in assess(extraction.claims, extraction.links, extraction.evidence):
        yield from _differing(assessed)


def _differing(assessed: Assessment) -> Iterator[Problem]:
    """Yield each mention once that makes an outcome with a problem code."""
    claim, seen = assessed.claim, set[Mention]()
    for row in TABLE:
        for e, check in assessed.made_by(row) if row.problem else ():
            if row.problem and mention(check) not in seen:
                seen.add(mention(check))
                yield problem(row.problem, claim.id, claim.span, _words(check), _advice(e))


def _words(check: Check) -> str:
    return check.detail or f"article “{check.claimed}”, source “{check.found}”"


def _advice(e: Evidence) -> str:
    page = f", p. {e.page}" if e.page else ""
    return f"compare with {PurePath(e.source).name}{page}"


def _sources(extraction: Extraction) -> Iterator[Problem]:
    """Cited works that were not supplied, once sources were supplied at all; files that could not be read."""
    supplied = any(s.source for s in extraction.sources)
    cited = {r for link in extraction.links for r in link.references}
    refs = {ref.id: ref for ref in extraction.references}
    for s in extraction.sources:
        ref = refs.get(s.reference)
        if ref and s.status == "not supplied" and supplied and ref.id in cited:
            yield problem(
                "source-not-supplied", ref.id, ref.span, "no saved file was recognised as this work", "save it"
            )
        if ref and s.status == "unreadable":
            name = PurePath(s.source).name
            yield problem("source-unreadable", ref.id, ref.span, f"{name} could not be read", "see errors.csv")
