"""References of the article's list and of a .bib file: one value a work."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from difflib import SequenceMatcher

from pipeline.model import Person, Reference
from pipeline.text.names import family_key, fold

_NEAR = 0.9  # of the letters of two titles agree
_FIELDS = "authors year title container volume issue pages publisher doi url accessed kind citekey files".split()


def merge(listed: Iterable[Reference], from_bib: Iterable[Reference]) -> tuple[Reference, ...]:
    """Return the listed references, each enriched by the .bib entry of the same work, then the unmatched .bib entries.

    The same work: the same place in the text, the same DOI, or the same first author and year and nearly the same title.
    The list's own words win; the entry fills what they leave empty.
    """
    out = list(listed)
    by_span = {ref.span: i for i, ref in enumerate(out) if ref.span}
    by_doi = {ref.doi: i for i, ref in enumerate(out) if ref.doi}
    by_author: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i, ref in enumerate(out):
        by_author[_key(ref)].append(i)
    added = []
    for entry in from_bib:
        at = by_span.get(entry.span) if entry.span else None
        if at is None and entry.doi:
            at = by_doi.get(entry.doi)
        if at is None:
            at = next((i for i in by_author[_key(entry)] if _same_title(out[i], entry)), None)
        if at is None:
            added.append(entry)
        else:
            out[at] = _enriched(out[at], entry)
    return (*out, *added)


def _key(ref: Reference) -> tuple[str, str]:
    """Return the first author's folded family name and the year without its letter."""
    first = ref.authors[0] if ref.authors else None
    name = "" if first is None else first.family if isinstance(first, Person) else first.name
    return family_key(name), ref.year[:4]


def _same_title(one: Reference, other: Reference) -> bool:
    if one.doi and other.doi:
        return False  # two DOIs that differ are two works
    a, b = fold(one.title), fold(other.title)
    if not a or not b:
        return False
    shorter = min(len(a), len(b))
    if a == b or (shorter >= 20 and a[:shorter] == b[:shorter]):
        return True
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _NEAR


def _enriched(ref: Reference, entry: Reference) -> Reference:
    empty = {name: getattr(entry, name) for name in _FIELDS if not getattr(ref, name) and getattr(entry, name)}
    return replace(ref, **empty)
