"""What stands between two lines of "---" above a markdown text: the few shapes of YAML that name title, authors and day."""

import re

from pipeline.documents.dated import DAY, day, edtf
from pipeline.model import Meta

_KEY = re.compile(r"(?P<key>[A-Za-z][\w-]{0,40})\s{0,3}:(?:\s+(?P<value>.*))?$")  # "date: 2024-05-01"
_ITEM = re.compile(r"\s{0,8}-\s+(?:name\s?:\s+)?(?P<value>.+)$")  # "  - Ana Silva", "  - name: Ana Silva"
_NAMED = re.compile(r"\s{1,12}name\s?:\s+(?P<value>.+)$")  # "  name: Ana Silva", below a dash of its own
_COMMENT = re.compile(r"\s+#\s.*$")
_PARTED = re.compile(r"\s?;\s?|,?\s(?:and|&)\s")
_ISO = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?(?=$|[T\s])")


def front_matter(yaml: str) -> Meta:
    """Read "key: value", lists in brackets or with dashes, and names in lists of people; anything deeper is left alone."""
    said = _said(yaml)

    def one(*keys: str) -> str:
        return next((said[key][0].strip() for key in keys if said.get(key)), "")

    return Meta(
        title=one("title"),
        authors=tuple(
            name for key in ("author", "authors", "by", "byline") for v in said.get(key, ()) for name in _names(v)
        ),
        date=_date(one("date", "published", "pubdate", "publishdate", "datepublished", "publication_date", "created")),
        url=one("url", "canonical", "canonical_url", "permalink", "source"),
        doi=one("doi"),
        language=one("lang", "language"),
    )


def _said(yaml: str) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    key = ""
    for line in yaml.splitlines():
        head = _KEY.match(line)
        below = _ITEM.match(line) or _NAMED.match(line)
        if head:
            key = head["key"].lower().replace("-", "_") if head["key"].lower() not in said else ""
            said[key] = list(_listed(head["value"] or ""))
        elif below and key:
            said[key] += [_bare(below["value"])]
        elif line.strip() and line[:1].isspace() and said.get(key) and not re.match(r"\s+[\w-]+:", line):
            said[key][-1] = f"{said[key][-1]} {_bare(line)}"  # a long title on two lines
    return said


def _listed(value: str) -> list[str]:
    """Return the things of "[Ana Silva, Bo Lee]", or the one value; ">" and "|" announce lines below."""
    bare = value.strip()
    if bare in (">", "|", ">-", "|-"):
        return [""]
    if bare.startswith("[") and bare.endswith("]"):
        return [_bare(part) for part in re.findall(r"\s*(?:\"[^\"]*\"|'[^']*'|[^,]+)", bare[1:-1]) if part.strip()]
    return [_bare(bare)] if bare else []


def _bare(value: str) -> str:
    value = value.strip()
    quote = value[:1]
    if quote and quote in "\"'" and value.find(quote, 1) > 0:
        return value[1 : value.rfind(quote)]
    return _COMMENT.sub("", value).strip()


def _names(said: str) -> list[str]:
    """Return the names of "A. Karimova; B. Lee", "Ana Silva and Bo Lee", "Ana Silva, Bo Lee"; "Silva, Ana" is one person."""
    parts = [part.strip() for part in _PARTED.split(said)]
    out: list[str] = []
    for part in parts:
        names = [name.strip() for name in part.split(",")]
        out += names if all(" " in name for name in names) else [part]
    return [name for name in out if name]


def _date(said: str) -> str:
    """Return the day as EDTF: "2024-05-01T10:00:00Z", "1 May 2024" and a bare year are read; what cannot be read is dropped."""
    iso = _ISO.match(said)
    if iso:
        found = DAY.match(iso[0])
        return edtf(found) if found else iso[0]
    return day(said)
