"""Endnotes below a heading "Notes", and superscripts that point to a note of the document."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.documents.pdf.note_labels import note_label, without_label
from pipeline.documents.pdf.paragraphs import Paragraph
from pipeline.lexicon import fragment
from pipeline.model import BlockKind, Mark, MarkKind, Piece

_NOTES_HEADING = re.compile(rf"(?:\d+\.?\s+)?{fragment('citations.note_headings')}\W*", re.IGNORECASE)
_NUMBERED = frozenset([BlockKind.PARAGRAPH, BlockKind.ITEM])  # as which numbered notes are read


def convert_endnotes(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs, numbered ones below a heading "Notes" as notes, until the next heading."""
    below_heading = False
    for paragraph in paragraphs:
        if paragraph.kind == BlockKind.HEADING:
            below_heading = _NOTES_HEADING.fullmatch(paragraph.first.text.strip()) is not None
        may_be_note = below_heading and paragraph.kind in _NUMBERED and not paragraph.is_rotated
        yield _as_note(paragraph) if may_be_note else paragraph


def _as_note(paragraph: Paragraph) -> Paragraph:
    """Return a numbered paragraph as a note; one without a number stays what it is."""
    label = note_label(paragraph.first)
    if not label:
        return paragraph
    page, first = paragraph.lines[0]
    return paragraph._replace(
        kind=BlockKind.NOTE, label=label, lines=((page, without_label(first)), *paragraph.lines[1:])
    )


def link_note_marks(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces, each superscript for which there is a note of that label as the mark of the note."""
    labels = {piece.label for piece in pieces if piece.kind == BlockKind.NOTE}
    for piece in pieces:
        yield replace(piece, marks=tuple(_link(mark, labels) for mark in piece.marks)) if piece.marks else piece


def _link(mark: Mark, labels: set[str]) -> Mark:
    return replace(mark, kind=MarkKind.NOTE) if mark.kind == MarkKind.SUPERSCRIPT and mark.value in labels else mark
