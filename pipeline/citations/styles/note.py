"""Citations by note: the mark in the text cites the works that its note names, in full, in short, or by "ibid."."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.citations.style import Style
from pipeline.citations.styles import numeric, superscript
from pipeline.model.citation import LABEL_SEPARATOR, NO_NOTE, Citation, Lookup
from pipeline.model.document import BlockKind, Document, MarkKind
from pipeline.model.reference import NOTE_LABEL, Person, Reference, ReferenceKind
from pipeline.model.span import Span, blank
from pipeline.text.authors import head_of
from pipeline.text.notes import Note, NotedWork, find_notes, resolve
from pipeline.text.regex import regex

# marks like [^9], but not [^a-z]
_MARKDOWN_MARK = regex(r"\[\^(?P<label>\d{1,4}|[^\W\d_]\w{2,30})\]")
_DATED_NAME = regex(r"(?P<name>.{2,80}) (?P<year>(?:1[5-9]|20)\d\d[a-z]?)")
Marks = dict[tuple[int, str], list[Span]]  # (part, label of the note) → its marks


def find(document: Document, references: Sequence[Reference]) -> Iterator[Citation]:
    """Yield one Citation a work and mark: "[^3]" whose note says "Lee 2017, p. 4; ibid., p. 5" yields two.

    label: of the reference, where it stands in a note ("note 3"); names, year: its own. A pointer that leads nowhere keeps
    its name, or its own words, as the name. Notes without a work yield nothing. Never raises.
    """
    by_start = {r.span.start: r for r in references if r.span and r.label.startswith(NOTE_LABEL)}

    def read(span: Span, _: Reference | None) -> Reference | None:
        return by_start.get(span.start)

    notes = find_notes(document)
    yield from _marks_without_note(document)
    if not notes or _is_reference_list(document.text, notes, references):
        return
    listed = [r for r in references if not r.label.startswith(NOTE_LABEL)]
    marks = _marks(document, notes)
    for work in resolve(document, listed, read, by_start.values()):
        for mark in marks.get((work.note.part, work.note.label), ()):
            yield _citation(work, mark)


def _marks_without_note(document: Document) -> Iterator[Citation]:
    """Yield the marks of Markdown whose notes are not there; they cite an unknown work."""
    labels = {block.label for block in document.blocks if block.kind == BlockKind.NOTE}
    code = [block.span for block in document.blocks if block.kind == BlockKind.CODE]
    for match in _MARKDOWN_MARK.finditer(document.text):
        span = Span(*match.span())
        if match["label"] not in labels and not any(span.overlaps(block) for block in code):
            yield Citation("", span, span, (f"note {match['label']}",), by=NO_NOTE)


def _is_reference_list(text: str, notes: Sequence[Note], references: Sequence[Reference]) -> bool:
    """Tell whether the numbered lines under "Notes" are the reference list itself, cited by its numbers."""
    if notes[0].marked:
        return False
    start, end = notes[0].span.start, notes[-1].span.end
    return any(
        start <= r.span.start < end and r.span.of(text) == r.raw
        for r in references
        if r.span and not r.label.startswith(NOTE_LABEL)
    )


def _citation(work: NotedWork, mark: Span) -> Citation:
    """Return the citation of a work at a mark of its note."""
    reference = work.reference
    if reference is None:
        dated = _DATED_NAME.fullmatch(work.name)
        name, year = (dated["name"], dated["year"]) if dated else (work.name, "")
        return Citation("", mark, mark, (name,), year, locator=work.locator, by="rule:note")
    authors = tuple(a.family if isinstance(a, Person) else a.name for a in reference.authors)
    names = authors or (reference.title if reference.kind == ReferenceKind.LAW else head_of(reference.raw),)
    works = [r.label if r.label.startswith(NOTE_LABEL) else r.id for r in (reference, *work.rivals)]
    label = LABEL_SEPARATOR.join(works) if all(works) else ""
    year = "" if work.rivals else reference.year
    return Citation("", mark, mark, names, year, label, work.locator, by="rule:note")


def _marks(document: Document, notes: Sequence[Note]) -> Marks:
    """Return where the marks of each note stand."""
    return _marks_of_reader(document, notes) if notes[0].marked else _numbers_before_notes(document, notes)


def _marks_of_reader(document: Document, notes: Sequence[Note]) -> Marks:
    """Return each mark of the reader with the first note of its label behind it, else with the last of that label."""
    by_label: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        by_label[note.label].append(note)
    found: Marks = defaultdict(list)
    for mark in document.marks:
        candidates = by_label.get(mark.value, []) if mark.kind == MarkKind.NOTE else []
        if candidates and not any(note.span.overlaps(mark.span) for note in candidates):
            note = next((n for n in candidates if n.span.start > mark.span.start), candidates[-1])
            found[note.part, note.label].append(mark.span)
    return found


def _numbers_before_notes(document: Document, notes: Sequence[Note]) -> Marks:
    """Return the numbers of plain notes in the text before them, in brackets or raised."""
    found: Marks = defaultdict(list)
    start = 0
    for part in sorted({note.part for note in notes}):
        in_part = [note for note in notes if note.part == part]
        text = document.text
        end = text.rfind("\n", 0, in_part[0].span.start) + 1  # the number of the first note is no mark
        body = replace(document, text=blank(text, [Span(0, start), Span(end, len(text))]))
        labels = [Reference("", None, "", label=note.label) for note in in_part]
        for citation in list(numeric.find(body, labels)) or list(superscript.find(body, labels)):
            found[part, citation.label].append(citation.span)
        start = in_part[-1].span.end
    return found


STYLE = Style(name="note", find=find, lookup=Lookup.LABEL, reads_notes=True)
