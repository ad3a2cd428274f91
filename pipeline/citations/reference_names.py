"""The names of a reference list, the evidence for a reading of names in the text."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.reference import Organisation, Person, Reference
from pipeline.text.authors import YEAR, author_keys, head_of, key_of
from pipeline.text.names import fold
from pipeline.text.reference_headings import strip_entry_label

_LONGEST_HEAD = 160  # characters of an entry that are compared with a citation


@dataclass(frozen=True, slots=True)
class ReferenceNames:
    """The keys (text.authors.key_of) under which a list may be cited.

    first_authors: of first authors and institutions. dated: the same, with each year of their works.
    all_authors: of every author. full_names: family names with their particles, folded ("de pablos").
    semicolons_join: the text joins the names of one work by semicolons (NBR 10520). heads: (folded start, year) of the works
    without a personal author, sorted; year "" where none is given.
    """

    first_authors: frozenset[str]
    dated: frozenset[tuple[str, str]]
    all_authors: frozenset[str]
    full_names: frozenset[str]
    semicolons_join: bool = False
    heads: tuple[tuple[str, str], ...] = ()

    def has_head(self, head: str, year: str) -> bool:
        """Tell whether a work without a personal author and of that year begins so; year: its first four characters."""
        key = fold(head)
        i = bisect_left(self.heads, (key, ""))
        while i < len(self.heads) and self.heads[i][0].startswith(key):
            if self.heads[i][1] in (year, "") or not year.isdecimal():
                return True
            i += 1
        return False


def index_names(references: Sequence[Reference]) -> ReferenceNames:
    """Return the names of a reference list, and the titles of works without authors."""
    first_authors: set[str] = set()
    dated: set[tuple[str, str]] = set()
    all_authors: set[str] = set()
    full_names: set[str] = set()
    for reference in references:
        keys = author_keys(reference.authors[0]) if reference.authors else _anonymous_keys(reference)
        if reference.label.isalpha():
            keys = (*keys, key_of(reference.label))  # "[USDX] US Department of Xylems", cited as "USDX 2017"
        first_authors.update(keys)
        # all years in the text of a reference: which of them is its own is for the links to say
        years = {reference.year[:4], *YEAR.findall(reference.raw)}
        dated |= {(key, year) for key in keys for year in years}
        for author in reference.authors:
            name = author.family if isinstance(author, Person) else author.name
            all_authors.add(key_of(name))
            full_names.add(fold(name))
    heads = {head for reference in references for head in _heads(reference)}
    return ReferenceNames(
        frozenset(first_authors),
        frozenset(dated),
        frozenset(all_authors | first_authors),
        frozenset(full_names),
        heads=tuple(sorted(heads)),
    )


def _heads(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield how a work without a personal author begins, with each of its years."""
    first = next(iter(reference.authors), None)
    if isinstance(first, Person):
        return
    years = {reference.year[:4], *YEAR.findall(reference.raw)} - {""} or {""}
    names = {first.name} if first else set()
    for head in {*names, strip_entry_label(reference.raw)[:_LONGEST_HEAD]}:
        yield from ((fold(head), year) for year in years if head)


def _anonymous_keys(reference: Reference) -> tuple[str, ...]:
    """Return the keys of a work without authors: of what stands in their place, and of its title."""
    return (*author_keys(Organisation(head_of(reference.raw))), *filter(None, [key_of(reference.title)]))
