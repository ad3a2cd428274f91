"""HTML and XHTML that is text throughout, such as a chapter of an EPUB: every block, with links, notes, superscripts, pages."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model import BlockKind, Mark, MarkKind, Piece, Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADING_LEVELS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {
    **dict.fromkeys(_HEADING_LEVELS, BlockKind.HEADING),
    "p": BlockKind.PARAGRAPH,
    "li": BlockKind.ITEM,
    "blockquote": BlockKind.QUOTE,
    "pre": BlockKind.CODE,
    "dt": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "tr": BlockKind.TABLE,
}
# kinds that the blocks inside share
_INHERITED = frozenset([BlockKind.NOTE, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.TABLE])
_BLOCKS = frozenset(
    [
        *_KINDS,
        *"div section article aside header footer main nav table tbody thead ul ol dl figure body html hr address".split(),
    ]
)
_DROPPED = frozenset("script style noscript template head svg math nav iframe object".split())
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_NOTE_ROLE = re.compile(r"\b(?:doc-)?(?:footnote|endnote|rearnote)\b")


def read_blocks(text: str, page: str = "") -> Iterator[Piece]:
    """Yield the blocks of a page of markup.

    Args:
        text: the markup.
        page: the page label that holds at its start.
    """
    from lxml import html
    from lxml.etree import ParserError

    try:
        root = html.document_fromstring(
            text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8", huge_tree=False)
        )
    except (ParserError, ValueError):
        return
    yield from _BlockWriter(page).blocks(root)


class _BlockType(NamedTuple):
    """What an element makes of the text below it. level: of a heading; label: of a note."""

    kind: BlockKind
    level: int = 0
    label: str = ""


_PARAGRAPH = _BlockType(BlockKind.PARAGRAPH)


class _BlockWriter:
    """Walks the tree once and without recursion, since a hostile page may be deep; a block ends where another begins."""

    def __init__(self, page: str) -> None:
        self._page = self._page_at_start = page
        self._parts: list[str] = []
        self._marks: list[Mark] = []
        self._length = 0

    def blocks(self, root: "HtmlElement") -> Iterator[Piece]:
        """Yield a piece whenever a block begins or ends."""
        from lxml import etree

        types = [_PARAGRAPH]
        open_elements: list[tuple[int, MarkKind | None, str]] = []
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if tag in _DROPPED or not tag:
                    walk.skip_subtree()
                    open_elements.append((self._length, None, ""))
                    continue
                if tag in _BLOCKS:
                    yield from self._finish(types[-1])
                    types.append(_block_type(tag, element, types[-1]))
                open_elements.append((self._length, *self._mark(tag, element)))
                self._start_element(tag, element)
            else:
                self._close_mark(*open_elements.pop())
                if tag in _BLOCKS:
                    yield from self._finish(types.pop())
                self._append(element.tail or "" if element is not root else "")
        yield from self._finish(_PARAGRAPH)

    def _start_element(self, tag: str, element: "HtmlElement") -> None:
        """Add the text before an element's first child; a cell is separated by a tab from the one before."""
        if tag == "br":
            self._append("\n")
            return
        if tag in ("td", "th") and self._length:
            self._append("\t")
        self._append(element.text or "")

    def _mark(self, tag: str, element: "HtmlElement") -> tuple[MarkKind | None, str]:
        """Return kind and value of the mark that an element makes, None where it makes none; a page mark is made at once."""
        role = _role(element)
        if "pagebreak" in role:
            self._page = str(element.get("title") or element.get("aria-label") or "").strip(". ") or self._page
            self._marks.append(Mark(MarkKind.PAGE, Span(self._length, self._length), self._page))
        elif tag == "a" and "noteref" in role:
            return MarkKind.NOTE, ""
        elif tag == "a" and re.match(r"https?:", str(element.get("href"))):
            return MarkKind.LINK, str(element.get("href"))
        elif tag == "sup":
            return MarkKind.SUPERSCRIPT, ""
        return None, ""

    def _close_mark(self, start: int, kind: MarkKind | None, value: str) -> None:
        if kind and self._length > start:
            text = "".join(self._parts)[start - self._length :]
            self._marks.append(Mark(kind, Span(start, self._length), value or text.strip("[]() ")))

    def _append(self, text: str) -> None:
        """Add text; runs of white space are one blank."""
        if text not in ("\n", "\t"):
            text = re.sub(r"[ \t\r\n]+", " ", text)
            if not self._parts or self._parts[-1][-1:].isspace():
                text = text.lstrip(" ")
        if text:
            self._parts.append(text)
            self._length += len(text)

    def _finish(self, block: _BlockType) -> Iterator[Piece]:
        """Yield the block so far, if it holds any text, and begin the next."""
        text = "".join(self._parts)
        if text.strip():
            marks = tuple(self._marks)
            yield Piece(block.kind, text.rstrip(), self._page_at_start, marks, block.level, block.label)
            self._marks = []
        else:
            self._marks = [mark for mark in self._marks if mark.kind != MarkKind.PAGE and mark.span.end <= 0]
        self._page_at_start = self._page
        self._parts, self._length = [], 0


def _role(element: "HtmlElement") -> str:
    return f"{element.get(_EPUB_TYPE) or element.get('epub:type') or ''} {element.get('role') or ''}"


def _block_type(tag: str, element: "HtmlElement", outer: _BlockType) -> _BlockType:
    """Return what an element makes of its text; inside a note all is note, inside an item, a quote or a row all is that."""
    if _NOTE_ROLE.search(_role(element)):
        return _BlockType(BlockKind.NOTE, label=re.sub(r"\D+", "", str(element.get("id") or "")))
    if outer.kind in _INHERITED and tag != "tr" and not tag.startswith("h"):
        return outer
    return _BlockType(_KINDS.get(tag, BlockKind.PARAGRAPH), _HEADING_LEVELS.get(tag, 0))
