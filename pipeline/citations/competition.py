"""Which of the candidate citations stay where styles compete: for the same characters, and for the text as a whole."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.citations.style import Style
from pipeline.model.citation import Citation
from pipeline.model.span import Span

Candidates = tuple[Style, Sequence[Citation]]


def without_overlaps(found: Iterable[Candidates], excluded: Iterable[Span], length: int) -> Iterator[Candidates]:
    """Yield each style with those of its citations that overlap neither an earlier style nor an excluded span.

    length: of the text. The citations of one style may overlap: the works of a range share their span.
    """
    taken = bytearray(length + 1)
    for span in excluded:
        taken[span.start : span.end] = b"\x01" * len(span)
    for style, citations in found:
        free = [c for c in citations if not any(taken[c.span.start : c.span.end])]
        for citation in free:
            taken[citation.span.start : citation.span.end] = b"\x01" * len(citation.span)
        yield style, free


def keep_dominant_styles(found: Sequence[Candidates]) -> Iterator[Citation]:
    """Yield the citations of the styles that the text follows; a style too rare beside other systems is chance."""
    counts: Counter[str] = Counter()
    for style, citations in found:
        if style.system:
            counts[style.system] += len(citations)
    for style, citations in found:
        rivals = counts.total() - counts[style.system]
        dropped = bool(style.system) and counts[style.system] < style.least_share * rivals
        yield from (c for c in citations if not dropped or c.by in style.certain)
