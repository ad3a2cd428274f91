"""Dumps of JSON lines: Crossref, OpenAlex, DataCite, arXiv. Fields that we read, each optional; all others are ignored."""

import re
from collections.abc import Iterator
from typing import BinaryIO, TypeVar

import msgspec

from pipeline.model.reference import Organisation, Person
from pipeline.model.work import Notice, NoticeKind, Record

_T = TypeVar("_T")
Author = Person | Organisation
_DOI_ADDRESS = re.compile(r"^https?://(?:dx\.)?doi\.org/", re.IGNORECASE)
# type of an index → our kind; what is not here is "other"
_KINDS = {
    "journal-article": "article",
    "article": "article",
    "proceedings-article": "conference",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-chapter": "chapter",
    "dissertation": "thesis",
    "report": "report",
    "posted-content": "paper",
    "preprint": "paper",
}
# type of a notice of Crossref → ours
_NOTICES = {
    **dict.fromkeys(("retraction", "removal", "withdrawal", "partial_retraction"), NoticeKind.RETRACTED),
    "expression_of_concern": NoticeKind.CONCERN,
    **dict.fromkeys(("correction", "corrigendum", "erratum", "addendum"), NoticeKind.CORRECTED),
}


class _Name(msgspec.Struct):
    family: str | None = None
    given: str | None = None
    name: str | None = None


class _Date(msgspec.Struct, rename={"parts": "date-parts"}):
    parts: list[list[int | None] | None] | None = None


class _Update(msgspec.Struct, rename={"doi": "DOI"}):
    doi: str | None = None
    type: str | None = None
    source: str | None = None
    updated: _Date | None = None


class _Crossref(
    msgspec.Struct, rename={"doi": "DOI", "container": "container-title", "updates": "updated-by", "isbn": "ISBN"}
):
    doi: str | None = None
    type: str | None = None
    title: list[str] | None = None
    subtitle: list[str] | None = None
    container: list[str] | None = None
    author: list[_Name] | None = None
    editor: list[_Name] | None = None
    issued: _Date | None = None
    published: _Date | None = None
    volume: str | None = None
    page: str | None = None
    isbn: list[str] | None = None
    updates: list[_Update] | None = None


def crossref(file: BinaryIO) -> Iterator[Record | None]:
    """Yield the works of a public data file of Crossref: JSON lines, or {"items": […]}."""
    return (_crossref(work) if work else None for work in _decode(file, _Crossref))


def _crossref(work: _Crossref) -> Record | None:
    title = ": ".join(part for part in ((work.title or [""])[0], (work.subtitle or [""])[0]) if part)
    if not title and not work.doi:
        return None
    people = work.author or work.editor or []
    notices = [
        Notice(_NOTICES[u.type], _day(u.updated), (u.doi or "").lower(), u.source or "Crossref")
        for u in work.updates or []
        if u.type in _NOTICES
    ]
    return Record(
        "crossref",
        work.doi or "",
        (work.doi or "").lower(),
        title,
        tuple(_names(people)),
        _day(work.issued)[:4] or _day(work.published)[:4],
        (work.container or [""])[0],
        work.volume or "",
        work.page or "",
        _KINDS.get(work.type or "", "other"),
        " ".join(i.replace("-", "") for i in work.isbn or []),
        notices=tuple(notices),
    )


def _names(people: list[_Name]) -> Iterator[Author]:
    for person in people:
        if person.family:
            yield Person(person.family, person.given or "")
        elif person.name:
            yield Organisation(person.name)


def _day(date: _Date | None) -> str:
    """Return EDTF; Crossref writes [[null]] for no date."""
    parts = [part for part in ((date.parts or [None])[0] or [])[:3] if part] if date else []
    return "-".join(f"{part:04}" if i == 0 else f"{part:02}" for i, part in enumerate(parts))


class _OpenAlexAuthor(msgspec.Struct):
    display_name: str | None = None


class _Authorship(msgspec.Struct):
    author: _OpenAlexAuthor | None = None
    raw_author_name: str | None = None


class _Venue(msgspec.Struct):
    display_name: str | None = None


class _Location(msgspec.Struct):
    source: _Venue | None = None


class _Biblio(msgspec.Struct):
    volume: str | None = None
    first_page: str | None = None
    last_page: str | None = None


class _OpenAlex(msgspec.Struct):
    id: str | None = None
    doi: str | None = None
    title: str | None = None
    publication_year: int | None = None
    type: str | None = None
    is_retracted: bool | None = None
    authorships: list[_Authorship] | None = None
    primary_location: _Location | None = None
    biblio: _Biblio | None = None


def openalex(file: BinaryIO) -> Iterator[Record | None]:
    """Yield the works of a snapshot of OpenAlex."""
    return (_openalex(work) if work else None for work in _decode(file, _OpenAlex))


