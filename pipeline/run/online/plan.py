"""What will be sent to whom, told before the first request: in a sentence to be confirmed, and request by request (--dry-run)."""

from collections.abc import Iterator, Sequence

from pipeline.model import Reference
from pipeline.network.services import arxiv, doi_org
from pipeline.run.online.steps import by_identifiers, by_registry, numbers_of, pubmed_of, searches
from pipeline.run.online.works import Scope
from pipeline.verify.words import name_of


def announce(references: Sequence[Reference], scope: Scope, addresses: Sequence[str]) -> list[str]:
    """Return what will be sent, in sentences."""
    dois = sum(bool(reference.doi) for reference in references)
    others = {scheme: sum(bool(numbers_of(r, scheme)) for r in references) for scheme in ("arxiv", "isbn", "pmid")}
    by_words = [r for r in references if not r.doi and any(searches(r, scope.indexes, scope.keys))]
    places = dict.fromkeys(s.index for r in references for s in searches(r, scope.indexes, scope.keys))
    named = ", ".join(map(name_of, places))
    lines = [f"{_count(len(references), 'reference')}:"]
    if dois:
        lines.append(f"  {_count(dois, 'DOI')}: sent to doi.org, then to Crossref, DataCite or OpenAlex")
    for scheme, index in (("arxiv", "arXiv"), ("isbn", "Open Library"), ("pmid", "PubMed")):
        if others[scheme] and (scheme != "pmid" or "pubmed" in scope.indexes):
            lines.append(f"  {_count(others[scheme], f'{scheme.upper()} number')}: sent to {index}")
    if scope.text and named:
        lines.append(f"  the words of {_count(len(by_words), 'entry', 'entries')} without a DOI: sent to {named};")
        lines.append("  and of those that their DOI does not settle")
    if addresses:
        lines.append(
            f"  {_count(len(set(addresses)), 'address', 'addresses')}: visited; those that are gone: sent to archive.org"
        )
    lines.append(
        "Not sent: the article, its claims, names of files, notes. Each service and site sees this machine's address."
    )
    return lines


def requests(references: Sequence[Reference], scope: Scope, addresses: Sequence[str]) -> Iterator[str]:
    """Yield every request that may be sent, a line each, without keys and e-mail.

    Those after the first of an entry are sent only where the ones before do not decide.
    """
    numbers = sorted({number for r in references for number in numbers_of(r, "arxiv")})
    if numbers and "arxiv" in scope.indexes:
        yield f"GET {arxiv.by_ids(numbers).url}"
    for reference in references:
        yield f"{reference.id}: {reference.title or reference.raw[:80]}"
        for url in _of_entry(reference, scope):
            yield f"  GET {url}"
    for address in dict.fromkeys(addresses):
        yield f"GET {address}"


def _of_entry(reference: Reference, scope: Scope) -> Iterator[str]:
    if reference.doi:
        yield doi_org.agency(reference.doi).url
        for agency in ("Crossref", "DataCite"):  # with whom it is registered, doi.org says
            yield from (query.url for query in by_registry(agency, reference.doi, scope.indexes)[:1])
        yield from (query.url for query in by_registry("", reference.doi, scope.indexes))
    yield from (query.url for query in by_identifiers(reference, scope.indexes))
    if scope.text:
        yield from (q.url for search in searches(reference, scope.indexes, scope.keys) for q in search.queries)
        pubmed = pubmed_of(reference, scope.indexes)
        if pubmed:
            yield pubmed.url


def _count(number: int, one: str, several: str = "") -> str:
    return f"{number} {one if number == 1 else several or one + 's'}"
