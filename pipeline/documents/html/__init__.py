"""Web pages: the main text without menus (main_text.py, by trafilatura), or all visible text where there is none.

head.py reads what the page declares of itself, outside_notes.py the notes that stand outside of the main text.
"""

import re
from collections.abc import Iterator
from html import unescape

from pipeline.documents.html.head import canonical_url, declared_encoding, page_title
from pipeline.documents.html.main_text import read_main_text
from pipeline.documents.metadata.byline import complete_metadata
from pipeline.documents.shared import xhtml
from pipeline.documents.shared.encoding import decode
from pipeline.model import BlockKind, ErrorCode, Meta, Part, Piece, Trouble

_TAG = re.compile(r"<[^<>]{0,5000}>")
_NESTING_TAG = re.compile(r"<(/?)(?!(?:br|img|hr|meta|link|input|p|li|td|tr|th)\b)[a-zA-Z][^<>]{0,5000}>")
_MAX_DEPTH = 200  # elements inside elements; lxml gives up at 256
_MIN_SHARE = 0.3  # of the letters between the tags; a page with less was either mostly menus, or too deep to parse


def read(data: bytes) -> Iterator[Part]:
    """Yield the blocks of the main text; a page in which trafilatura finds none gives all its visible text instead."""
    text, warnings = decode(data, declared_encoding(data))
    yield from warnings
    parts = list(read_main_text(text)) or list(_read_visible_text(text))
    lines = list(_lines_between_tags(text))
    if _count_letters(parts) < _MIN_SHARE * sum(map(len, lines)) and _is_too_deep(text):
        yield Trouble(
            ErrorCode.DAMAGED, "the page nests deeper than a parser goes; read without its structure", recovered=True
        )
        parts = [
            *(part for part in parts if isinstance(part, Meta)),
            *(Piece(BlockKind.PARAGRAPH, line) for line in lines),
        ]
    yield from complete_metadata(parts)


def _count_letters(parts: list[Part]) -> int:
    return sum(len(part.text) for part in parts if isinstance(part, Piece))


def _is_too_deep(text: str) -> bool:
    """Return whether elements are nested beyond what lxml follows."""
    depth = deepest = 0
    for tag in _NESTING_TAG.finditer(text):
        depth += -1 if tag[1] else 1
        deepest = max(deepest, depth)
    return deepest > _MAX_DEPTH


def _read_visible_text(text: str) -> Iterator[Part]:
    """Yield every block of visible text, for pages too small or too odd to have a main text."""
    yield Meta(title=page_title(text), url=canonical_url(text))
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
