"""Ranges of citations by key: "[1]–[4]", where only the ends are marked, cites the works between them too."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model import Mark, MarkKind, Piece, Span
from pipeline.text.regex import regex

_DASH = regex(r"[\]\s)]{0,2}[-‐‑–—−][\s\[(]{0,2}")  # between two marks
_NUMBER = regex(r"[\s\[(]{0,2}(?P<first>\d{1,4})(?:[-‐‑–—−](?P<last>\d{1,4}))?[\s\])]{0,2}")  # "[3]", "1–4" in one mark
_WIDEST = 80  # works of one range


def fill_ranges(piece: Piece, keys: Sequence[str]) -> Piece:
    """Return a piece in which the works of a range share its span.

    Args:
        piece: the block.
        keys: of the works, in the order of the list.
    """
    cited = [mark for mark in piece.marks if mark.kind == MarkKind.CITEKEY]
    if not cited:
        return piece
    places = {key: i for i, key in enumerate(keys)}
    others = [mark for mark in piece.marks if mark.kind != MarkKind.CITEKEY]
    filled = list(_fill(piece.text, sorted(cited, key=lambda mark: mark.span), keys, places))
    return replace(piece, marks=(*others, *filled))


def _fill(text: str, marks: Sequence[Mark], keys: Sequence[str], places: Mapping[str, int]) -> Iterator[Mark]:
    """Yield the marks of a block; the end of a range takes its beginning with it."""
    pending: Mark | None = None
    for mark, following in pairwise([*marks, None]):
        assert mark is not None
        if pending is None and (inside := _range_inside(text, mark, marks, keys, places)):
            yield from inside
        elif pending is not None:
            between = keys[places[pending.value] : places[mark.value] + 1]
            yield from (Mark(MarkKind.CITEKEY, Span(pending.span.start, mark.span.end), key) for key in between)
            pending = None
        elif following is not None and _is_range(text, mark, following, places):
            pending = mark
        else:
            yield mark


def _is_range(text: str, first: Mark, last: Mark, places: Mapping[str, int]) -> bool:
    """Tell whether two marks are the ends of a range of works that stand in the order of the list."""
    left, right = _NUMBER.fullmatch(first.span.of(text)), _NUMBER.fullmatch(last.span.of(text))
    if not left or not right or left["last"] or right["last"]:
        return False
    if not _DASH.fullmatch(text[first.span.end : last.span.start]):
        return False
    distance = int(right["first"]) - int(left["first"])
    return 0 < distance == places.get(last.value, -1) - places.get(first.value, -1) < _WIDEST


def _range_inside(
    text: str, mark: Mark, marks: Sequence[Mark], keys: Sequence[str], places: Mapping[str, int]
) -> list[Mark]:
    """Return the works of a range that is one mark and names its first work only: "1–4" with the key of 1."""
    numbers = _NUMBER.fullmatch(mark.span.of(text))
    if not numbers or not numbers["last"] or sum(other.span == mark.span for other in marks) > 1:
        return []
    start, count = places.get(mark.value, -1), int(numbers["last"]) - int(numbers["first"]) + 1
    if start < 0 or not 1 < count < _WIDEST or start + count > len(keys):
        return []
    return [Mark(MarkKind.CITEKEY, mark.span, key) for key in keys[start : start + count]]
