"""The tree of a page to drafts: a block each, with its anchors and the links inside the page; nothing visible is left out."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pipeline.documents.shared.xhtml.draft import Draft, make_draft
from pipeline.documents.shared.xhtml.elements import (
    BLOCKS,
    PARAGRAPH,
    BlockType,
    block_type,
    is_hidden,
    is_inline_note,
    role_of,
)
from pipeline.documents.shared.xhtml.inline import Buffer, Pointer
from pipeline.documents.shared.xhtml.tables import DATA, table_kind
from pipeline.model import BlockKind, Mark, MarkKind, Span
from pipeline.text.regex import regex

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NOTE_NUMBER = regex(r"[\s\[(]{0,2}(\d{1,3}|[*†‡§]{1,3})[\s\])]{0,2}")
_PLAIN_FORMULA = regex(r"[\w.,% +=<>-]{1,16}")  # "95", "p < 0.05", not "\frac{a}{b}"
_KEYS = regex(r"[^\s,]+")


def walk(root: "HtmlElement", page: str = "", file: str = "") -> Iterator[Draft]:
    """Yield the blocks of a tree in reading order; a note that stands inside a sentence follows its block.

    Args:
        root: the tree.
        page: the page label that holds at its start.
        file: the name of the file in its archive, by which other files link to it.
    """
    yield from _Walker(root, page, file).drafts()


@dataclass(slots=True)
class _Open:
    """An element whose end is to come. start: of its text. mark: that it makes; is_block, is_note: what ends with it."""

    start: int
    mark: tuple[MarkKind, str] | None = None
    pointer: str = ""
    is_block: bool = False
    is_note: bool = False
    is_link: bool = False


class _Walker:
    """Walks the tree once and without recursion, since a hostile page may be deep; a block ends where another begins."""

    def __init__(self, root: "HtmlElement", page: str, file: str) -> None:
        self._root = root
        self._file = file
        self._page = self._page_at_start = page
        self._blocks: list[tuple[BlockType, HtmlElement]] = [(PARAGRAPH, root)]
        self._open: list[_Open] = []
        self._buffer = Buffer()
        self._outer: list[Buffer] = []  # of the blocks whose inline note is being read
        self._notes: list[Draft] = []
        self._inline_notes = 0
        self._numbers: dict[HtmlElement, int] = {}

    def drafts(self) -> Iterator[Draft]:
        """Yield a draft whenever a block begins or ends."""
        from lxml import etree

        events = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in events:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if is_hidden(element, tag):
                    if tag == "math":
                        self._add_formula(element)
                    events.skip_subtree()
                    self._open.append(_Open(self._buffer.length))
                    continue
                yield from self._start(tag, element)
            else:
                yield from self._end(element)
                if _ends_paragraph(self._buffer, self._blocks[-1][0]):
                    yield from self._finish(*self._blocks[-1])
                self._buffer.append((element.tail or "") if element is not self._root else "")
        yield from self._finish(*self._blocks[-1])

    def _start(self, tag: str, element: "HtmlElement") -> Iterator[Draft]:
        outer = self._blocks[-1][0]
        is_block = tag in BLOCKS
        if is_block and outer.joined:
            self._buffer.separate("\t" if tag in ("td", "th") and outer.table == DATA else " ")
            self._blocks.append((outer, element))
        elif is_block:
            yield from self._finish(*self._blocks[-1])
            self._blocks.append((self._type_of(element, tag, outer), element))
        opened = _Open(self._buffer.length, is_block=is_block)
        if not is_block and not outer.is_note and is_inline_note(element, tag) and not self._outer:
            self._begin_note(opened)
        self._buffer.anchors.extend(f"{self._file}#{a}" for a in (element.get("id"), element.get("name")) if a)
        self._read_inline(tag, element, opened)
        self._open.append(opened)
        if tag == "br":
            self._break(self._blocks[-1][0])
        self._buffer.append(element.text or "")

    def _end(self, element: "HtmlElement") -> Iterator[Draft]:
        opened = self._open.pop()
        if opened.mark:
            self._buffer.close_mark(opened.start, *opened.mark)
        if opened.pointer and self._buffer.length > opened.start:
            self._buffer.pointers.append(self._pointer(element, opened))
        if opened.is_link:
            self._buffer.links.append(Span(opened.start, self._buffer.length))
        if opened.is_note:
            self._end_note(element)
        elif opened.is_block:
            block, _ = self._blocks.pop()
            if block.joined and self._blocks[-1][0] is block:
                self._buffer.separate(" ")
            else:
                yield from self._finish(block, element)

    def _type_of(self, element: "HtmlElement", tag: str, outer: BlockType) -> BlockType:
        """Return what a block makes of its text; a row of data, or of a number and its text, is one block."""
        if tag == "table":
            return outer._replace(table=table_kind(element))
        if tag in ("tbody", "thead", "tfoot"):
            return outer
        if tag == "tr" and outer.table:
            kind = BlockKind.TABLE if outer.table == DATA else outer.kind
            return outer._replace(kind=kind, joined=True)
        found = block_type(element, tag, outer)
        return found._replace(number=self._number(element)) if tag == "li" else found

    def _number(self, item: "HtmlElement") -> str:
        """Return the number that a browser prints before an item of an ordered list, "" where it prints none."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol" or parent.get("reversed") is not None:
            return ""
        value = str(item.get("value") or "")
        start = str(parent.get("start") or "1")
        number = int(value) if _is_number(value) else self._numbers.get(parent, int(start) if _is_number(start) else 1)
        self._numbers[parent] = number + 1
        return str(number)

    def _read_inline(self, tag: str, element: "HtmlElement", opened: _Open) -> None:
        """Note the mark that an element makes; a page mark, and the keys of an empty <d-cite>, are made at once."""
        role = role_of(element)
        if "pagebreak" in role:
            self._page = str(element.get("title") or element.get("aria-label") or "").strip(". ") or self._page
            end = self._buffer.length
            self._buffer.marks.append(Mark(MarkKind.PAGE, Span(end, end), self._page))
        elif tag == "a":
            self._read_link(str(element.get("href") or "").strip(), opened)
        elif tag == "sup":
            opened.mark = (MarkKind.SUPERSCRIPT, "")
        elif tag == "d-cite":
            self._read_keys(str(element.get("key") or element.get("bibtex-key") or ""), element, opened)

    def _read_link(self, href: str, opened: _Open) -> None:
        address, _, anchor = href.partition("#")
        opened.is_link = bool(href)
        if anchor and not address.startswith(("mailto:", "javascript:")):
            opened.pointer = unquote(href)
        if re.match(r"https?://", href, re.IGNORECASE):
            opened.mark = (MarkKind.LINK, href)

    def _pointer(self, element: "HtmlElement", opened: _Open) -> Pointer:
        """Return the link of an element whose text is complete."""
        span, is_note = Span(opened.start, self._buffer.length), "noteref" in role_of(element)
        address, _, anchor = opened.pointer.rpartition("#")
        is_inside = not re.match(r"\w+:", address)
        file = (
            posixpath.normpath(posixpath.join(posixpath.dirname(self._file), address))
            if address and is_inside
            else self._file
        )
        return Pointer(span, f"{file}#{anchor}", is_note, not address or (is_inside and bool(self._file)))

    def _read_keys(self, keys: str, element: "HtmlElement", opened: _Open) -> None:
        """Read Distill's citation: printed already ("[1]"), its keys lead to the list; else the keys are printed here."""
        found = _KEYS.findall(keys)
        if (element.text or "").strip() or any((e.text or "").strip() for e in element.iter("span")):
            opened.pointer = f"#{found[0]}" if len(found) == 1 else ""
            return
        for i, key in enumerate(found):
            self._buffer.append(", " if i else " [")
            start = self._buffer.length
            self._buffer.append(key)
            self._buffer.marks.append(Mark(MarkKind.CITEKEY, Span(start, self._buffer.length), key))
        self._buffer.append("]" if found else "")

    def _begin_note(self, opened: _Open) -> None:
        """Turn to a note that stands in the sentence; its number is the raised one before it, else counted and printed here."""
        self._inline_notes += 1
        opened.is_note = True
        buffer, marks = self._buffer, self._buffer.marks
        raised = (
            marks[-1]
            if marks and marks[-1].kind == MarkKind.SUPERSCRIPT and marks[-1].span.end == buffer.length
            else None
        )
        label = raised.value if raised and _NOTE_NUMBER.fullmatch(raised.value) else str(self._inline_notes)
        span = raised.span if raised else Span(buffer.length, buffer.length + len(label))
        if not raised:
            buffer.append(label)
            marks.append(Mark(MarkKind.SUPERSCRIPT, span, label))
        marks.append(Mark(MarkKind.NOTE, span, label))
        self._outer.append(buffer)
        self._buffer = Buffer()

    def _end_note(self, element: "HtmlElement") -> None:
        note, self._buffer = self._buffer, self._outer.pop()
        label = self._buffer.marks[-1].value
        self._notes.append(make_draft(note, BlockType(BlockKind.NOTE, number=label, is_note=True), element, self._page))

    def _break(self, block: BlockType) -> None:
        """Add a line end; in an item, an entry or a heading a line end separates nothing."""
        is_line = not block.joined and block.kind not in (BlockKind.ITEM, BlockKind.HEADING, BlockKind.NOTE)
        self._buffer.separate("\n" if is_line else " ")

    def _add_formula(self, element: "HtmlElement") -> None:
        """Add a formula that is no more than a number or a letter: prices and shares are often set so."""
        formula = str(element.get("alttext") or "").replace("\\%", "%")
        self._buffer.append(formula if _PLAIN_FORMULA.fullmatch(formula) else "")

    def _finish(self, block: BlockType, element: "HtmlElement") -> Iterator[Draft]:
        """Yield the block so far, if it holds any text, then its notes, and begin the next."""
        if self._outer:
            return  # a block inside an inline note
        buffer = self._buffer
        buffer.links.extend(Span(opened.start, buffer.length) for opened in self._open if opened.is_link)
        has_text = any(part.strip() for part in buffer.parts)
        if has_text:
            yield make_draft(buffer, block, element, self._page_at_start)
        self._buffer = Buffer(anchors=[] if has_text else buffer.anchors)
        for opened in self._open:
            opened.start = 0
        self._page_at_start = self._page
        yield from self._notes
        self._notes = []


def _ends_paragraph(buffer: Buffer, block: BlockType) -> bool:
    """Tell whether two line ends have parted a paragraph."""
    return (
        not block.joined
        and block.kind == BlockKind.PARAGRAPH
        and len(buffer.parts) > 1
        and buffer.parts[-1] == "\n"
        and buffer.parts[-2].endswith("\n")
    )


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) < 6
