"""Citations that a reference manager wrote into a Word file: which works stand behind "(Lee, 2017)"."""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pipeline.documents import csl
from pipeline.documents.archive import Refused, parse

if TYPE_CHECKING:
    from lxml.etree import _Element

_ZOTERO = re.compile(r"\s*ADDIN\s+(?:ZOTERO_ITEM\s+)?CSL_CITATION\s+(?P<json>\{.*)", re.DOTALL)
_ENDNOTE = re.compile(r"<EndNote>.*?</EndNote>", re.DOTALL)
_WORD = re.compile(r"\s*CITATION\s+(?P<first>[^\s\\]+)(?P<more>.*)", re.DOTALL)  # CITATION Lee17 \l 1033 \m Kim18
_MENDELEY = "MENDELEY_CITATION_v3_"
# EndNote's reference types → CSL's
_TYPES = {
    "Journal Article": "article-journal",
    "Book": "book",
    "Book Section": "chapter",
    "Edited Book": "book",
    "Report": "report",
    "Thesis": "thesis",
    "Web Page": "webpage",
    "Newspaper Article": "article-newspaper",
    "Conference Proceedings": "paper-conference",
    "Conference Paper": "paper-conference",
}


class Cited(NamedTuple):
    """A work behind a citation: what the manager calls it, and what it knows of it."""

    id: str
    item: csl.Item


def cited(instruction: str) -> list[Cited]:
    """Return the works behind a field's instruction, in its order; [] where it is no citation."""
    zotero = _ZOTERO.match(instruction)
    if zotero:
        return list(_items(csl.load(_whole(zotero["json"]))))
    if "<EndNote>" in instruction:
        return [work for found in _ENDNOTE.findall(instruction) for work in _endnote(found)]
    word = _WORD.match(instruction)
    if word:
        return [Cited(key, {}) for key in [word["first"], *re.findall(r"\\m\s+([^\s\\]+)", word["more"])]]
    return []


def tagged(tag: str) -> list[Cited]:
    """Return the works behind a content control of Mendeley Cite, whose tag is base64."""
    if not tag.startswith(_MENDELEY):
        return []
    try:
        said = base64.b64decode(tag.removeprefix(_MENDELEY), validate=False).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return []
    return list(_items(csl.load(said)))


def _whole(said: str) -> str:
    """Return the JSON object without what stands behind it."""
    return said[: said.rfind("}") + 1]


def _items(citation: csl.Item) -> Iterator[Cited]:
    for entry in csl.objects(citation.get("citationItems")):
        item = entry.get("itemData")
        if isinstance(item, dict):
            uris = entry.get("uris") or entry.get("uri")
            uri = str(uris[0]) if isinstance(uris, list) and uris else ""
            yield Cited(uri or str(item.get("id") or entry.get("id") or ""), item)


def _endnote(said: str) -> Iterator[Cited]:
    """Read <Cite><Author/><Year/><RecNum/><record>…</record></Cite>; styles inside the fields are left out."""
    try:
        root = parse(said.encode("utf-8", "replace"))
    except Refused:
        return
    for cite in root.iter("Cite"):
        record = cite.find("record")
        year = _said(cite, "Year")
        item: csl.Item = {"issued": csl.issued(year), "author": [csl.name(_said(cite, "Author"))]}
        if record is not None:
            item |= _record(record, year)
        yield Cited(_said(cite, "RecNum") or f"{_said(cite, 'Author')}{year}", item)


def _record(record: "_Element", year: str) -> csl.Item:
    people = ["".join(str(t) for t in a.itertext()) for a in record.iterfind("contributors/authors/author")]
    kind = record.find("ref-type")
    return {
        "type": _TYPES.get(str(kind.get("name")) if kind is not None else "", ""),
        "author": [csl.name(*(part.strip() for part in person.split(",", 1))) for person in people if person.strip()],
        "title": _said(record, "titles/title"),
        "container-title": _said(record, "periodical/full-title") or _said(record, "titles/secondary-title"),
        "volume": _said(record, "volume"),
        "issue": _said(record, "number"),
        "page": _said(record, "pages"),
        "publisher": _said(record, "publisher"),
        "DOI": _said(record, "electronic-resource-num"),
        "URL": _said(record, "urls/related-urls/url"),
        "issued": csl.issued(_said(record, "dates/year") or year),
    }


def _said(element: "_Element", path: str) -> str:
    found = element.find(path)
    return " ".join("".join(str(text) for text in found.itertext()).split()) if found is not None else ""
