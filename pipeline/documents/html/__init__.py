"""Web pages: our own walk of the tree into blocks; trafilatura says which of them are main text.

main_text.py  what trafilatura takes for the main text (the only door to it)
select.py     the blocks of the article, and the notes and entries that it calls, wherever they stand
head.py       what the page declares of itself
act_title.py  the title of a legal act, which no page declares
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from pipeline.documents.html.act_title import find_act_title
from pipeline.documents.html.head import declared_encoding, is_named_after_file, read_head
from pipeline.documents.html.main_text import find_main_text
from pipeline.documents.html.select import select
from pipeline.documents.metadata.byline import complete_metadata
from pipeline.documents.shared.encoding import decode
from pipeline.documents.shared.plain_notes import mark_plain_notes
from pipeline.documents.shared.xhtml import parse, resolve, walk
from pipeline.model import BlockKind, ErrorCode, Meta, Part, Piece, Trouble
from pipeline.text.regex import regex

_TAG = regex(r"<[^<>]{0,5000}>")
_NESTING_TAG = regex(r"<(/?)(?!(?:br|img|hr|meta|link|input|p|li|td|tr|th)\b)[a-zA-Z][^<>]{0,5000}>")
_MAX_DEPTH = 200  # elements inside elements; lxml gives up at 256
_MIN_SHARE = 0.3  # of the letters between the tags; a page with less was either mostly menus, or too deep to parse
_READ = 0.6  # of the prose; less may be that the article was missed


def read(data: bytes) -> Iterator[Part]:
    """Yield the blocks of the article on a page; where there is none, all its visible text."""
    text, warnings = decode(data, declared_encoding(data))
    yield from warnings
    parts = list(_read_page(text))
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


def _read_page(text: str) -> Iterator[Part]:
    """Yield the page's metadata, then the pieces of its article."""
    root = parse(text)
    if root is None:
        yield read_head(text, Meta())
        return
    main = find_main_text(text)
    page = resolve(list(walk(root)))
    meta = read_head(text, main.meta)
    title = find_act_title(page.pieces) if is_named_after_file(text) else ""
    yield replace(meta, title=title) if title else meta
    selection = select(root, page, main)
    if selection.share < _READ:
        reason = f"{selection.share:.0%} of the prose on the page was read; the rest looks like notices, comments or other articles"
        yield Trouble(ErrorCode.PARTIAL_PAGES, reason, recovered=True)
    # a byline states nothing to be checked
    yield from mark_plain_notes(
        [
            replace(page.pieces[i], kind=BlockKind.CAPTION) if i in selection.lines else page.pieces[i]
            for i in selection.places
        ]
    )


def _count_letters(parts: list[Part]) -> int:
    return sum(len(part.text) for part in parts if isinstance(part, Piece))


def _is_too_deep(text: str) -> bool:
    """Return whether elements are nested beyond what lxml follows."""
    depth = deepest = 0
    for tag in _NESTING_TAG.finditer(text):
        depth += -1 if tag[1] else 1
        deepest = max(deepest, depth)
    return deepest > _MAX_DEPTH


def _lines_between_tags(text: str) -> Iterator[str]:
    """Yield the lines of text between tags, scripts and styles left out: text that no parser can lose."""
    for i, part in enumerate(re.split(r"<(?=(?:script|style)\b)", text, flags=re.IGNORECASE)):
        end = re.search(r"</(?:script|style)\b", part, re.IGNORECASE) if i else None
        if i and not end:
            continue
        for line in _TAG.sub("\n", part[end.start() if end else 0 :]).split("\n"):
            if line.strip():
                yield " ".join(unescape(line).split())
