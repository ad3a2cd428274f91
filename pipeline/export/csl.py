"""References as CSL-JSON, which Zotero, pandoc and citation processors exchange."""

import json
from collections.abc import Sequence

from pipeline.export.entries import Entry, Name, Row, entries
from pipeline.text.regex import regex

_TYPES = {
    "article": "article-journal",
    "book": "book",
    "chapter": "chapter",
    "report": "report",
    "thesis": "thesis",
    "news": "article-newspaper",
    "web": "webpage",
    "law": "legislation",
    "conference": "paper-conference",
    "paper": "manuscript",
}
_FIELDS = {
    "title": "title",
    "container-title": "container",
    "volume": "volume",
    "issue": "issue",
    "publisher": "publisher",
    "DOI": "doi",
    "URL": "url",
}
_YEAR = regex(r"\d{4}")

Json = str | list["Json"] | dict[str, "Json"]


def csl_json(rows: Sequence[Row]) -> bytes:
    """Return the list of items."""
    items = [_item(entry) for entry in entries(rows)]
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()


def _item(entry: Entry) -> dict[str, Json]:
    item: dict[str, Json] = {"id": entry.key, "type": _TYPES.get(entry["kind"], "document")}
    item |= {name: entry[column] for name, column in _FIELDS.items() if entry[column]}
    if entry.authors:
        item["author"] = [_name(name) for name in entry.authors]
    if entry["pages"]:
        item["page"] = entry["pages"].replace("–", "-")
    if entry["year"]:
        item["issued"] = _date(entry["year"])
    if entry["accessed"]:
        item["accessed"] = {"date-parts": [list(entry["accessed"].split("-"))]}
    if not (entry["title"] or entry.authors):
        item["note"] = entry["raw"]
    return item


def _name(name: Name) -> dict[str, Json]:
    return {"family": name.family, "given": name.given} if name.given else {"literal": name.family}


def _date(year: str) -> dict[str, Json]:
    """Return the year; "2024a" and "n.d." as they stand in the list."""
    return {"date-parts": [[year]]} if _YEAR.fullmatch(year) else {"literal": year}
