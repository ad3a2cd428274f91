"""The reference that a citation means: linked, ambiguous (all candidates kept), or missing.

index.py holds the list by name, year, label and key; candidates.py looks a citation up as its Lookup says; penalties.py weighs what
disagrees; rank.py orders several works by the citing sentence; suggest.py and explain.py say it in words.
"""

from collections.abc import Mapping, Sequence

from pipeline.links.candidates import LOOKUPS, Context
from pipeline.links.explain import ambiguous, linked, missing
from pipeline.links.index import build_index
from pipeline.links.rank import Titles, index_titles, rank
from pipeline.model.citation import Citation, Link, Lookup
from pipeline.model.reference import Reference

Cache = dict[tuple[int, ...], Titles]  # places in the list → the titles of these works


def link(
    citations: Sequence[Citation], references: Sequence[Reference], text: str, *, acronyms: Mapping[str, str] = {}
) -> tuple[Link, ...]:
    """Return one Link a citation, in order. Linear: references are blocked by name and year. Never raises.

    Args:
        citations: of one text.
        references: its reference list.
        text: decides between works of the same author and year.
        acronyms: short form → expansion.
    """
    context, titles = Context(build_index(references), text, acronyms), Cache()
    return tuple(_link(citation, context, titles) for citation in citations)


def _link(citation: Citation, context: Context, titles: Cache) -> Link:
    lookup = citation.lookup
    if lookup in (Lookup.LABEL, Lookup.CITEKEY) and not citation.label:
        lookup = Lookup.NAMES_AND_YEAR
    candidates = LOOKUPS[lookup](citation, context)
    if not candidates:
        return missing(citation, context)
    if len(candidates) == 1:
        return linked(citation, candidates[0], lookup)
    entries = [candidate.entry for candidate in candidates]
    places = tuple(entry.place for entry in entries)
    if places not in titles:
        titles[places] = index_titles(entries)
    return ambiguous(citation, rank(titles[places], citation.span, context.text, citation.locator))
