"""The parts of a Word file beside its text: styles, numbering, links, sources."""

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pipeline.documents.shared import csl
from pipeline.documents.shared.archive import Archive
from pipeline.documents.shared.safe_xml import parse_xml
from pipeline.documents.shared.unreadable import UnreadableInput
from pipeline.lexicon import fragment, words
from pipeline.model import BlockKind
from pipeline.text.regex import regex
from pipeline.text.roman import to_roman

if TYPE_CHECKING:
    from lxml.etree import _Element

T = TypeVar("T")

# namespaces: WordprocessingML, relationships, markup compatibility
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_BIBLIOGRAPHY = "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_HEADING_STYLE = regex(rf"{fragment('documents.heading_style_names')}\s?(\d)", re.IGNORECASE)
# name of a built-in style → kind and heading level of the paragraph
_STYLE_KINDS = {
    "title": (BlockKind.HEADING, 1),
    "subtitle": (BlockKind.HEADING, 0),
    "quote": (BlockKind.QUOTE, 0),
    "intense quote": (BlockKind.QUOTE, 0),
    "caption": (BlockKind.CAPTION, 0),
}
_MAX_FIELD_DATA = 5_000_000  # characters of base64


class Numbering(NamedTuple):
    """How a list counts. series: lists of one series go on counting. restarts: this one begins with its first number."""

    series: str
    first: int
    restarts: bool


@dataclass(frozen=True, slots=True)
class Package:
    """What the text of a Word file refers to.

    Attributes:
        styles: id → (kind, heading level).
        links: relationship id → URL.
        sources: tag → work, of Word's own list of sources.
        numbering: id of a list → how it counts, of those that count 1, 2, 3 on their first level.
        numbered_styles: style id → id of the list that its paragraphs are items of.
        reference_styles: ids of the styles of entries of a list of works.
        has_rendered_breaks: Word noted where its pages end.
        first_page: the number of the first page.
        has_both_notes: there are footnotes and endnotes.
    """

    styles: dict[str, tuple[BlockKind, int]]
    links: dict[str, str]
    sources: dict[str, csl.Item]
    numbering: dict[str, Numbering]
    numbered_styles: dict[str, str]
    reference_styles: frozenset[str]
    has_rendered_breaks: bool
    first_page: int
    has_both_notes: bool

    def note_label(self, kind: str, number: int) -> str:
        """Return the label of a note: endnotes are counted i, ii, iii where there are footnotes too."""
        return to_roman(number) if kind == "endnote" and self.has_both_notes else str(number)

    def decode_field_data(self, data: str) -> str:
        """Return the text that a field stores in base64; what is no text in it is dropped."""
        try:
            return base64.b64decode(data[:_MAX_FIELD_DATA], validate=False).decode("utf-8", "ignore").replace("\0", "")
        except (binascii.Error, ValueError):
            return ""


def value_at(element: "_Element", path: str) -> str:
    """Return the w:val at a path of w: names, "" where there is none."""
    found = element.find("/".join(W + name for name in path.split("/")))
    return str(found.get(W + "val") or "") if found is not None else ""


def read_part(archive: Archive, name: str) -> "_Element | None":
    """Return the root of a part, None where the file has none. Raises UnreadableInput."""
    data = archive.read(name)
    # the strict variant of the format differs in the names of its namespaces only
    return parse_xml(data.replace(_STRICT, W[1:-1].encode())) if data else None


def read_package(archive: Archive, body: "_Element") -> Package:
    """Return what the text refers to. A part that is damaged counts as missing."""
    styles = _read_optional(archive, "word/styles.xml")
    first_pages = (str(e.get(W + "start")) for e in body.iter(W + "pgNumType"))
    return Package(
        styles=dict(_inherit(styles, _style_kind)),
        links={
            str(rel.get("Id")): str(rel.get("Target"))
            for rel in _descendants(_read_optional(archive, "word/_rels/document.xml.rels"), _RELATIONSHIP)
            if rel.get("TargetMode") == "External"
        },
        sources=dict(_sources(archive)),
        numbering=dict(_numbering(_read_optional(archive, "word/numbering.xml"))),
        numbered_styles=dict(_inherit(styles, lambda style: value_at(style, "pPr/numPr/numId") or None)),
        reference_styles=frozenset(style for style, _ in _inherit(styles, _is_reference_style)),
        has_rendered_breaks=next(body.iter(W + "lastRenderedPageBreak"), None) is not None,
        first_page=next((int(number) for number in first_pages if number.isdigit()), 1),
        has_both_notes=all(
            next(body.iter(W + kind), None) is not None for kind in ("footnoteReference", "endnoteReference")
        ),
    )


