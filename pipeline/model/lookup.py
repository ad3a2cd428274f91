"""The seam between what an entry is compared with and where that comes from: a local snapshot, or the network.

run/verify asks a WorkLookup, whatever it is; verify/snapshot and network/ make them, and know nothing of each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from pipeline.model.reference import Reference
from pipeline.model.work import Notice, Record


class LinkState(StrEnum):
    """What an address of an entry answers with. `meaning` says it in words; blocked and undecided are never called dead."""

    meaning: str

    def __new__(cls, state: str, meaning: str) -> "LinkState":
        """Make a member from its name and its meaning."""
        member = str.__new__(cls, state)
        member._value_ = state
        member.meaning = meaning
        return member

    ANSWERS = "answers", "the address answers"
    MOVED = "moved", "the address answers elsewhere, for good"
    OTHER_PAGE = "other_page", "the address answers, and seems not to be this page"
    DEAD = "dead", "the address is gone: no page, or no such host, on two tries"
    BLOCKED = "blocked", "the site refuses programs; a person has to open it"
    UNDECIDED = "undecided", "no answer that says anything"
    UNSAFE = "unsafe", "the address must not be asked: it is none of the public web"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one place knows of an entry.

    records: that may be its work, in any order. answered: the indexes that answered all that had to be asked: only their silence
    counts. failures: why others did not ("OpenAlex did not answer (429)"). doi_known: whether doi.org has the entry's DOI, None
    where it was not asked. origin: "network", "cache" or "snapshot NAME". day: of the answer, "" for today.
    """

    records: tuple[Record, ...] = ()
    answered: frozenset[str] = frozenset()
    failures: tuple[str, ...] = ()
    doi_known: bool | None = None
    origin: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class LinkAnswer:
    """What an address answered.

    detail: what the state rests on ("404 on 2 tries"). moved_to: where it answers now. archived: the address of an archived
    copy. origin, day: as of an Answer.
    """

    state: LinkState
    url: str
    detail: str = ""
    moved_to: str = ""
    archived: str = ""
    archived_day: str = ""
    origin: str = ""
    day: str = ""


class WorkLookup(Protocol):
    """A place where works are looked up."""

    def prepare(self, references: Sequence[Reference]) -> None:
        """Make ready for the references of a run: several of them may go into one request. May do nothing."""

    def find(self, reference: Reference) -> Answer:
        """Return what the place knows of an entry; an index that fails is a failure of the answer, never an exception."""

    def find_notices(self, doi: str, pmid: str) -> Sequence[Notice]:
        """Return the publishers' notices about the work of an identifier, beyond those of the records that were found."""


class LinkLookup(Protocol):
    """What asks the addresses of entries."""

    def prepare(self, urls: Sequence[str]) -> None:
        """Make ready for the addresses of a run. May do nothing."""

    def check(self, url: str, day: str) -> LinkAnswer:
        """Return what an address answers. day: EDTF, when the author saw the page; of several archived copies the nearest."""
