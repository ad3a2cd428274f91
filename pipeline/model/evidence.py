"""What the cited source says, held against the claim. Never true or false."""

from dataclasses import dataclass
from typing import Literal

from pipeline.model.span import Span

Outcome = Literal["matches", "differs", "may_differ", "absent"]


@dataclass(frozen=True, slots=True)
class Check:
    """One figure, date, quote or name of the claim against the passage. kind: figure | date | quote | name.

    claimed, found: as they stand in the texts. detail: one sentence a checker can act on.
    about: id of the mention checked, "" where there is none.
    """

    kind: str
    claimed: str
    found: str
    outcome: Outcome
    detail: str = ""
    about: str = ""


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
