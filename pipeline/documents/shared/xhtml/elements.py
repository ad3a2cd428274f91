"""What the elements of HTML make: kinds of blocks, roles, and what is no text."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pipeline.lexicon import either, words
from pipeline.model import BlockKind
from pipeline.text.regex import regex

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEADING_LEVELS = {f"h{level}": level for level in range(1, 7)}
KINDS = {
    **dict.fromkeys(HEADING_LEVELS, BlockKind.HEADING),
    "p": BlockKind.PARAGRAPH,
    "li": BlockKind.ITEM,
    "blockquote": BlockKind.QUOTE,
    "pre": BlockKind.CODE,
    "dt": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
BLOCKS = frozenset(
    [
        *KINDS,
        *"div section article aside header footer main table tbody thead tfoot tr td th ul ol dl figure body html hr".split(),
        *"address center details summary fieldset form d-article d-appendix d-title d-front-matter d-byline".split(),
    ]
)
# kinds that the blocks inside share
_INHERITED = frozenset([BlockKind.NOTE, BlockKind.ITEM, BlockKind.QUOTE])
_DROPPED = frozenset(
    "script style noscript template head svg nav iframe object button select textarea input dialog audio video canvas"
    " math d-bibliography d-citation-list d-footnote-list d-hover-box".split()
)
# parts of a book that are about the book: https://www.w3.org/TR/epub-ssv-11/
_BOOK_TYPES = frozenset("colophon imprint copyright-page titlepage halftitlepage landmarks".split())
_DROPPED_ROLES = frozenset("navigation dialog alertdialog search menu menubar toolbar button tooltip".split())
_HIDDEN_STYLE = regex(r"(?:^|;)\s{0,9}(?:display\s?:\s?none|visibility\s?:\s?hidden)", re.IGNORECASE)
_HIDDEN_CLASSES = frozenset(words("documents.hidden_classes"))
# of an id or a class: "cookie-banner", "gdpr_consent"
_NOTICE = regex(rf"(?:^|[\s_-]){either(words('documents.notice_classes'))}", re.IGNORECASE)
_NOTICE_PARTS = frozenset("div section aside footer".split())
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_NOTE_ROLE = regex(r"\b(?:doc-)?(?:footnote|endnote|rearnote)s?\b")
_NOTE_CLASS = regex(r"(?:^|\s)(?:foot|end|side)-?notes?(?:-(?:item|content|list|body|text))?(?:$|\s)", re.IGNORECASE)
# notes that stand where they are called: LaTeXML's, Tufte's, Distill's
_INLINE_NOTE_CLASS = regex(r"(?:^|\s)(?:ltx_note_content|sidenote|marginnote|margin-note|side-note)(?:$|\s)")
_NOTE_MARK = "ltx_note_mark"  # printed in the sentence and once more in the note
_ENTRY_ROLE = regex(r"\bdoc-biblioentry\b|\bbiblioentry\b")
_ENTRY_CLASS = regex(r"(?:^|\s)(?:csl-entry|ltx_bibitem|bibl?-?item|bib-?entry|reference-?list__item)(?:$|\s)")
_LIST_CLASS = regex(
    r"(?:^|\s|__)(?:references?|references?-?list|ref-?list|reflist|bibliography|citation-?list|csl-bib-body|ltx_biblist)(?:$|\s)",
    re.IGNORECASE,
)
_CITED_NOTE = regex(r"cite_note-")
_SINGLE = frozenset("li dd p div".split())  # elements that may be one entry


class BlockType(NamedTuple):
    """What an element makes of the text below it.

    level: of a heading. number: of an item of a numbered list. joined: the blocks inside stay in one block. is_entry,
    is_note: the markup says so. table: "data", "rows" that number a text, or "" for a table that lays out the page.
    """

    kind: BlockKind
    level: int = 0
    number: str = ""
    joined: bool = False
    is_entry: bool = False
    is_note: bool = False
    table: str = ""


PARAGRAPH = BlockType(BlockKind.PARAGRAPH)


def role_of(element: "HtmlElement") -> str:
    """Return the epub:type and the ARIA role of an element."""
    return f"{element.get(_EPUB_TYPE) or element.get('epub:type') or ''} {element.get('role') or ''}"


def class_of(element: "HtmlElement") -> str:
    """Return the classes of an element, as they are written."""
    return str(element.get("class") or "")


def is_hidden(element: "HtmlElement", tag: str) -> bool:
    """Tell whether a browser shows no text of an element, or none that belongs to the page's text: menus, buttons, notices."""
    if not tag or tag in _DROPPED or element.get("hidden") is not None:
        return True
    if _HIDDEN_STYLE.search(str(element.get("style") or "")) or str(element.get("role")) in _DROPPED_ROLES:
        return True
    if tag in ("section", "body", "div") and not _BOOK_TYPES.isdisjoint(role_of(element).split()):
        return True
    classes = class_of(element)
    if not _HIDDEN_CLASSES.isdisjoint(classes.split()) or _repeats_mark(element, classes):
        return True
    return tag in _NOTICE_PARTS and _NOTICE.search(f"{element.get('id') or ''} {classes}") is not None


def _repeats_mark(element: "HtmlElement", classes: str) -> bool:
    """Tell whether an element is the number of a note, printed before its text."""
    parent = element.getparent()
    return _NOTE_MARK in classes and parent is not None and _INLINE_NOTE_CLASS.search(class_of(parent)) is not None


def is_inline_note(element: "HtmlElement", tag: str) -> bool:
    """Tell whether an element is a note that stands in the sentence which calls it."""
    return tag == "d-footnote" or (
        tag in ("span", "aside", "small") and bool(_INLINE_NOTE_CLASS.search(class_of(element)))
    )


def block_type(element: "HtmlElement", tag: str, outer: BlockType) -> BlockType:
    """Return what an element makes of its text; inside a note all is note, inside an item or a quotation all is that."""
    role, classes = role_of(element), class_of(element)
    if tag in HEADING_LEVELS and not outer.joined:
        return BlockType(BlockKind.HEADING, HEADING_LEVELS[tag])
    if outer.is_note or _NOTE_ROLE.search(role) or _NOTE_CLASS.search(classes):
        return BlockType(BlockKind.NOTE, number=outer.number if outer.is_note else "", is_note=True)
    if tag in _SINGLE and _is_entry(element, tag, role, classes):
        kind = BlockKind.ITEM if tag in ("li", "dd") else BlockKind.PARAGRAPH
        return BlockType(kind, joined=True, is_entry=True)
    if outer.kind in _INHERITED and tag != "li":
        return outer
    return BlockType(KINDS.get(tag, BlockKind.PARAGRAPH))


def _is_entry(element: "HtmlElement", tag: str, role: str, classes: str) -> bool:
    """Tell whether the markup calls an element an entry of a list of works."""
    if _ENTRY_ROLE.search(role) or _ENTRY_CLASS.search(classes) or _CITED_NOTE.match(str(element.get("id") or "")):
        return True
    if tag != "li":
        return False
    return any(
        _LIST_CLASS.search(class_of(parent)) or "doc-bibliography" in role_of(parent)
        for parent in _lists_above(element)
    )


def _lists_above(element: "HtmlElement") -> Iterator["HtmlElement"]:
    """Yield the list that an item stands in, and what holds nothing but that list."""
    parent = element.getparent()
    if parent is None:
        return
    yield parent
    above = parent.getparent()
    if above is not None and above.tag in ("div", "section"):
        yield above
