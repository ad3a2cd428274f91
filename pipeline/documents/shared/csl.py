"""CSL-JSON: references that a file has as data, carried through the document as one JSON object a mark.

A mark of kind CSL: its span is the entry, its value JSON whose "id" is the key that marks of kind CITEKEY name.
Schema: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
"""

import json
import re
from collections.abc import Mapping

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
Item = dict[str, Json]

# the fields by which a work is known; abstracts, notes and attachments are dropped
_FIELDS = (
    "type title container-title publisher publisher-place volume issue page DOI URL ISBN author editor issued accessed edition"
).split()
_MAX_FIELD = 2000  # characters


def dump(key: str, item: Mapping[str, Json]) -> str:
    """Return an item as JSON under a key, with the fields that identify the work.

    >>> dump("lee2017", {"title": "Ports", "abstract": "…"})
    '{"id": "lee2017", "title": "Ports"}'
    """
    fields: Item = {"id": key}
    for name in _FIELDS:
        value = item.get(name)
        if value and not (isinstance(value, str) and len(value) > _MAX_FIELD):
            fields[name] = value
    return json.dumps(fields, ensure_ascii=False)


def load(text: str) -> Item:
    """Return a JSON object, {} where the text is none."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def objects(value: Json) -> list[Item]:
    """Return the objects of a JSON list, [] where the value is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def name(family: str, given: str = "") -> Json:
    """Return a CSL name: a person, or without a given name a literal, which stays as it is."""
    family, given = " ".join(family.split()), " ".join(given.split())
    return {"family": family, "given": given} if given else {"literal": family}


def date(year: str, month: str = "", day: str = "") -> Json:
    """Return a CSL date; a year that is no number is kept as written, None where there is no year."""
    parts = [part for part in (year, month, day) if part]
    if parts and all(part.isdigit() for part in parts):
        return {"date-parts": [[int(part) for part in parts]]}
    return {"raw": year} if year else None


def citation_key(item: Mapping[str, Json], default: str) -> str:
    """Return a key of first author and year, "lee2017"; the default where the item has no author.

    >>> citation_key({"author": [{"family": "Lee"}], "issued": {"date-parts": [["2017"]]}}, "x")
    'lee2017'
    """
    people = objects(item.get("author")) or objects(item.get("editor"))
    author = str(people[0].get("family") or people[0].get("literal") or "") if people else ""
    year = re.search(r"\d{4}", json.dumps(item.get("issued")))
    letters = "".join(re.findall(r"\w+", author.casefold()))[:24]
    return f"{letters}{year[0] if year else ''}" if letters else default


def format_reference(item: Mapping[str, Json]) -> str:
    """Return a printed entry of an item, for references that a file has as fields only.

    >>> format_reference({"author": [{"family": "Lee", "given": "A."}], "issued": {"date-parts": [[2017]]}, "title": "Ports"})
    'Lee, A. (2017). Ports.'
    """
    people = [
        ", ".join(str(p[k]) for k in ("family", "given", "literal") if p.get(k)) for p in objects(item.get("author"))
    ]
    year = re.search(r"\d{4}\w?", json.dumps(item.get("issued")))
    volume, issue, page = (str(item.get(field) or "") for field in ("volume", "issue", "page"))
    place = ", ".join(p for p in (volume + (f"({issue})" if issue else ""), page) if p)
    container = " ".join(p for p in (str(item.get("container-title") or ""), place) if p)
    address = f"https://doi.org/{item['DOI']}" if item.get("DOI") else str(item.get("URL") or "")
    head = "; ".join(people) + (f" ({year[0]})" if year else "")
    sentences = [head, str(item.get("title") or ""), container, str(item.get("publisher") or "")]
    printed = [p.strip().rstrip(".") + "." for p in sentences if p.strip()]
    return " ".join([*printed, *([address] if address else [])])
