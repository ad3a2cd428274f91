"""CSL-JSON as references: the format that Zotero, pandoc and citation processors exchange.

Schema: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape

from pipeline.model import Document, MarkKind, Organisation, Person, Reference, ReferenceKind, Trouble
from pipeline.model.ids import make_id
from pipeline.references.libraries.common import collect, decode, failure, find_day, find_doi, find_year
from pipeline.references.parse.rules.links import trim_link
from pipeline.text.regex import regex

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
Item = Mapping[str, Json]

# type → kind; what is not here is "other"
_KINDS = {
    **dict.fromkeys(
        ["article-journal", "article-magazine", "article", "periodical", "review", "review-book"], "article"
    ),
    **dict.fromkeys(["book", "collection", "classic", "pamphlet"], "book"),
    **dict.fromkeys(["chapter", "entry", "entry-dictionary", "entry-encyclopedia"], "chapter"),
    **dict.fromkeys(["webpage", "post", "post-weblog", "broadcast"], "web"),
    **dict.fromkeys(["bill", "legal_case", "legislation", "regulation", "treaty", "hearing"], "law"),
    **dict.fromkeys(["manuscript", "speech"], "paper"),
    "article-newspaper": "news",
    "paper-conference": "conference",
    "report": "report",
    "thesis": "thesis",
}
_MARKUP = regex(r"</?(?:i|b|sub|sup|sc|span)\b[^<>]{0,80}>")  # "Growth of <i>E. coli</i>"
_EXCERPT = 60  # characters of an item that a trouble shows


def read(data: bytes, path: str) -> tuple[tuple[Reference, ...], tuple[Trouble, ...]]:
    """Return the items in file order, and a Trouble for each that gave none. Never raises.

    A list of items, one item, or {"items": […]}; the key is the item's citation-key, else its id.
    """
    text, troubles = decode(data, path)
    try:
        value: Json = json.loads(text)
    except json.JSONDecodeError as error:
        return (), (*troubles, failure(f"line {error.lineno}: no JSON: {error.msg}", path))
    except (RecursionError, ValueError):  # ValueError: a number of thousands of digits
        return (), (*troubles, failure("no CSL-JSON: nested too deeply, or a number too long", path))
    references, failures = collect(_items(value, path), path)
    if not references and not failures:
        failures = [failure("the file holds no item", path)]
    return references, (*troubles, *failures)


def embedded_references(document: Document) -> tuple[Reference, ...]:
    """Return the works that the file itself describes (Word citation fields, JATS and TEI lists): marks of kind CSL.

    citekey is the item's id, which the document's marks of kind CITEKEY name; span is its entry, None where it has none.
    """
    references = []
    for mark in document.marks:
        if mark.kind == MarkKind.CSL:
            item = json.loads(mark.value)
            span = mark.span if len(mark.span) else None
            raw = mark.span.of(document.text) if span else ""
            found = reference_of(item)
            references.append(replace(found, citekey=str(item.get("id", "")), span=span, raw=raw or found.raw))
    return tuple(references)


def _items(value: Json, path: str) -> Iterator[Reference | Trouble]:
    """Yield each item, or why it gives none."""
    if isinstance(value, dict):
        inner = value.get("items")
        value = inner if isinstance(inner, list) else [value]
    for number, item in enumerate(value if isinstance(value, list) else [value], 1):
        excerpt = json.dumps(item, ensure_ascii=False)[:_EXCERPT]
        found = reference_of(item) if isinstance(item, dict) else None
        if found is None:
            yield failure(f"item {number}: no object: {excerpt}", path)
        elif not (found.title or found.authors or found.url or found.doi):
            yield failure(f"item {number}: says no title, author or link: {excerpt}", path)
        else:
            yield found


def reference_of(item: Item) -> Reference:
    """Return one item as a reference.

    >>> reference_of({"id": "lee", "author": [{"family": "Lee", "given": "D."}], "issued": {"date-parts": [[2017]]}}).year
    '2017'
    """
    raw = json.dumps(item, ensure_ascii=False, sort_keys=True)
    url = trim_link(_text(item.get("URL")).replace(" ", ""))
    return Reference(
        id=make_id("r", raw),
        span=None,
        raw=raw,
        authors=tuple(_authors(item.get("author")) or _authors(item.get("editor"))),
        year=find_year(_date(item.get("issued"))),
        title=_text(item.get("title")),
        container=_text(item.get("container-title")),
        volume=_text(item.get("volume")),
        issue=_text(item.get("issue")),
        pages=re.sub(r"-{1,3}", "–", _text(item.get("page"))),
        publisher=_text(item.get("publisher")),
        doi=find_doi(_text(item.get("DOI"))) or find_doi(url),
        url=url,
        accessed=find_day(_date(item.get("accessed"))),
        kind=ReferenceKind(_KINDS.get(_text(item.get("type")), "") or ("web" if url else "other")),
        citekey=_text(item.get("citation-key")) or _text(item.get("id")),
        by="csl",
    )


def _text(value: Json) -> str:
    """Return a field as plain text; of a list the first, as Crossref has it."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(unescape(_MARKUP.sub("", str(value))).split())


def _authors(value: Json) -> list[Person | Organisation]:
    """Return the people and institutions of a name list."""
    found: list[Person | Organisation] = []
    for name in value if isinstance(value, list) else []:
        if not isinstance(name, dict):
            continue
        particles = f"{_text(name.get('dropping-particle'))} {_text(name.get('non-dropping-particle'))}".strip()
        family, given = f"{particles} {_text(name.get('family'))}".strip(), _text(name.get("given"))
        literal = _text(name.get("literal"))
        if literal or (family and not given):
            found.append(Organisation(literal or family))
        elif family or given:
            found.append(Person(family or given, given if family else ""))
    return found


def _date(value: Json) -> str:
    """Return a date as "2024", "2024-05" or "2024-05-03"; what is written out stays as it is."""
    if not isinstance(value, dict):
        return _text(value)
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first and _text(first[0]):
        return "-".join(_text(part).zfill(2) for part in first[:3])
    return _text(value.get("raw")) or _text(value.get("literal"))
