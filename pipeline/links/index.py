"""The reference list by name and year, so that no citation is held against every reference."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.links.neighbours import Neighbours
from pipeline.links.years import printed_years, suffix_of, year_key
from pipeline.model.reference import Organisation, Person, Reference
from pipeline.text.authors import YEAR, author_keys, head_of
from pipeline.text.names import fold

# the list itself says that there are more authors than it names
_OPEN = re.compile(r"\bet\.?\s?al\b|\be cols?\b|…|\band others\b", re.IGNORECASE)


_LONGEST = 300  # characters of the head of an entry


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference as citations see it. authors: for each, the keys he may be cited by, the plain one first.

    years: the first is the reference's own, the others are of its other editions.
    openly: the list itself says "et al.", so the authors are more than those named.
    """

    place: int
    reference: Reference
    authors: tuple[tuple[str, ...], ...]
    years: tuple[str, ...]
    suffix: str
    openly: bool


def entry_of(place: int, reference: Reference) -> Entry:
    """Prepare one reference; without authors, the head of its text stands for them, without a year, all years in it."""
    authors: Sequence[Person | Organisation] = reference.authors or (Organisation(head_of(reference.raw)),)
    own = [year_key(reference.year), *YEAR.findall(reference.year)] if reference.year else []
    years = tuple(dict.fromkeys([*own, *printed_years(reference.raw)])) or ("nd",)
    openly = bool(_OPEN.search(reference.raw[:400]))
    return Entry(place, reference, tuple(author_keys(a) for a in authors), years, suffix_of(reference.year), openly)


@dataclass(frozen=True, slots=True)
class Index:
    """The list by (first author, year), by first author, by label and by citekey.

    by_word: works that no person signs, by (word of who or what heads the entry, year): treaties, laws, institutions.
    """

    entries: tuple[Entry, ...]
    by_year: Mapping[tuple[str, str], Sequence[Entry]]
    by_name: Mapping[str, Sequence[Entry]]
    by_label: Mapping[str, Sequence[Entry]]
    by_citekey: Mapping[str, Sequence[Entry]]
    by_word: Mapping[tuple[str, str], Sequence[Entry]]
    near: Neighbours


def build(references: Sequence[Reference]) -> Index:
    """Prepare a reference list; linear in its length."""
    entries = tuple(entry_of(i, r) for i, r in enumerate(references))
    by_year: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    by_name: dict[str, list[Entry]] = defaultdict(list)
    by_label: dict[str, list[Entry]] = defaultdict(list)
    by_citekey: dict[str, list[Entry]] = defaultdict(list)
    by_word: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        for word in _head_words(entry):
            by_word[word, entry.years[0]].append(entry)
        for key in entry.authors[0] if entry.authors else ():
            by_name[key].append(entry)
            for year in entry.years:
                by_year[key, year].append(entry)
        if entry.reference.label:
            by_label[entry.reference.label].append(entry)
        if entry.reference.citekey:
            by_citekey[entry.reference.citekey].append(entry)
    return Index(entries, by_year, by_name, by_label, by_citekey, by_word, Neighbours(list(by_year)))


def _head_words(entry: Entry) -> set[str]:
    """Return the words of the institution, or of the title of an unsigned work, that heads an entry; none where people do."""
    first = next(iter(entry.reference.authors), None)
    if isinstance(first, Person):
        return set()
    return {w for w in fold((first.name if first else entry.reference.title)[:_LONGEST]).split() if len(w) > 2}
