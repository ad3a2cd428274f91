"""What the cited source says, held against the claim. Never true or false."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.span import Span


class CheckKind(StrEnum):
    """What of a claim was held against a passage."""

    FIGURE = "figure"
    DATE = "date"
    QUOTE = "quote"
    NAME = "name"


class CheckOutcome(StrEnum):
    """What the passage has of it, the surest first."""

    MATCHES = "matches"
    DIFFERS = "differs"
    MAY_DIFFER = "may_differ"
    ABSENT = "absent"


class Outcome(StrEnum):
    """What the machine found for a claim in a cited source; never true or false. Ranks and words: pipeline/outcomes.py."""

    FIGURES_DIFFER = "figures_differ"
    DATE_DIFFERS = "date_differs"
    QUOTE_ALTERED = "quote_altered"
    NEEDS_HUMAN = "needs_human"
    QUOTE_EXACT = "quote_exact"
    FIGURES_MATCH = "figures_match"
    QUOTE_NOT_FOUND = "quote_not_found"
    FIGURE_ABSENT_FROM_SOURCE = "figure_absent_from_source"
    PASSAGE_FOUND = "passage_found"
    NO_MATCHING_PASSAGE = "no_matching_passage"
    SOURCE_UNREADABLE = "source_unreadable"
    SOURCE_NOT_AVAILABLE = "source_not_available"


class SourceStatus(StrEnum):
    """Whether a cited work was there to be read."""

    READ = "read"
    UNREADABLE = "unreadable"
    NOT_SUPPLIED = "not supplied"


@dataclass(frozen=True, slots=True)
class Check:
    """One figure, date, quote or name of the claim against the passage. kind: figure | date | quote | name.

    claimed, found: as they stand in the texts. detail: one sentence a checker can act on.
    about: id of the mention checked, "" where there is none.
    absent_from_source: it stands nowhere in the whole source, not only not in this passage.
    """

    kind: str
    claimed: str
    found: str
    outcome: CheckOutcome
    detail: str = ""
    about: str = ""
    absent_from_source: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of a cited source for a claim; rank 1 is the best.

    span: in the source's text. page: as printed. score: 0…1. outcome: one of docs/tables.md.
    span is None where no passage is near or the source could not be read.
    """

    claim: str
    reference: str
    source: str = ""
    rank: int = 1
    span: Span | None = None
    page: str = ""
    passage: str = ""
    score: float = 0.0
    checks: tuple[Check, ...] = ()
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A saved file and the reference it was found to be. status: read | unreadable | not supplied.

    source: the file's path; "" for a reference whose work was not supplied. matched_by: the reason in words.
    """

    source: str
    reference: str = ""
    matched_by: str = ""
    status: str = "read"
    title: str = ""
    pages: int = 0
    characters: int = 0
    sha256: str = ""
