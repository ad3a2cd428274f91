"""OpenAlex: works of all kinds. https://api.openalex.org; a work by its DOI is free, a search needs a (free) key."""

from urllib.parse import quote

import msgspec

from pipeline.indexes.openalex import Work, record_of
from pipeline.model.copy import Copy, Version
from pipeline.model.work import Record
from pipeline.network.query import FORTNIGHT_TTL, Query, with_parameters

NAME = "openalex"
_WORKS = "https://api.openalex.org/works"
_ROWS = 5


class _List(msgspec.Struct):
    results: list[Work]


class _Source(msgspec.Struct):
    type: str | None = None


class _Location(msgspec.Struct):
    is_oa: bool | None = None
    landing_page_url: str | None = None
    pdf_url: str | None = None
    license: str | None = None
    version: str | None = None
    source: _Source | None = None


class _Places(msgspec.Struct):
    best_oa_location: _Location | None = None
    locations: list[_Location] | None = None


def by_doi(doi: str) -> Query[tuple[Record, ...]]:
    """Ask for the record of a DOI."""
    return Query(NAME, f"{_WORKS}/doi:{quote(doi, safe='/')}", f"DOI {doi}", _read_one, ())


def by_title(title: str) -> Query[tuple[Record, ...]]:
    """Ask for the works of a title."""
    url = with_parameters(_WORKS, {"search": title, "per_page": _ROWS})
    return Query(NAME, url, f"title “{title}”", _read_list, (), text=True, key=NAME, fresh=FORTNIGHT_TTL)


def copies(doi: str) -> Query[tuple[Copy, ...]]:
    """Ask where the work of a DOI can be had openly: the same question as by_doi, read for its places."""
    return Query(NAME, f"{_WORKS}/doi:{quote(doi, safe='/')}", f"DOI {doi}", _read_places, ())


def _read_one(body: bytes) -> tuple[Record, ...]:
    record = record_of(msgspec.json.decode(body, type=Work))
    return (record,) if record else ()


def _read_list(body: bytes) -> tuple[Record, ...]:
    works = msgspec.json.decode(body, type=_List).results
    return tuple(record for work in works if (record := record_of(work)))


def _read_places(body: bytes) -> tuple[Copy, ...]:
    found = msgspec.json.decode(body, type=_Places)
    best = [found.best_oa_location] if found.best_oa_location else []
    places = [*best, *(place for place in found.locations or [] if place.is_oa)]
    return tuple(dict.fromkeys(copy for place in places for copy in _copies(place)))


def _copies(place: _Location) -> list[Copy]:
    kind = (place.source.type if place.source else "") or ""
    version, licence = Version.of(place.version), place.license or ""
    pdf = [Copy(place.pdf_url, NAME, "pdf", version, licence, kind == "repository")] if place.pdf_url else []
    page = place.landing_page_url
    return pdf + ([Copy(page, NAME, "page", version, licence, kind == "repository")] if page else [])
