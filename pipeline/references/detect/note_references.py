"""References that stand in the notes: "Müller, H., Titel, Berlin 2004, S. 12." is one, "Ibid., p. 4" is none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model import Document, Reference, Span
from pipeline.model.reference import NOTE_LABEL
from pipeline.model.span import blank
from pipeline.references.detect.recognise import like_reference, opens
from pipeline.references.parse.parser import parse
from pipeline.references.parse.rules import organisations
from pipeline.references.parse.rules.repeated_authors import fill
from pipeline.text.notes import Note, find_notes, read_back_reference, resolve

# place and year, or publisher and year: ", Berlin 2004", "(Oxford: Anchor Press, 2004)"
_PLACED = re.compile(r"[,.(:]\s?(?:[^\W\d_a-z][\w.’'-]{1,30},?[\s/]){1,3}(?:(?:1[5-9]|20)\d\d)(?![\w–-])")
# a piece in a newspaper, “Title,” The Courier, 2 February 2023
_PRINTED = re.compile(
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
    r"(?<!\w)(?:Act|Law|Treaty|Convention|Charter|Directive|Regulation|Decree|Gesetz|Verordnung|Vertrag|Richtlinie|Loi|Décret|Traité|Ley|Decreto"
    r"|Tratado|Lei|Portaria|Закон)(?!\w).{0,120}?(?<!\d)(?:1[5-9]|20)\d\d(?!\d)"
)
_BRIEF = 160  # characters of a note that names a law and says no more
_ADDRESS = re.compile(r"https?://\S{4,400}")
_DATED = re.compile(
    r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\b(?:n\.\s?d|s\.\s?d|o\.\s?J)\.|\bforthcoming|\bin\spress|\b10\.\d{4,9}/|https?://"
)
# a finite verb outside quotation marks: the note says something of its own
_SAYS = re.compile(
    r"(?<!\w)(?:is|are|was|were|has|have|had|does|did|will|would|can|could|should|may|ist|sind|waren|hat|haben|hatte|wird|werden|"
    r"wurde|wurden|kann|sont|était|ont|fue|eran|foi|são|è|sono|we|they|he|she)(?!\w)"
)
_QUOTED = re.compile(
    r"“[^”]{0,300}”|\"[^\"]{0,300}\"|«[^»]{0,300}»|„[^“”]{0,300}[“”]|(?<!\w)[‘'][^’']{0,300}[’'](?!\w)"
)
# one page cited, at the end: ", S. 12.", ", at 22", not the range of an article
_PAGE = re.compile(
    r"(?P<whole>,\s(?:(?:pp?|S|p[aá]g|с)\.\s?\d{1,5}\s?(?:ff?\.?)?|(?:here|hier|ici|aquí|aqui)[^,;]{1,40}|at\s\d{1,5}(?:\s?[-–]\s?\d{1,5})?)|(?<=\)),\s\d{1,5}(?:\s?[-–]\s?\d{1,5})?)[\s.)]*$"
)
_LONGEST = 700  # characters of a reference in a note


def numbered(document: Document) -> tuple[Note, ...]:
    """Return the notes that are read here; a plain numbered list of references under "Notes" is left to section.py."""
    notes = find_notes(document)
    text = document.text
    several = any(
        len(note.statements) > 1 or any(read_back_reference(s.of(text)) for s in note.statements) for note in notes
    )
    return notes if several or any(note.marked for note in notes) else ()


def without(document: Document, notes: Sequence[Note]) -> Document:
    """Return the document with its notes blanked, so that no list is looked for in them."""
    return replace(document, text=blank(document.text, [note.span for note in notes])) if notes else document


def find(document: Document, listed: Sequence[Reference]) -> tuple[list[Reference], list[Span]]:
    """Return the references of the notes that the list has not, and the stretches that name works and say no more.

    label: "note 3", "note 3 (2)" for the second work of a note. Never raises.
    """
    found: list[Reference] = []

    def reads(span: Span, last: Reference | None) -> Reference | None:
        reference = _read(document.text, span, last)
        if reference:
            found.append(reference)
        return reference

    works = list(resolve(document, listed, reads))
    homes: dict[Span, Note] = {}
    for work in works:
        if work.reference and work.reference.span:
            homes.setdefault(work.reference.span, work.note)
    return list(_labelled(found, homes)), [work.span for work in works]


def _labelled(found: Sequence[Reference], homes: dict[Span, Note]) -> Iterator[Reference]:
    """Yield the references with the label of the note that gives them first."""
    seen: dict[str, int] = {}
    for reference in found:
        assert reference.span is not None
        note = homes[reference.span]
        label = f"{NOTE_LABEL}{note.label}" if not note.part else f"{NOTE_LABEL}{note.part + 1}.{note.label}"
        seen[label] = seen.get(label, 0) + 1
        yield replace(reference, label=label if seen[label] == 1 else f"{label} ({seen[label]})")


def _read(text: str, span: Span, last: Reference | None) -> Reference | None:
    """Read a statement that gives a work in full; None where it does not. The page cited at its end is left out."""
    said = span.of(text)
    if not _full(said):
        return None
    page = _PAGE.search(said)
    bare = Span(span.start, span.start + page.start("whole")) if page else span
    parsed = parse(bare.of(text), span=bare)
    if last:
        *_, parsed = fill([last, parsed])
    return replace(parsed, label="")


def _full(said: str) -> bool:
    """Tell whether a statement gives a work in full, not only a word about one.

    >>> _full("Müller, H., Titel, Berlin 2004, S. 12."), _full("Rivers Act 1951, s 3."), _full("Sums are in dollars of 2004.")
    (True, True, False)
    >>> _full("Ada Lind, “Quays First,” The Courier, 2 May 2019."), _full("They spoke of “quays,” Ada Lind in May 2019.")
    (True, False)
    """
    if (
        not 12 <= len(said) <= _LONGEST
        or not _DATED.search(said)
        or _SAYS.search(_QUOTED.sub(" ", _ADDRESS.sub(" ", said)))
    ):
        return False
    if like_reference(said) or any(telling.search(said) for telling in (_ADDRESS, _CASE, _SYMBOL, _PRINTED)):
        return True
    if len(said) <= _BRIEF and _LAW.search(said):
        return True
    return _PLACED.search(said) is not None and (opens(said) or organisations.take(said)[1] > 0)
