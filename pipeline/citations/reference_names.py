"""The names of a reference list, the evidence for a reading of names in the text."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model.reference import Organisation, Person, Reference
from pipeline.text.authors import YEAR, author_keys, head_of, key_of
from pipeline.text.names import fold


@dataclass(frozen=True, slots=True)
class ReferenceNames:
    """The keys (text.authors.key_of) under which a list may be cited.

    first_authors: of first authors and institutions. dated: the same, with each year of their works.
    all_authors: of every author. full_names: family names with their particles, folded ("de pablos").
    semicolons_join: the text joins the names of one work by semicolons (NBR 10520).
    """

    first_authors: frozenset[str]
    dated: frozenset[tuple[str, str]]
    all_authors: frozenset[str]
    full_names: frozenset[str]
    semicolons_join: bool = False


def index_names(references: Iterable[Reference]) -> ReferenceNames:
    """Return the names of a reference list, and the titles of works without authors."""
    first_authors: set[str] = set()
    dated: set[tuple[str, str]] = set()
    all_authors: set[str] = set()
    full_names: set[str] = set()
    for reference in references:
        keys = author_keys(reference.authors[0]) if reference.authors else _anonymous_keys(reference)
        first_authors.update(keys)
        # all years in the text of a reference: which of them is its own is for the links to say
        years = {reference.year[:4], *YEAR.findall(reference.raw)}
        dated |= {(key, year) for key in keys for year in years}
        for author in reference.authors:
            name = author.family if isinstance(author, Person) else author.name
            all_authors.add(key_of(name))
            full_names.add(fold(name))
    return ReferenceNames(
        frozenset(first_authors), frozenset(dated), frozenset(all_authors | first_authors), frozenset(full_names)
    )


def _anonymous_keys(reference: Reference) -> tuple[str, ...]:
    """Return the keys of a work without authors: of what stands in their place, and of its title."""
    return (*author_keys(Organisation(head_of(reference.raw))), *filter(None, [key_of(reference.title)]))
