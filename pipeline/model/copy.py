"""A place on the web where a work may be had openly."""

from dataclasses import dataclass
from enum import StrEnum


class Version(StrEnum):
    """Which text of the work it is, best first; NONE where nobody says."""

    PUBLISHED = "published"
    ACCEPTED = "accepted"
    SUBMITTED = "submitted"
    NONE = ""

    @classmethod
    def of(cls, text: str | None) -> "Version":
        """Return the version that an index names: "publishedVersion"."""
        name = (text or "").removesuffix("Version")
        return cls(name) if name in set(cls) else cls.NONE


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a work.

    source: who names it: entry, arxiv, openalex, unpaywall, archive. kind: pdf, page, "" where it is not known.
    in_repository: it is in a repository of a university or a field. archived: EDTF day of an archived copy.
    """

    url: str
    source: str
    kind: str = ""
    version: Version = Version.NONE
    licence: str = ""
    in_repository: bool = False
    archived: str = ""


class FetchState(StrEnum):
    """What came of fetching a work. `meaning` says it in words."""

    meaning: str

    def __new__(cls, state: str, meaning: str) -> "FetchState":
        """Make a member from its name and its meaning."""
        member = str.__new__(cls, state)
        member._value_ = state
        member.meaning = meaning
        return member

    SAVED = "saved", "an open copy was saved"
    HAVE = "have", "a saved file is there already"
    NOT_OPEN = "not_open", "no open copy is known"
    BLOCKED = "blocked", "the site refuses programs; a person has to save it"
    TOO_LARGE = "too_large", "the copy is larger than allowed"
    WRONG_TYPE = "wrong_type", "what was sent is no document that citetrail reads"
    WRONG_WORK = "wrong_work", "the title of the work does not stand at the beginning of what was sent"
    UNSAFE = "unsafe", "the address must not be asked: it is none of the public web"
    FAILED = "failed", "no answer"