def _openalex(work: _OpenAlex) -> Record | None:
    if not work.title and not work.doi:
        return None
    names = (a.raw_author_name or (a.author.display_name if a.author else "") or "" for a in work.authorships or [])
    venue = work.primary_location.source if work.primary_location else None
    place = work.biblio or _Biblio()
    # OpenAlex alone is a second witness of a retraction, no more
    notices = (Notice(NoticeKind.CONCERN, source="OpenAlex says retracted"),) if work.is_retracted else ()
    return Record(
        "openalex",
        (work.id or "").rpartition("/")[2],
        _DOI_ADDRESS.sub("", work.doi or "").lower(),
        work.title or "",
        tuple(written_name(name) for name in names if name),
        str(work.publication_year or ""),
        (venue.display_name if venue else "") or "",
        place.volume or "",
        "-".join(p for p in (place.first_page, place.last_page) if p),
        _KINDS.get(work.type or "", "other"),
        notices=notices,
    )


def written_name(name: str) -> Person:
    """Return the person of "Family, Given" or "Given Family"."""
    family, comma, given = name.partition(",")
    if comma:
        return Person(family.strip(), given.strip())
    given, _, family = name.strip().rpartition(" ")
    return Person(family, given)


class _Title(msgspec.Struct):
    title: str | None = None


class _Creator(msgspec.Struct, rename="camel"):
    name: str | None = None
    name_type: str | None = None
    given_name: str | None = None
    family_name: str | None = None


class _Types(msgspec.Struct, rename="camel"):
    resource_type_general: str | None = None


class _Attributes(msgspec.Struct, rename="camel"):
    doi: str | None = None
    titles: list[_Title] | None = None
    creators: list[_Creator] | None = None
    publication_year: int | None = None
    types: _Types | None = None


class _DataCite(msgspec.Struct):
    id: str | None = None
    attributes: _Attributes | None = None


def datacite(file: BinaryIO) -> Iterator[Record | None]:
    """Yield the works of a public data file of DataCite."""
    return (_datacite(work) if work else None for work in _decode(file, _DataCite))


def _datacite(work: _DataCite) -> Record | None:
    found = work.attributes
    title = ((found.titles or [_Title()])[0].title or "") if found else ""
    if not found or not title:
        return None
    doi = (found.doi or work.id or "").lower()
    general = (found.types.resource_type_general if found.types else "") or ""
    kind = {"Dissertation": "thesis", "Book": "book", "JournalArticle": "article", "Preprint": "paper"}.get(
        general, "other"
    )
    creators = (_creator(c) for c in found.creators or [] if c.name or c.family_name)
    return Record("datacite", doi, doi, title, tuple(creators), str(found.publication_year or ""), kind=kind)


def _creator(creator: _Creator) -> Author:
    if creator.name_type == "Organizational":
        return Organisation(creator.name or "")
    if creator.family_name:
        return Person(creator.family_name, creator.given_name or "")
    return written_name(creator.name or "")


class _Arxiv(msgspec.Struct, rename={"journal": "journal-ref"}):
    id: str
    title: str
    authors_parsed: list[list[str]] | None = None
    doi: str | None = None
    journal: str | None = None
    update_date: str | None = None


def arxiv(file: BinaryIO) -> Iterator[Record | None]:
    """Yield the preprints of arXiv's metadata file."""
    return (_arxiv(work) if work else None for work in _decode(file, _Arxiv))


def _arxiv(work: _Arxiv) -> Record:
    title = " ".join(work.title.split())
    people = tuple(Person(a[0], a[1] if len(a) > 1 else "") for a in work.authors_parsed or [] if a and a[0])
    return Record(
        "arxiv", work.id, (work.doi or "").split(" ")[0].lower(), title, people, _arxiv_year(work), "arXiv", kind="paper",
        arxiv=work.id,
    )  # fmt: skip


def _arxiv_year(work: _Arxiv) -> str:
    """Return the year of the first version, which the number tells: "1605.08386" is of 2016, "math/9901001" of 1999."""
    digits = work.id.rpartition("/")[2][:2]
    if not digits.isdigit():
        return (work.update_date or "")[:4]
    return f"19{digits}" if int(digits) > 90 else f"20{digits}"


def _decode(file: BinaryIO, shape: type[_T]) -> Iterator[_T | None]:
    """Yield each object of JSON lines or of {"items": […]}; None for one that has another shape."""
    decoder = msgspec.json.Decoder(shape)
    for line in file:
        text = line.strip().rstrip(b",")
        if text.startswith(b'{"items"'):
            yield from (_one(decoder, bytes(raw)) for raw in _items(text + file.read()))
        elif text not in (b"", b"[", b"]"):
            yield _one(decoder, text)


def _items(text: bytes) -> list[msgspec.Raw]:
    try:
        return msgspec.json.decode(text, type=dict[str, list[msgspec.Raw]])["items"]
    except (msgspec.DecodeError, msgspec.ValidationError, KeyError):
        return [msgspec.Raw(b"")]


def _one(decoder: msgspec.json.Decoder[_T], text: bytes) -> _T | None:
    try:
        return decoder.decode(text)
    except (msgspec.DecodeError, msgspec.ValidationError, RecursionError):
        return None
