"""The verdict of a person on a claim, and the state of its review."""

from enum import StrEnum


class Verdict(StrEnum):
    """What a person concludes about a claim."""

    CONFIRMED = "confirmed"
    CONFIRMED_WITH_CORRECTION = "confirmed with correction"
    PARTLY_SUPPORTED = "partly supported"
    FAILED_VERIFICATION = "failed verification"
    CONTRADICTED = "contradicted"
    UNVERIFIABLE = "unverifiable"
    SOURCE_INADEQUATE = "source inadequate"
    NOT_CHECKABLE = "not checkable"


class Review(StrEnum):
    """The state of a review: no verdict yet, a verdict kept, a claim edited since, a claim that is gone."""

    OPEN = "open"
    KEPT = "kept"
    RECHECK = "recheck"
    ORPHANED = "orphaned"
