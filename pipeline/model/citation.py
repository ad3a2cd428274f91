"""A citation in the running text, and where it leads."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.span import Span

# Citation.by of a mark whose note the document does not have
NO_NOTE = "rule:note without text"


class Style(StrEnum):
    """How a text cites; docs/citations.md shows each. Third parties may add styles of their own."""

    AUTHOR_DATE = "author-date"
    AUTHOR_PAGE = "author-page"
    NARRATIVE = "narrative"
    NUMERIC = "numeric"
    SUPERSCRIPT = "superscript"
    NOTE = "note"
    KEY = "key"


class LinkStatus(StrEnum):
    """Where a citation leads: to one work, to several that fit, to none."""

    LINKED = "linked"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"


class Difference(StrEnum):
    """What tells a citation from the reference nearest to it."""

    NONE = ""
    YEAR = "year"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited work at one place: "(Lee, 2017; Smith 2018a, b)" are three.

    span: without brackets, "Lee, 2017". group: the whole bracket or narrative citation that it shares with others.
    names: family names or an institution, without "et al."; etal tells whether that stood there.
    year: "2018b", "n.d.", "" for numeric ones. label: "3" for [3]. locator: "p. 14".
    style: author-date | author-page | narrative | numeric | superscript | note | key.
    """

    id: str
    span: Span
    group: Span
    names: tuple[str, ...] = ()
    year: str = ""
    label: str = ""
    locator: str = ""
    style: str = "author-date"
    etal: bool = False
    by: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a citation leads. ambiguous keeps ALL candidates, best first; missing has none.

    reason: one sentence in words. suggestion: what to look at when it is not plainly linked.
    nearest: of a missing one, the reference that fits but for its year or its name; differs: "year" | "name" | "".
    A linked one whose name is spelled otherwise in the list has differs "name" too.
    """

    citation: str
    span: Span
    status: LinkStatus
    references: tuple[str, ...] = ()
    reason: str = ""
    suggestion: str = ""
    nearest: str = ""
    differs: str = ""
