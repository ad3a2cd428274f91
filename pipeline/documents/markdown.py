"""CommonMark with footnotes, tables and front matter, by markdown-it-py."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.documents.metadata.byline import complete_metadata
from pipeline.documents.metadata.front_matter import parse_front_matter
from pipeline.documents.shared.encoding import decode
from pipeline.documents.shared.line_ends import is_entry_list
from pipeline.documents.shared.xhtml import parse, resolve, walk
from pipeline.model import BlockKind, Mark, MarkKind, Part, Piece, Span
from pipeline.text.regex import regex

if TYPE_CHECKING:
    from markdown_it.token import Token

_RAISED = regex(r"\^(\d{1,3}(?:[,–-]\d{1,3}){0,20})\^")  # pandoc: "shown.^12^"
_RAISED_ORDINAL = regex(r"(?<=[0-9])\^(st|nd|rd|th)\^")  # "the 18^th^ of May", as a page shows it
_FENCE = regex(r"\s{0,3}(```|~~~)")
_DIV = regex(r"\s{0,8}:{3,20}\s{0,4}(?:\{[^{}]{0,200}\}|[\w.-]{1,60})?\s{0,4}:{0,20}\s*")  # "::: {.note}", ":::"
_BLANKS = regex(r"[ \t]{2,}")  # a page shows one
# token that opens a container → kind of the blocks inside
_CONTAINERS = {"list_item_open": BlockKind.ITEM, "blockquote_open": BlockKind.QUOTE, "footnote_open": BlockKind.NOTE}


def read(data: bytes) -> Iterator[Part]:
    """Yield one piece a block; raw HTML is read as a page is, pandoc's [@key] stays in the text and its ":::" does not."""
    from markdown_it import MarkdownIt  # only markdown pays for the parser
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    text, warnings = decode(data)
    yield from warnings
    parser = MarkdownIt("commonmark").enable("table").use(footnote_plugin).use(front_matter_plugin)
    yield from complete_metadata(list(_parts(parser.parse(_without_divs(text)))))


def _without_divs(text: str) -> str:
    """Return the text without the lines that open and close pandoc's divs, outside of code."""
    lines, fence = text.split("\n"), ""
    for i, line in enumerate(lines):
        marker = _FENCE.match(line)
        if marker:
            fence = "" if marker[1] == fence else fence or marker[1]
        elif not fence and _DIV.fullmatch(line):
            lines[i] = ""
    return "\n".join(lines)


def _parts(tokens: list["Token"]) -> Iterator[Part]:
    """Yield the parts of the flat token stream; the innermost open container says what a paragraph is."""
    containers: list[tuple[BlockKind, str]] = []
    cells: list[str] = []
    for previous, token in pairwise([None, *tokens]):
        if token is None:
            continue
        if token.type in _CONTAINERS:
            containers.append((_CONTAINERS[token.type], _label(token)))
        elif token.type.replace("_close", "_open") in _CONTAINERS:
            containers.pop()
        elif token.type == "tr_close":
            yield Piece(BlockKind.TABLE, "\t".join(cells))
            cells = []
        elif token.type == "inline" and previous and previous.tag in ("th", "td"):
            cells.append(_inline(token.children or [])[0])
        else:
            yield from _part(token, previous, *(containers[-1] if containers else (BlockKind.PARAGRAPH, "")))


def _label(token: "Token") -> str:
    """Return the label of a note, or the number of an item of a numbered list."""
    if token.type == "footnote_open":
        return _note_label(token)
    return token.info if token.type == "list_item_open" else ""


def _note_label(token: "Token") -> str:
    """Return the label of a note; one that is written where it is called, "^[...]", is known by its number."""
    return str(token.meta.get("label") or f"inline {token.meta['id'] + 1}")


def _split_raised(tokens: Iterable["Token"]) -> Iterator["Token"]:
    """Yield inline tokens with pandoc's "^12^" as raised HTML."""
    from markdown_it.token import Token

    for token in tokens:
        parts = _RAISED.split(token.content) if token.type == "text" else ()
        if len(parts) < 2:
            yield token
            continue
        for i, part in enumerate(parts):
            text = Token("text", "", 0, content=part)
            yield from (
                [Token("html_inline", "", 0, content="<sup>"), text, Token("html_inline", "", 0, content="</sup>")]
                if i % 2
                else [text]
            )


def _part(token: "Token", previous: "Token | None", kind: BlockKind, label: str) -> Iterator[Part]:
    """Yield the part of a token that holds text; the previous token opened its block."""
    if token.type == "front_matter":
        yield parse_front_matter(token.content)
    elif token.type == "html_block":
        root = parse(token.content)
        yield from resolve(list(walk(root))).pieces if root is not None else ()
    elif token.type in ("fence", "code_block"):
        yield Piece(BlockKind.CODE, token.content.rstrip("\n"))
    elif token.type == "inline":
        text, marks = _inline(token.children or [], "\n" if is_entry_list(token.content) else " ")
        level = int(previous.tag[1]) if previous and previous.type == "heading_open" else 0
        yield Piece(BlockKind.HEADING if level else kind, text, marks=marks, level=level, label=label)


def _inline(tokens: Iterable["Token"], line_end: str = " ") -> tuple[str, tuple[Mark, ...]]:
    """Return the text of a block without its markup, and the marks of links and notes.

    Args:
        tokens: the inline tokens of the block.
        line_end: what separates its lines.
    """
    parts: list[str] = []
    marks: list[Mark] = []
    open_links: list[tuple[int, str]] = []
    raised_from = -1
    length = 0
    for token in _split_raised(tokens):
        text = line_end if token.type == "softbreak" else _visible_text(token)
        if token.type == "link_open":
            open_links.append((length, str(token.attrGet("href") or "")))
        elif token.type == "link_close":
            start, url = open_links.pop()
            marks.append(Mark(MarkKind.LINK, Span(start, length), url))
        elif token.type == "footnote_ref":
            marks.append(Mark(MarkKind.NOTE, Span(length, length + len(text)), _note_label(token)))
        elif token.type == "code_inline":
            marks.append(Mark(MarkKind.CODE, Span(length, length + len(text))))
        elif token.type == "html_inline" and token.content.lower() == "<sup>":
            raised_from = length
        elif token.type == "html_inline" and token.content.lower() == "</sup>" and 0 <= raised_from < length:
            marks.append(Mark(MarkKind.SUPERSCRIPT, Span(raised_from, length), "".join(parts)[raised_from:]))
            raised_from = -1
        parts.append(text)
        length += len(text)
    return "".join(parts), tuple(marks)


def _visible_text(token: "Token") -> str:
    """Return what a reader sees of an inline token."""
    if token.type == "footnote_ref":
        return f"[^{_note_label(token)}]"
    if token.type == "hardbreak":
        return "\n"
    if token.type == "text":
        return _BLANKS.sub(" ", _RAISED_ORDINAL.sub(r"\1", token.content))
    return token.content if token.type in ("code_inline", "image") else ""
