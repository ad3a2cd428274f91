"""The sentences in which an article says something: no headings, tables or code, no reference list, no author's biography."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model import Block, Citation, Document, Span
from pipeline.model.ids import V
from pipeline.model.span import blank, inside_any
from pipeline.text.sentences import sentences

_PROSE = frozenset({"paragraph", "item", "quote", "note"})
_WORD = re.compile(r"\w")


def paragraphs(document: Document, citations: Sequence[Citation], apart: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield the sentences of each block of prose, in text order.

    apart: reference lists. After the last of them only notes and blocks that cite are prose. A bracket that stands
    alone behind the full stop, "It grew. (Lee, 2017)", belongs to the sentence before it.
    """
    text = document.text
    bare = blank(text, (c.group for c in citations))
    blocks = document.blocks or (Block("paragraph", Span(0, len(text))),)
    last = max((span.end for span in apart), default=len(text))
    cites = set(within(citations, [block.span for block in blocks]))
    found = within_blocks(sentences(text), blocks)
    for i, block in enumerate(blocks):
        tail = block.span.start >= last and block.kind != "note" and i not in cites
        if block.kind in _PROSE and not tail:
            kept = [span for span in found[i] if not inside_any(span, apart)]
            if kept:
                yield tuple(_joined(kept, bare))


def within_blocks(spans: Iterable[Span], blocks: Sequence[Block]) -> dict[int, list[Span]]:
    """Return number of the block → the spans that begin in it."""
    starts = [block.span.start for block in blocks]
    out: dict[int, list[Span]] = defaultdict(list)
    for span in spans:
        out[bisect_right(starts, span.start) - 1].append(span)
    return out


def within(values: Iterable[V], spans: Sequence[Span]) -> dict[int, list[V]]:
    """Return number of the span → the values that touch it. spans: in order, not overlapping. Linear but for the bisection."""
    starts = [span.start for span in spans]
    out: dict[int, list[V]] = defaultdict(list)
    for value in values:
        i = max(0, bisect_right(starts, value.span.start) - 1)
        while i < len(spans) and spans[i].start < value.span.end:
            if spans[i].overlaps(value.span):
                out[i].append(value)
            i += 1
    return out


def _joined(spans: Sequence[Span], bare: str) -> Iterator[Span]:
    """Join a sentence that holds nothing but citations to the one before."""
    before: Span | None = None
    for span in spans:
        if before and not _WORD.search(span.of(bare)):
            before = Span(before.start, span.end)
            continue
        if before:
            yield before
        before = span
    if before:
        yield before
