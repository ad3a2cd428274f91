"""Mask what is no prose of an article, so that no mention is looked for in it."""

from collections.abc import Sequence

from pipeline.model import BlockKind, Citation, Document, MarkKind, Span
from pipeline.model.span import blank


def mask_non_prose(document: Document, citations: Sequence[Citation], reference_lists: Sequence[Span]) -> str:
    """Return the text with reference lists, code, note marks and citations blanked; same length, so that spans hold."""
    code = [block.span for block in document.blocks if block.kind == BlockKind.CODE]
    notes = [mark.span for mark in document.marks if mark.kind in (MarkKind.NOTE, MarkKind.SUPERSCRIPT)]
    groups = [_masked_span(document.text, citation) for citation in citations]
    return blank(document.text, [*reference_lists, *code, *notes, *groups])


def _masked_span(text: str, citation: Citation) -> Span:
    """Return the part of a citation that is no prose: of the narrative "Lee (2017, p. 4)" the name is."""
    if not citation.narrative:
        return citation.group
    bracket = text.find("(", citation.group.start, citation.group.end)
    return Span(bracket, citation.group.end) if bracket >= 0 else citation.group
