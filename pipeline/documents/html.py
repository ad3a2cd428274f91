"""Web pages by trafilatura: the main text without menus, and what the page says of itself."""

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from pipeline.documents import chapter
from pipeline.documents.byline import completed
from pipeline.documents.encoding import decode
from pipeline.model import Mark, Meta, Part, Piece, Span, Trouble

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_TAG = re.compile(r"<[^<>]{0,5000}>")
_OPEN_CLOSE = re.compile(r"<(/?)(?!(?:br|img|hr|meta|link|input|p|li|td|tr|th)\b)[a-zA-Z][^<>]{0,5000}>")
_NUMBER = re.compile(r"\d{1,3}")
_ARROWS = frozenset("↩ ↩︎ ↑ ⬆ ^ ⏎".split())
# from the place that a number leads to: the paragraph or the item there, and the headings before it
_NOTE = "ancestor-or-self::*[self::li or self::p or self::dd][1]"
_HEADING = "preceding::*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"
_TOLD = 40  # letters by which a note is known again
_NOTE_KINDS = {"li": "item", "p": "paragraph", "dd": "paragraph"}
_DEPTH = 200  # elements inside elements; lxml gives up at 256
_LOST = 0.3  # of the letters between the tags; a page of menus has less main text, and is not deep
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
    text, troubles = decode(data, declared(data))
    yield from troubles
    parts = list(_main(text)) or list(_visible(text))
    lines = list(_stripped(text))
    if _letters(parts) < _LOST * sum(map(len, lines)) and _deep(text):
        yield Trouble("DAMAGED", "the page nests deeper than a parser goes; read without its structure", recovered=True)
        parts = [*(part for part in parts if isinstance(part, Meta)), *(Piece("paragraph", line) for line in lines)]
    yield from completed(parts)


def _main(text: str) -> Iterator[Part]:
    """Yield what trafilatura holds for the main text, nothing when it finds none."""
    from lxml import etree  # only web pages pay for it
    from trafilatura import extract

    found = extract(
        text,
        output_format="xml",
        include_links=True,
        include_comments=False,
        include_formatting=True,  # raised numbers cite
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
        yield _meta(root, text)
        yield from pieces
        yield from _notes(root, text)


def _notes(root: "_Element", text: str) -> Iterator[Piece]:
    """Yield the notes that the numbers of the main text lead to, where they stand outside of it, and their heading.

    An item comes with its whole list, whose places are the numbers of the notes.
    """
    from lxml import html

    led = [r.get("target") or "" for r in root.iter("ref") if _NUMBER.fullmatch(r.text or "")]
    if not any("#" in target for target in led):
        return
    page = html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    places = {e.get("id") or e.get("name"): e for e in page.iter("*")}
    ends = (places[end] for target in led if (end := target.partition("#")[2]) in places)
    notes = [note for end in dict.fromkeys(ends) for note in end.xpath(_NOTE)]
    found = dict.fromkeys(
        n for note in notes for n in (note.getparent().iterchildren("li") if note.tag == "li" else [note])
    )
    if not notes or _bare(_said(notes[0]))[:_TOLD] in _bare("".join(root.itertext())):
        return
    for element in [*notes[0].xpath(_HEADING)[-1:], *found]:
        kind = _NOTE_KINDS.get(element.tag, "heading")
        yield Piece(kind, _said(element), level=2 * (kind == "heading"))


def _said(element: "HtmlElement") -> str:
    """Return the words of an element on one line, without the arrow back."""
    return " ".join("".join(words for words in element.itertext() if words.strip() not in _ARROWS).split())


def _bare(text: str) -> str:
    """Return the letters and digits alone, in which two renderings of one text agree."""
    return re.sub(r"\W+", "", text)


def declared(data: bytes) -> str:
    """Return the encoding that a page says it is in, "" where it says nothing."""
    found = re.search(rb"(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_.:-]{2,40})", data[:4096])
    return found[1].decode("ascii") if found else ""


def _letters(parts: list[Part]) -> int:
    return sum(len(part.text) for part in parts if isinstance(part, Piece))


def _deep(text: str) -> bool:
    """Tell whether elements stand inside each other beyond what lxml follows."""
    depth = most = 0
    for tag in _OPEN_CLOSE.finditer(text):
        depth += -1 if tag[1] else 1
        most = max(most, depth)
    return most > _DEPTH


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
    """Return the text of a block, and the links and the raised letters in it."""
    from lxml import etree

    parts: list[str] = []
    marks: list[Mark] = []
    open_: list[tuple[int, str, str]] = []
    at = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        said = ""
        if event == "start":
            said = "\n" if node.tag == "lb" else "" if _leads_back(node) else re.sub(r"\s+", " ", node.text or "")
            open_.append((at, *_mark(node)))
        else:
            start, kind, value = open_.pop()
            if kind and at > start:
                marks.append(Mark(kind, Span(start, at), value))
            if node is not element:
                tail = re.sub(r"\s+", " ", node.tail or "")
                said = f"\t{tail.strip()}" if node.tag == "cell" else tail
        said = said if at else said.lstrip(" ")  # the XML is indented
        parts.append(said)
        at += len(said)
    return "".join(parts).rstrip(), tuple(marks)


def _mark(node: "_Element") -> tuple[str, str]:
    """Return the kind and the value of the mark that an element makes, "" where it makes none."""
    url = node.get("target") or "" if node.tag == "ref" else ""
    # trafilatura forgets that a link was raised; a number that leads to a place in a page is one
    if node.get("rend") == "#sup" or ("#" in url and _NUMBER.fullmatch(node.text or "")):
        return "superscript", ""
    return ("link" if url else ""), url


def _leads_back(node: "_Element") -> bool:
    """Tell whether an element is the arrow from a note back to its mark."""
    return node.tag == "ref" and "#" in (node.get("target") or "") and (node.text or "").strip() in _ARROWS


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
    title = re.search(r"<title[^<>]{0,200}>([^<]{0,500})", text[:100_000], re.IGNORECASE)
    yield Meta(title=" ".join(unescape(title[1]).split()) if title else "", url=_canonical(text))
    yield from chapter.pieces(text)


def _stripped(text: str) -> Iterator[str]:
    """Yield the lines of text between tags, scripts and styles left out: what a parser cannot lose."""
    for i, part in enumerate(re.split(r"<(?=(?:script|style)\b)", text, flags=re.IGNORECASE)):
        end = re.search(r"</(?:script|style)\b", part, re.IGNORECASE) if i else None
        if i and not end:
            continue
        for line in _TAG.sub("\n", part[end.start() if end else 0 :]).split("\n"):
            if line.strip():
                yield " ".join(unescape(line).split())