def _read_optional(archive: Archive, name: str) -> "_Element | None":
    try:
        return read_part(archive, name)
    except UnreadableInput as unreadable:
        if unreadable.trouble.code in ("BOMB", "DTD_FORBIDDEN"):
            raise
        return None


def _descendants(root: "_Element | None", tag: str) -> Iterator["_Element"]:
    if root is not None:
        yield from root.iter(tag)


def _inherit(root: "_Element | None", property_of: Callable[["_Element"], T | None]) -> Iterator[tuple[str, T]]:
    """Yield style id → its property, or that of the style that it is based on, where there is one.

    Args:
        root: of the part with the styles.
        property_of: the property that a style itself has.
    """
    based_on: dict[str, str] = {}
    found: dict[str, T] = {}
    for style in _descendants(root, W + "style"):
        style_id = str(style.get(W + "styleId"))
        based_on[style_id] = value_at(style, "basedOn")
        value = property_of(style)
        if value:
            found[style_id] = value
    for style_id in based_on:
        seen, ancestor = set(), style_id
        while ancestor and ancestor not in found and ancestor not in seen:
            seen.add(ancestor)
            ancestor = based_on.get(ancestor, "")
        if ancestor in found:
            yield style_id, found[ancestor]


def _is_reference_style(style: "_Element") -> bool:
    return value_at(style, "name").lower().rstrip("0123456789 ") in words("documents.reference_style_names")


def _style_kind(style: "_Element") -> tuple[BlockKind, int] | None:
    """Return kind and level that a style gives its paragraphs, None where it says nothing."""
    name, outline = value_at(style, "name").lower(), value_at(style, "pPr/outlineLvl")
    heading = _HEADING_STYLE.match(name)
    if heading:
        return BlockKind.HEADING, int(heading[1])
    if outline.isdigit() and int(outline) < 9:
        return BlockKind.HEADING, int(outline) + 1
    if name in _STYLE_KINDS:
        return _STYLE_KINDS[name]
    if value_at(style, "pPr/numPr/numId") not in ("", "0"):
        return BlockKind.ITEM, 0
    return None


def _numbering(root: "_Element | None") -> Iterator[tuple[str, Numbering]]:
    """Yield the ids of the lists that count 1, 2, 3 on their first level, and how they count."""
    firsts: dict[str, int] = {}
    for abstract in _descendants(root, W + "abstractNum"):
        for level in abstract.iterchildren(W + "lvl"):
            first, template = value_at(level, "start"), value_at(level, "lvlText")
            if level.get(W + "ilvl") == "0" and value_at(level, "numFmt") == "decimal" and "%1" in template:
                firsts[str(abstract.get(W + "abstractNumId"))] = int(first) if first.isdigit() else 1
    for number in _descendants(root, W + "num"):
        series = value_at(number, "abstractNumId")
        if series in firsts:
            overrides = {
                str(e.get(W + "ilvl")): value_at(e, "startOverride") for e in number.iterchildren(W + "lvlOverride")
            }
            override = overrides.get("0", "")
            start = int(override) if override.isdigit() else firsts[series]
            yield str(number.get(W + "numId")), Numbering(series, start, override.isdigit())


def _sources(archive: Archive) -> Iterator[tuple[str, csl.Item]]:
    """Yield tag → work of Word's own list of sources."""
    for name in sorted(n for n in archive.names if re.fullmatch(r"customXml/item\d+\.xml", n)):
        for source in _descendants(_read_optional(archive, name), _BIBLIOGRAPHY + "Source"):
            yield " ".join((source.findtext(_BIBLIOGRAPHY + "Tag") or "").split()), _source_item(source)


def _source_item(source: "_Element") -> csl.Item:
    def text(field: str) -> str:
        return " ".join((source.findtext(_BIBLIOGRAPHY + field) or "").split())

    author = f"{_BIBLIOGRAPHY}Author/{_BIBLIOGRAPHY}Author"
    people = source.iterfind(f"{author}/{_BIBLIOGRAPHY}NameList/{_BIBLIOGRAPHY}Person")
    corporate = source.findtext(f"{author}/{_BIBLIOGRAPHY}Corporate") or ""
    authors = [
        csl.name(p.findtext(_BIBLIOGRAPHY + "Last") or "", p.findtext(_BIBLIOGRAPHY + "First") or "") for p in people
    ]
    return {
        "author": authors or ([csl.name(corporate)] if corporate else []),
        "title": text("Title"),
        "container-title": text("JournalName") or text("BookTitle"),
        "volume": text("Volume"),
        "issue": text("Issue"),
        "page": text("Pages"),
        "publisher": text("Publisher"),
        "URL": text("URL"),
        "DOI": text("DOI"),
        "issued": csl.date(text("Year")),
    }
