"""The text of the block that is being read, with its marks, anchors and the links to other places of the page."""

from dataclasses import dataclass, field

from pipeline.model import Mark, MarkKind, Span
from pipeline.text.regex import regex

_BLANKS = regex(r"[ \t\r\n\f\xa0]+")  # a fixed blank is a blank


@dataclass(frozen=True, slots=True)
class Pointer:
    """A link to another place: its text in the block, and the anchor that it names.

    is_note: the markup says that it leads to a note. is_local: it names no other page.
    """

    span: Span
    anchor: str
    is_note: bool = False
    is_local: bool = True


@dataclass(slots=True)
class Buffer:
    """The block so far. length: of its text."""

    parts: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    pointers: list[Pointer] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    length: int = 0
    links: list[Span] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text so far."""
        return "".join(self.parts)

    def append(self, text: str) -> None:
        """Add text of the markup; runs of white space are one blank."""
        text = _BLANKS.sub(" ", text)
        if not self.parts or self.parts[-1][-1:].isspace():
            text = text.lstrip(" ")
        self._add(text)

    def separate(self, separator: str) -> None:
        """Add what stands between two parts of a block: a blank, a line end, the tab between two cells."""
        if self.length and not (separator == " " and self.parts[-1][-1:].isspace()):
            while self.parts and self.parts[-1] == " ":
                self.length -= len(self.parts.pop())
            self._add(separator)

    def close_mark(self, start: int, kind: MarkKind, value: str) -> None:
        """Add the mark of an element that began there, unless it holds no text."""
        if self.length > start:
            text = self.text_from(start)
            self.marks.append(Mark(kind, Span(start, self.length), value or text.strip("[]() ")))

    def text_from(self, start: int) -> str:
        """Return the text from an offset on; looks at the last parts only."""
        found: list[str] = []
        length = self.length
        for part in reversed(self.parts):
            if length <= start:
                break
            found.append(part)
            length -= len(part)
        return "".join(reversed(found))[max(0, start - length) :]

    def _add(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)
