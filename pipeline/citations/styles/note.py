"""Citations by note: the mark in the text cites the works that its note names, in full, in short, or by "ibid."."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.citations.numbers import INSIDE
from pipeline.citations.style import Style
from pipeline.citations.styles import numeric, superscript
from pipeline.model.citation import NO_NOTE, Citation, Lookup
from pipeline.model.document import Document
from pipeline.model.reference import Person, Reference
from pipeline.model.span import Span, blank
from pipeline.text.authors import head_of
from pipeline.text.notes import Note, Work, find_notes, trace

# marks like [^9], but not [^a-z]
_MARK = re.compile(r"\[\^(?P<label>\d{1,4}|[^\W\d_]\w{2,30})\]")
_DATED = re.compile(r"(?P<name>.{2,80}) (?P<year>(?:1[5-9]|20)\d\d[a-z]?)")
Marks = dict[tuple[int, str], list[Span]]


def find(document: Document, references: Sequence[Reference]) -> Iterator[Citation]:
    """Yield one Citation a work and mark: "[^3]" whose note says "Lee 2017, p. 4; ibid., p. 5" yields two.

    label: of the reference, where it has one ("note 3"); names, year: its own. A pointer that leads nowhere keeps its
    name, or its own words, as the name. Notes without a work yield nothing. Never raises.
    """
    starts = {r.span.start: r for r in references if r.span and r.label.startswith(INSIDE)}

    def reads(span: Span, _: Reference | None) -> Reference | None:
        return starts.get(span.start)

    notes = find_notes(document)
    yield from _without_note(document)
    if not notes or _is_list(document.text, notes, references):
        return
    listed = [r for r in references if not r.label.startswith(INSIDE)]
    marks = _marks(document, notes)
    for work in trace(document, listed, reads):
        for mark in marks.get((work.note.part, work.note.label), ()):
            yield _citation(work, mark)


def _without_note(document: Document) -> Iterator[Citation]:
    """Yield the marks of Markdown whose notes are not there; they cite, and nobody can tell what."""
    known = {block.label for block in document.blocks if block.kind == "note"}
    code = [block.span for block in document.blocks if block.kind == "code"]
    for match in _MARK.finditer(document.text):
        span = Span(*match.span())
        if match["label"] not in known and not any(span.overlaps(other) for other in code):
            yield Citation("", span, span, (f"note {match['label']}",), by=NO_NOTE)


def _is_list(text: str, notes: Sequence[Note], references: Sequence[Reference]) -> bool:
    """Tell whether the numbered lines under "Notes" are the reference list itself, cited by its numbers."""
    first, last = notes[0].span.start, notes[-1].span.end
    entries = (r for r in references if r.span and not r.label.startswith(INSIDE))
    return not notes[0].marked and any(
        first <= r.span.start < last and r.span.of(text) == r.raw for r in entries if r.span
    )


def _citation(work: Work, mark: Span) -> Citation:
    """Put a work and the mark of its note together."""
    reference = work.reference
    if reference is None:
        dated = _DATED.fullmatch(work.name)
        name, year = (dated["name"], dated["year"]) if dated else (work.name, "")
        return Citation("", mark, mark, (name,), year, locator=work.locator, by="rule:note")
    names = tuple(a.family if isinstance(a, Person) else a.name for a in reference.authors)
    label = reference.label if reference.label.startswith(INSIDE) else ""
    return Citation(
        "",
        mark,
        mark,
        names or (head_of(reference.raw),),
        reference.year,
        label,
        work.locator,
        by="rule:note",
    )


def _marks(document: Document, notes: Sequence[Note]) -> Marks:
    """Return where the marks of each note stand."""
    return _read_marks(document, notes) if notes[0].marked else _raised_marks(document, notes)


def _read_marks(document: Document, notes: Sequence[Note]) -> Marks:
    """Give each mark of the reader to the first note of its label that comes behind it, else to the last."""
    by_label: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        by_label[note.label].append(note)
    found: Marks = defaultdict(list)
    for mark in document.marks:
        own = by_label.get(mark.value, []) if mark.kind == "note" else []
        if own and not any(note.span.overlaps(mark.span) for note in own):
            note = next((n for n in own if n.span.start > mark.span.start), own[-1])
            found[note.part, note.label].append(mark.span)
    return found


def _raised_marks(document: Document, notes: Sequence[Note]) -> Marks:
    """Find the numbers of plain notes in the text before them, in brackets or raised."""
    found: Marks = defaultdict(list)
    start = 0
    for part in sorted({note.part for note in notes}):
        own = [note for note in notes if note.part == part]
        text, end = document.text, own[0].span.start
        region = replace(document, text=blank(text, [Span(0, start), Span(end, len(text))]))
        labels = [Reference("", None, "", label=note.label) for note in own]
        for citation in list(numeric.find(region, labels)) or list(superscript.find(region, labels)):
            found[part, citation.label].append(citation.span)
        start = own[-1].span.end
    return found


STYLE = Style(name="note", find=find, lookup=Lookup.LABEL, reads_notes=True)
