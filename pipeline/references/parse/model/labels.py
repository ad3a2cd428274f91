"""The label scheme of the CRF: one letter for each field of a reference; the letters are part of the trained weights."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from pipeline.text.regex import regex

Segment = tuple[int, int]  # first token, token after the last


class Label(StrEnum):
    """The fields that tokens are labelled with."""

    AUTHOR = "A"
    DATE = "Y"
    TITLE = "T"
    CONTAINER = "C"
    VOLUME = "V"
    ISSUE = "I"
    PAGES = "G"
    PUBLISHER = "P"
    PLACE = "L"
    EDITOR = "E"
    OTHER = "O"


_SEGMENTS = {label: regex(f"{label}+") for label in Label}


def segments(labels: Sequence[str], label: Label) -> Iterator[Segment]:
    """Yield the segments of one label, in order.

    >>> list(segments("AAYTTT", Label.TITLE))
    [(3, 6)]
    """
    for found in _SEGMENTS[label].finditer("".join(labels)):
        yield found.span()
