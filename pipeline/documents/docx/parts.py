"""The parts of a Word file beside its text: styles, lists, links, notes, sources."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.documents import csl
from pipeline.documents.archive import Archive, Refused, parse

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_B = "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_HEADING = re.compile(r"(?:heading|überschrift|título|titre|titolo|kop|заголовок)\s?(\d)", re.IGNORECASE)
_KINDS = {"title": "title", "subtitle": "heading", "quote": "quote", "intense quote": "quote", "caption": "caption"}


@dataclass(frozen=True, slots=True)
class Parts:
    """kinds: style's id → (kind, level). links: relation's id → URL. sources: tag → work. lists: id → (look, first number).

    rendered: Word noted where its pages end. first: number of the first page. both: there are footnotes and endnotes.
    """

    kinds: dict[str, tuple[str, int]]
    links: dict[str, str]
    sources: dict[str, csl.Item]
    lists: dict[str, tuple[str, int]]
    rendered: bool
    first: int
    both: bool

    def label(self, kind: str, number: int) -> str:
        """Return a note's label: endnotes are counted i, ii, iii where there are footnotes too."""
        if kind == "endnote" and self.both:
            tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")[number // 10 % 10]
            return "c" * (number // 100) + tens + _ROMAN[number % 10]
        return str(number)

    def unpacked(self, data: str) -> str:
        """Return what a field keeps in base64, as text; the rest of it is of no use to us."""
        try:
            return base64.b64decode(data[:5_000_000], validate=False).decode("utf-8", "ignore").replace("\0", "")
        except (binascii.Error, ValueError):
            return ""


def value(element: "_Element", path: str) -> str:
    """Return the w:val at a path of w: names, "" where there is none."""
    found = element.find("/".join(W + name for name in path.split("/")))
    return str(found.get(W + "val") or "") if found is not None else ""


def part(archive: Archive, name: str) -> "_Element | None":
    """Return the root of a part, None where the file has none. Raises Refused."""
    data = archive.read(name)
    # the strict kind of the format differs in the names of its namespaces only
    return parse(data.replace(_STRICT, W[1:-1].encode())) if data else None


def parts(archive: Archive, body: "_Element") -> Parts:
    """Read what the text refers to. A part that is damaged is as good as none."""
    return Parts(
        kinds=dict(_styles(_tried(archive, "word/styles.xml"))),
        links={
            str(rel.get("Id")): str(rel.get("Target"))
            for rel in _all(_tried(archive, "word/_rels/document.xml.rels"), _RELATION)
            if rel.get("TargetMode") == "External"
        },
        sources=dict(_sources(archive)),
        lists=dict(_lists(_tried(archive, "word/numbering.xml"))),
        rendered=next(body.iter(W + "lastRenderedPageBreak"), None) is not None,
        first=next(
            (int(str(n)) for e in body.iter(W + "pgNumType") if (n := e.get(W + "start")) and str(n).isdigit()), 1
        ),
        both=all(next(body.iter(W + kind), None) is not None for kind in ("footnoteReference", "endnoteReference")),
    )


def _tried(archive: Archive, name: str) -> "_Element | None":
    try:
        return part(archive, name)
    except Refused as refused:
        if refused.trouble.code in ("BOMB", "DTD_FORBIDDEN"):
            raise
        return None


def _all(root: "_Element | None", tag: str) -> Iterator["_Element"]:
    if root is not None:
        yield from root.iter(tag)


def _styles(root: "_Element | None") -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the styles that say what a paragraph is; a style that is based on another says the same."""
    based: dict[str, str] = {}
    found: dict[str, tuple[str, int]] = {}
    for style in _all(root, W + "style"):
        id_, name = str(style.get(W + "styleId")), value(style, "name").lower()
        based[id_] = value(style, "basedOn")
        heading, outline = _HEADING.match(name), value(style, "pPr/outlineLvl")
        if heading:
            found[id_] = ("heading", int(heading[1]))
        elif outline.isdigit() and int(outline) < 9:
            found[id_] = ("heading", int(outline) + 1)
        elif name in _KINDS:
            found[id_] = (_KINDS[name], 0)
        elif value(style, "pPr/numPr/numId") not in ("", "0"):
            found[id_] = ("item", 0)
    for id_ in based:
        seen, at = set(), id_
        while at and at not in found and at not in seen:
            seen.add(at)
            at = based.get(at, "")
        if at in found:
            yield id_, found[at]


def _lists(root: "_Element | None") -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the lists that count 1, 2, 3 on their first level, with their look: "[%1]"."""
    found: dict[str, tuple[str, int]] = {}
    for abstract in _all(root, W + "abstractNum"):
        for level in abstract.iterchildren(W + "lvl"):
            first, look = value(level, "start"), value(level, "lvlText")
            if level.get(W + "ilvl") == "0" and value(level, "numFmt") == "decimal" and "%1" in look:
                found[str(abstract.get(W + "abstractNumId"))] = (look, int(first) if first.isdigit() else 1)
    for number in _all(root, W + "num"):
        counted = found.get(value(number, "abstractNumId"))
        if counted:
            yield str(number.get(W + "numId")), counted


def _sources(archive: Archive) -> Iterator[tuple[str, csl.Item]]:
    """Yield the works of Word's own list of sources, tag → CSL."""
    for name in sorted(n for n in archive.names if re.fullmatch(r"customXml/item\d+\.xml", n)):
        for source in _all(_tried(archive, name), _B + "Source"):

            def said(field: str, source: "_Element" = source) -> str:
                return " ".join((source.findtext(_B + field) or "").split())

            people = source.iterfind(f"{_B}Author/{_B}Author/{_B}NameList/{_B}Person")
            corporate = source.findtext(f"{_B}Author/{_B}Author/{_B}Corporate") or ""
            authors = [csl.name(p.findtext(_B + "Last") or "", p.findtext(_B + "First") or "") for p in people]
            yield (
                said("Tag"),
                {
                    "author": authors or ([csl.name(corporate)] if corporate else []),
                    "title": said("Title"),
                    "container-title": said("JournalName") or said("BookTitle"),
                    "volume": said("Volume"),
                    "issue": said("Issue"),
                    "page": said("Pages"),
                    "publisher": said("Publisher"),
                    "URL": said("URL"),
                    "DOI": said("DOI"),
                    "issued": csl.issued(said("Year")),
                },
            )
