"""References: the lists of an article, single strings, .bib files — and one value a work when they meet.

section.py finds the lists, split.py their entries, parse.py reads the fields of an entry, one small file a field.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.model import Document, Reference, Span
from pipeline.model.ids import distinct, make_id
from pipeline.references import section
from pipeline.references.merge import merge
from pipeline.references.parse import parse
from pipeline.references.repeated import fill

__all__ = ["find_references", "merge", "parse_references"]


def find_references(document: Document) -> tuple[tuple[Reference, ...], tuple[Span, ...]]:
    """Return the references, spans in document.text, and the spans of the lists with their headings. Never raises."""
    sections = section.find(document)
    spans = [span for found in sections for span in found.entries]
    parsed = [parse(span.of(document.text), span=span) for span in spans]
    return tuple(_named(fill(parsed))), tuple(found.span for found in sections)


def parse_references(strings: Sequence[str]) -> list[Reference]:
    """Return one Reference a string, in the same order; each span is the string's own. Never raises.

    >>> [ref.year for ref in parse_references(["Lee, D. (2017). Integration.", "?"])]
    ['2017', '']
    """
    return _named(fill(parse(raw) for raw in strings))


def _named(references: Iterable[Reference]) -> list[Reference]:
    found = list(references)
    names = distinct(make_id("r", ref.raw) for ref in found)
    return [replace(ref, id=name) for ref, name in zip(found, names, strict=True)]
