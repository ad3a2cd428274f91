"""References with structure, carried through a document as one CSL-JSON object a mark.

Mark("csl", span of the entry, value = JSON whose "id" is the key that the marks of kind citekey name). Schema:
https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
"""

import json
import re
from collections.abc import Mapping

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
Item = dict[str, Json]
_KEPT = (
    "type title container-title publisher publisher-place volume issue page DOI URL ISBN author editor issued accessed edition"
).split()
_LONGEST = 2000  # letters of a field; abstracts are not kept, and nothing else is longer


def dump(key: str, item: Mapping[str, Json]) -> str:
    """Return the JSON of an item under a key, with the fields that say which work it is.

    >>> dump("lee2017", {"title": "Ports", "abstract": "…"})
    '{"id": "lee2017", "title": "Ports"}'
    """
    kept: Item = {"id": key}
    for name in _KEPT:
        value = item.get(name)
        if value and not (isinstance(value, str) and len(value) > _LONGEST):
            kept[name] = value
    return json.dumps(kept, ensure_ascii=False)


def load(said: str) -> Item:
    """Return a JSON object, {} where the text is none."""
    try:
        value = json.loads(said)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def objects(value: Json) -> list[Item]:
    """Return the objects of a list, [] where it is none."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def name(family: str, given: str = "") -> Json:
    """Return a person, or with no given name what it is: a name that stays whole."""
    family, given = " ".join(family.split()), " ".join(given.split())
    return {"family": family, "given": given} if given else {"literal": family}


def issued(year: str, month: str = "", day: str = "") -> Json:
    """Return CSL's date; what is no number goes by as it was written."""
    parts = [part for part in (year, month, day) if part]
    if parts and all(part.isdigit() for part in parts):
        return {"date-parts": [[int(part) for part in parts]]}
    return {"raw": year} if year else None


def keyed(item: Mapping[str, Json], fallback: str) -> str:
    """Return a short key that says who and when, "lee2017"; the fallback where the item does not say who.

    >>> keyed({"author": [{"family": "Lee"}], "issued": {"date-parts": [["2017"]]}}, "x")
    'lee2017'
    """
    people = objects(item.get("author")) or objects(item.get("editor"))
    who = str(people[0].get("family") or people[0].get("literal") or "") if people else ""
    when = re.search(r"\d{4}", json.dumps(item.get("issued")))
    bare = "".join(re.findall(r"\w+", who.casefold()))[:24]
    return f"{bare}{when[0] if when else ''}" if bare else fallback


def shown(item: Mapping[str, Json]) -> str:
    """Return an entry as a reader would print it, for references that come as fields only.

    >>> shown({"author": [{"family": "Lee", "given": "A."}], "issued": {"date-parts": [[2017]]}, "title": "Ports"})
    'Lee, A. (2017). Ports.'
    """
    people = [
        ", ".join(str(p[k]) for k in ("family", "given", "literal") if p.get(k)) for p in objects(item.get("author"))
    ]
    year = re.search(r"\d{4}\w?", json.dumps(item.get("issued")))
    volume, issue, page = (str(item.get(name) or "") for name in ("volume", "issue", "page"))
    where = ", ".join(p for p in (volume + (f"({issue})" if issue else ""), page) if p)
    container = " ".join(p for p in (str(item.get("container-title") or ""), where) if p)
    doi = f"https://doi.org/{item['DOI']}" if item.get("DOI") else str(item.get("URL") or "")
    head = "; ".join(people) + (f" ({year[0]})" if year else "")
    sentences = [
        p for p in (head, str(item.get("title") or ""), container, str(item.get("publisher") or "")) if p.strip()
    ]
    return " ".join([*(p.strip().rstrip(".") + "." for p in sentences), *([doi] if doi else [])])
