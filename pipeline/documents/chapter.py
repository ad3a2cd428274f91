"""(X)HTML that is all text, such as a chapter of an EPUB: every block, with links, notes, raised letters and page marks."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.model import Mark, Piece, Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_KINDS = {
    **{f"h{i}": "heading" for i in range(1, 7)},
    "p": "paragraph",
    "li": "item",
    "blockquote": "quote",
    "pre": "code",
}
_KINDS |= {"dt": "item", "dd": "item", "figcaption": "caption", "caption": "caption", "tr": "table"}
_BLOCKS = frozenset(
    [
        *_KINDS,
        *"div section article aside header footer main nav table tbody thead ul ol dl figure body html hr address".split(),
    ]
)
_DROPPED = frozenset("script style noscript template head svg math nav iframe object".split())
_TYPE = "{http://www.idpf.org/2007/ops}type"


def pieces(text: str, page: str = "") -> Iterator[Piece]:
    """Yield the blocks of a page of markup; page: the label that holds at its start."""
    from lxml import html
    from lxml.etree import ParserError

    try:
        root = html.document_fromstring(
            text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8", huge_tree=False)
        )
    except (ParserError, ValueError):
        return
    writer = _Writer(page)
    yield from writer.blocks(root)


class _Writer:
    """Walks the tree once, without recursion into depth that a hostile page may have; a block ends where another begins."""

    def __init__(self, page: str) -> None:
        self._page = self._start = page
        self._parts: list[str] = []
        self._marks: list[Mark] = []
        self._at = 0

    def blocks(self, root: "HtmlElement") -> Iterator[Piece]:
        """Yield a piece whenever a block begins or ends."""
        from lxml import etree

        kinds: list[tuple[str, str]] = [("paragraph", "")]
        open_: list[tuple[int, str, str]] = []
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if tag in _DROPPED or not tag:
                    walk.skip_subtree()
                    open_.append((self._at, "", ""))
                    continue
                if tag in _BLOCKS:
                    yield from self._take(*kinds[-1])
                    kinds.append(_kind(tag, element, kinds[-1]))
                open_.append((self._at, *self._mark(tag, element)))
                self._say("\n" if tag == "br" else "\t" if tag in ("td", "th") and self._at else element.text or "")
                if tag in ("td", "th") and self._at:
                    self._say(element.text or "")
            else:
                start, kind, value = open_.pop()
                if kind and self._at > start:
                    said = "".join(self._parts)[start - self._at :]
                    self._marks.append(Mark(kind, Span(start, self._at), value or said.strip("[]() ")))
                if tag in _BLOCKS:
                    yield from self._take(*kinds.pop())
                self._say(element.tail or "" if element is not root else "")
        yield from self._take("paragraph", "")

    def _mark(self, tag: str, element: "HtmlElement") -> tuple[str, str]:
        """Return the kind and the value of the mark that an element makes; a page mark is made at once."""
        role = f"{element.get(_TYPE) or element.get('epub:type') or ''} {element.get('role') or ''}"
        if "pagebreak" in role:
            self._page = str(element.get("title") or element.get("aria-label") or "").strip(". ") or self._page
            self._marks.append(Mark("page", Span(self._at, self._at), self._page))
        elif tag == "a" and ("noteref" in role):
            return "note", ""
        elif tag == "a" and re.match(r"https?:", str(element.get("href"))):
            return "link", str(element.get("href"))
        elif tag == "sup":
            return "superscript", ""
        return "", ""

    def _say(self, words: str) -> None:
        """Add words; white space counts once."""
        if words in ("\n", "\t"):
            said = words
        else:
            said = re.sub(r"[ \t\r\n]+", " ", words)
            if not self._parts or self._parts[-1][-1:].isspace():
                said = said.lstrip(" ")
        if said:
            self._parts.append(said)
            self._at += len(said)

    def _take(self, kind: str, label: str) -> Iterator[Piece]:
        """Yield the block so far, if it holds anything."""
        text = "".join(self._parts)
        if text.strip():
            level = int(kind[-1]) if kind[-1].isdigit() else 0
            yield Piece(kind.rstrip("123456"), text.rstrip(), self._start, tuple(self._marks), level, label)
            self._start = self._page
            self._marks = []
        else:
            self._start = self._page
            self._marks = [mark for mark in self._marks if mark.kind != "page" and mark.span.end <= 0]
        self._parts, self._at = [], 0


def _kind(tag: str, element: "HtmlElement", outer: tuple[str, str]) -> tuple[str, str]:
    """Return the kind of a block, with the level of a heading, and the label of a note; inside a note all is note."""
    role = f"{element.get(_TYPE) or element.get('epub:type') or ''} {element.get('role') or ''}"
    if re.search(r"\b(?:doc-)?(?:footnote|endnote|rearnote)\b", role):
        return "note", re.sub(r"\D+", "", str(element.get("id") or ""))
    if outer[0] in ("note", "item", "quote", "table") and tag != "tr" and not tag.startswith("h"):
        return outer
    if tag[0] == "h" and tag in _KINDS:
        return f"heading{tag[1]}", ""
    return _KINDS.get(tag, "paragraph"), ""
