"""Citations that lead nowhere, or to several works."""

from collections.abc import Iterator

from pipeline.model import Difference, Extraction, Link, LinkStatus, Problem, ProblemCode
from pipeline.model.problem import problem

_MISSING = {
    Difference.NONE: ProblemCode.MISSING_REFERENCE,
    Difference.YEAR: ProblemCode.YEAR_MISMATCH,
    Difference.NAME: ProblemCode.NAME_MISMATCH,
}


def find(extraction: Extraction) -> Iterator[Problem]:
    """Yield missing-reference; year-mismatch and name-mismatch where one entry is near; ambiguous-citation."""
    for link in extraction.links:
        code = _code(link)
        if code:
            yield problem(code, link.citation, link.span, link.reason, link.suggestion)


def _code(link: Link) -> ProblemCode | None:
    if link.status == LinkStatus.MISSING:
        return _MISSING[link.differs]
    if link.status == LinkStatus.AMBIGUOUS:
        return ProblemCode.AMBIGUOUS_CITATION
    return ProblemCode.NAME_MISMATCH if link.differs == Difference.NAME else None
