"""Parts to one Document: the only place that counts offsets into the text."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256

from pipeline.documents.kinds import normalise_kinds
from pipeline.model import Block, BlockKind, Document, Mark, MarkKind, Meta, Page, Part, Piece, Span, Trouble
from pipeline.text.regex import regex

# what a text must not hold: NUL and other controls, lone surrogates, bidi overrides, byte-order marks, noncharacters
_FORBIDDEN: dict[int, str | None] = {
    **dict.fromkeys(
        [*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xAD, *range(0xD800, 0xE000)]
    ),
    **dict.fromkeys([0xFEFF, 0xFFFE, 0xFFFF]),
    ord("\t"): "  ",  # cells of a table; one blank would join "151" and "163"
    ord("\n"): "\n",
    ord("\f"): "\n",
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
}
_NEEDS_CLEANING = regex(
    "[^\n -~\xa0-\xac\xae-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_NOTE_NUMBERS = regex(r",?[0-9]{1,3}(?:[,–-] ?[0-9]{1,3}){0,40}")
_BEHIND_WORD = regex(r"[^\s(\[]$")  # not behind a blank or an opening bracket


def clean(text: str) -> str:
    r"""Return the text as NFC, with "\n" only and nothing that a table or a screen cannot show."""
    if _NEEDS_CLEANING.search(text):  # most blocks do not, and to translate costs more than to look
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_FORBIDDEN)
    return unicodedata.normalize("NFC", text)


def raise_digits(text: str, spans: Iterable[Span]) -> str:
    """Return the text with superscript digits where the markup raises them; its length stays.

    "between 140 and 159.4 Over ten years" has a note behind its full stop, and no 159.4. Links that stand apart or in
    brackets ("[3]") are not raised, whatever their mark.

    >>> raise_digits("and 159.4 Over", [Span(8, 9)])
    'and 159.⁴ Over'
    """
    characters = list(text)
    for span in spans:
        if _NOTE_NUMBERS.fullmatch(text, span.start, span.end) and _BEHIND_WORD.search(text, 0, span.start):
            characters[span.start : span.end] = span.of(text).translate(_SUPERSCRIPTS)
    return "".join(characters)


@dataclass(slots=True)
class _Composition:
    """The document so far: texts of blocks, and what points into them. length: of the text, with its newlines."""

    texts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    page_starts: list[tuple[str, int]] = field(default_factory=list)
    length: int = 0

    def add(self, piece: Piece) -> None:
        """Append a block; one without text vanishes."""
        text = clean(piece.text)
        if not text.strip():
            return
        start = self.length
        self.blocks.append(Block(piece.kind, Span(start, start + len(text)), piece.level, piece.label, piece.role))
        marks = list(_shift_marks(piece, text, start))
        raised = [mark.span.shifted(-start) for mark in marks if mark.kind == MarkKind.SUPERSCRIPT]
        self.texts.append(raise_digits(text, raised))
        self.marks.extend(mark for mark in marks if mark.kind != MarkKind.PAGE)
        self._begin_page(piece.page, start)
        for mark in marks:
            if mark.kind == MarkKind.PAGE:
                self._begin_page(mark.value, mark.span.start)
        self.length = start + len(text) + 1

    def _begin_page(self, label: str, start: int) -> None:
        if label and (not self.page_starts or self.page_starts[-1][0] != label):
            self.page_starts.append((label, start))


def compose(parts: Iterable[Part], *, key: str, data: bytes, path: str = "") -> Document:
    """Return the document of a reader's parts: its blocks joined with newlines, blocks, pages and marks pointing into it.

    A mark of kind PAGE becomes a Page. A later Meta replaces an earlier one; troubles become warnings of the document.
    Kinds may be plain strings (kinds.py).
    """
    composition = _Composition()
    meta, warnings = Meta(), []
    for part in normalise_kinds(parts):
        if isinstance(part, Meta):
            meta = part
        elif isinstance(part, Trouble):
            warnings.append(part)
        else:
            composition.add(part)
    if not meta.title and composition.blocks and composition.blocks[0].kind == BlockKind.HEADING:
        meta = replace(meta, title=composition.texts[0].strip())
    text = "\n".join(composition.texts)
    return Document(
        key=key,
        digest=sha256(data).hexdigest(),
        text=text,
        blocks=tuple(composition.blocks),
        pages=_pages(composition.page_starts, len(text)),
        marks=tuple(sorted(composition.marks, key=lambda mark: (mark.span, mark.kind))),
        meta=meta,
        warnings=tuple(warnings),
        path=path,
    )


def _shift_marks(piece: Piece, text: str, start: int) -> Iterator[Mark]:
    """Yield the marks of a piece with spans in the document; characters that cleaning removed are not counted."""
    edges = {edge for mark in piece.marks for edge in (mark.span.start, mark.span.end)}
    shifted, done, length = {}, 0, 0
    for edge in sorted(edges):
        length += edge - done if text == piece.text else len(clean(piece.text[done:edge]))
        shifted[edge], done = start + min(length, len(text)), edge
    for mark in piece.marks:
        yield Mark(mark.kind, Span(shifted[mark.span.start], shifted[mark.span.end]), mark.value)


def _pages(starts: list[tuple[str, int]], end: int) -> tuple[Page, ...]:
    ends = [*(start for _, start in starts[1:]), end]
    return tuple(Page(label, Span(start, stop)) for (label, start), stop in zip(starts, ends, strict=False))
