"""Mask what is no prose of an article, so that no mention is looked for in it."""

from collections.abc import Sequence

from pipeline.lexicon import fragment
from pipeline.model import BlockKind, Citation, Document, Mark, MarkKind, Span
from pipeline.model.span import blank
from pipeline.text.regex import regex

_REACH = 12  # characters before a raised text that say what it belongs to
# the ending of an ordinal, the power of a unit of length, the power of ten behind a sign of multiplication
_CONTINUED = regex(
    rf"[0-9]\0{fragment('figures.raised_endings')}$|(?:^|[\s0-9/])(?:mm|cm|dm|m|km|ft|in)\0[23²³]$|[x×·]\s?10\0[-−+⁻]?[0-9⁰¹²³⁴-⁹]{{1,2}}$|(?:^|[^0-9.,])10\0[-−⁻]?[3-9³⁴-⁹]$"
)


def mask_non_prose(
    document: Document,
    citations: Sequence[Citation],
    reference_lists: Sequence[Span],
    furniture: Sequence[Span] = (),
) -> str:
    """Return the text with reference lists, code, furniture, note marks and citations blanked; same length, so that spans hold."""
    code = [block.span for block in document.blocks if block.kind == BlockKind.CODE]
    notes = [mark.span for mark in document.marks if _is_note(document.text, mark)]
    groups = [_masked_span(document.text, citation) for citation in citations]
    return blank(document.text, [*reference_lists, *code, *furniture, *notes, *groups])


def _is_note(text: str, mark: Mark) -> bool:
    """Tell whether a mark is a raised note, and not part of what stands before it: "17th", "km2", "1.2 × 105"."""
    if mark.kind == MarkKind.SUPERSCRIPT:
        before = text[max(0, mark.span.start - _REACH) : mark.span.start]
        return not _CONTINUED.search(f"{before}\0{mark.span.of(text)}")
    return mark.kind == MarkKind.NOTE


def _masked_span(text: str, citation: Citation) -> Span:
    """Return the part of a citation that is no prose: of the narrative "Lee (2017, p. 4)" the name is."""
    if not citation.narrative:
        return citation.group
    bracket = text.find("(", citation.group.start, citation.group.end)
    return Span(bracket, citation.group.end) if bracket >= 0 else citation.group
