"""Checkable claims that cite nothing."""

from collections.abc import Iterator

from pipeline.model import ClaimKind, Extraction, Problem, ProblemCode
from pipeline.model.problem import problem
from pipeline.settings import current

# kinds that need a citation: an opinion or a definition alone does not
_KINDS = frozenset(
    {ClaimKind.QUANTITY, ClaimKind.COMPARISON, ClaimKind.DATED_EVENT, ClaimKind.QUOTATION, ClaimKind.ATTRIBUTION}
)


def find(extraction: Extraction) -> Iterator[Problem]:
    """Yield claim-uncited: a figure, a dated event, a comparison or somebody's words, and no citation that may cover it."""
    threshold = current().thresholds.checkworthy
    for claim in extraction.claims:
        if not claim.citations and not claim.scope and claim.score >= threshold and _KINDS & set(claim.kinds):
            kinds = ", ".join(kind for kind in claim.kinds if kind in _KINDS)
            yield problem(
                ProblemCode.CLAIM_UNCITED,
                claim.id,
                claim.span,
                f"a checkable claim ({kinds}) without a citation",
                "cite a source",
            )
