"""The main text of a web page, by trafilatura. The only door to trafilatura."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.documents.html.head import canonical_url, citation_doi
from pipeline.documents.html.outside_notes import BACK_ARROWS, NOTE_NUMBER, read_outside_notes
from pipeline.model import BlockKind, Mark, MarkKind, Meta, Part, Piece, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

# trafilatura's element → kind of a block
_KINDS = {
    "head": BlockKind.HEADING,
    "p": BlockKind.PARAGRAPH,
    "item": BlockKind.ITEM,
    "quote": BlockKind.QUOTE,
    "code": BlockKind.CODE,
    "row": BlockKind.TABLE,
    "ab": BlockKind.PARAGRAPH,
}


def read_main_text(text: str) -> Iterator[Part]:
    """Yield what trafilatura takes for the main text, nothing when it finds none."""
    from lxml import etree  # only web pages pay for it
    from trafilatura import extract

    found = extract(
        text,
        output_format="xml",
        include_links=True,
        include_comments=False,
        include_formatting=True,  # superscript numbers are citations
        with_metadata=True,
        date_extraction_params={"extensive_search": False},  # a date guessed from the prose is worse than none
    )
    if not found:
        return
    root = etree.fromstring(
        found.encode("utf-8"), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    )
    blocks = [e for e in root.iter(*_KINDS) if not any(a.tag in _KINDS for a in e.iterancestors())]
    pieces = [piece for element in blocks for piece in _pieces(element)]
    if pieces:
        yield _metadata(root, text)
        yield from pieces
        yield from read_outside_notes(root, text)


def _pieces(element: "_Element") -> Iterator[Piece]:
    """Yield the block, or the blocks inside a quote or an item that holds several."""
    kind = _KINDS[str(element.tag)]
    rend = str(element.get("rend") or "h2")
    level = (int(rend[-1]) if rend[-1].isdigit() else 2) if kind == BlockKind.HEADING else 0
    inner = [e for e in element.iterdescendants(*_KINDS) if e.tag in ("p", "item")]
    for block in inner or [element]:
        text, marks = _inline(block)
        yield Piece(kind, text, marks=marks, level=level)


def _inline(element: "_Element") -> tuple[str, tuple[Mark, ...]]:
    """Return the text of a block, and the links and superscripts in it."""
    from lxml import etree

    parts: list[str] = []
    marks: list[Mark] = []
    open_elements: list[tuple[int, MarkKind | None, str]] = []
    length = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        text = ""
        if event == "start":
            text = "\n" if node.tag == "lb" else "" if _is_back_link(node) else re.sub(r"\s+", " ", node.text or "")
            open_elements.append((length, *_mark(node)))
        else:
            start, kind, value = open_elements.pop()
            if kind and length > start:
                marks.append(Mark(kind, Span(start, length), value))
            if node is not element:
                tail = re.sub(r"\s+", " ", node.tail or "")
                text = f"\t{tail.strip()}" if node.tag == "cell" else tail
        text = text if length else text.lstrip(" ")  # the XML is indented
        parts.append(text)
        length += len(text)
    return "".join(parts).rstrip(), tuple(marks)


def _mark(node: "_Element") -> tuple[MarkKind | None, str]:
    """Return kind and value of the mark that an element makes, None where it makes none."""
    url = node.get("target") or "" if node.tag == "ref" else ""
    # trafilatura forgets that a link was raised; a number that leads to a place in a page is one
    if node.get("rend") == "#sup" or ("#" in url and NOTE_NUMBER.fullmatch(node.text or "")):
        return MarkKind.SUPERSCRIPT, ""
    return (MarkKind.LINK if url else None), url


def _is_back_link(node: "_Element") -> bool:
    """Return whether an element is the arrow from a note back to its mark."""
    return node.tag == "ref" and "#" in (node.get("target") or "") and (node.text or "").strip() in BACK_ARROWS


def _metadata(root: "_Element", text: str) -> Meta:
    """Return title, authors, date and URL as trafilatura finds them, and the page's DOI."""
    return Meta(
        title=root.get("title") or "",
        authors=tuple(a.strip() for a in (root.get("author") or "").split(";") if a.strip()),
        date=root.get("date") or "",
        url=root.get("source") or canonical_url(text),
        doi=citation_doi(text),
    )
