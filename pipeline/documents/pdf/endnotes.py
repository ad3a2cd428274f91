"""Endnotes below a heading "Notes", and superscripts that point to a note of the document."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.documents.pdf.note_labels import note_label, without_label
from pipeline.documents.pdf.paragraphs import Paragraph
from pipeline.model import BlockKind, MarkKind, Piece
from pipeline.text.reference_headings import is_notes_heading

Place = tuple[int, int]  # number of a piece, and of a mark in it
_SAME_SIZE = 0.06  # relative difference of two sizes that count as one
_NUMBERED = frozenset([BlockKind.PARAGRAPH, BlockKind.ITEM])  # as which numbered notes are read


def convert_endnotes(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs, numbered ones below a heading "Notes" as notes, until the next heading.

    So are those in the type of a note that count up to it from 1, right before it: a column ended between them.
    """
    below_heading = False
    counted: list[Paragraph] = []  # numbered paragraphs that count up from 1
    for paragraph in paragraphs:
        if counted and paragraph.kind == BlockKind.NOTE and _leads_up_to(counted, paragraph):
            yield from map(_as_note, counted)
            counted = []
        label = note_label(paragraph.first) if paragraph.kind in _NUMBERED and not paragraph.is_rotated else ""
        if label == "1" or not counted or label != str(len(counted) + 1):
            yield from counted
            counted = []
        if paragraph.kind == BlockKind.HEADING:
            below_heading = is_notes_heading(paragraph.first.text)
        if label and not below_heading and label == str(len(counted) + 1):
            counted.append(paragraph)
        else:
            yield _as_note(paragraph) if label and below_heading else paragraph
    yield from counted


def _leads_up_to(counted: Sequence[Paragraph], note: Paragraph) -> bool:
    """Return whether numbered paragraphs count up to a note, in its type."""
    same_size = all(abs(p.first.size - note.first.size) <= _SAME_SIZE * note.first.size for p in counted)
    return same_size and note.label == str(len(counted) + 1)


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
    """Yield the pieces, each superscript that calls a note as its mark.

    A note at the foot of a page is called by the first mark of its label on that page, or on the page before; the others
    may cite entries of a list. An endnote is called by every mark of its label.
    """
    marks = list(_superscripts(pieces))
    first: dict[tuple[int, str], Place] = {}
    for page, label, place in marks:
        first.setdefault((page, label), place)
    endnotes, footnotes = _labels(pieces)
    calls = {first[note] for note in footnotes if note in first}
    for page, label in footnotes:
        if (page, label) not in first and (page - 1, label) in first:
            calls.add(first[page - 1, label])
    calls.update(place for _, label, place in marks if label in endnotes)
    for i, piece in enumerate(pieces):
        if any((i, j) in calls for j in range(len(piece.marks))):
            linked = [
                replace(mark, kind=MarkKind.NOTE) if (i, j) in calls else mark for j, mark in enumerate(piece.marks)
            ]
            yield replace(piece, marks=tuple(linked))
        else:
            yield piece


def _superscripts(pieces: Sequence[Piece]) -> Iterator[tuple[int, str, Place]]:
    """Yield page, value and place of each superscript, in text order."""
    numbers = _page_numbers(pieces)
    for i, piece in enumerate(pieces):
        page = piece.page
        for j, mark in enumerate(piece.marks):
            if mark.kind == MarkKind.PAGE:
                page = mark.value
            elif mark.kind == MarkKind.SUPERSCRIPT:
                yield numbers[page], mark.value, (i, j)


def _labels(pieces: Sequence[Piece]) -> tuple[set[str], list[tuple[int, str]]]:
    """Return the labels of the endnotes, and page and label of each note at a page's foot."""
    numbers = _page_numbers(pieces)
    endnotes: set[str] = set()
    footnotes: list[tuple[int, str]] = []
    below_heading = False
    for piece in pieces:
        if piece.kind == BlockKind.HEADING:
            below_heading = is_notes_heading(piece.text)
        elif piece.kind == BlockKind.NOTE and below_heading:
            endnotes.add(piece.label)
        elif piece.kind == BlockKind.NOTE:
            footnotes.append((numbers[piece.page], piece.label))
    return endnotes, footnotes


def _page_numbers(pieces: Sequence[Piece]) -> dict[str, int]:
    """Return label → number of each page, counted in text order."""
    labels = (
        label
        for piece in pieces
        for label in (piece.page, *(mark.value for mark in piece.marks if mark.kind == MarkKind.PAGE))
    )
    return {label: i for i, label in enumerate(dict.fromkeys(labels))}
