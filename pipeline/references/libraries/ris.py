"""A .ris file as references, by rispy; each entry is read on its own, so that a broken one takes no other with it.

Tags: https://en.wikipedia.org/wiki/RIS_(file_format), and what Zotero, EndNote and Mendeley write.
"""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.model import Organisation, Person, Reference, ReferenceKind, Trouble
from pipeline.model.ids import make_id
from pipeline.references.libraries.common import collect, decode, failure, find_day, find_doi, find_year
from pipeline.references.parse.rules.links import trim_link
from pipeline.text.regex import regex

# type → kind; what is not here is "other"
_KINDS = {
    **dict.fromkeys(["JOUR", "JFULL", "EJOUR", "MGZN", "ABST", "INPR"], "article"),
    **dict.fromkeys(["BOOK", "EBOOK", "EDBOOK", "SER", "PAMP", "CLSWK", "CTLG", "DICT", "ENCYC"], "book"),
    **dict.fromkeys(["CHAP", "ECHAP"], "chapter"),
    **dict.fromkeys(["RPRT", "GOVDOC"], "report"),
    **dict.fromkeys(["CONF", "CPAPER"], "conference"),
    **dict.fromkeys(["BILL", "CASE", "HEAR", "LEGAL", "STAT"], "law"),
    **dict.fromkeys(["BLOG", "ELEC", "ICOMM", "MULTI"], "web"),
    **dict.fromkeys(["MANSCPT", "UNPB"], "paper"),
    "THES": "thesis",
    "NEWS": "news",
}
_TAG = regex(r"([A-Z][A-Z0-9])\s{1,3}-(?:\s|$)")
_TITLES = ("title", "primary_title", "caption", "short_title")
_CONTAINERS = ("secondary_title", "journal_name", "alternate_title3", "alternate_title2", "alternate_title1")
_AUTHORS = ("authors", "first_authors", "secondary_authors")
_FILES = ("file_attachments1", "file_attachments2")
_LONGEST = 200_000  # characters of an entry; a longer one lost its end

Record = Mapping[str, str | Sequence[str]]


def read(data: bytes, path: str) -> tuple[tuple[Reference, ...], tuple[Trouble, ...]]:
    """Return the entries in file order, and a Trouble for each that gave none or was cut short. Never raises."""
    text, troubles = decode(data, path)
    references, failures = collect(_entries(text, path), path)
    if not references and not failures:
        failures = [failure("no entry: an entry of a .ris file opens with a line TY  - and ends with ER  -", path)]
    return references, (*troubles, *failures)


def _entries(text: str, path: str) -> Iterator[Reference | Trouble]:
    """Yield the entries of the file: from TY to ER, or to the next TY where ER is missing."""
    lines: list[str] = []
    start = 0
    for number, line in enumerate(text.splitlines(), 1):
        tag = _TAG.match(line.lstrip())
        if tag and tag[1] == "TY":
            if lines:
                yield failure(
                    f"line {start}: the entry has no end (ER  -); read as far as line {number - 1}",
                    path,
                    recovered=True,
                )
                yield _entry(lines, start, path)
            lines, start = [line.lstrip()], number
        elif tag and tag[1] == "ER":
            yield (
                _entry(lines, start or number, path)
                if lines
                else failure(f"line {number}: an end (ER) without an entry", path)
            )
            lines = []
        elif lines:
            lines.append(line.lstrip())
        elif line.strip():
            yield failure(f"line {number}: stands outside of any entry: {line.strip()[:60]}", path)
    if lines:
        yield failure(f"line {start}: the entry has no end (ER  -); read to the end of the file", path, recovered=True)
        yield _entry(lines, start, path)


def _entry(lines: list[str], start: int, path: str) -> Reference | Trouble:
    """Return the reference of one entry, or why it gives none."""
    import rispy

    raw = " ".join(" ".join(lines).split())
    if len(raw) > _LONGEST:
        return failure(f"line {start}: the entry is too long: {raw[:60]}", path)
    # a single blank before the dash is common and rispy wants two
    body = "\n".join(_TAG.sub(r"\1  - ", line) for line in lines if line.strip())
    records = rispy.loads(f"{body}\nER  - ", delimiter_tags_mapping={}, skip_unknown_tags=True)
    found = _reference(records[0], raw) if records else None
    if found is None or not (found.title or found.authors or found.url or found.doi):
        return failure(f"line {start}: the entry says no title, author or link: {raw[:60]}", path)
    return found


def _reference(record: Record, raw: str) -> Reference:
    first, last = _first(record, "start_page"), _first(record, "end_page")
    kind = _KINDS.get(_first(record, "type_of_reference").upper(), "")
    url = trim_link(_first(record, "urls").replace(" ", ""))
    return Reference(
        id=make_id("r", raw),
        span=None,
        raw=raw,
        authors=tuple(_authors(record)),
        year=find_year(_first(record, "year", "publication_year", "date")),
        title=_first(record, *_TITLES),
        container=_first(record, *_CONTAINERS) if _first(record, *_TITLES[:3]) else "",
        volume=_first(record, "volume"),
        issue=_first(record, "number"),
        pages=first if not last or last == first or "-" in first else f"{first}–{last}",
        publisher=_first(record, "publisher"),
        doi=find_doi(_first(record, "doi")) or find_doi(url),
        url=url,
        accessed=find_day(_first(record, "access_date")),
        kind=ReferenceKind(kind or ("web" if url else "other")),
        citekey=_first(record, "id"),
        files=tuple(path for name in _FILES for path in _values(record, name)),
        by="ris",
    )


def _authors(record: Record) -> Iterator[Person | Organisation]:
    """Yield the authors, or the editors where there are none: "Lee, David, Jr." is a person, no comma an organisation."""
    names = next((names for field in _AUTHORS if (names := list(_values(record, field)))), [])
    for name in names:
        family, comma, given = (part.strip() for part in name.partition(","))
        if family:
            yield Person(family, given.split(",")[0].strip()) if comma and given else Organisation(family)


def _values(record: Record, name: str) -> Iterator[str]:
    """Yield the values of a field that are not empty, their white space normalised."""
    field = record.get(name, "")
    for value in [field] if isinstance(field, str) else field:
        plain = " ".join(str(value).split())
        if plain:
            yield plain


def _first(record: Record, *names: str) -> str:
    """Return the first value of the first field that has one."""
    return next((value for name in names for value in _values(record, name)), "")
