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
