"""What an engine yields of a file: pages of lines with their positions, before anything decides what a paragraph is.

Lengths are points; x grows to the right and y downwards from the top of the page as a person holds it.
"""

from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import NamedTuple

# called with the number of a page, from 0, before it is read
OnPage = Callable[[int], None]


class PageSelection(NamedTuple):
    """Which pages are read, counted from 0: all but skip, and none from stop on."""

    skip: Container[int]
    stop: int


class Line(NamedTuple):
    """Text on one baseline.

    Attributes:
        x0, x1: the left and right end of the text.
        y: the baseline.
        size: of the font.
        superscripts: (start, end) of those in the text.
        links: (start, end, address) of those in the text.
        cells: the rows of a table that stands in place of a line, cells separated by tabs.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    superscripts: tuple[tuple[int, int], ...] = ()
    cells: tuple[str, ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page: its lines in the order of the file, and apart from them those that run in another direction."""

    index: int
    label: str
    width: float
    height: float
    lines: tuple[Line, ...]
    rotated: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class FileMetadata:
    """The file's own metadata, unchecked."""

    title: str = ""
    author: str = ""
    created: str = ""
    doi: str = ""
