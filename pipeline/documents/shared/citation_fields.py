"""Citation fields: the works that a reference manager stored in a Word or LibreOffice file behind "(Lee, 2017)".

Zotero and Mendeley Desktop write CSL-JSON into a field (LibreOffice: into the name of a reference mark), Mendeley Cite base64
into the tag of a content control, Citavi base64 and EndNote XML into a field, and Word the tags of its own list of sources.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pipeline.documents.shared import csl
from pipeline.documents.shared.safe_xml import parse_xml
from pipeline.documents.shared.unreadable import UnreadableInput
from pipeline.text.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

_CSL_FIELD = regex(r"\s*(?:ADDIN\s+)?(?:ZOTERO_ITEM\s+)?CSL_CITATION\s+(?P<json>\{.*)", re.DOTALL)
_ENDNOTE_FIELD = regex(r"<EndNote>.*?</EndNote>", re.DOTALL)
_WORD_FIELD = regex(r"\s*CITATION\s+(?P<first>[^\s\\]+)(?P<more>.*)", re.DOTALL)  # CITATION Lee17 \l 1033 \m Kim18
# what prints the list of works: Zotero, Mendeley, EndNote, Citavi, Word
_LIST_FIELD = regex(
    r"\s*(?:ADDIN\s+(?:ZOTERO_BIBL|Mendeley\s+Bibl|EN\.REFLIST|Citavi\S{0,3}Bibl)|BIBLIOGRAPHY\b)", re.IGNORECASE
)
_CITAVI_FIELD = regex(r"\s*ADDIN\s+Citavi\.?Placeholder\s*\{(?P<base64>[A-Za-z0-9+/=\s]{1,5000000})", re.IGNORECASE)
_MENDELEY_TAG = "MENDELEY_CITATION_v3_"
# EndNote's reference type → CSL type
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


class CitedWork(NamedTuple):
    """A work behind a citation: the manager's id of it, and its fields as CSL."""

    id: str
    item: csl.Item


def works_of_field(instruction: str) -> list[CitedWork]:
    """Return the works behind a field, in its order; [] where its instruction is no citation."""
    csl_field = _CSL_FIELD.match(instruction)
    if csl_field:
        return list(_csl_works(csl.load(_up_to_last_brace(csl_field["json"]))))
    if "<EndNote>" in instruction:
        return [work for xml in _ENDNOTE_FIELD.findall(instruction) for work in _endnote_works(xml)]
    citavi_field = _CITAVI_FIELD.match(instruction)
    if citavi_field:
        return list(_citavi_works(_decode_object(citavi_field["base64"])))
    word_field = _WORD_FIELD.match(instruction)
    if word_field:
        keys = [word_field["first"], *re.findall(r"\\m\s+([^\s\\]+)", word_field["more"])]
        return [CitedWork(key, {}) for key in keys]
    return []


def prints_references(instruction: str) -> bool:
    """Return whether a field prints the list of works.

    >>> prints_references(" ADDIN EN.REFLIST "), prints_references(" PAGEREF a ")
    (True, False)
    """
    return _LIST_FIELD.match(instruction) is not None


def works_of_tag(tag: str) -> list[CitedWork]:
    """Return the works behind a content control of Mendeley Cite; [] where its tag is another."""
    if not tag.startswith(_MENDELEY_TAG):
        return []
    return list(_csl_works(_decode_object(tag.removeprefix(_MENDELEY_TAG))))


def _decode_object(data: str) -> csl.Item:
    """Return a JSON object that is stored in base64, {} where it is none."""
    try:
        return csl.load(base64.b64decode(data, validate=False).decode("utf-8", "replace"))
    except (binascii.Error, ValueError):
        return {}


def _up_to_last_brace(text: str) -> str:
    """Return a JSON object without what follows it in the field."""
    return text[: text.rfind("}") + 1]


def _csl_works(citation: csl.Item) -> Iterator[CitedWork]:
    for entry in csl.objects(citation.get("citationItems")):
        item = entry.get("itemData")
        if isinstance(item, dict):
            uris = entry.get("uris") or entry.get("uri")
            uri = str(uris[0]) if isinstance(uris, list) and uris else ""
            yield CitedWork(uri or str(item.get("id") or entry.get("id") or ""), item)


def _citavi_works(placeholder: csl.Item) -> Iterator[CitedWork]:
    """Yield the works of {"Entries": [{"Reference": {"Authors": [{"LastName", "FirstName"}], "Title", "Year", …}}]}."""
    for entry in csl.objects(placeholder.get("Entries")):
        work = entry.get("Reference")
        if isinstance(work, dict):
            periodical = work.get("Periodical")
            people = csl.objects(work.get("Authors")) or csl.objects(work.get("Editors"))
            item: csl.Item = {
                "type": _TYPES.get(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", str(work.get("ReferenceType") or "")), ""),
                "author": [csl.name(str(p.get("LastName") or ""), str(p.get("FirstName") or "")) for p in people],
                "title": work.get("Title"),
                "container-title": periodical.get("Name") if isinstance(periodical, dict) else "",
                "volume": work.get("Volume"),
                "issue": work.get("Number"),
                "page": work.get("PageRange"),
                "DOI": work.get("Doi"),
                "URL": work.get("OnlineAddress"),
                "issued": csl.date(str(work.get("YearResolved") or work.get("Year") or "")),
            }
            yield CitedWork(str(entry.get("ReferenceId") or work.get("Id") or work.get("Title") or ""), item)


def _endnote_works(xml: str) -> Iterator[CitedWork]:
    """Yield the works of <Cite><Author/><Year/><RecNum/><record>…</record></Cite>; fonts inside the fields are ignored."""
    try:
        root = parse_xml(xml.encode("utf-8", "replace"))
    except UnreadableInput:
        return
    for cite in root.iter("Cite"):
        record = cite.find("record")
        author, year = _text_at(cite, "Author"), _text_at(cite, "Year")
        item: csl.Item = {"issued": csl.date(year), "author": [csl.name(author)]}
        if record is not None:
            item |= _endnote_item(record, year)
        yield CitedWork(_text_at(cite, "RecNum") or f"{author}{year}", item)


def _endnote_item(record: "_Element", year: str) -> csl.Item:
    people = ["".join(str(t) for t in a.itertext()) for a in record.iterfind("contributors/authors/author")]
    kind = record.find("ref-type")
    return {
        "type": _TYPES.get(str(kind.get("name")) if kind is not None else "", ""),
        "author": [csl.name(*(part.strip() for part in person.split(",", 1))) for person in people if person.strip()],
        "title": _text_at(record, "titles/title"),
        "container-title": _text_at(record, "periodical/full-title") or _text_at(record, "titles/secondary-title"),
        "volume": _text_at(record, "volume"),
        "issue": _text_at(record, "number"),
        "page": _text_at(record, "pages"),
        "publisher": _text_at(record, "publisher"),
        "DOI": _text_at(record, "electronic-resource-num"),
        "URL": _text_at(record, "urls/related-urls/url"),
        "issued": csl.date(_text_at(record, "dates/year") or year),
    }


def _text_at(element: "_Element", path: str) -> str:
    found = element.find(path)
    return " ".join("".join(str(text) for text in found.itertext()).split()) if found is not None else ""
