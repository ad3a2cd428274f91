"""Wikitext (.wiki, .mediawiki): the source of a page of Wikipedia, its <ref> as notes, its citation templates as printed entries.

https://www.mediawiki.org/wiki/Help:Formatting
"""

import html
import re
from collections.abc import Iterator

from pipeline.documents.metadata.byline import complete_metadata
from pipeline.documents.shared import csl
from pipeline.documents.shared.encoding import decode
from pipeline.model import BlockKind, Mark, MarkKind, Part, Piece, Span
from pipeline.text.regex import regex

_COMMENT = regex(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TEMPLATE = regex(r"\{\{(?P<inside>[^{}]{0,20000})\}\}")
_DEEPEST = 12  # templates inside templates
_CITE = regex(r"(?:cite|citation)\b", re.IGNORECASE)
_SHORT = regex(r"(?:sfnp?|harv(?:np?|txt)?)$", re.IGNORECASE)  # {{sfn|Lee|Kim|2017|p=3}}
_REF = regex(
    r"<ref\b(?P<name>[^<>]{0,200}?)(?:/>|>(?P<text>(?:[^<]|<(?!/?ref\b)){0,20000})</ref\s{0,3}>)", re.IGNORECASE
)
_NAME = regex(r"name\s{0,3}=\s{0,3}[\"']?(?P<name>[^\"'/<>]{1,100})", re.IGNORECASE)
_TABLE = regex(r"^\{\|.*?^\|\}", re.DOTALL | re.MULTILINE)
_HEADING = regex(r"(?P<level>={2,6})\s{0,5}(?P<title>[^=\n].{0,300}?)\s{0,5}(?P=level)\s{0,5}")
_ITEM = regex(r"(?P<signs>[*#:;]{1,8})\s{0,5}")
_NO_TEXT = regex(
    r"\[\[\s?(?:file|image|category|datei|kategorie)\s?:(?:[^\[\]]|\[\[[^\[\]]{0,500}\]\]){0,2000}\]\]", re.IGNORECASE
)
_INLINE = regex(
    r"\ufdd0(?P<note>\d{1,5})\ufdd1|\[\[(?:[^\[\]|]{1,300}\|)?(?P<page>[^\[\]|]{1,300})\]\]"
    r"|\[(?P<address>https?://[^\s\[\]]{1,2000})(?:\s(?P<words>[^\[\]]{1,500}))?\]|(?P<quotes>'{2,5})|(?P<tag></?[a-z][^<>]{0,300}>)"
)
# parameters of citation templates → fields of CSL
_FIELDS = {
    "title": "title",
    "work": "container-title",
    "website": "container-title",
    "newspaper": "container-title",
    "journal": "container-title",
    "magazine": "container-title",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "page": "page",
    "publisher": "publisher",
    "doi": "DOI",
    "url": "URL",
}

_ESCAPED = "&lt;ref"
_ENTITY = regex(r"&(?!lt;|gt;|amp;)(?:#[0-9]{1,6}|#x[0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});")


def read(data: bytes) -> Iterator[Part]:
    """Yield headings, paragraphs, items and rows, then the notes; other templates, pictures and categories are left out."""
    text, warnings = decode(data)
    yield from warnings
    if _ESCAPED in text:  # as dumps in XML have it
        text = html.unescape(text)
    text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    text = _NO_TEXT.sub("", _expand_templates(_COMMENT.sub("", text.replace("\r\n", "\n"))))
    notes: list[str] = []
    names: dict[str, int] = {}

    def number(ref: re.Match[str]) -> str:
        """Keep the text of a note, and return its number between characters that no text has."""
        named = _NAME.search(ref["name"])
        name = named["name"].strip() if named else f"\0{len(notes)}"
        if name not in names:
            notes.append("")
            names[name] = len(notes)
        notes[names[name] - 1] = notes[names[name] - 1] or (ref["text"] or "").strip()
        return f"\ufdd0{names[name]}\ufdd1"

    body = _REF.sub(number, text)
    yield from complete_metadata(list(_blocks(body)))
    for i, note in enumerate(notes, 1):
        words, marks = _inline(note)
        yield Piece(BlockKind.NOTE, words, marks=marks, label=str(i))


def _expand_templates(text: str) -> str:
    """Return the text with citation templates printed and others left out, the innermost first."""
    for _ in range(_DEEPEST):
        text, count = _TEMPLATE.subn(lambda template: _print_template(template["inside"]), text)
        if not count:
            break
    return text


def _print_template(inside: str) -> str:
    name, *arguments = (part.strip() for part in re.split(r"\|(?![^\[\]]{0,300}\]\])", inside))
    named = {
        key.strip().lower(): value.strip() for key, _, value in (a.partition("=") for a in arguments) if value.strip()
    }
    if _SHORT.match(name):
        words = [argument for argument in arguments if "=" not in argument]
        page = named.get("p") or named.get("pp") or ""
        return f"<ref>{' '.join(words)}{f', p. {page}' if page else ''}</ref>"
    return csl.format_reference(_csl_item(named)) if _CITE.match(name) else ""


def _csl_item(named: dict[str, str]) -> csl.Item:
    """Return the work of a citation template."""
    people = [
        csl.name(named.get(f"last{i}", ""), named.get(f"first{i}", ""))
        for i in ("", *map(str, range(1, 10)))
        if named.get(f"last{i}")
    ]
    people = people or [csl.name(named[key]) for key in ("author", "author1", "vauthors") if named.get(key)]
    year = re.search(r"(?:1[5-9]|20)\d\d", named.get("date") or named.get("year") or "")
    fields: csl.Item = {field: named[key] for key, field in _FIELDS.items() if named.get(key)}
    return {**fields, "author": people, "issued": csl.date(year[0]) if year else None}


def _blocks(text: str) -> Iterator[Piece]:
    """Yield the blocks of a page without its notes."""
    end = 0
    for table in _TABLE.finditer(text):
        yield from _lines(text[end : table.start()])
        yield from _rows(table[0])
        end = table.end()
    yield from _lines(text[end:])


def _lines(text: str) -> Iterator[Piece]:
    """Yield a piece a heading and an item; other lines up to an empty one are a paragraph."""
    paragraph: list[str] = []
    count = 0
    for line in [*text.split("\n"), ""]:
        heading, item = _HEADING.fullmatch(line.strip()), _ITEM.match(line)
        if (heading or item or not line.strip()) and paragraph:
            yield _piece(BlockKind.PARAGRAPH, " ".join(paragraph))
            paragraph = []
        count = count + 1 if item and item["signs"] == "#" else 0
        if heading:
            yield _piece(BlockKind.HEADING, heading["title"], level=len(heading["level"]))
        elif item:
            yield _piece(BlockKind.ITEM, line[item.end() :], label=str(count) if count else "")
        elif line.strip():
            paragraph.append(line.strip())


def _rows(table: str) -> Iterator[Piece]:
    """Yield a row a piece, its cells separated by tabs."""
    for row in re.split(r"\n\|-[^\n]*", table.removesuffix("|}")):
        lines = [line for line in row.split("\n") if line[:1] in ("|", "!") and line[:2] not in ("|+", "|}")]
        cells = [cell.rpartition("|")[2].strip() for line in lines for cell in re.split(r"\|\||!!", line[1:])]
        if any(cells):
            yield _piece(BlockKind.TABLE, "\t".join(cells))


def _piece(kind: BlockKind, text: str, *, level: int = 0, label: str = "") -> Piece:
    words, marks = _inline(text)
    return Piece(kind, words, marks=marks, level=level, label=label)


def _inline(text: str) -> tuple[str, tuple[Mark, ...]]:
    """Return what a reader sees of a line, and the marks of its notes and links."""
    out, marks, end = "", list[Mark](), 0
    for found in _INLINE.finditer(text):
        out += text[end : found.start()]
        end, start = found.end(), len(out)
        if found["note"]:
            out += f"[^{found['note']}]"
            marks.append(Mark(MarkKind.NOTE, Span(start, len(out)), found["note"]))
        elif found["address"]:
            out += found["words"] or found["address"]
            marks.append(Mark(MarkKind.LINK, Span(start, len(out)), found["address"]))
        else:
            out += found["page"] or ""
    return out + text[end:], tuple(marks)
