"""References that stand in the notes: "Müller, H., Titel, Berlin 2004, S. 12." is one, "Ibid., p. 4" is none."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.lexicon import fragment
from pipeline.model import Document, Reference, Span
from pipeline.model.reference import NOTE_LABEL
from pipeline.model.span import blank
from pipeline.references.detect.works import may_be_work, reads_like_work
from pipeline.references.parse import parse
from pipeline.references.parse.rules.repeated_authors import fill_repeated_authors
from pipeline.text.names import fold
from pipeline.text.notes import Note, NotedWork, find_notes, name_in_short_title, read_back_reference, resolve
from pipeline.text.notes.back_references import PLACE
from pipeline.text.regex import regex

# one page cited, at the end: ", S. 12.", ", at 22", not the range of an article
_CITED_PAGE = regex(
    rf"(?P<locator>,\s(?:(?:pp?|S|p[aá]g|с)\.\s?\d{{1,5}}\s?(?:ff?\.?)?|{fragment('references.here_words')}[^,;]{{1,40}}"
    r"|at\s\d{1,5}(?:\s?[-–]\s?\d{1,5})?)|(?<=\)),\s\d{1,5}(?:\s?[-–]\s?\d{1,5})?)[\s.)]*$"
)

# behind a day any place: ", 18 April 2024, Table 1"
_CITED_PLACE = regex(
    rf"\d{{1,2}}\.?\s[^\W\d_]{{3,12}}\.?\s(?:1[5-9]|20)\d\d(?:\s\([^()]{{2,60}}\))?(?P<locator>,\s{PLACE}[^,;]{{0,60}})[\s.)]*$"
)
# a name and a title without page and year, "A. Dorn: Notes on the harbours of the south."
_NAME_AND_TITLE = regex(r"(?:[^\W\d_a-z][\w.’'-]{0,30}\s?){1,4}:\s[“\"]?[^\W\d_a-z][^;:]{8,160}")
_FEWEST = 2  # works without a year that make a habit
_MOST = 0.6  # of the notes cite a work
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
    found, works = _read_notes(document, listed, reads_like_work)
    wider = list(_wider_tests(document, listed, works))
    if wider:
        found, works = _read_notes(document, listed, lambda s: reads_like_work(s) or any(test(s) for test in wider))
    notes: dict[Span, Note] = {}
    for work in works:
        if work.reference and work.reference.span:
            notes.setdefault(work.reference.span, work.note)
    references = list(_label(found, notes))
    by_start = {reference.span.start: reference for reference in references if reference.span}
    works = list(resolve(document, listed, lambda span, _: by_start.get(span.start), references))
    return references, [work.span for work in works]


def _wider_tests(
    document: Document, listed: Sequence[Reference], works: Sequence[NotedWork]
) -> Iterator[Callable[[str], object]]:
    """Yield what else is a work in these notes.

    What a year closes, where most notes cite; author, title and page alone, where the notes of a text without a list give
    no years: "Dorn: Voyages, vol. i. p. 312."
    """
    citing = {work.note.span for work in works}
    if len(citing) >= _MOST * len(find_notes(document)):
        yield may_be_work
    unknown = sum(work.reference is None for work in works)
    if not listed and unknown >= max(_FEWEST, len(works) - unknown):
        yield name_in_short_title
        yield _NAME_AND_TITLE.fullmatch


def _read_notes(
    document: Document, listed: Sequence[Reference], is_work: Callable[[str], object]
) -> tuple[list[Reference], list[NotedWork]]:
    """Return the references that the notes give in full, and all works that they cite."""
    found: list[Reference] = []

    def read(span: Span, previous: Reference | None) -> Reference | None:
        reference = _parse_statement(document.text, span, previous, is_work)
        if reference:
            found.append(reference)
        return reference

    return found, list(resolve(document, listed, read))


def _label(references: Sequence[Reference], notes: Mapping[Span, Note]) -> Iterator[Reference]:
    """Yield the references with the label of the note that gives them first."""
    counts: dict[str, int] = {}
    for reference in references:
        assert reference.span is not None
        note = notes[reference.span]
        label = f"{NOTE_LABEL}{note.label}" if not note.part else f"{NOTE_LABEL}{note.part + 1}.{note.label}"
        counts[label] = counts.get(label, 0) + 1
        yield replace(reference, label=label if counts[label] == 1 else f"{label} ({counts[label]})")


def _parse_statement(
    text: str, span: Span, previous: Reference | None, is_work: Callable[[str], object]
) -> Reference | None:
    """Return the work that a statement gives in full, without the page cited at its end; None where it gives none."""
    statement = span.of(text)
    if not is_work(statement):
        return None
    page = _CITED_PLACE.search(statement) or _CITED_PAGE.search(statement)
    span = Span(span.start, span.start + page.start("locator")) if page else span
    reference = parse(span.of(text), span=span)
    if previous:
        *_, reference = fill_repeated_authors([previous, reference])
    return replace(reference, label="")
