"""References: the works that an article lists, names in its notes, or has in a .bib, .ris or CSL-JSON file.

detect/ finds the lists and splits them into entries, parse/ reads the fields of an entry, libraries/ reads the files of
reference managers and merges the references of one work.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.model import Document, ListUse, Reference, Span
from pipeline.model.ids import distinct, make_id
from pipeline.model.span import blank
from pipeline.references.by_address import add_linked_addresses, works_by_address
from pipeline.references.detect.cited_heads import name_as_cited
from pipeline.references.detect.joint import choose_lists
from pipeline.references.detect.note_references import blank_notes, find_note_references, find_reference_notes
from pipeline.references.libraries import LIBRARIES, embedded_references, merge, read_library
from pipeline.references.parse import parse_all
from pipeline.references.parse.rules.repeated_authors import fill_repeated_authors
from pipeline.text.marks import find_marks
from pipeline.text.notes import note_marks

__all__ = [
    "LIBRARIES",
    "embedded_references",
    "find_references",
    "merge",
    "parse_references",
    "read_library",
    "works_by_address",
]


class FoundReferences(NamedTuple):
    """The references of an article: those of its lists in text order, then those of its notes.

    spans: of the lists with their headings and of the works in notes. uses: every candidate list, with what decided on it.
    """

    references: tuple[Reference, ...]
    spans: tuple[Span, ...]
    uses: tuple[ListUse, ...]


def find_references(document: Document) -> FoundReferences:
    """Return the references of an article, the spans that hold them, and how the lists were chosen. Never raises."""
    notes = find_reference_notes(document)
    called = note_marks(document)  # they call their notes and say nothing of a list
    marks = find_marks(replace(document, text=blank(document.text, called)) if called else document)
    sections, uses = choose_lists(blank_notes(document, notes), marks)
    spans = [entry for section in sections for entry in section.entries]
    labels = [label for section in sections for label in section.labels]
    parsed = parse_all([span.of(document.text) for span in spans], spans)
    labelled = (replace(r, label=r.label or label) for r, label in zip(parsed, labels, strict=True))
    listed = [name_as_cited(reference, marks.heads) for reference in fill_repeated_authors(labelled)]
    listed = list(add_linked_addresses(listed, document))
    noted, works = find_note_references(document, listed) if notes else ([], [])
    references = tuple(_with_ids([*listed, *noted]))
    return FoundReferences(references, (*(section.span for section in sections), *works), uses)


def parse_references(strings: Sequence[str]) -> list[Reference]:
    """Return one Reference for each string, in the same order; its span is that of the whole string. Never raises.

    >>> [reference.year for reference in parse_references(["Lee, D. (2017). Integration.", "?"])]
    ['2017', '']
    """
    return _with_ids(fill_repeated_authors(parse_all(strings, [Span(0, len(raw)) for raw in strings])))


def _with_ids(references: Iterable[Reference]) -> list[Reference]:
    references = list(references)
    ids = distinct(make_id("r", reference.raw) for reference in references)
    return [replace(reference, id=id_) for reference, id_ in zip(references, ids, strict=True)]
