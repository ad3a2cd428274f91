"""Pieces to one Document. This is the only place that counts offsets."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from pipeline.model import Block, Document, Mark, Meta, Page, Part, Piece, Span, Trouble

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
_ODD = re.compile(
    "[^\n -~\xa0-\xac\xae-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_DIGITS = re.compile(r",?[0-9]{1,3}(?:[,–-] ?[0-9]{1,3}){0,40}")
# not behind a blank or an opening bracket
_GLUED = re.compile(r"[^\s(\[]$")


def clean(text: str) -> str:
    r"""Return the text as NFC, with "\n" only and nothing that a table or a screen cannot show."""
    if _ODD.search(text):  # most blocks hold none, and to translate costs more than to look
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_FORBIDDEN)
    return unicodedata.normalize("NFC", text)


def raised(text: str, spans: Iterable[Span]) -> str:
    """Return the text with raised digits where the markup raises them; nothing moves.

    "between 140 and 159.4 Over ten years" has a note behind its full stop, and no 159.4. Links that stand apart or in
    brackets ("[3]") are not raised, whatever their mark.

    >>> raised("and 159.4 Over", [Span(8, 9)])
    'and 159.⁴ Over'
    """
    out = list(text)
    for span in spans:
        if _DIGITS.fullmatch(text, span.start, span.end) and _GLUED.search(text, 0, span.start):
            out[span.start : span.end] = span.of(text).translate(_RAISED)
    return "".join(out)


def compose(parts: Iterable[Part], *, key: str, data: bytes, path: str = "") -> Document:
    """Join the pieces with newlines; blocks, pages and marks point into the one text. Empty pieces vanish.

    A mark of kind page says that a page begins inside a block; it becomes a Page. A later Meta replaces an earlier one;
    troubles become warnings of the document.
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
        moved = list(_moved(piece, text, at))
        text = raised(text, [mark.span.shifted(-at) for mark in moved if mark.kind == "superscript"])
        marks.extend(mark for mark in moved if mark.kind != "page")
        for label, start in [
            (piece.page, at),
            *((mark.value, mark.span.start) for mark in moved if mark.kind == "page"),
        ]:
            if label and (not starts or starts[-1][0] != label):
                starts.append((label, start))
        texts.append(text)
        at = span.end + 1
    if not meta.title and blocks and blocks[0].kind == "heading":
        meta = replace(meta, title=texts[0].strip())
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


def _moved(piece: Piece, text: str, at: int) -> Iterator[Mark]:
    """Yield the marks of a piece, moved into the document; what cleaning took out before them is not counted."""
    edges = {edge for mark in piece.marks for edge in (mark.span.start, mark.span.end)}
    places, done, length = {}, 0, 0
    for edge in sorted(edges):
        length += edge - done if text == piece.text else len(clean(piece.text[done:edge]))
        places[edge], done = at + min(length, len(text)), edge
    for mark in piece.marks:
        yield Mark(mark.kind, Span(places[mark.span.start], places[mark.span.end]), mark.value)


def _pages(starts: list[tuple[str, int]], end: int) -> tuple[Page, ...]:
    stops = [*(at for _, at in starts[1:]), end]
    return tuple(Page(label, Span(start, stop)) for (label, start), stop in zip(starts, stops, strict=False))
