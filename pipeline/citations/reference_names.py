"""What the reference list says of names, so that a reading of the text can be held against it."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model.reference import Organisation, Person, Reference
from pipeline.text.authors import YEAR, author_keys, head_of, key_of
from pipeline.text.names import fold


@dataclass(frozen=True, slots=True)
class ReferenceNames:
    """firsts: keys of first authors and institutions. pairs: the same with the year. others: keys of all authors.

    full: family names with their particles, folded ("de pablos"). semicolons: the text joins names by them.
    """

    firsts: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    others: frozenset[str]
    full: frozenset[str]
    semicolons: bool = False


def index_names(references: Iterable[Reference]) -> ReferenceNames:
    """Gather the names of a reference list, and the titles of works that nobody signs."""
    firsts: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    others: set[str] = set()
    full: set[str] = set()
    for reference in references:
        keys = author_keys(reference.authors[0]) if reference.authors else _unsigned(reference)
        firsts.update(keys)
        # all years in the text of a reference: which of them is its own is for the links to say
        years = {reference.year[:4], *YEAR.findall(reference.raw)}
        pairs |= {(key, year) for key in keys for year in years}
        for author in reference.authors:
            name = author.family if isinstance(author, Person) else author.name
            others.add(key_of(name))
            full.add(fold(name))
    return ReferenceNames(frozenset(firsts), frozenset(pairs), frozenset(others | firsts), frozenset(full))


def _unsigned(reference: Reference) -> tuple[str, ...]:
    """Return the keys of a work without authors: of what stands in their place, and of its title."""
    return (*author_keys(Organisation(head_of(reference.raw))), *filter(None, [key_of(reference.title)]))
