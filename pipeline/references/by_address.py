"""Addresses of works: those behind the words of an entry, and works that an article only links to."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from pipeline.model import Citation, Document, Lookup, MarkKind, Reference, ReferenceKind
from pipeline.model.ids import make_id
from pipeline.model.reference import ADDRESS_ONLY
from pipeline.text.addresses import address_key, address_keys, normalise_doi
from pipeline.text.identifiers import identifier_of, identifiers

# where a key leads that says what it is, as Manubot has them
_KEY_ADDRESSES = {
    "doi": "https://doi.org/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/",
    "pmcid": "https://pmc.ncbi.nlm.nih.gov/articles/",
    "arxiv": "https://arxiv.org/abs/",
    "url": "",
}


def add_linked_addresses(references: Iterable[Reference], document: Document) -> Iterator[Reference]:
    """Yield the references of a list, those that print no address with the one that their words lead to.

    A DOI counts wherever it stands among the links of an entry, another address only where it is the only one.
    """
    links = sorted((m for m in document.marks if m.kind == MarkKind.LINK), key=lambda mark: mark.span)
    starts = [mark.span.start for mark in links]
    for reference in references:
        span = reference.span
        if span is None or reference.url or reference.doi:
            yield reference
            continue
        inside = links[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        addresses = list(dict.fromkeys(mark.value for mark in inside if address_key(mark.value)))
        doi = next((doi for doi in map(address_key, addresses) if doi.startswith("10.")), "")
        yield replace(reference, doi=doi, url=addresses[0] if len(addresses) == 1 and not doi else "")


def works_by_address(citations: Iterable[Citation], references: Sequence[Reference]) -> tuple[Reference, ...]:
    """Return a reference for each address that the article links to, or cites as a key, and that no reference has, in text order.

    A work that is cited by its DOI has that, too; nothing else is known of it.
    """
    listed = set(chain.from_iterable(address_keys(reference) for reference in references))
    identified = set(chain.from_iterable(map(identifiers, references)))
    works: dict[str, Reference] = {}
    for citation in citations:
        address = _address_of(citation)
        key = address_key(address)
        if key and key not in listed and key not in works and identifier_of(citation.label) not in identified:
            works[key] = Reference(
                make_id("r", key),
                None,
                address,
                doi=normalise_doi(address) if key.startswith("10.") else "",
                url=address,
                kind=ReferenceKind.WEB,
                citekey=citation.label if citation.lookup == Lookup.CITEKEY else "",
                by=ADDRESS_ONLY,
            )
    return tuple(works.values())


def _address_of(citation: Citation) -> str:
    """Return the address that a citation states: of a link its own, of a key such as "doi:10.5555/1" where that leads."""
    if citation.lookup == Lookup.ADDRESS:
        return citation.label
    scheme, _, value = citation.label.partition(":") if citation.lookup == Lookup.CITEKEY else ("", "", "")
    if scheme in _KEY_ADDRESSES and value:
        return f"{_KEY_ADDRESSES[scheme]}{value}"
    return citation.label if scheme in ("http", "https") else ""
