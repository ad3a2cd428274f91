"""The text of an element of publishers' XML (JATS, TEI), with the marks of the elements inside it."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.model import BlockKind, Mark, MarkKind, Piece, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

# element → (kind, value) of each mark that it makes
MarksOf = Callable[["_Element"], Iterable[tuple[MarkKind, str]]]
# element that is left out → the label of the note that it is, "" where it is none
NoteOf = Callable[["_Element"], str]


def local_name(element: "_Element") -> str:
    """Return an element's name without its namespace, "" for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def element_text(element: "_Element | None") -> str:
    """Return the text of an element on one line, "" where there is no element."""
    return " ".join("".join(str(text) for text in element.itertext()).split()) if element is not None else ""


def inline_text(
    element: "_Element", marks_of: MarksOf, skipped: frozenset[str], note_of: NoteOf | None = None
) -> tuple[str, tuple[Mark, ...]]:
    """Return the text of a block with runs of white space as one blank, and its marks.

    Args:
        element: the block.
        marks_of: the marks that an element inside the block makes.
        skipped: names of elements that are left out with all they hold.
        note_of: the label of a note among those: its mark stands in its place.
    """
    from lxml import etree

    parts: list[str] = []
    marks: list[Mark] = []
    open_elements: list[tuple[int, tuple[tuple[MarkKind, str], ...]]] = []
    length = 0
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "start":
            if node is not element and (local_name(node) in skipped or not local_name(node)):
                walk.skip_subtree()
                open_elements.append((length, ()))
                label = note_of(node) if note_of else ""
                if label:
                    parts.append(f"[^{label}]")
                    marks.append(Mark(MarkKind.NOTE, Span(length, length + len(parts[-1])), label))
                    length += len(parts[-1])
                continue
            open_elements.append((length, tuple(marks_of(node)) if node is not element else ()))
            text = node.text or ""
        else:
            start, found = open_elements.pop()
            marks.extend(
                Mark(kind, Span(start, length), value)
                for kind, value in found
                if length > start or kind == MarkKind.PAGE
            )
            text = node.tail or "" if node is not element else ""
        text = re.sub(r"\s+", " ", text)
        if not parts or parts[-1].endswith(" "):
            text = text.lstrip(" ")
        if text:
            parts.append(text)
            length += len(text)
    return "".join(parts).rstrip(), tuple(marks)


def read_rows(table: "_Element", row: str, cells: frozenset[str], marks_of: MarksOf) -> Iterator[Piece]:
    """Yield one piece a row, cells separated by tabs; a table inside a cell becomes words of the cell.

    Args:
        table: the table.
        row: the name of a row.
        cells: the names of its cells.
        marks_of: the marks that an element inside a cell makes.
    """
    for element in table.iter("{*}" + row):
        if next(element.iterancestors(table.tag), None) is not table:
            continue
        text, marks = "", list[Mark]()
        for i, cell in enumerate(cell for cell in element if local_name(cell) in cells):
            text += "\t" if i else ""
            words, inside = inline_text(cell, marks_of, frozenset())
            marks += [Mark(mark.kind, mark.span.shifted(len(text)), mark.value) for mark in inside]
            text += words
        yield Piece(BlockKind.TABLE, text, marks=tuple(marks))
