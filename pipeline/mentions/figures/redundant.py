"""Values that are no rows of their own: the units of a date ("two years ago"), a number that refers back ("the two")."""

import re
from collections.abc import Sequence

from pipeline.lexicon import fragment
from pipeline.model import Figure, FigureKind, Time, TimeKind
from pipeline.text.regex import regex

_REACH = 24
# "between the two", "these three", "in the past year or two"; no noun stands behind
_REFERS_BACK = regex(rf"\b{fragment('figures.back_references')} $", re.IGNORECASE)
_WORDED = regex(r"[A-Za-z]+")


def drop_redundant(figures: Sequence[Figure], times: Sequence[Time], text: str) -> tuple[Figure, ...]:
    """Return the figures but those that a date or a noun before them already says.

    A duration that is a part of a date ("the last four months of 2016", "two years ago") is where that date lies; "the two" of
    "between the two" counts what has been counted before.

    Args:
        times: of the same text, in any order.
    """
    dates = sorted((time.span for time in times if time.kind == TimeKind.DATE), key=lambda span: span.start)
    rows, i = [], 0
    for figure in sorted(figures, key=lambda f: f.span):
        while i < len(dates) and dates[i].end <= figure.span.start:
            i += 1
        inside = i < len(dates) and dates[i].start <= figure.span.start and figure.span.end <= dates[i].end
        if not inside and not _refers_back(figure, text):
            rows.append(figure)
    return tuple(rows)


def _refers_back(figure: Figure, text: str) -> bool:
    """Tell whether a small number in words counts nothing of its own: "the two"."""
    if (
        figure.unit
        or figure.kind not in (FigureKind.LEVEL, FigureKind.COUNT)
        or not _WORDED.fullmatch(figure.span.of(text))
    ):
        return False
    before = text[max(0, figure.span.start - _REACH) : figure.span.start]
    return bool(_REFERS_BACK.search(before))
