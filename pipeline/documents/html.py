"""Web pages by trafilatura: the main text without menus, and what the page says of itself."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.documents.encoding import decode
from pipeline.model import Mark, Meta, Part, Piece, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

# trafilatura's element → the kind of a piece
_KINDS = {
    "head": "heading",
    "p": "paragraph",
    "item": "item",
    "quote": "quote",
    "code": "code",
    "row": "table",
    "ab": "paragraph",
}


def read(data: bytes) -> Iterator[Part]:
    """Yield the blocks of the main text. A page that trafilatura leaves empty gives all its visible text instead."""
    from lxml import etree  # only web pages pay for it
    from trafilatura import extract

    text, troubles = decode(data)
    yield from troubles
    found = extract(
        text,
        output_format="xml",
        include_links=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False},  # a date guessed from the prose is worse than none
    )
    if not found:
        yield from _visible(text)
        return
    root = etree.fromstring(
        found.encode("utf-8"), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    )
    yield _meta(root, text)
    for element in root.iter(*_KINDS):
        if not any(a.tag in _KINDS for a in element.iterancestors()):
            yield from _pieces(element)


def _pieces(element: "_Element") -> Iterator[Piece]:
    """Yield the block, or the blocks inside a quote or an item that holds several."""
    inner = [e for e in element.iterdescendants(*_KINDS) if e.tag in ("p", "item")]
    for block in inner or [element]:
        text, marks = _text(block)
        kind = _KINDS[str(element.tag)]
        level = (
            int(str(element.get("rend") or "h2")[-1])
            if kind == "heading" and str(element.get("rend"))[-1:].isdigit()
            else 0
        )
        yield Piece(kind, text, marks=marks, level=level or 2 * (kind == "heading"))


def _text(element: "_Element") -> tuple[str, tuple[Mark, ...]]:
    """Return the text of a block and the links in it."""
    from lxml import etree

    parts: list[str] = []
    marks: list[Mark] = []
    links: list[tuple[int, str]] = []
    at = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        said = ""
        if event == "start":
            said = "\n" if node.tag == "lb" else re.sub(r"\s+", " ", node.text or "")
            links.append((at, node.get("target") or "" if node.tag == "ref" else ""))
        else:
            start, url = links.pop()
            if url:
                marks.append(Mark("link", Span(start, at), url))
            if node is not element:
                said = ("\t" if node.tag == "cell" else "") + re.sub(r"\s+", " ", node.tail or "")
        parts.append(said)
        at += len(said)
    return "".join(parts).rstrip(), tuple(marks)


def _meta(root: "_Element", text: str) -> Meta:
    """Title, authors, date and canonical URL; a DOI from the page's own citation_doi."""
    doi = re.search(
        r"""<meta[^>]{0,80}citation_doi["'][^>]{0,20}content=["'](?:doi:)?(10\.[^"']{3,200})""",
        text[:100_000],
        re.IGNORECASE,
    )
    return Meta(
        title=root.get("title") or "",
        authors=tuple(a.strip() for a in (root.get("author") or "").split(";") if a.strip()),
        date=root.get("date") or "",
        url=root.get("source") or _canonical(text),
        doi=doi[1].lower() if doi else "",
    )


def _canonical(text: str) -> str:
    """Return the page's canonical link; trafilatura gives it only when it can prove the host."""
    for tag in re.findall(r"<link\b[^>]{1,500}>", text[:100_000], re.IGNORECASE):
        if re.search(r"""rel=["']?canonical\b""", tag, re.IGNORECASE):
            href = re.search(r"""href=["']([^"']{1,400})""", tag, re.IGNORECASE)
            return href[1] if href else ""
    return ""


def _visible(text: str) -> Iterator[Part]:
    """Yield every block of visible text, for pages too small or too odd for a main text."""
    from lxml import html
    from lxml.etree import ParserError

    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except ParserError:
        return
    for element in root.xpath("//script|//style|//noscript|//nav|//template"):
        element.drop_tree()
    title = root.findtext(".//title") or ""
    yield Meta(title=" ".join(title.split()), url=_canonical(text))
    for line in root.text_content().splitlines():
        if line.strip():
            yield Piece("paragraph", " ".join(line.split()))
