"""Which of the candidate citations stay where styles compete: for the same characters, and for the text as a whole."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.citations.style import Style
from pipeline.model.citation import NO_LIST, Citation, Lookup
from pipeline.model.span import Span

Candidates = tuple[Style, Sequence[Citation]]
_FEWEST = 5  # citations that make a way of citing
SHAPE_ONLY = "rule:shape"  # Citation.by where nothing but its form speaks for a citation


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


def drop_unsupported(citations: Sequence[Citation]) -> Iterator[Citation]:
    """Yield the citations without those of form alone where the text cites otherwise: voucher codes, authors of species.

    A text that cites by number, key or note has its list for that; "(Muz. 1837)" beside it, of no author of the list,
    is chance, unless authors of the list are cited by name and year as often.
    """
    shaped = sum(c.by == SHAPE_ONLY for c in citations)
    supported = sum(c.by != SHAPE_ONLY and c.lookup == Lookup.NAMES_AND_YEAR for c in citations)
    others = sum(c.lookup in (Lookup.LABEL, Lookup.CITEKEY) and c.by != NO_LIST for c in citations)
    dropped = others >= max(shaped, _FEWEST) and supported <= shaped
    yield from (c for c in citations if not (dropped and c.by == SHAPE_ONLY))
