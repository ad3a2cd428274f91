"""Where the cited source says something else, or was not there to be asked."""

from collections.abc import Iterator
from pathlib import PurePath

from pipeline.model import Check, CheckOutcome, Evidence, Extraction, Problem
from pipeline.model.problem import problem

# kind and outcome of a check → code
_CODES = {
    ("figure", CheckOutcome.DIFFERS): "figure-differs",
    ("date", CheckOutcome.DIFFERS): "date-differs",
    ("quote", CheckOutcome.DIFFERS): "quote-altered",
    ("quote", CheckOutcome.ABSENT): "quote-not-found",
}


def find(extraction: Extraction) -> Iterator[Problem]:
    """figure-differs, date-differs, quote-altered, quote-not-found, source-not-supplied, source-unreadable."""
    yield from _sources(extraction)
    claims = {claim.id: claim for claim in extraction.claims}
    settled = {c.about for e in extraction.evidence for c in e.checks if c.outcome == CheckOutcome.MATCHES and c.about}
    told = set()
    for e in extraction.evidence:
        for check in e.checks:
            code = _CODES.get((check.kind, check.outcome))
            # another cited source, or another passage, has it as the article does
            if code and check.about not in settled and (code, check.about, e.claim) not in told:
                told.add((code, check.about, e.claim))
                span = claims[e.claim].span
                yield problem(code, e.claim, span, _words(check), _advice(e))


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
