"""Which questions are asked about an entry: by its identifiers first, by its words where they do not decide. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model import Record, Reference, ReferenceKind
from pipeline.network.query import Query
from pipeline.network.services import (
    arxiv,
    crossref,
    datacite,
    openalex,
    openlibrary,
    pubmed,
    semanticscholar,
)
from pipeline.text.identifiers import identifiers
from pipeline.text.regex import regex
from pipeline.verify.compare import entry_of
from pipeline.verify.names import family_of
from pipeline.verify.normalise import without_addresses

Records = Query[tuple[Record, ...]]
DEFAULT_INDEXES = ("crossref", "openalex", "datacite", "arxiv", "openlibrary")
INDEXES = (*DEFAULT_INDEXES, "pubmed", "semanticscholar")
_MOST_LETTERS = 300  # of an entry that are sent
# in an address (/abs/, /pdf/) or a DOI of arXiv: 1605.08386, math/9901001
_ARXIV_ADDRESS = regex(
    r"(?:arxiv\.org/(?:abs|pdf)/|10\.48550/arxiv\.)([a-z-]+(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{4,5})", re.IGNORECASE
)
_VERSION = regex(r"v\d+$")
# kind of a work → the indexes that have such works, in the order in which they are searched; of other kinds silence says nothing
_SEARCHED: dict[ReferenceKind, tuple[str, ...]] = {
    ReferenceKind.ARTICLE: ("crossref", "openalex", "pubmed", "semanticscholar"),
    ReferenceKind.CONFERENCE: ("crossref", "openalex", "semanticscholar"),
    ReferenceKind.CHAPTER: ("crossref", "openalex"),
    ReferenceKind.BOOK: ("openlibrary", "crossref", "openalex"),
    ReferenceKind.THESIS: ("datacite", "openalex", "crossref"),
    ReferenceKind.PAPER: ("arxiv", "crossref", "openalex", "semanticscholar"),
}
# agency of doi.org → its index; works of other agencies have no record that is asked for
_AGENCIES = {"crossref": crossref.by_doi, "datacite": datacite.by_doi}


@dataclass(frozen=True, slots=True)
class Search:
    """The questions that one index gets about an entry's words, each where the one before it did not decide."""

    index: str
    queries: tuple[Records, ...]


def numbers_of(reference: Reference, scheme: str) -> list[str]:
    """Return the identifiers of an entry: of the scheme arxiv, isbn or pmid."""
    found = [i.removeprefix(f"{scheme}:") for i in identifiers(reference) if i.startswith(f"{scheme}:")]
    if scheme == "arxiv":
        found += _ARXIV_ADDRESS.findall(f"{reference.url} {reference.doi}")
        found = [_VERSION.sub("", number) for number in found]
    return list(dict.fromkeys(found))


def by_registry(agency: str, doi: str, indexes: Sequence[str]) -> list[Records]:
    """Return the questions for the record of a DOI, given with whom it is registered."""
    by_doi = _AGENCIES.get(agency.casefold())
    registered = [by_doi(doi)] if by_doi and agency.casefold() in indexes else []
    return registered + ([openalex.by_doi(doi)] if "openalex" in indexes else [])


def by_identifiers(reference: Reference, indexes: Sequence[str]) -> Iterator[Records]:
    """Yield the questions for an entry's ISBN and PMID; arXiv numbers are asked for together."""
    if "openlibrary" in indexes:
        yield from (openlibrary.by_isbn(isbn) for isbn in numbers_of(reference, "isbn")[:1])
    if "pubmed" in indexes:
        yield from (pubmed.by_ids([number]) for number in numbers_of(reference, "pmid")[:1])


def searches(reference: Reference, indexes: Sequence[str], keys: Sequence[str]) -> Iterator[Search]:
    """Yield the searches by the words of an entry.

    Args:
        reference: an entry.
        indexes: that may be asked.
        keys: services that there is a key for.
    """
    authors = entry_of(reference).authors
    family = family_of(authors[0]) if authors else ""
    text = " ".join(without_addresses(reference.raw).split())[:_MOST_LETTERS] or f"{family} {reference.title}".strip()
    title = reference.title[:_MOST_LETTERS]
    questions: dict[str, tuple[Records, ...]] = {
        "crossref": (crossref.by_entry(text), crossref.by_title(title, family)),
        "openalex": (openalex.by_title(title),),
        "datacite": (datacite.by_title(title),),
        "arxiv": (arxiv.by_title(title, family),),
        "openlibrary": (openlibrary.by_title(title, family),),
        "semanticscholar": (semanticscholar.by_title(title),),
    }
    for index in _SEARCHED.get(reference.kind, ()):
        queries = tuple(query for query in questions.get(index, ()) if not query.key or query.key in keys)
        if index in indexes and title and queries:
            yield Search(index, queries)


def unsearched(reference: Reference, indexes: Sequence[str], keys: Sequence[str]) -> list[str]:
    """Return the indexes that have such works and are not searched, for they want a key."""
    wanted = [index for index in _SEARCHED.get(reference.kind, ()) if index in indexes]
    return [index for index in wanted if index in ("openalex", "semanticscholar") and index not in keys]


def pubmed_of(reference: Reference, indexes: Sequence[str]) -> Query[tuple[str, ...]] | None:
    """Return the question for the PMIDs of an entry's title; what they are is asked next."""
    if "pubmed" not in indexes or "pubmed" not in _SEARCHED.get(reference.kind, ()) or not reference.title:
        return None
    authors = entry_of(reference).authors
    return pubmed.ids_of_title(reference.title[:_MOST_LETTERS], family_of(authors[0]) if authors else "")
