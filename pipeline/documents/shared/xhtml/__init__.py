"""HTML and XHTML as blocks, by our own walk of the tree: web pages, chapters of an EPUB.

elements.py   what the elements of HTML make: kinds of blocks, roles, what is no text
tables.py     tables that lay out a page, rows that number a text, tables of data
draft.py      a block as it stands on the page
walk.py       the tree to drafts: blocks with their anchors and the links inside the page
inline.py     the text of the block that is being read, with its marks
pointers.py   the links inside the page: which call a note or an entry, which lead back
pieces.py     drafts to pieces: what is called is a note or an entry, what calls it is its mark
entries.py    entries without their buttons, with the identifiers that their links name
cut.py        a text with parts cut out
"""

from typing import TYPE_CHECKING

from pipeline.documents.shared.xhtml.draft import Draft
from pipeline.documents.shared.xhtml.pieces import Resolved, resolve
from pipeline.documents.shared.xhtml.walk import walk

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Draft", "Resolved", "parse", "resolve", "walk"]


def parse(text: str) -> "HtmlElement | None":
    """Return the tree of a page, None where it holds no element."""
    from lxml import html
    from lxml.etree import ParserError

    parser = html.HTMLParser(encoding="utf-8", huge_tree=False)
    try:
        root: HtmlElement = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (ParserError, ValueError):
        return None
    return root
