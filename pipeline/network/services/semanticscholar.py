"""Semantic Scholar: works of all fields, on request and with a key alone. https://api.semanticscholar.org/graph/v1."""

import msgspec

from pipeline.indexes.names import bare_doi, written_name
from pipeline.model.work import Record
from pipeline.network.query import FORTNIGHT_TTL, Query, with_parameters

NAME = "semanticscholar"
_PAPER = "https://api.semanticscholar.org/graph/v1/paper"
_FIELDS = "externalIds,title,year,venue,authors"


class _Ids(msgspec.Struct, rename="pascal"):
    doi: str | None = msgspec.field(default=None, name="DOI")
    ar_xiv: str | None = None
    pub_med: str | None = None


class _Name(msgspec.Struct):
    name: str | None = None


class _Paper(msgspec.Struct, rename="camel"):
    paper_id: str | None = None
    external_ids: _Ids | None = None
    title: str | None = None
    year: int | None = None
    venue: str | None = None
    authors: list[_Name] | None = None


class _List(msgspec.Struct):
    data: list[_Paper]


def by_title(title: str) -> Query[tuple[Record, ...]]:
    """Ask for the work whose title is nearest; a 404 says that none is near."""
    url = with_parameters(f"{_PAPER}/search/match", {"query": title, "fields": _FIELDS})
    return Query(NAME, url, f"title “{title}”", _read_list, (), text=True, key=NAME, fresh=FORTNIGHT_TTL)


def _read_list(body: bytes) -> tuple[Record, ...]:
    return _records(msgspec.json.decode(body, type=_List).data)


def _records(papers: list[_Paper]) -> tuple[Record, ...]:
    return tuple(_record(paper) for paper in papers if paper.title)


def _record(paper: _Paper) -> Record:
    ids = paper.external_ids or _Ids()
    authors = tuple(written_name(a.name) for a in paper.authors or [] if a.name)
    return Record(
        NAME, paper.paper_id or "", bare_doi(ids.doi), paper.title or "", authors, str(paper.year or ""), paper.venue or "",
        pmid=ids.pub_med or "", arxiv=ids.ar_xiv or "",
    )  # fmt: skip
