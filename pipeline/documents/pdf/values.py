"""What an engine says of a page: lines with their places, before anybody decides what a paragraph is.

Lengths are points; x grows to the right and y downwards from the top of the page as a person holds it.
"""

from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import NamedTuple

Tell = Callable[[int], None]  # called with the number of the page, from 0, before it is read


class Pages(NamedTuple):
    """Which pages are read, counted from 0: all but skip, and none from stop on."""

    skip: Container[int]
    stop: int


class Line(NamedTuple):
    """A stretch of text on one baseline. raised: (start, end) of superscripts in text. cells: rows of a table."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    raised: tuple[tuple[int, int], ...] = ()
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its lines in the order of the file, and those that run in another direction than most."""

    index: int
    label: str
    width: float
    height: float
    lines: tuple[Line, ...]
    aside: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """The file's own metadata, as it stands there."""

    title: str = ""
    author: str = ""
    created: str = ""
    doi: str = ""
