"""Works that an article only links to: they are known by their address."""

from collections.abc import Iterable, Sequence
from itertools import chain

from pipeline.model import Citation, Lookup, Reference, ReferenceKind
from pipeline.model.ids import make_id
from pipeline.model.reference import ADDRESS_ONLY
from pipeline.text.addresses import address_key, address_keys, normalise_doi


def works_by_address(citations: Iterable[Citation], references: Sequence[Reference]) -> tuple[Reference, ...]:
    """Return a reference for each address that the article links to and that no reference has, in text order.

    A work that is cited by its DOI has that, too; nothing else is known of it.
    """
    listed = set(chain.from_iterable(address_keys(reference) for reference in references))
    works: dict[str, Reference] = {}
    for citation in citations:
        key = address_key(citation.label) if citation.lookup == Lookup.ADDRESS else ""
        if key and key not in listed and key not in works:
            works[key] = Reference(
                make_id("r", key),
                None,
                citation.label,
                doi=normalise_doi(citation.label) if key.startswith("10.") else "",
                url=citation.label,
                kind=ReferenceKind.WEB,
                by=ADDRESS_ONLY,
            )
    return tuple(works.values())
