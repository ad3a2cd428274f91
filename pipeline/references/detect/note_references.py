"""References that stand in the notes: "Müller, H., Titel, Berlin 2004, S. 12." is one, "Ibid., p. 4" is none."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.lexicon import fragment
from pipeline.model import Document, Reference, Span
from pipeline.model.reference import NOTE_LABEL
from pipeline.model.span import blank
from pipeline.references.detect.works import reads_like_work
from pipeline.references.parse import parse
from pipeline.references.parse.rules.repeated_authors import fill_repeated_authors
from pipeline.text.names import fold
from pipeline.text.notes import Note, find_notes, read_back_reference, resolve

# one page cited, at the end: ", S. 12.", ", at 22", not the range of an article
_CITED_PAGE = re.compile(
    rf"(?P<locator>,\s(?:(?:pp?|S|p[aá]g|с)\.\s?\d{{1,5}}\s?(?:ff?\.?)?|{fragment('references.here_words')}[^,;]{{1,40}}"
    r"|at\s\d{1,5}(?:\s?[-–]\s?\d{1,5})?)|(?<=\)),\s\d{1,5}(?:\s?[-–]\s?\d{1,5})?)[\s.)]*$"
)


_HEAD, _HEAD_WORDS = 60, 2  # characters and words by which a note names a work again
_SHORT_FORM = 0.7  # of the characters of the first note on a work at most


def find_reference_notes(document: Document) -> tuple[Note, ...]:
    """Return the notes that may hold references; a plain numbered list of references under "Notes" is left to sections.py."""
    notes = find_notes(document)
    text = document.text
    several = any(
        len(note.statements) > 1 or any(read_back_reference(s.of(text)) for s in note.statements) for note in notes
    )
    return notes if several or any(note.marked for note in notes) or _has_short_form(notes, text) else ()


def _has_short_form(notes: Sequence[Note], text: str) -> bool:
    """Tell whether a note names an earlier one's work again in fewer words: "Ferry Board, Report 2015, p. 31"."""
    lengths: dict[str, int] = {}
    for note in notes:
        head = " ".join(fold(note.span.of(text)[:_HEAD]).split()[:_HEAD_WORDS])
        if len(note.span) < _SHORT_FORM * lengths.get(head, 0):
            return True
        lengths[head] = max(lengths.get(head, 0), len(note.span))
    return False


def blank_notes(document: Document, notes: Sequence[Note]) -> Document:
    """Return the document with its notes blanked, so that no list is looked for in them."""
    return replace(document, text=blank(document.text, [note.span for note in notes])) if notes else document


def find_note_references(document: Document, listed: Sequence[Reference]) -> tuple[list[Reference], list[Span]]:
    """Return the references of the notes that the list has not, and the spans that name works and say no more.

    label: "note 3", "note 3 (2)" for the second work of a note. Never raises.
    """
    found: list[Reference] = []

    def read(span: Span, previous: Reference | None) -> Reference | None:
        reference = _parse_statement(document.text, span, previous)
        if reference:
            found.append(reference)
        return reference

    works = list(resolve(document, listed, read))
    notes: dict[Span, Note] = {}
    for work in works:
        if work.reference and work.reference.span:
            notes.setdefault(work.reference.span, work.note)
    return list(_label(found, notes)), [work.span for work in works]


def _label(references: Sequence[Reference], notes: Mapping[Span, Note]) -> Iterator[Reference]:
    """Yield the references with the label of the note that gives them first."""
    counts: dict[str, int] = {}
    for reference in references:
        assert reference.span is not None
        note = notes[reference.span]
        label = f"{NOTE_LABEL}{note.label}" if not note.part else f"{NOTE_LABEL}{note.part + 1}.{note.label}"
        counts[label] = counts.get(label, 0) + 1
        yield replace(reference, label=label if counts[label] == 1 else f"{label} ({counts[label]})")


def _parse_statement(text: str, span: Span, previous: Reference | None) -> Reference | None:
    """Return the work that a statement gives in full, without the page cited at its end; None where it gives none."""
    statement = span.of(text)
    if not reads_like_work(statement):
        return None
    page = _CITED_PAGE.search(statement)
    span = Span(span.start, span.start + page.start("locator")) if page else span
    reference = parse(span.of(text), span=span)
    if previous:
        *_, reference = fill_repeated_authors([previous, reference])
    return replace(reference, label="")
