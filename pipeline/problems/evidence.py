"""Claims that differ from their source, and cited works that could not be read."""

from collections.abc import Iterator
from pathlib import PurePath

from pipeline.model import Check, Evidence, Extraction, Problem, ProblemCode, SourceStatus
from pipeline.model.problem import problem
from pipeline.model.reference import ADDRESS_ONLY
from pipeline.outcomes import TABLE, Assessment, Mention, assess, mention


def find(extraction: Extraction) -> Iterator[Problem]:
    """Yield figure-differs, date-differs, quote-altered, quote-not-found, source-not-supplied, source-unreadable."""
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
                yield problem(row.problem, claim.id, claim.span, _message(check), _suggestion(e))


def _message(check: Check) -> str:
    return check.detail or f"article “{check.claimed}”, source “{check.found}”"


def _suggestion(e: Evidence) -> str:
    page = f", p. {e.page}" if e.page else ""
    return f"compare with {PurePath(e.source).name}{page}"


def _sources(extraction: Extraction) -> Iterator[Problem]:
    """Yield the cited works that were not supplied, once sources were supplied at all; the files that could not be read."""
    supplied = any(s.source for s in extraction.sources)
    cited = {r for link in extraction.links for r in link.references}
    refs = {ref.id: ref for ref in extraction.references}
    for s in extraction.sources:
        ref = refs.get(s.reference)
        if ref and s.status == SourceStatus.NOT_SUPPLIED and supplied and ref.id in cited and ref.by != ADDRESS_ONLY:
            yield problem(
                ProblemCode.SOURCE_NOT_SUPPLIED,
                ref.id,
                ref.span,
                "no saved file was recognised as this work",
                "save it",
            )
        if ref and s.status == SourceStatus.UNREADABLE:
            name = PurePath(s.source).name
            yield problem(
                ProblemCode.SOURCE_UNREADABLE, ref.id, ref.span, f"{name} could not be read", "see errors.csv"
            )
