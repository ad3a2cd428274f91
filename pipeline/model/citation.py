"""A citation in the running text, and where it leads."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.span import Span

# Citation.by of a mark whose note the document does not have
NO_NOTE = "rule:note without text"
# Citation.by of a number that counts up through a document without a list of works
NO_LIST = "rule:number without list"
# between the labels of several works that one citation may mean
LABEL_SEPARATOR = " | "
# Citation.by of a work that the sentence names without year, number or note
NAMED = "rule:named"


class Lookup(StrEnum):
    """How the reference of a citation is looked up in the list."""

    NAMES_AND_YEAR = "names and year"
    AUTHOR = "author"  # whatever the year; words of the title decide between works of one author
    LABEL = (
        "label"  # the label or the id of each work it may mean, or the place in the list; without one by names and year
    )
    CITEKEY = "citekey"  # the key of a .bib entry, else the label
    ADDRESS = "address"  # the label is the address of the work
    NAMED = "named"  # the label is the id of the one work of the list that has the name in the sentence


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
    style: the name of the style, as the tables show it. lookup: how its reference is found; both come from citations.Style.
    narrative: the names are part of the sentence, "Lee (2017) finds", and only the bracket behind them is not prose.
    """

    id: str
    span: Span
    group: Span
    names: tuple[str, ...] = ()
    year: str = ""
    label: str = ""
    locator: str = ""
    style: str = ""
    etal: bool = False
    by: str = ""
    narrative: bool = False
    lookup: Lookup = Lookup.NAMES_AND_YEAR


@dataclass(frozen=True, slots=True)
class Link:
    """Where a citation leads. ambiguous keeps ALL candidates, best first; missing has none.

    reason: one sentence in words. suggestion: what to look at when it is not plainly linked.
    nearest: of a missing one, the reference that fits but for its year or its name; differs: by what of it.
    A linked one whose name is spelled otherwise in the list has differs "name" too.
    """

    citation: str
    span: Span
    status: LinkStatus
    references: tuple[str, ...] = ()
    reason: str = ""
    suggestion: str = ""
    nearest: str = ""
    differs: Difference = Difference.NONE
