"""DataCite: data sets, theses, preprints with a DOI. https://api.datacite.org."""

from urllib.parse import quote

import msgspec

from pipeline.indexes.datacite import Work, record_of
from pipeline.model.work import Record
from pipeline.network.query import FORTNIGHT_TTL, Query, with_parameters

NAME = "datacite"
_DOIS = "https://api.datacite.org/dois"
_ROWS = 5


class _One(msgspec.Struct):
    data: Work


class _List(msgspec.Struct):
    data: list[Work]


def by_doi(doi: str) -> Query[tuple[Record, ...]]:
    """Ask for the record of a DOI."""
    return Query(NAME, f"{_DOIS}/{quote(doi, safe='')}", f"DOI {doi}", _read_one, ())


def by_title(title: str) -> Query[tuple[Record, ...]]:
    """Ask for the works of a title."""
    words = title.replace("\\", " ").replace('"', " ")
    url = with_parameters(_DOIS, {"query": f'titles.title:"{words}"', "page[size]": _ROWS})
    return Query(NAME, url, f"title “{title}”", _read_list, (), text=True, fresh=FORTNIGHT_TTL)


def _read_one(body: bytes) -> tuple[Record, ...]:
    record = record_of(msgspec.json.decode(body, type=_One).data)
    return (record,) if record else ()


def _read_list(body: bytes) -> tuple[Record, ...]:
    works = msgspec.json.decode(body, type=_List).data
    return tuple(record for work in works if (record := record_of(work)))
