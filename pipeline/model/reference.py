"""An entry of a reference list or of a .bib file."""

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from pipeline.model.span import Span

# Reference.by of a work that the article only links to
ADDRESS_ONLY = "rule:address"
# how the label of a reference begins that stands in a note: "note 3", "note 3 (2)"
NOTE_LABEL = "note "


class ReferenceKind(StrEnum):
    """Kinds of cited works; NONE of an entry in which nothing could be read."""

    NONE = ""
    ARTICLE = "article"
    BOOK = "book"
    CHAPTER = "chapter"
    REPORT = "report"
    THESIS = "thesis"
    NEWS = "news"
    WEB = "web"
    LAW = "law"
    CONFERENCE = "conference"
    PAPER = "paper"
    OTHER = "other"


# the two authors are Structs, not dataclasses: a union of them needs a tag to come back from JSON as what it was
class Person(msgspec.Struct, frozen=True, tag=True):
    """A human author; family keeps its particles ("van der Berg"); given may be initials."""

    family: str
    given: str = ""

    def __str__(self) -> str:
        return f"{self.family}, {self.given}" if self.given else self.family


class Organisation(msgspec.Struct, frozen=True, tag=True):
    """A corporate author, never cut in two."""

    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Reference:
    """A cited work as the list describes it. Every field may be empty; nothing is invented.

    span: where raw stands in the article, None from a .bib. label: "[3]" → "3". year is text: "2024a", "n.d.".
    accessed: EDTF day. files: what a .bib `file` field names.
    """

    id: str
    span: Span | None
    raw: str
    label: str = ""
    authors: tuple[Person | Organisation, ...] = ()
    year: str = ""
    title: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    doi: str = ""
    url: str = ""
    accessed: str = ""
    kind: ReferenceKind = ReferenceKind.NONE
    citekey: str = ""
    files: tuple[str, ...] = ()
    by: str = ""
