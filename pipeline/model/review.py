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
    """The state of a review: nothing said yet, a verdict carried over, something changed since, the claim is gone."""

    OPEN = "open"
    KEPT = "kept"
    RECHECK = "recheck"
    ORPHANED = "orphaned"
