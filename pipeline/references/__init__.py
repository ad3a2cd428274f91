"""References: the lists of an article, single strings, .bib, .ris and CSL-JSON files — and one value a work when they meet.

section.py finds the lists, split.py their entries, footnotes.py those in notes, parse.py reads the fields of an entry, one
small file a field.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.model import Document, Reference, Span, Trouble
from pipeline.model.ids import distinct, make_id
from pipeline.references import bibtex, csl, footnotes, ris, section
from pipeline.references.csl import carried
from pipeline.references.merge import merge
from pipeline.references.parse import parse_all
from pipeline.references.repeated import fill

__all__ = ["LIBRARIES", "carried", "find_references", "merge", "parse_references", "read_library"]

Library = tuple[tuple[Reference, ...], tuple[Trouble, ...]]

# ending → reader of what a reference manager writes
LIBRARIES: dict[str, Callable[[bytes, str], Library]] = {".bib": bibtex.read, ".ris": ris.read, ".json": csl.read}


def read_library(data: bytes, path: str) -> Library:
    """Return the references of a .bib, .ris or CSL-JSON file and what could not be read; another ending is read as .bib."""
    return LIBRARIES.get(Path(path).suffix.lower(), bibtex.read)(data, path)


def find_references(document: Document) -> tuple[tuple[Reference, ...], tuple[Span, ...]]:
    """Return the references, those of notes last, and the spans of the lists with their headings and of works in notes.

    Spans are in document.text. Never raises.
    """
    notes = footnotes.numbered(document)
    sections = section.find(footnotes.without(document, notes))
    spans = [span for found in sections for span in found.entries]
    listed = list(fill(parse_all([span.of(document.text) for span in spans], spans)))
    noted, works = footnotes.find(document, listed) if notes else ([], [])
    return tuple(_named([*listed, *noted])), (*(found.span for found in sections), *works)


def parse_references(strings: Sequence[str]) -> list[Reference]:
    """Return one Reference a string, in the same order; each span is the string's own. Never raises.

    >>> [ref.year for ref in parse_references(["Lee, D. (2017). Integration.", "?"])]
    ['2017', '']
    """
    return _named(fill(parse_all(strings, [Span(0, len(raw)) for raw in strings])))


def _named(references: Iterable[Reference]) -> list[Reference]:
    found = list(references)
    names = distinct(make_id("r", ref.raw) for ref in found)
    return [replace(ref, id=name) for ref, name in zip(found, names, strict=True)]
