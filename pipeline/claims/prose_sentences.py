"""The sentences of running prose: no headings, tables or code, no reference list, no author's biography."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model import Block, BlockKind, Citation, Document, Span
from pipeline.model.ids import V
from pipeline.model.span import blank, inside_any
from pipeline.text.regex import regex
from pipeline.text.sentences import sentences

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.NOTE})
_WORD = regex(r"\w")


def prose_sentences(
    document: Document, citations: Sequence[Citation], reference_lists: Sequence[Span], furniture: Sequence[Span] = ()
) -> Iterator[tuple[Span, ...]]:
    """Yield the sentences of each block of prose, in text order.

    Behind the last reference list only notes and blocks that cite are prose. A bracket that stands alone behind the full stop,
    "It grew. (Lee, 2017)", belongs to the sentence before it.
    """
    text = document.text
    masked = blank(text, (*(c.group for c in citations), *furniture))
    blocks = document.blocks or (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    end = max((span.end for span in reference_lists), default=len(text))
    citing = set(values_by_span(citations, [block.span for block in blocks]))
    by_block = _spans_by_block(sentences(text), blocks)
    for i, block in enumerate(blocks):
        back_matter = block.span.start >= end and block.kind != BlockKind.NOTE and i not in citing
        if block.kind in _PROSE and not back_matter:
            spans = [span for span in by_block[i] if not inside_any(span, reference_lists)]
            if any(_WORD.search(span.of(masked)) or i in citing for span in spans):
                yield tuple(_join_citations(spans, masked))


def _spans_by_block(spans: Iterable[Span], blocks: Sequence[Block]) -> dict[int, list[Span]]:
    """Return number of the block → the spans that begin in it."""
    starts = [block.span.start for block in blocks]
    by_block: dict[int, list[Span]] = defaultdict(list)
    for span in spans:
        by_block[bisect_right(starts, span.start) - 1].append(span)
    return by_block


def values_by_span(values: Iterable[V], spans: Sequence[Span]) -> dict[int, list[V]]:
    """Return number of the span → the values that touch it. spans: in order, not overlapping. Linear but for the bisection."""
    starts = [span.start for span in spans]
    by_span: dict[int, list[V]] = defaultdict(list)
    for value in values:
        i = max(0, bisect_right(starts, value.span.start) - 1)
        while i < len(spans) and spans[i].start < value.span.end:
            if spans[i].overlaps(value.span):
                by_span[i].append(value)
            i += 1
    return by_span


def _join_citations(spans: Sequence[Span], masked: str) -> Iterator[Span]:
    """Join a sentence that holds nothing but citations to the one before."""
    before: Span | None = None
    for span in spans:
        if before and not _WORD.search(span.of(masked)):
            before = Span(before.start, span.end)
            continue
        if before:
            yield before
        before = span
    if before:
        yield before
