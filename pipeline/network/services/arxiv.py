"""arXiv: preprints. https://export.arxiv.org/api/query answers with an Atom feed; one question holds up to 100 numbers."""

import re
from collections.abc import Sequence

from pipeline.indexes.arxiv import first_year
from pipeline.indexes.names import bare_doi, written_name
from pipeline.model.work import Notice, NoticeKind, Record
from pipeline.network.query import FORTNIGHT_TTL, Query, with_parameters
from pipeline.text.regex import regex

NAME = "arxiv"
MOST_IDS = 100
_QUERY = "https://export.arxiv.org/api/query"
_ATOM, _ARXIV = "{http://www.w3.org/2005/Atom}", "{http://arxiv.org/schemas/atom}"
_VERSION = regex(r"v\d+$")
_WITHDRAWN = regex(r"\bwithdrawn\b", re.IGNORECASE)
_ROWS = 5


def by_ids(numbers: Sequence[str]) -> Query[tuple[Record, ...]]:
    """Ask for the preprints of some numbers."""
    wanted = sorted(set(numbers))
    url = with_parameters(_QUERY, {"id_list": ",".join(wanted), "max_results": len(wanted)})
    return Query(NAME, url, f"arXiv numbers {', '.join(wanted)}", read, (), accept="application/atom+xml")


def by_title(title: str, family: str) -> Query[tuple[Record, ...]]:
    """Ask for the preprints of a title and an author."""
    words, names = " ".join(re.findall(r"\w+", title)), "_".join(re.findall(r"[^\W_]+", family))
    search = f'ti:"{words}"' + (f" AND au:{names}" if names else "")
    url = with_parameters(_QUERY, {"search_query": search, "max_results": _ROWS})
    return Query(
        NAME, url, f"title and first author “{title}”, {family}", read, (), text=True, fresh=FORTNIGHT_TTL,
        accept="application/atom+xml",
    )  # fmt: skip


def read(body: bytes) -> tuple[Record, ...]:
    """Return the preprints of a feed.

    Raises:
        ValueError: it is no feed, or has a DTD.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        feed = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"no XML: {error}") from error
    if feed.getroottree().docinfo.doctype or feed.tag != f"{_ATOM}feed":
        raise ValueError("no Atom feed")
    return tuple(record for entry in feed.iterfind(f"{_ATOM}entry") if (record := _record(entry)))


def _record(entry) -> Record | None:  # type: ignore[no-untyped-def]
    number = _VERSION.sub("", _text(entry, f"{_ATOM}id").rpartition("/abs/")[2])
    title = _text(entry, f"{_ATOM}title")
    if not number or not title:  # an error is an entry too: its id is no number
        return None
    names = (_text(author, f"{_ATOM}name") for author in entry.iterfind(f"{_ATOM}author"))
    withdrawn = _WITHDRAWN.search(_text(entry, f"{_ARXIV}comment"))
    return Record(
        NAME, number, bare_doi(_text(entry, f"{_ARXIV}doi")) or f"10.48550/arxiv.{number}".lower(), title,
        tuple(written_name(name) for name in names if name),
        first_year(number) or _text(entry, f"{_ATOM}published")[:4], "arXiv", kind="paper", arxiv=number,
        notices=(Notice(NoticeKind.RETRACTED, source="arXiv: withdrawn by its authors"),) if withdrawn else (),
    )  # fmt: skip


def _text(element, path: str) -> str:  # type: ignore[no-untyped-def]
    found = element.find(path)
    return "" if found is None else " ".join("".join(found.itertext()).split())
