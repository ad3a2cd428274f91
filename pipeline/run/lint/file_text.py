r"""The text of a file as an editor shows it, with lines and columns; of LaTeX with the files that \input takes in."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.documents import load
from pipeline.documents.html.head import declared_encoding
from pipeline.documents.latex.inputs import Fragment, fragments
from pipeline.documents.shared.encoding import decode
from pipeline.run.lint.markup import WORDS
from pipeline.text.regex import regex

# formats that nobody reads by the lines of their file
_NO_LINES = frozenset((".pdf", ".docx", ".epub", ".odt", ".rtf", ".ipynb"))
_DECLARES = frozenset((".html", ".htm", ".xhtml", ".xml", ".nxml"))
_LINE_END = regex(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file, from 1. column counts code points, byte the UTF-8 bytes of the line."""

    line: int
    column: int
    byte: int


class Lines:
    """The lines of one file."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        """Return where each line begins."""
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """Return the line and the columns of an offset."""
        line = bisect_right(self.starts, offset) - 1
        before = self.text[self.starts[line] : offset]
        return Position(line + 1, len(before) + 1, len(before.encode("utf-8", "surrogatepass")) + 1)

    def __iter__(self) -> Iterator[str]:
        """Yield each line without its end."""
        return iter(_LINE_END.split(self.text))


@dataclass(frozen=True)
class FileText:
    """The text of a file in reading order. files: the lines of each file that it is made of."""

    text: str
    fragments: Sequence[Fragment]
    starts: Sequence[int]
    files: dict[Path, Lines]

    def position(self, offset: int) -> tuple[Path, Position]:
        """Return the file and the position in it of an offset of the text."""
        k = max(0, bisect_right(self.starts, offset) - 1)
        fragment = self.fragments[k]
        return fragment.path, self.files[fragment.path].position(fragment.offset + offset - self.starts[k])


def read_file_text(path: Path) -> FileText | None:
    """Return the text of a file, None of a format that is no text."""
    ending = path.suffix.lower()
    if ending in _NO_LINES:
        return None
    data = load(path)
    if ending not in WORDS and b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    if ending == ".tex":
        parts = tuple(fragments(path, data))
        texts = {part.path: decode(load(part.path))[0] for part in parts}
    else:
        text = decode(data, declared_encoding(data) if ending in _DECLARES else "")[0]
        parts, texts = (Fragment(path, 0, text),), {path: text}
    starts, length = [], 0
    for part in parts:
        starts.append(length)
        length += len(part.text)
    return FileText("".join(p.text for p in parts), parts, starts, {file: Lines(text) for file, text in texts.items()})
