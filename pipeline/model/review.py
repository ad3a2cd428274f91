"""What a person says of a claim, and what became of it."""

from enum import StrEnum


class Verdict(StrEnum):
    """A person's word on a claim."""

    CONFIRMED = "confirmed"
    CONFIRMED_WITH_CORRECTION = "confirmed with correction"
    PARTLY_SUPPORTED = "partly supported"
    FAILED_VERIFICATION = "failed verification"
    CONTRADICTED = "contradicted"
    UNVERIFIABLE = "unverifiable"
    SOURCE_INADEQUATE = "source inadequate"
    NOT_CHECKABLE = "not checkable"


class Review(StrEnum):
    """The state of a claim's review.

    open: nothing was said yet. kept: a verdict stands. recheck: what its reviewer saw has changed. disagree: two reviewers differ.
    settled: their disagreement was ended. orphaned: the claim is gone.
    """

    OPEN = "open"
    KEPT = "kept"
    RECHECK = "recheck"
    DISAGREE = "disagree"
    SETTLED = "settled"
    ORPHANED = "orphaned"
