"""Notes that stand outside of a page's main text, found by the links of the numbers in it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.model import BlockKind, Piece

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

NOTE_NUMBER = re.compile(r"\d{1,3}")
BACK_ARROWS = frozenset("↩ ↩︎ ↑ ⬆ ^ ⏎".split())
# XPath from the target of a note's number: the paragraph or the item there, and the headings before it
_NOTE_BLOCK = "ancestor-or-self::*[self::li or self::p or self::dd][1]"
_HEADINGS_BEFORE = "preceding::*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"
_KINDS = {"li": BlockKind.ITEM, "p": BlockKind.PARAGRAPH, "dd": BlockKind.PARAGRAPH}
_PREFIX = 40  # letters by which a note is recognised in the main text


def read_outside_notes(root: "_Element", text: str) -> Iterator[Piece]:
    """Yield the notes that numbers of the main text link to, where they stand outside of it, and their heading.

    An item comes with its whole list, because the places in the list are the numbers of the notes.
    """
    from lxml import html

    targets = [r.get("target") or "" for r in root.iter("ref") if NOTE_NUMBER.fullmatch(r.text or "")]
    if not any("#" in target for target in targets):
        return
    page = html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    anchors = {e.get("id") or e.get("name"): e for e in page.iter("*")}
    linked = (anchors[anchor] for target in targets if (anchor := target.partition("#")[2]) in anchors)
    notes = [note for element in dict.fromkeys(linked) for note in element.xpath(_NOTE_BLOCK)]
    blocks = dict.fromkeys(
        block for note in notes for block in (note.getparent().iterchildren("li") if note.tag == "li" else [note])
    )
    if not notes or _letters(_note_text(notes[0]))[:_PREFIX] in _letters("".join(root.itertext())):
        return
    for element in [*notes[0].xpath(_HEADINGS_BEFORE)[-1:], *blocks]:
        kind = _KINDS.get(element.tag, BlockKind.HEADING)
        yield Piece(kind, _note_text(element), level=2 * (kind == BlockKind.HEADING))


def _note_text(element: "HtmlElement") -> str:
    """Return the text of an element on one line, without the arrow back to the mark."""
    return " ".join("".join(text for text in element.itertext() if text.strip() not in BACK_ARROWS).split())


def _letters(text: str) -> str:
    """Return only the letters and digits, in which two renderings of one text agree."""
    return re.sub(r"\W+", "", text)
