"""References as .bib (BibTeX, read by biber and JabRef as well)."""

from collections.abc import Iterator, Sequence

from pipeline.export.entries import Entry, Name, Row, entries
from pipeline.text.regex import regex

_TYPES = {
    "article": "article",
    "news": "article",
    "book": "book",
    "chapter": "incollection",
    "report": "techreport",
    "thesis": "phdthesis",
    "web": "online",
    "law": "legislation",
    "conference": "inproceedings",
    "paper": "unpublished",
}
_CONTAINER = {"incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHER = {"techreport": "institution", "phdthesis": "school"}
_SPECIAL = regex(r"[&%$#_{}\\~^]")
_ESCAPED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_VERBATIM = frozenset({"url", "doi"})


def bibtex(rows: Sequence[Row]) -> bytes:
    """Return the library of the works of references.csv, UTF-8."""
    return "\n".join(_entry(entry) for entry in entries(rows)).encode()


def _entry(entry: Entry) -> str:
    kind = _TYPES.get(entry["kind"], "misc")
    fields = (f"  {name} = {{{_escape(name, value)}}},\n" for name, value in _fields(entry, kind) if value)
    return f"@{kind}{{{entry.key},\n{''.join(fields)}}}\n"


def _fields(entry: Entry, kind: str) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(map(_name, entry.authors))
    yield "title", entry["title"]
    yield _CONTAINER.get(kind, "journal"), entry["container"]
    yield "year", entry["year"]
    yield "volume", entry["volume"]
    yield "number", entry["issue"]
    yield "pages", entry["pages"].replace("–", "--")
    yield _PUBLISHER.get(kind, "publisher"), entry["publisher"]
    yield "doi", entry["doi"]
    yield "url", entry["url"]
    yield "urldate", entry["accessed"]
    if not (entry["title"] or entry.authors):
        yield "note", entry["raw"]


def _name(name: Name) -> str:
    """Return "Lee, Dana", or {European Commission}, which braces hold together."""
    family, given = (_escape("name", part) for part in (name.family, name.given))
    return f"{family}, {given}" if given else f"{{{family}}}"


def _escape(field: str, value: str) -> str:
    """Return the value as LaTeX. Addresses are verbatim; a brace without its other half would end the entry."""
    if field in _VERBATIM or field == "author":
        return value if value.count("{") == value.count("}") else value.replace("{", "(").replace("}", ")")
    if value.count("{") != value.count("}"):
        value = value.replace("{", "(").replace("}", ")")
    return _SPECIAL.sub(lambda found: _ESCAPED.get(found[0], f"\\{found[0]}"), value)
