"""References as RIS, which every reference manager imports."""

from collections.abc import Iterator, Sequence

from pipeline.export.entries import Entry, Name, Row, entries

_TYPES = {
    "article": "JOUR",
    "book": "BOOK",
    "chapter": "CHAP",
    "report": "RPRT",
    "thesis": "THES",
    "news": "NEWS",
    "web": "ELEC",
    "law": "STAT",
    "conference": "CPAPER",
    "paper": "UNPB",
}


def ris(rows: Sequence[Row]) -> bytes:
    """Return the library of the works of references.csv, UTF-8, a tag a line."""
    return "\r\n".join(line for entry in entries(rows) for line in _lines(entry)).encode()


def _lines(entry: Entry) -> Iterator[str]:
    yield f"TY  - {_TYPES.get(entry['kind'], 'GEN')}"
    for tag, value in _fields(entry):
        if value:
            yield f"{tag}  - {' '.join(value.split())}"
    yield "ER  - "
    yield ""


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "ID", entry.key
    for name in entry.authors:
        yield "AU", _name(name)
    yield "TI", entry["title"]
    yield "T2", entry["container"]
    yield "PY", entry["year"]
    yield "VL", entry["volume"]
    yield "IS", entry["issue"]
    first, _, last = entry["pages"].partition("–")
    yield "SP", first
    yield "EP", last
    yield "PB", entry["publisher"]
    yield "DO", entry["doi"]
    yield "UR", entry["url"]
    yield "Y2", entry["accessed"].replace("-", "/")
    if not (entry["title"] or entry.authors):
        yield "N1", entry["raw"]


def _name(name: Name) -> str:
    return f"{name.family}, {name.given}" if name.given else name.family
