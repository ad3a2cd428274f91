"""CommonMark with footnotes and front matter, by markdown-it-py. Headings, lists, links and notes are kept."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.documents.byline import completed
from pipeline.documents.encoding import decode
from pipeline.documents.frontmatter import front_matter
from pipeline.documents.lines import listed
from pipeline.model import Mark, Part, Piece, Span

if TYPE_CHECKING:
    from markdown_it.token import Token

# the container that a block stands in → the kind of its piece
_KINDS = {"list_item_open": "item", "blockquote_open": "quote", "footnote_open": "note"}


def read(data: bytes) -> Iterator[Part]:
    """Yield one piece a block; raw HTML blocks are left out, pandoc's [@key] stays as it stands."""
    from markdown_it import MarkdownIt  # only markdown pays for the parser
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    text, troubles = decode(data)
    yield from troubles
    parser = MarkdownIt("commonmark").enable("table").use(footnote_plugin, inline=False).use(front_matter_plugin)
    yield from completed(list(_parts(parser.parse(text))))


def _parts(tokens: list["Token"]) -> Iterator[Part]:
    """Walk the flat token stream; a stack of open containers tells what a paragraph is."""
    open_: list[tuple[str, str]] = []
    row: list[str] = []
    for before, token in pairwise([None, *tokens]):
        if token is None:
            continue
        if token.type in _KINDS:
            open_.append((_KINDS[token.type], str(token.meta.get("label", "")) if token.meta else ""))
        elif token.type.replace("_close", "_open") in _KINDS:
            open_.pop()
        elif token.type == "tr_close":
            yield Piece("table", "\t".join(row))
            row = []
        elif token.type == "inline" and before and before.tag in ("th", "td"):
            row.append(_inline(token.children or [])[0])
        else:
            yield from _part(token, before, *(open_[-1] if open_ else ("paragraph", "")))


def _part(token: "Token", before: "Token | None", kind: str, label: str) -> Iterator[Part]:
    """Yield what a token that holds text stands for; the token before opened its block."""
    if token.type == "front_matter":
        yield front_matter(token.content)
    elif token.type in ("fence", "code_block"):
        yield Piece("code", token.content.rstrip("\n"))
    elif token.type == "inline":
        text, marks = _inline(token.children or [], "\n" if listed(token.content) else " ")
        level = int(before.tag[1]) if before and before.type == "heading_open" else 0
        yield Piece("heading" if level else kind, text, marks=marks, level=level, label=label)


def _inline(children: Iterable["Token"], line_end: str = " ") -> tuple[str, tuple[Mark, ...]]:
    """Return the text of a block without its markup, and the marks of links and notes; line_end: what parts its lines."""
    parts: list[str] = []
    marks: list[Mark] = []
    links: list[tuple[int, str]] = []
    at = 0
    for token in children:
        said = line_end if token.type == "softbreak" else _said(token)
        if token.type == "link_open":
            links.append((at, str(token.attrGet("href") or "")))
        elif token.type == "link_close":
            start, url = links.pop()
            marks.append(Mark("link", Span(start, at), url))
        elif token.type == "footnote_ref":
            marks.append(Mark("note", Span(at, at + len(said)), str(token.meta["label"])))
        parts.append(said)
        at += len(said)
    return "".join(parts), tuple(marks)


def _said(token: "Token") -> str:
    """Return what a reader would see of an inline token."""
    if token.type == "footnote_ref":
        return f"[^{token.meta['label']}]"
    if token.type == "hardbreak":
        return "\n"
    return token.content if token.type in ("text", "code_inline", "image") else ""
