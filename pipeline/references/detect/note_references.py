"""References that stand in the notes: "Müller, H., Titel, Berlin 2004, S. 12." is one, "Ibid., p. 4" is none."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.lexicon import either, fragment, words
from pipeline.model import Document, Reference, Span
from pipeline.model.reference import NOTE_LABEL
from pipeline.model.span import blank
from pipeline.references.detect.recognise import is_reference, opens_reference
from pipeline.references.parse import parse
from pipeline.references.parse.rules.organisations import parse_organisation
from pipeline.references.parse.rules.repeated_authors import fill_repeated_authors
from pipeline.text.notes import Note, find_notes, read_back_reference, resolve

# place and year, or publisher and year: ", Berlin 2004", "(Oxford: Anchor Press, 2004)"
_PLACE_AND_YEAR = re.compile(r"[,.(:]\s?(?:[^\W\d_a-z][\w.’'-]{1,30},?[\s/]){1,3}(?:(?:1[5-9]|20)\d\d)(?![\w–-])")
# a piece in a newspaper, “Title,” The Courier, 2 February 2023
_NEWS = re.compile(
    r"(?:,[”\"»]|[”\"»],)\s[^\W\d_a-z][^.;“”\"]{2,80},\s(?:\d{1,2}\s)?[^\W\d_a-z][^\W\d_]{2,9}\.?\s(?:\d{1,2},\s)?(?:1[5-9]|20)\d\d(?!\w)"
)
# what lawyers cite: "Oates v Lakeside [2017] UKSC 12", "Case C-12/99", "Rivers Act 1951, s 3", "Gesetz über Häfen vom 3. Mai 1951"
_CASE = re.compile(
    r"\[(?:1[5-9]|20)\d\d\]\s(?:\d{1,2}\s)?[A-Z][A-Za-z]{1,8}\s\d|\b(?:Case|Rs\.|Affaire)\s[CTF]-\d{1,4}/\d\d"
)
# documents of the United Nations and the European Union: "S/2023/532", "A/RES/ES-11/1", "FCCC/CP/2015/10/Add.1", "COM(2022) 230"
_SYMBOL = re.compile(
    r"(?<![\w/])(?:[A-Z]{1,8}(?:/[A-Z][A-Z.0-9-]{0,12}){0,4}/(?:[A-Z]{2}-)?\d{1,4}(?:/|\b)|(?:COM|SWD|JOIN)\s?\(\d{4}\)\s?\d)"
)
_LAW = re.compile(
    rf"(?<!\w){either(map(str.capitalize, words('references.legal_works')))}(?!\w).{{0,120}}?(?<!\d)(?:1[5-9]|20)\d\d(?!\d)"
)
_ADDRESS = re.compile(r"https?://\S{4,400}")
_DATED = re.compile(
    r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\b(?:n\.\s?d|s\.\s?d|o\.\s?J)\.|\bforthcoming|\bin\spress|\b10\.\d{4,9}/|https?://"
)
_STATEMENT = re.compile(rf"(?<!\w){fragment('references.statement_words')}(?!\w)")
_QUOTED = re.compile(
    r"“[^”]{0,300}”|\"[^\"]{0,300}\"|«[^»]{0,300}»|„[^“”]{0,300}[“”]|(?<!\w)[‘'][^’']{0,300}[’'](?!\w)"
)
# one page cited, at the end: ", S. 12.", ", at 22", not the range of an article
_CITED_PAGE = re.compile(
    rf"(?P<locator>,\s(?:(?:pp?|S|p[aá]g|с)\.\s?\d{{1,5}}\s?(?:ff?\.?)?|{fragment('references.here_words')}[^,;]{{1,40}}"
    r"|at\s\d{1,5}(?:\s?[-–]\s?\d{1,5})?)|(?<=\)),\s\d{1,5}(?:\s?[-–]\s?\d{1,5})?)[\s.)]*$"
)
_SHORTEST, _LONGEST = 12, 700  # characters of a reference in a note
_BRIEF = 160  # characters of a note that names a law and says no more


def find_reference_notes(document: Document) -> tuple[Note, ...]:
    """Return the notes that may hold references; a plain numbered list of references under "Notes" is left to sections.py."""
    notes = find_notes(document)
    text = document.text
    several = any(
        len(note.statements) > 1 or any(read_back_reference(s.of(text)) for s in note.statements) for note in notes
    )
    return notes if several or any(note.marked for note in notes) else ()


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
    if not _is_full_reference(statement):
        return None
    page = _CITED_PAGE.search(statement)
    span = Span(span.start, span.start + page.start("locator")) if page else span
    reference = parse(span.of(text), span=span)
    if previous:
        *_, reference = fill_repeated_authors([previous, reference])
    return replace(reference, label="")


def _is_full_reference(statement: str) -> bool:
    """Tell whether a statement gives a work in full, not only a word about one.

    >>> statements = ("Müller, H., Titel, Berlin 2004, S. 12.", "Rivers Act 1951, s 3.", "Sums are in dollars of 2004.")
    >>> [_is_full_reference(statement) for statement in statements]
    [True, True, False]
    >>> _is_full_reference("Ada Lind, “Quays First,” The Courier, 2 May 2019.")
    True
    >>> _is_full_reference("They spoke of “quays,” Ada Lind in May 2019.")
    False
    """
    if not _SHORTEST <= len(statement) <= _LONGEST or not _DATED.search(statement):
        return False
    if _STATEMENT.search(_QUOTED.sub(" ", _ADDRESS.sub(" ", statement))):
        return False
    if is_reference(statement) or any(sign.search(statement) for sign in (_ADDRESS, _CASE, _SYMBOL, _NEWS)):
        return True
    if len(statement) <= _BRIEF and _LAW.search(statement):
        return True
    return _PLACE_AND_YEAR.search(statement) is not None and (
        opens_reference(statement) or parse_organisation(statement)[1] > 0
    )
