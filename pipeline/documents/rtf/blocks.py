"""Decoded rich text with markers to blocks."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.documents.rtf.markers import Marker
from pipeline.documents.shared.citation_fields import works_of_field
from pipeline.documents.shared.cited_works import CitedWorks
from pipeline.model import BlockKind, Mark, MarkKind, Piece, Span
from pipeline.text.regex import regex

_PART = regex(f"[{''.join(Marker)}]|[^{''.join(Marker)}]+")
_LABEL = regex(r"\s*[\[(]?(?P<number>\d{1,4})[.)\]]{0,2}\s*")  # "1.", "[1]", "(1)"
_TYPED_LABEL = regex(r"[\[(]?(?P<number>\d{1,4})[.)\]]{1,2}\t\s*")  # the same, in the text, up to a tab
_ADDRESS = regex(r'\s*HYPERLINK\s+"?(?P<address>[^"\s]{1,2000})')
_MARKERS = frozenset(map(str, Marker))
_BEGINS = frozenset([Marker.NOTE, Marker.INSTRUCTION, Marker.RESULT, Marker.LABEL, Marker.RAISED, Marker.HIDDEN])


@dataclass(slots=True)
class _Buffer:
    """The text of a block, or of a note, so far."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)

    def mark(self, kind: MarkKind, start: int, value: str) -> None:
        """Mark the text from start to its end."""
        if value and len(self.text) > start:
            self.marks.append(Mark(kind, Span(start, len(self.text)), value))


@dataclass(slots=True)
class _Open:
    """What began and has not ended. start: where, in the text of the block."""

    marker: Marker
    start: int
    outer: _Buffer


def read_blocks(text: str) -> Iterator[Piece]:
    """Yield the blocks of a decoded text, then its notes."""
    reader = _BlockReader()
    yield from reader.blocks(text)
    yield from reader.notes


class _BlockReader:
    """Reads the parts of a text in order."""

    def __init__(self) -> None:
        self.notes: list[Piece] = []
        self._buffer = _Buffer()
        self._open: list[_Open] = []
        self._level, self._in_table = 0, False
        self._label, self._is_item = "", False
        self._instruction = ""
        self._works = CitedWorks()

    def blocks(self, text: str) -> Iterator[Piece]:
        """Yield a piece whenever a paragraph or a row ends."""
        parts = iter(_PART.findall(text))
        for part in parts:
            if part not in _MARKERS:
                self._append(part)
            elif part == Marker.HEADING:
                level, rest = (following := next(parts, "0"))[:1], following[1:]
                self._level = int(level) if level.isdigit() and not self._is_inside(Marker.NOTE) else self._level
                self._append(rest)
            elif part in _BEGINS:
                self._begin(Marker(part))
            elif part == Marker.END:
                self._end()
            elif part in (Marker.PARAGRAPH, Marker.ROW):
                yield from self._finish(is_row=part == Marker.ROW)
            elif part == Marker.CELL:
                self._append("\t")
            elif not self._is_inside(Marker.NOTE):
                self._level = 0 if part == Marker.RESET else self._level
                self._in_table = part == Marker.IN_TABLE
        self._in_table = False
        yield from self._finish(is_row=False)

    def _is_inside(self, marker: Marker) -> bool:
        return any(opened.marker == marker for opened in self._open)

    def _append(self, text: str) -> None:
        if not self._is_inside(Marker.HIDDEN):
            self._buffer.text += text.replace("\n", " ")

    def _begin(self, marker: Marker) -> None:
        self._open.append(_Open(marker, len(self._buffer.text), self._buffer))
        if marker in (Marker.NOTE, Marker.INSTRUCTION, Marker.LABEL):
            self._buffer = _Buffer()

    def _end(self) -> None:
        """End the innermost that began."""
        if not self._open:
            return
        ended = self._open.pop()
        inner, self._buffer = self._buffer, ended.outer
        if ended.marker == Marker.NOTE:
            self._note(inner)
        elif ended.marker == Marker.INSTRUCTION:
            self._instruction = inner.text
        elif ended.marker == Marker.LABEL:
            number = _LABEL.fullmatch(inner.text)
            self._label, self._is_item = number["number"] if number else "", True
        elif ended.marker == Marker.RESULT:
            self._result(ended.start)
        elif ended.marker == Marker.RAISED:
            self._buffer.mark(MarkKind.SUPERSCRIPT, ended.start, self._buffer.text[ended.start :].strip())

    def _result(self, start: int) -> None:
        """Mark what a field shows: a link, or a citation of a reference manager."""
        instruction, self._instruction = self._instruction, ""
        link = _ADDRESS.match(instruction)
        if link:
            self._buffer.mark(MarkKind.LINK, start, link["address"])
        elif len(self._buffer.text) > start and (works := works_of_field(instruction)):
            self._buffer.marks.extend(self._works.cite(works, self._buffer.text[start:], start))

    def _note(self, note: _Buffer) -> None:
        """Set the mark of a note, and keep its text for the end."""
        label = str(len(self.notes) + 1)
        start = len(self._buffer.text)
        self._buffer.text += f"[^{label}]"
        self._buffer.mark(MarkKind.NOTE, start, label)
        text, marks = _stripped(note.text, note.marks)
        self.notes.append(Piece(BlockKind.NOTE, text, marks=marks, label=label))

    def _finish(self, *, is_row: bool) -> Iterator[Piece]:
        """Yield the block that ends; inside a note or a cell a paragraph is a blank."""
        if self._is_inside(Marker.NOTE) or (self._in_table and not is_row):
            self._append(" ")
            return
        buffer, self._buffer = self._buffer, _Buffer()
        for opened in self._open:  # a link over two paragraphs goes on at the start of the second
            opened.start, opened.outer = 0, self._buffer
        label, is_item = self._label, self._is_item
        self._label, self._is_item = "", False
        typed = _TYPED_LABEL.match(buffer.text)
        cut = typed.end() if typed and not is_row else 0
        text, marks = _stripped(buffer.text, buffer.marks, cut)
        kind = BlockKind.TABLE if is_row else BlockKind.HEADING if self._level else BlockKind.PARAGRAPH
        if kind == BlockKind.PARAGRAPH and (is_item or cut):
            kind = BlockKind.ITEM
        number = label or (typed["number"] if typed and cut else "")
        level = self._level if kind == BlockKind.HEADING else 0
        yield Piece(kind, text, marks=marks, level=level, label=number if kind == BlockKind.ITEM else "")


def _stripped(text: str, marks: list[Mark], cut: int = 0) -> tuple[str, tuple[Mark, ...]]:
    """Return a text without the white space around it and its first characters, and its marks in their places."""
    rest = text[cut:]
    shift = cut + len(rest) - len(rest.lstrip())
    stripped = rest.strip()
    spans = (
        Mark(m.kind, Span(max(0, m.span.start - shift), max(0, min(m.span.end - shift, len(stripped)))), m.value)
        for m in marks
    )
    return stripped, tuple(mark for mark in spans if mark.span.start <= mark.span.end)
