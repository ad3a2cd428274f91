"""A text with parts cut out, its marks moved along."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from pipeline.model import Mark, Span


def cut(text: str, marks: Iterable[Mark], spans: Iterable[Span]) -> tuple[str, list[Mark]]:
    """Return the text without the spans, and the marks of what stays; a mark that loses all its text is dropped.

    >>> cut("^ Lee, Tides", [], [Span(0, 2)])
    ('Lee, Tides', [])
    """
    cuts = _merged(spans)
    if not cuts:
        return text, list(marks)
    starts = [span.start for span in cuts]
    removed = [0, *accumulate(len(span) for span in cuts)]

    def place(offset: int) -> int:
        i = bisect_right(starts, offset)
        return offset - removed[i] + (max(0, cuts[i - 1].end - offset) if i else 0)

    edges = [0, *(edge for span in cuts for edge in (span.start, span.end)), len(text)]
    parts = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    moved = ((mark, Mark(mark.kind, Span(place(mark.span.start), place(mark.span.end)), mark.value)) for mark in marks)
    return "".join(parts), [new for old, new in moved if len(new.span) or not len(old.span)]


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, those that touch as one."""
    merged: list[Span] = []
    for span in sorted(span for span in spans if len(span)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
