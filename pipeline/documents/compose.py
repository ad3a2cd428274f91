"""Pieces to one Document. This is the only place that counts offsets."""

import unicodedata
from collections.abc import Iterable
from hashlib import sha256

from pipeline.model import Block, Document, Mark, Meta, Page, Part, Span, Trouble

# what a text must not hold: NUL and other controls, lone surrogates, bidi overrides, byte-order marks
_FORBIDDEN: dict[int, str | None] = {
    **dict.fromkeys(
        [*range(32), 127, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0xAD, *range(0xD800, 0xE000)]
    ),
    ord("\t"): " ",
    ord("\n"): "\n",
    ord("\f"): "\n",
    0x2028: "\n",
    0x2029: "\n",
}


def clean(text: str) -> str:
    r"""Return the text as NFC, with "\n" only and nothing that a table or a screen cannot show."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").translate(_FORBIDDEN))


def compose(parts: Iterable[Part], *, key: str, data: bytes, path: str = "") -> Document:
    """Join the pieces with newlines; blocks, pages and marks point into the one text. Empty pieces vanish.

    A later Meta replaces an earlier one; troubles become warnings of the document.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    marks: list[Mark] = []
    starts: list[tuple[str, int]] = []
    meta, warnings = Meta(), []
    at = 0
    for piece in parts:
        if isinstance(piece, Meta):
            meta = piece
            continue
        if isinstance(piece, Trouble):
            warnings.append(piece)
            continue
        text = clean(piece.text)
        if not text.strip():
            continue
        span = Span(at, at + len(text))
        blocks.append(Block(piece.kind, span, piece.level, piece.label))
        marks.extend(_moved(mark, piece.text, at) for mark in piece.marks)
        if piece.page and (not starts or starts[-1][0] != piece.page):
            starts.append((piece.page, at))
        texts.append(text)
        at = span.end + 1
    text = "\n".join(texts)
    return Document(
        key=key,
        digest=sha256(data).hexdigest(),
        text=text,
        blocks=tuple(blocks),
        pages=_pages(starts, len(text)),
        marks=tuple(sorted(marks, key=lambda m: (m.span, m.kind))),
        meta=meta,
        warnings=tuple(warnings),
        path=path,
    )


def _moved(mark: Mark, raw: str, at: int) -> Mark:
    """Move a mark from its piece into the document; what cleaning took out before it is not counted."""
    start = at + len(clean(raw[: mark.span.start]))
    return Mark(mark.kind, Span(start, start + len(clean(raw[mark.span.start : mark.span.end]))), mark.value)


def _pages(starts: list[tuple[str, int]], end: int) -> tuple[Page, ...]:
    stops = [*(at for _, at in starts[1:]), end]
    return tuple(Page(label, Span(start, stop)) for (label, start), stop in zip(starts, stops, strict=False))
