"""PubMed: medicine and biology, on request. https://eutils.ncbi.nlm.nih.gov/entrez/eutils."""

import re
from collections.abc import Sequence

import msgspec

from pipeline.model.reference import Person
from pipeline.model.work import Notice, NoticeKind, Record
from pipeline.network.query import FORTNIGHT_TTL, Query, with_parameters
from pipeline.text.regex import regex

NAME = "pubmed"
_TOOLS = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
_ROWS = 5
_HOW = {"retmode": "json", "tool": "citetrail"}
_INITIALS = regex(r"(.+) ([A-Z]{1,4})$")
# what the record says of itself: it IS retracted (a "Retraction of Publication" is the notice, another record)
_RETRACTED = "Retracted Publication"


class _Ids(msgspec.Struct):
    idlist: list[str]


class _Found(msgspec.Struct):
    esearchresult: _Ids


class _Name(msgspec.Struct):
    name: str | None = None


class _Number(msgspec.Struct):
    idtype: str | None = None
    value: str | None = None


class _Article(msgspec.Struct):
    title: str | None = None
    authors: list[_Name] | None = None
    pubdate: str | None = None
    fulljournalname: str | None = None
    source: str | None = None
    volume: str | None = None
    pages: str | None = None
    articleids: list[_Number] | None = None
    pubtype: list[str] | None = None


class _Summaries(msgspec.Struct):
    result: dict[str, msgspec.Raw]


def by_ids(numbers: Sequence[str]) -> Query[tuple[Record, ...]]:
    """Ask for the records of PMIDs."""
    url = with_parameters(f"{_TOOLS}/esummary.fcgi", {"db": NAME, "id": ",".join(numbers), **_HOW})
    return Query(NAME, url, f"PMID {', '.join(numbers)}", _read, ())


def ids_of_title(title: str, family: str) -> Query[tuple[str, ...]]:
    """Ask for the PMIDs of a title and an author; by_ids asks what they are."""
    words = " ".join(re.findall(r"\w+", title))
    term = f"{words}[Title]" + (f" AND {family}[Author]" if family else "")
    url = with_parameters(f"{_TOOLS}/esearch.fcgi", {"db": NAME, "term": term, "retmax": _ROWS, **_HOW})
    sends = f"title and first author “{title}”, {family}"
    return Query(NAME, url, sends, _read_ids, (), text=True, fresh=FORTNIGHT_TTL)


def _read_ids(body: bytes) -> tuple[str, ...]:
    return tuple(i for i in msgspec.json.decode(body, type=_Found).esearchresult.idlist if i.isdigit())


def _read(body: bytes) -> tuple[Record, ...]:
    found = msgspec.json.decode(body, type=_Summaries).result
    articles = ((uid, msgspec.json.decode(raw, type=_Article)) for uid, raw in found.items() if uid.isdigit())
    return tuple(_record(uid, article) for uid, article in articles if article.title)


def _record(uid: str, article: _Article) -> Record:
    doi = next((n.value for n in article.articleids or [] if n.idtype == "doi" and n.value), "")
    people = tuple(_person(n.name) for n in article.authors or [] if n.name)
    retracted = _RETRACTED in (article.pubtype or [])
    return Record(
        NAME, uid, (doi or "").lower(), (article.title or "").strip("[]."), people,
        (article.pubdate or "")[:4], article.fulljournalname or article.source or "", article.volume or "",
        article.pages or "", "article", pmid=uid,
        notices=(Notice(NoticeKind.RETRACTED, source="PubMed"),) if retracted else (),
    )  # fmt: skip


def _person(name: str) -> Person:
    """Return the person of "Varga LM"."""
    found = _INITIALS.match(name)
    return Person(found[1], found[2]) if found else Person(name)
