"""The runs of Word paragraphs to text and marks: fields, links, notes, superscripts, page breaks; deleted text is left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.documents.docx.package import MC, Package, R, W, value_at
from pipeline.documents.shared.citation_fields import CitedWork, prints_references, works_of_field, works_of_tag
from pipeline.documents.shared.cited_works import CitedWorks
from pipeline.model import Mark, MarkKind, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

# deleted or moved away, and properties, which are no text of the paragraph
_SKIPPED = frozenset(
    W + name for name in "del moveFrom pPr rPr sectPr commentReference annotationRef instrText".split()
) | {MC + "Fallback"}
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHARACTERS = {W + "tab": " ", W + "noBreakHyphen": "-", W + "cr": "\n", W + "br": "\n", W + "ptab": " "}
_NOTE_REFERENCES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


@dataclass
class _OpenField:
    """A complex field that is not closed yet. in_result: its instruction is complete; start: where its result begins."""

    instruction: str = ""
    in_result: bool = False
    start: int = 0


@dataclass
class ParagraphReader:
    """Reads one paragraph after another; keeps what outlives a paragraph: open fields, pages, keys of cited works.

    Attributes:
        package: what the text refers to.
        page: the number of the page that is being read.
        has_page_breaks: a page has ended; without one, page numbers say nothing.
        text_boxes: those anchored in the paragraph, to be read behind it.
        notes: (kind, id) in the order of their marks.
        is_entry: the paragraph stands in the list of works that a reference manager prints.
    """

    package: Package
    page: int = 0
    has_page_breaks: bool = False
    text_boxes: list["_Element"] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    is_entry: bool = False
    _parts: list[str] = field(default_factory=list)
    _marks: list[Mark] = field(default_factory=list)
    _length: int = 0
    _works: CitedWorks = field(default_factory=CitedWorks)
    _counts: dict[str, int] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)
    _open_fields: list[_OpenField] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = self.package.first_page
        self._works = CitedWorks(self.package.sources)

    @property
    def page_label(self) -> str:
        """The label of the page that is being read."""
        return str(self.page)

    def take(self) -> tuple[str, tuple[Mark, ...]]:
        """Return text and marks of the paragraph, and begin the next."""
        done = "".join(self._parts), tuple(self._marks)
        self._parts, self._marks, self._length = [], [], 0
        for open_field in self._open_fields:
            open_field.start = 0
        self.is_entry = any(prints_references(open_field.instruction) for open_field in self._open_fields)
        return done

    def next_number(self, list_id: str, level: str) -> str:
        """Return the number that Word prints before the next item of a list, "" where the list does not count in numerals."""
        numbering = self.package.numbering.get(list_id)
        if numbering is None or level not in ("", "0"):
            return ""
        begins = numbering.series not in self._counts or (numbering.restarts and list_id not in self._begun)
        self._begun.add(list_id)
        count = numbering.first if begins else self._counts[numbering.series] + 1
        self._counts[numbering.series] = count
        return str(count)

    def append(self, text: str) -> None:
        """Add text, unless it belongs to the instruction of a field."""
        if all(open_field.in_result for open_field in self._open_fields):
            self._parts.append(text)
            self._length += len(text)

    def begin_page(self, *, rendered: bool) -> None:
        """Begin a page: at the breaks that Word rendered where the file has them, else at the author's own."""
        if rendered == self.package.has_rendered_breaks:
            self.has_page_breaks = True
            self.page += 1
            self._marks.append(Mark(MarkKind.PAGE, Span(self._length, self._length), self.page_label))

    def walk(self, element: "_Element") -> None:
        """Read a paragraph, or a part of one."""
        for child in element:
            tag, start = child.tag, self._length
            if tag == W + "r":
                self._run(child)
            elif tag == W + "hyperlink":
                self.walk(child)
                self._mark(MarkKind.LINK, start, self.package.links.get(str(child.get(R + "id")), ""))
            elif tag == W + "fldSimple":
                self.walk(child)
                self._close_field(str(child.get(W + "instr")), start)
            elif tag == W + "sdt":
                self.walk(child)
                self._cite(works_of_tag(value_at(child, "sdtPr/tag")), start)
            elif tag == _MATHS + "t":  # a letter set as maths is text ("μ" of "μg/L"), a formula with numbers is none
                self.append("" if any(map(str.isdigit, child.text or "")) else child.text or "")
            elif isinstance(tag, str) and tag not in _SKIPPED and tag != W + "sdtPr":
                self.walk(child)

    def _run(self, run: "_Element") -> None:
        start = self._length
        for child in run:
            tag = child.tag
            if tag == W + "t":
                self.append(child.text or "")
            elif tag == W + "fldChar":
                self._field_character(str(child.get(W + "fldCharType")), child)
            elif tag == W + "instrText" and self._open_fields and not self._open_fields[-1].in_result:
                self._open_fields[-1].instruction += child.text or ""
            elif tag == W + "lastRenderedPageBreak" or (tag == W + "br" and child.get(W + "type") == "page"):
                self.begin_page(rendered=tag == W + "lastRenderedPageBreak")
            elif tag in _CHARACTERS:
                self.append(_CHARACTERS[str(tag)])
            elif tag in _NOTE_REFERENCES:
                self._note_reference(_NOTE_REFERENCES[str(tag)], str(child.get(W + "id")))
            elif isinstance(tag, str) and tag not in _SKIPPED:
                self.text_boxes.extend(_outermost_boxes([child]))
        has_note = any(mark.kind == MarkKind.NOTE and mark.span.start >= start for mark in self._marks)
        if not has_note and value_at(run, "rPr/vertAlign") == "superscript":
            self._mark(MarkKind.SUPERSCRIPT, start, "".join(self._parts)[-(self._length - start) :])

    def _mark(self, kind: MarkKind, start: int, value: str) -> None:
        if value and self._length > start:
            self._marks.append(Mark(kind, Span(start, self._length), value))

    def _note_reference(self, kind: str, note_id: str) -> None:
        if (kind, note_id) not in self.notes:
            self.notes.append((kind, note_id))
        of_kind = [note for note in self.notes if note[0] == kind]
        label = self.package.note_label(kind, of_kind.index((kind, note_id)) + 1)
        start = self._length
        self.append(f"[^{label}]")
        self._mark(MarkKind.NOTE, start, label)

    def _field_character(self, kind: str, element: "_Element") -> None:
        """Open a field, begin its result, or close it."""
        fields = self._open_fields
        if kind == "begin":
            data = element.findtext(W + "fldData") or ""
            fields.append(_OpenField(self.package.decode_field_data(data), start=self._length))
        elif kind == "separate" and fields:
            fields[-1].in_result, fields[-1].start = True, self._length
            self.is_entry = self.is_entry or prints_references(fields[-1].instruction)
        elif kind == "end" and fields:
            closed = fields.pop()
            if not fields or fields[-1].in_result:
                self._close_field(closed.instruction, closed.start)
            elif "<EndNote>" not in fields[-1].instruction:  # EndNote has its data in a field inside the field, too
                fields[-1].instruction += closed.instruction

    def _close_field(self, instruction: str, start: int) -> None:
        words = instruction.split()
        if words[:1] == ["HYPERLINK"] and len(words) > 1:
            self._mark(MarkKind.LINK, start, words[1].strip('"'))
        else:
            self._cite(works_of_field(instruction), start)

    def _cite(self, works: list[CitedWork], start: int) -> None:
        """Mark the text of a citation with the keys of its works, each its own part where the parts can be separated."""
        if works and self._length > start:
            text = "".join(self._parts)[start - self._length :]
            self._marks.extend(self._works.cite(works, text, start))


def _outermost_boxes(elements: "Iterable[_Element]") -> "Iterator[_Element]":
    """Yield the text boxes below elements, each once: not the copy for old programs, nor a box inside a box."""
    for child in elements:
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag == MC + "AlternateContent":
            choices = list(child.iterchildren(MC + "Choice"))
            boxes = [box for choice in choices[:1] for box in _outermost_boxes(choice)]
            yield from boxes or (box for copy in child.iterchildren(MC + "Fallback") for box in _outermost_boxes(copy))
        elif isinstance(child.tag, str):
            yield from _outermost_boxes(child)
