"""Works as Crossref writes them, in its data file and in the answers of api.crossref.org."""

from collections.abc import Iterator

import msgspec

from pipeline.indexes.names import Author, kind_of
from pipeline.model.reference import Organisation, Person
from pipeline.model.work import Notice, NoticeKind, Record

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


class Work(
    msgspec.Struct, rename={"doi": "DOI", "container": "container-title", "updates": "updated-by", "isbn": "ISBN"}
):
    """The fields that are read, each optional; all others are ignored."""

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


def record_of(work: Work) -> Record | None:
    """Return a work of Crossref as a record; None where it has neither title nor DOI."""
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
        kind_of(work.type),
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
