"""Web pages by trafilatura: the main text without menus, and the page's own metadata."""

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from pipeline.documents.metadata.byline import complete_metadata
from pipeline.documents.shared import xhtml
from pipeline.documents.shared.encoding import decode
from pipeline.model import Mark, Meta, Part, Piece, Span, Trouble

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_TAG = re.compile(r"<[^<>]{0,5000}>")
_NESTING_TAG = re.compile(r"<(/?)(?!(?:br|img|hr|meta|link|input|p|li|td|tr|th)\b)[a-zA-Z][^<>]{0,5000}>")
_CHARSET = re.compile(rb"(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_.:-]{2,40})")
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{0,500})", re.IGNORECASE)
_DOI = re.compile(
    r"""<meta[^>]{0,80}citation_doi["'][^>]{0,20}content=["'](?:doi:)?(10\.[^"']{3,200})""", re.IGNORECASE
)
_HEAD = 100_000  # characters in which the page's own metadata stands
_NOTE_NUMBER = re.compile(r"\d{1,3}")
_BACK_ARROWS = frozenset("↩ ↩︎ ↑ ⬆ ^ ⏎".split())
# XPath from the target of a note's number: the paragraph or the item there, and the headings before it
_NOTE_BLOCK = "ancestor-or-self::*[self::li or self::p or self::dd][1]"
_HEADINGS_BEFORE = "preceding::*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"
_NOTE_KINDS = {"li": "item", "p": "paragraph", "dd": "paragraph"}
_NOTE_PREFIX = 40  # letters by which a note is recognised in the main text
_MAX_DEPTH = 200  # elements inside elements; lxml gives up at 256
_MIN_SHARE = 0.3  # of the letters between the tags; a page with less was either mostly menus, or too deep to parse
# trafilatura's element → kind of a block
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
    """Yield the blocks of the main text; a page in which trafilatura finds none gives all its visible text instead."""
    text, warnings = decode(data, declared_encoding(data))
    yield from warnings
    parts = list(_main_text(text)) or list(_visible_text(text))
    lines = list(_lines_between_tags(text))
    if _count_letters(parts) < _MIN_SHARE * sum(map(len, lines)) and _is_too_deep(text):
        yield Trouble("DAMAGED", "the page nests deeper than a parser goes; read without its structure", recovered=True)
        parts = [*(part for part in parts if isinstance(part, Meta)), *(Piece("paragraph", line) for line in lines)]
    yield from complete_metadata(parts)


