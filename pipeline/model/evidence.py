"""What a cited source says about a claim; never whether the claim is true or false."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.span import Span


class CheckKind(StrEnum):
    """What of a claim is compared with a passage."""

    FIGURE = "figure"
    DATE = "date"
    QUOTE = "quote"
    NAME = "name"
    DIRECTION = "direction"
    NEGATION = "negation"
    SUBJECT = "subject"
    MODALITY = "modality"
    QUANTIFIER = "quantifier"


class CheckOutcome(StrEnum):
    """Whether the passage has a counterpart, and whether the two agree; the surest first."""

    MATCHES = "matches"
    DIFFERS = "differs"
    MAY_DIFFER = "may_differ"
    ABSENT = "absent"


class Outcome(StrEnum):
    """What was found for a claim in the cited sources, the most pressing first; pipeline/outcomes.py decides which."""

    FIGURES_DIFFER = "figures_differ"
    DATE_DIFFERS = "date_differs"
    QUOTE_ALTERED = "quote_altered"
    STATEMENT_DIFFERS = "statement_differs"
    QUOTE_NOT_FOUND = "quote_not_found"
    FIGURE_ABSENT_FROM_SOURCE = "figure_absent_from_source"
    NO_MATCHING_PASSAGE = "no_matching_passage"
    NEEDS_HUMAN = "needs_human"
    STATEMENT_OPEN = "statement_open"
    QUOTE_EXACT = "quote_exact"
    FIGURES_MATCH = "figures_match"
    PASSAGE_FOUND = "passage_found"
    SOURCE_UNREADABLE = "source_unreadable"
    SOURCE_NOT_AVAILABLE = "source_not_available"


class SourceStatus(StrEnum):
    """Whether a cited work could be read."""

    READ = "read"
    UNREADABLE = "unreadable"
    NOT_SUPPLIED = "not supplied"


@dataclass(frozen=True, slots=True)
class Check:
    """One figure, date, quote or name of the claim against the passage.

    claimed, found: as they stand in the texts. detail: one sentence a checker can act on.
    about: id of the mention checked, "" where there is none.
    absent_from_source: it stands nowhere in the whole source, not only not in this passage. by: the rule that decided.
    """

    kind: CheckKind
    claimed: str
    found: str
    outcome: CheckOutcome
    detail: str = ""
    about: str = ""
    absent_from_source: bool = False
    by: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of a cited source for a claim; rank 1 is the best.

    span: in the source's text, None where no passage is near or the source could not be read. page: as printed. score: 0…1.
    checks: of this passage. outcome: of all passages of the work, None before it is decided.
    elsewhere: another supplied work that has what this one lacks, in words ("Marsh (1998) has it, p. 41").
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
    outcome: Outcome | None = None
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A saved file and the reference that it was recognised as.

    source: the file's path; "" for a reference whose work was not supplied. matched_by: the reason in words.
    """

    source: str
    reference: str = ""
    matched_by: str = ""
    status: SourceStatus = SourceStatus.READ
    title: str = ""
    pages: int = 0
    characters: int = 0
    sha256: str = ""
