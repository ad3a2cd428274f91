"""A paragraph of an OpenDocument text to text and marks: spans, links, notes, breaks, reference marks of Zotero."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.documents.odt.styles import DRAW, OFFICE, TEXT, XLINK, Styles
from pipeline.documents.shared.citation_fields import works_of_field
from pipeline.documents.shared.cited_works import CitedWorks
from pipeline.model import BlockKind, Mark, MarkKind, Piece, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset(
    [
        OFFICE + "annotation",
        OFFICE + "annotation-end",
        TEXT + "tracked-changes",
        TEXT + "ruby-text",
        TEXT + "note-citation",
    ]
)
_MAX_BLANKS = 100  # that one element stands for


class InlineReader:
    """Reads one paragraph after another; keeps what outlives a paragraph: notes, pages, keys of cited works.

    Attributes:
        notes: the blocks of the notes, in the order of their marks.
    """

    def __init__(self, styles: Styles) -> None:
        self.notes: list[Piece] = []
        self._styles = styles
        self._page, self._has_pages = 1, False
        self._works = CitedWorks()
        self._text_boxes: list[_Element] = []
        self._open_references: dict[str, int] = {}
        self._text, self._marks = "", list[Mark]()

    @property
    def page_label(self) -> str:
        """The label of the page that is being read, "" before the first break that the file notes."""
        return str(self._page) if self._has_pages else ""

    def begin_page(self) -> None:
        """Begin a page where the program that saved the file broke it."""
        self._has_pages = True
        self._page += 1

    def read(self, paragraph: "_Element") -> tuple[str, tuple[Mark, ...]]:
        """Return text and marks of a paragraph."""
        outer = self._text, self._marks, self._open_references
        self._text, self._marks, self._open_references = "", [], {}
        self._walk(paragraph)
        done = self._text, tuple(self._marks)
        self._text, self._marks, self._open_references = outer
        return done

    def read_joined(self, element: "_Element") -> tuple[str, tuple[Mark, ...]]:
        """Return text and marks of all paragraphs of a cell or a note, as one."""
        text, marks = "", list[Mark]()
        for paragraph in _paragraphs(element):
            inside, its_marks = self.read(paragraph)
            blank = " " if text and inside else ""
            marks += [Mark(m.kind, m.span.shifted(len(text) + len(blank)), m.value) for m in its_marks]
            text += blank + inside
        return text, tuple(marks)

    def take_text_boxes(self) -> "list[_Element]":
        """Return the text boxes that were anchored in what was read, each once."""
        boxes, self._text_boxes = self._text_boxes, []
        return boxes

    def _walk(self, element: "_Element") -> None:
        self._append(element.text or "")
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _SKIPPED:
                self._element(child)
            self._append(child.tail or "")

    def _element(self, element: "_Element") -> None:
        tag, start = element.tag, len(self._text)
        if tag == TEXT + "s":
            count = str(element.get(TEXT + "c") or "1")
            self._text += " " * min(int(count) if count.isdigit() else 1, _MAX_BLANKS)
        elif tag == TEXT + "tab":
            self._text += " "
        elif tag == TEXT + "line-break":
            self._text += "\n"
        elif tag == TEXT + "soft-page-break":
            self.begin_page()
            self._marks.append(Mark(MarkKind.PAGE, Span(start, start), self.page_label))
        elif tag == TEXT + "note":
            self._note(element)
        elif tag == DRAW + "text-box":
            self._text_boxes.append(element)
        elif tag == TEXT + "reference-mark-start":
            self._open_references[str(element.get(TEXT + "name"))] = start
        elif tag == TEXT + "reference-mark-end":
            self._close_reference(str(element.get(TEXT + "name")))
        else:
            self._walk(element)
            self._mark(element, start)

    def _mark(self, element: "_Element", start: int) -> None:
        """Mark what an element covers: a link, or raised characters."""
        address = str(element.get(XLINK + "href") or "")
        if element.tag == TEXT + "a" and address and len(self._text) > start:
            self._marks.append(Mark(MarkKind.LINK, Span(start, len(self._text)), address))
        is_raised = element.tag == TEXT + "span" and self._styles.is_raised(str(element.get(TEXT + "style-name")))
        has_note = any(mark.kind == MarkKind.NOTE and mark.span.start >= start for mark in self._marks)
        if is_raised and not has_note and len(self._text) > start:
            self._marks.append(Mark(MarkKind.SUPERSCRIPT, Span(start, len(self._text)), self._text[start:]))

    def _note(self, note: "_Element") -> None:
        """Set the mark of a note, and read its text."""
        label = "".join(str(text) for e in note.iterchildren(TEXT + "note-citation") for text in e.itertext()).strip()
        label = label or str(len(self.notes) + 1)
        start = len(self._text)
        self._text += f"[^{label}]"
        self._marks.append(Mark(MarkKind.NOTE, Span(start, len(self._text)), label))
        body = note.find(TEXT + "note-body")
        if body is not None:
            text, marks = self.read_joined(body)
            self.notes.append(Piece(BlockKind.NOTE, text, marks=marks, label=label))

    def _close_reference(self, name: str) -> None:
        """Mark the citation that ends here, where a reference manager wrote its works into the name of the mark."""
        start = self._open_references.pop(name, len(self._text))
        works = works_of_field(name)
        if works and len(self._text) > start:
            self._marks.extend(self._works.cite(works, self._text[start:], start))

    def _append(self, text: str) -> None:
        """Add text; white space of the XML is one blank, and none at the start."""
        text = re.sub(r"[ \t\r\n]+", " ", text)
        self._text += text.lstrip(" ") if not self._text or self._text[-1].isspace() else text


def _paragraphs(element: "_Element") -> "Iterator[_Element]":
    """Yield the paragraphs below an element, those inside of paragraphs (of notes and text boxes) left out."""
    for child in element:
        if child.tag in (TEXT + "p", TEXT + "h"):
            yield child
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from _paragraphs(child)