def declared_encoding(data: bytes) -> str:
    """Return the character encoding that a page declares, "" where it declares none."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else ""


def _main_text(text: str) -> Iterator[Part]:
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
        yield from _outside_notes(root, text)


def _outside_notes(root: "_Element", text: str) -> Iterator[Piece]:
    """Yield the notes that numbers of the main text link to, where they stand outside of it, and their heading.

    An item comes with its whole list, because the places in the list are the numbers of the notes.
    """
    from lxml import html

    targets = [r.get("target") or "" for r in root.iter("ref") if _NOTE_NUMBER.fullmatch(r.text or "")]
    if not any("#" in target for target in targets):
        return
    page = html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    anchors = {e.get("id") or e.get("name"): e for e in page.iter("*")}
    linked = (anchors[anchor] for target in targets if (anchor := target.partition("#")[2]) in anchors)
    notes = [note for element in dict.fromkeys(linked) for note in element.xpath(_NOTE_BLOCK)]
    blocks = dict.fromkeys(
        block for note in notes for block in (note.getparent().iterchildren("li") if note.tag == "li" else [note])
    )
    if not notes or _letters(_note_text(notes[0]))[:_NOTE_PREFIX] in _letters("".join(root.itertext())):
        return
    for element in [*notes[0].xpath(_HEADINGS_BEFORE)[-1:], *blocks]:
        kind = _NOTE_KINDS.get(element.tag, "heading")
        yield Piece(kind, _note_text(element), level=2 * (kind == "heading"))


def _note_text(element: "HtmlElement") -> str:
    """Return the text of an element on one line, without the arrow back to the mark."""
    return " ".join("".join(text for text in element.itertext() if text.strip() not in _BACK_ARROWS).split())


def _letters(text: str) -> str:
    """Return only the letters and digits, in which two renderings of one text agree."""
    return re.sub(r"\W+", "", text)


def _count_letters(parts: list[Part]) -> int:
    return sum(len(part.text) for part in parts if isinstance(part, Piece))


def _is_too_deep(text: str) -> bool:
    """Return whether elements are nested beyond what lxml follows."""
    depth = deepest = 0
    for tag in _NESTING_TAG.finditer(text):
        depth += -1 if tag[1] else 1
        deepest = max(deepest, depth)
    return deepest > _MAX_DEPTH


def _pieces(element: "_Element") -> Iterator[Piece]:
    """Yield the block, or the blocks inside a quote or an item that holds several."""
    kind = _KINDS[str(element.tag)]
    rend = str(element.get("rend") or "h2")
    level = (int(rend[-1]) if rend[-1].isdigit() else 2) if kind == "heading" else 0
    inner = [e for e in element.iterdescendants(*_KINDS) if e.tag in ("p", "item")]
    for block in inner or [element]:
        text, marks = _inline(block)
        yield Piece(kind, text, marks=marks, level=level)


def _inline(element: "_Element") -> tuple[str, tuple[Mark, ...]]:
    """Return the text of a block, and the links and superscripts in it."""
    from lxml import etree

    parts: list[str] = []
    marks: list[Mark] = []
    open_elements: list[tuple[int, str, str]] = []
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


def _mark(node: "_Element") -> tuple[str, str]:
    """Return kind and value of the mark that an element makes, "" where it makes none."""
    url = node.get("target") or "" if node.tag == "ref" else ""
    # trafilatura forgets that a link was raised; a number that leads to a place in a page is one
    if node.get("rend") == "#sup" or ("#" in url and _NOTE_NUMBER.fullmatch(node.text or "")):
        return "superscript", ""
    return ("link" if url else ""), url


def _is_back_link(node: "_Element") -> bool:
    """Return whether an element is the arrow from a note back to its mark."""
    return node.tag == "ref" and "#" in (node.get("target") or "") and (node.text or "").strip() in _BACK_ARROWS


def _metadata(root: "_Element", text: str) -> Meta:
    """Return title, authors, date and canonical URL as trafilatura finds them; the DOI of the page's citation_doi."""
    doi = _DOI.search(text[:_HEAD])
    return Meta(
        title=root.get("title") or "",
        authors=tuple(a.strip() for a in (root.get("author") or "").split(";") if a.strip()),
        date=root.get("date") or "",
        url=root.get("source") or _canonical_url(text),
        doi=doi[1].lower() if doi else "",
    )


def _canonical_url(text: str) -> str:
    """Return the page's canonical link; trafilatura gives it only when it can prove the host."""
    for tag in re.findall(r"<link\b[^>]{1,500}>", text[:_HEAD], re.IGNORECASE):
        if re.search(r"""rel=["']?canonical\b""", tag, re.IGNORECASE):
            href = re.search(r"""href=["']([^"']{1,400})""", tag, re.IGNORECASE)
            return href[1] if href else ""
    return ""


def _visible_text(text: str) -> Iterator[Part]:
    """Yield every block of visible text, for pages too small or too odd to have a main text."""
    title = _TITLE.search(text[:_HEAD])
    yield Meta(title=" ".join(unescape(title[1]).split()) if title else "", url=_canonical_url(text))
    yield from xhtml.read_blocks(text)


def _lines_between_tags(text: str) -> Iterator[str]:
    """Yield the lines of text between tags, scripts and styles left out: text that no parser can lose."""
    for i, part in enumerate(re.split(r"<(?=(?:script|style)\b)", text, flags=re.IGNORECASE)):
        end = re.search(r"</(?:script|style)\b", part, re.IGNORECASE) if i else None
        if i and not end:
            continue
        for line in _TAG.sub("\n", part[end.start() if end else 0 :]).split("\n"):
            if line.strip():
                yield " ".join(unescape(line).split())
