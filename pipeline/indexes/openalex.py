"""Works as OpenAlex writes them, in its snapshot and in the answers of api.openalex.org."""

import msgspec

from pipeline.indexes.names import bare_doi, kind_of, written_name
from pipeline.model.work import Notice, NoticeKind, Record


class _Author(msgspec.Struct):
    display_name: str | None = None


class _Authorship(msgspec.Struct):
    author: _Author | None = None
    raw_author_name: str | None = None


class _Venue(msgspec.Struct):
    display_name: str | None = None


class _Location(msgspec.Struct):
    source: _Venue | None = None


class _Biblio(msgspec.Struct):
    volume: str | None = None
    first_page: str | None = None
    last_page: str | None = None


class Work(msgspec.Struct):
    """The fields that are read, each optional; all others are ignored."""

    id: str | None = None
    doi: str | None = None
    title: str | None = None
    publication_year: int | None = None
    type: str | None = None
    is_retracted: bool | None = None
    authorships: list[_Authorship] | None = None
    primary_location: _Location | None = None
    biblio: _Biblio | None = None


def record_of(work: Work) -> Record | None:
    """Return a work of OpenAlex as a record; None where it has neither title nor DOI."""
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
        bare_doi(work.doi),
        work.title or "",
        tuple(written_name(name) for name in names if name),
        str(work.publication_year or ""),
        (venue.display_name if venue else "") or "",
        place.volume or "",
        "-".join(p for p in (place.first_page, place.last_page) if p),
        kind_of(work.type),
        notices=notices,
    )
