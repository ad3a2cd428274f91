"""What an index knows of a work, and what comparing an entry with it comes to.

A state says what an index says on a day, never that a work is false.
"""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.reference import Organisation, Person


class WorkState(StrEnum):
    """What the indexes know of a cited work. `meaning` says it in words; "not found" is no proof that a work does not exist."""

    meaning: str

    def __new__(cls, state: str, meaning: str) -> "WorkState":
        """Make a member from its name and its meaning."""
        member = str.__new__(cls, state)
        member._value_ = state
        member.meaning = meaning
        return member

    FOUND = "found", "an index has the work"
    FOUND_DIFFERS = "found_differs", "an index has the work, and its record differs from the entry"
    MAY_DIFFER = "may_differ", "one index alone has the work, and its record differs from the entry"
    OTHER_VERSION = "other_version", "the same title and authors in another place or year"
    HOST_FOUND = "host_found", "the book that holds this chapter was found; the chapter itself is not listed"
    SIMILAR = "similar", "not found; a similar work is named"
    NOT_FOUND = "not_found", "no index that was asked has the work"
    NOT_EXPECTED = "not_expected", "works of this kind are not in these indexes"
    NOT_ENOUGH = "not_enough", "the entry has too little to search with"
    UNDECIDED = "undecided", "too few indexes were asked to say that it is not there"
    DOI_UNKNOWN = "doi_unknown", "no registry knows the DOI"
    DOI_ELSEWHERE = "doi_elsewhere", "the DOI belongs to another work"


class NoticeKind(StrEnum):
    """What a publisher's notice says of a work."""

    RETRACTED = "retracted"
    CONCERN = "concern"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Notice:
    """A publisher's notice about a work. day: EDTF. doi: of the notice itself. source: who recorded it."""

    kind: NoticeKind
    day: str = ""
    doi: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A work as an index has it. Every field but index may be empty.

    index: where the record is from. id: its key there. isbn, pmid, arxiv: bare identifiers; several ISBNs are joined by a blank.
    """

    index: str
    id: str = ""
    doi: str = ""
    title: str = ""
    authors: tuple[Person | Organisation, ...] = ()
    year: str = ""
    container: str = ""
    volume: str = ""
    pages: str = ""
    kind: str = ""
    isbn: str = ""
    pmid: str = ""
    arxiv: str = ""
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field in which entry and record differ. minor: worth knowing only, as a year that is one off."""

    field: str
    entry: str
    record: str
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Verification:
    """What the records come to for one entry.

    record: the record that decided. by: the name of the rule. similarity: of the titles, 0 to 1. candidates: the nearest records
    of a work that was not found, best first. indexes: those that have the work.
    """

    state: WorkState
    by: str
    record: Record | None = None
    differences: tuple[FieldDifference, ...] = ()
    similarity: float = 0.0
    candidates: tuple[Record, ...] = ()
    indexes: tuple[str, ...] = ()
