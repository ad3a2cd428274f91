"""Front matter: the YAML between two lines of "---" above a markdown text, as far as it names title, authors and date.

No YAML parser: the shapes that people write are few, and what is nested deeper says nothing about the article.
"""

from pipeline.documents.metadata.date_lines import DATE, first_date, to_edtf
from pipeline.model import Meta
from pipeline.text.regex import regex

_KEY = regex(r"(?P<key>[A-Za-z][\w-]{0,40})\s{0,3}:(?:\s+(?P<value>.*))?$")  # "date: 2024-05-01"
_ITEM = regex(r"\s{0,8}-\s+(?:name\s?:\s+)?(?P<value>.+)$")  # "  - Ana Silva", "  - name: Ana Silva"
_NAME_KEY = regex(r"\s{1,12}name\s?:\s+(?P<value>.+)$")  # "  name: Ana Silva", below a dash of its own
_NESTED_KEY = regex(r"\s+[\w-]+:")
_COMMENT = regex(r"\s+#\s.*$")
_LIST_ITEM = regex(r"\s*(?:\"[^\"]*\"|'[^']*'|[^,]+)")
_NAME_SEPARATOR = regex(r"\s?;\s?|,?\s(?:and|&)\s")
_ISO_DATE = regex(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?(?=$|[T\s])")
_BLOCK_SCALARS = (">", "|", ">-", "|-")  # the value stands on the lines below

_AUTHOR_KEYS = ("author", "authors", "by", "byline")
_DATE_KEYS = ("date", "published", "pubdate", "publishdate", "datepublished", "publication_date", "created")
_URL_KEYS = ("url", "canonical", "canonical_url", "permalink", "source")


def parse_front_matter(yaml: str) -> Meta:
    """Return the metadata of front matter: "key: value", lists in brackets or with dashes, and names in lists of people."""
    values = _parse_values(yaml)

    def first(*keys: str) -> str:
        return next((values[key][0].strip() for key in keys if values.get(key)), "")

    return Meta(
        title=first("title"),
        authors=tuple(name for key in _AUTHOR_KEYS for value in values.get(key, ()) for name in _split_names(value)),
        date=_parse_date(first(*_DATE_KEYS)),
        url=first(*_URL_KEYS),
        doi=first("doi"),
        language=first("lang", "language"),
    )


def _parse_values(yaml: str) -> dict[str, list[str]]:
    """Return the values of each key, in lower case; the first of two equal keys counts."""
    values: dict[str, list[str]] = {}
    key = ""
    for line in yaml.splitlines():
        head = _KEY.match(line)
        item = _ITEM.match(line) or _NAME_KEY.match(line)
        if head:
            key = head["key"].lower().replace("-", "_") if head["key"].lower() not in values else ""
            values[key] = _parse_list(head["value"] or "")
        elif item and key:
            values[key] += [_unquote(item["value"])]
        elif line.strip() and line[:1].isspace() and values.get(key) and not _NESTED_KEY.match(line):
            values[key][-1] = f"{values[key][-1]} {_unquote(line)}"  # a long title on two lines
    return values


def _parse_list(value: str) -> list[str]:
    """Return the items of "[Ana Silva, Bo Lee]", or the one value."""
    value = value.strip()
    if value in _BLOCK_SCALARS:
        return [""]
    if value.startswith("[") and value.endswith("]"):
        return [_unquote(item) for item in _LIST_ITEM.findall(value[1:-1]) if item.strip()]
    return [_unquote(value)] if value else []


def _unquote(value: str) -> str:
    """Return a value without its quotation marks, or without its comment."""
    value = value.strip()
    quote = value[:1]
    if quote and quote in "\"'" and value.find(quote, 1) > 0:
        return value[1 : value.rfind(quote)]
    return _COMMENT.sub("", value).strip()


def _split_names(text: str) -> list[str]:
    """Return the names of "A. Karimova; B. Lee", "Ana Silva and Bo Lee", "Ana Silva, Bo Lee"; "Silva, Ana" is one person."""
    found: list[str] = []
    for part in [part.strip() for part in _NAME_SEPARATOR.split(text)]:
        names = [name.strip() for name in part.split(",")]
        found += names if all(" " in name for name in names) else [part]
    return [name for name in found if name]


def _parse_date(text: str) -> str:
    """Return a date as EDTF: "2024-05-01T10:00:00Z", "1 May 2024" and a year alone are read, anything else gives ""."""
    iso = _ISO_DATE.match(text)
    if iso:
        match = DATE.match(iso[0])
        return to_edtf(match) if match else iso[0]
    return first_date(text)
