"""The reference list by name, year, label and key, so that no citation is compared with every reference."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.lexicon import fragment
from pipeline.lexicon.fragments import BLANK
from pipeline.links.edit_distance import NearKeys
from pipeline.links.years import printed_years, suffix_of, year_key
from pipeline.model.reference import ADDRESS_ONLY, Organisation, Person, Reference
from pipeline.text.addresses import address_keys
from pipeline.text.authors import YEAR, author_keys, head_of, key_of
from pipeline.text.identifiers import identifiers
from pipeline.text.names import fold
from pipeline.text.regex import regex

# the list itself says that there are more authors than it names
_ET_AL = regex(rf"(?<!\w){fragment('citations.et_al', blank=BLANK)}(?!\w)|…", re.IGNORECASE)
_AUTHORS_WITHIN = 400  # characters of an entry
_LONGEST_HEAD = 300  # characters


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference as citations see it. place: in the list. authors: for each, the keys he may be cited by, the plain one first.

    years: the first is the reference's own, the others are of its other editions. suffix: the letter behind its year.
    etal: the list itself says "et al.", so the authors are more than those named.
    """

    place: int
    reference: Reference
    authors: tuple[tuple[str, ...], ...]
    years: tuple[str, ...]
    suffix: str
    etal: bool


def entry_of(place: int, reference: Reference) -> Entry:
    """Return the entry of a reference; without authors the head of its text stands for them, without a year all years in it."""
    authors: Sequence[Person | Organisation] = reference.authors or (Organisation(head_of(reference.raw)),)
    own_years = [year_key(reference.year), *YEAR.findall(reference.year)] if reference.year else []
    years = tuple(dict.fromkeys([*own_years, *printed_years(reference.raw)])) or ("nd",)
    keys = tuple(author_keys(author) for author in authors)
    if reference.label.isalpha():
        keys = ((*keys[0], key_of(reference.label)), *keys[1:])  # "[USDX] US Department of Xylems"
    etal = _ET_AL.search(reference.raw, 0, _AUTHORS_WITHIN) is not None
    return Entry(place, reference, keys, years, suffix_of(reference.year), etal)


@dataclass(frozen=True, slots=True)
class Index:
    """The entries of a list by (key of the first author, year), by first author, by label and id, by citekey and by address.

    by_word: works without a personal author (treaties, laws, institutions) by (word of their head, year).
    near_keys: the keys of by_year that differ by one letter; near_citekeys: the same of citekeys, in lower case,
    whose spelling citekeys has.
    by_identifier: DOI, PMID, address … in its normal form.
    """

    entries: tuple[Entry, ...]
    by_year: Mapping[tuple[str, str], Sequence[Entry]]
    by_name: Mapping[str, Sequence[Entry]]
    by_label: Mapping[str, Sequence[Entry]]
    by_citekey: Mapping[str, Sequence[Entry]]
    by_address: Mapping[str, Sequence[Entry]]
    by_word: Mapping[tuple[str, str], Sequence[Entry]]
    near_keys: NearKeys
    by_identifier: Mapping[str, Sequence[Entry]]
    citekeys: Mapping[str, str]
    near_citekeys: NearKeys


def build_index(references: Sequence[Reference]) -> Index:
    """Return the index of a reference list; linear in its length."""
    entries = tuple(entry_of(i, r) for i, r in enumerate(references))
    by_year: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    by_name: dict[str, list[Entry]] = defaultdict(list)
    by_label: dict[str, list[Entry]] = defaultdict(list)
    by_citekey: dict[str, list[Entry]] = defaultdict(list)
    by_address: dict[str, list[Entry]] = defaultdict(list)
    by_word: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    by_identifier: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in address_keys(entry.reference):
            by_address[key].append(entry)
        for identifier in dict.fromkeys(identifiers(entry.reference)):
            by_identifier[identifier].append(entry)
        if entry.reference.by == ADDRESS_ONLY:
            continue  # nothing else is known of it
        for word in _head_words(entry):
            by_word[word, entry.years[0]].append(entry)
        for key in entry.authors[0] if entry.authors else ():
            by_name[key].append(entry)
            for year in entry.years:
                by_year[key, year].append(entry)
        for label in {entry.reference.label, entry.reference.id} - {""}:
            by_label[label].append(entry)
        if entry.reference.citekey:
            by_citekey[entry.reference.citekey].append(entry)
    citekeys = {key.casefold(): key for key in by_citekey}
    near_citekeys = NearKeys([(key, "") for key in citekeys])
    near_keys = NearKeys(list(by_year))
    return Index(
        entries,
        by_year,
        by_name,
        by_label,
        by_citekey,
        by_address,
        by_word,
        near_keys,
        by_identifier,
        citekeys,
        near_citekeys,
    )


def _head_words(entry: Entry) -> set[str]:
    """Return the words of the institution, or of the title of an unsigned work, that heads an entry; none of a person."""
    first = next(iter(entry.reference.authors), None)
    if isinstance(first, Person):
        return set()
    head = first.name if first else entry.reference.title
    return {word for word in fold(head[:_LONGEST_HEAD]).split() if len(word) > 2}
