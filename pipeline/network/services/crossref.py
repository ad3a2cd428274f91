"""Crossref: works with a DOI of most publishers. https://api.crossref.org."""

from urllib.parse import quote

import msgspec

from pipeline.indexes.crossref import Work, record_of
from pipeline.model.work import Record
from pipeline.network.query import FORTNIGHT_TTL, Query, with_parameters

NAME = "crossref"
_WORKS = "https://api.crossref.org/works"
_ROWS = 5
_SEARCH_LANE = "api.crossref.org/search"


class _One(msgspec.Struct):
    message: Work


class _Items(msgspec.Struct):
    items: list[Work]


class _List(msgspec.Struct):
    message: _Items


def by_doi(doi: str) -> Query[tuple[Record, ...]]:
    """Ask for the record of a DOI."""
    return Query(NAME, f"{_WORKS}/{quote(doi, safe='')}", f"DOI {doi}", _read_one, ())


def by_entry(text: str) -> Query[tuple[Record, ...]]:
    """Ask for the works that an entry's words may mean."""
    url = with_parameters(_WORKS, {"query.bibliographic": text, "rows": _ROWS})
    return _search(url, f"the words of the entry “{text}”")


def by_title(title: str, family: str) -> Query[tuple[Record, ...]]:
    """Ask for the works of a title and a first author."""
    url = with_parameters(_WORKS, {"query.title": title, "query.author": family, "rows": _ROWS})
    return _search(url, f"title and first author “{title}”, {family}")


def _search(url: str, sends: str) -> Query[tuple[Record, ...]]:
    return Query(NAME, url, sends, _read_list, (), text=True, lane=_SEARCH_LANE, fresh=FORTNIGHT_TTL)


def _read_one(body: bytes) -> tuple[Record, ...]:
    return _records([msgspec.json.decode(body, type=_One).message])


def _read_list(body: bytes) -> tuple[Record, ...]:
    return _records(msgspec.json.decode(body, type=_List).message.items)


def _records(works: list[Work]) -> tuple[Record, ...]:
    return tuple(record for work in works if (record := record_of(work)))
