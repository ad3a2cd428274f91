"""Which references a citation may mean, and how well each fits."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.links.index import Entry, Index
from pipeline.links.neighbours import one_apart
from pipeline.links.years import suffix_of, year_key
from pipeline.model.citation import Citation, Lookup
from pipeline.model.reference import Person
from pipeline.text.authors import YEAR, institution_keys, key_of
from pipeline.text.names import fold

# how much speaks against a reference; LIMIT and more is no fit
PART, SPELLING, COUNT, LETTER, LIMIT = 1, 2, 2, 1, 4
_WORDS = 2  # words of a name that tell a work which no person signs
_HEAD = 160  # characters of an entry in which its authors stand


@dataclass(frozen=True, slots=True)
class Fit:
    """A reference that fits, and what speaks against it; spelled: the name is written otherwise in the list."""

    entry: Entry
    against: int
    spelled: bool = False


def years_of(citation: Citation, text: str) -> tuple[str, ...]:
    """Return the years a citation may stand for: "1988 [1975]" gives both, the cited one first."""
    said = citation.span.of(text)[-24:]
    return tuple(dict.fromkeys([year_key(citation.year), *(YEAR.findall(said) if "[" in said or "/" in said else ())]))


def names_of(name: str, acronyms: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Yield the keys under which a cited name may stand, with what speaks against each."""
    yield key_of(name), 0
    if name in acronyms:
        yield key_of(acronyms[name]), 0
    words = name.split()
    if name.isupper() and ("-" in name or "/" in name):
        yield key_of(re.split("[-/]", name, maxsplit=1)[0]), PART
    if len(words) > 1 and words[0].isupper():
        yield key_of(words[0]), PART
    if len(words) > 1:
        yield from ((key, 0) for key in institution_keys(name) if key)
        yield key_of(words[-1]), PART


def _named(citation: Citation, index: Index, years: Sequence[str], acronyms: Mapping[str, str]) -> list[Fit]:
    """Return the entries under the first name and the cited year, else under the year in its bracket."""
    for year in years:
        found = [
            Fit(entry, against + (PART if _is_part(entry, key) else 0))
            for key, against in names_of(citation.names[0], acronyms)
            for entry in index.by_year.get((key, year), ())
        ]
        if found:
            return found
    return []


def _is_part(entry: Entry, key: str) -> bool:
    """Tell whether the key is only a part of a person's name; an acronym is as good as the institution's name."""
    return key != entry.authors[0][0] and isinstance(next(iter(entry.reference.authors), None), Person)


def _undated(citation: Citation, index: Index, years: Sequence[str], acronyms: Mapping[str, str]) -> list[Fit]:
    """Return the entries of the name without a year: a page is often cited by the year it was seen in."""
    found = []
    for key, against in names_of(citation.names[0], acronyms):
        for entry in index.by_year.get((key, "nd"), ()):
            reference = entry.reference
            seen = years[0] in YEAR.findall(f"{reference.accessed} {reference.raw[-60:]}")
            found.append(Fit(entry, against + (PART if seen else COUNT)))
    return found if years[0].isdecimal() else []


def _misspelled(citation: Citation, index: Index, years: Sequence[str], _: Mapping[str, str]) -> list[Fit]:
    """Return the entries of the year whose first name is a letter away."""
    return [
        Fit(entry, SPELLING, spelled=True)
        for key in index.near.of(key_of(citation.names[0]), years[0])
        for entry in index.by_year[key, years[0]]
        if entry.authors[0][0] == key
    ]


def _worded(citation: Citation, index: Index, years: Sequence[str], _: Mapping[str, str]) -> list[Fit]:
    """Return the works that no person signs and whose head has every word of the cited name: "Mekong Agreement, 1996"."""
    words = [w for w in fold(citation.names[0]).split() if len(w) > 2]
    if len(words) < _WORDS:
        return []
    rarest = min((index.by_word.get((word, years[0]), ()) for word in words), key=len)
    rest = [{e.place for e in index.by_word.get((word, years[0]), ())} for word in words] if rarest else []
    return [Fit(entry, PART) for entry in rarest if all(entry.place in places for places in rest)]


def _first(citation: Citation, index: Index, years: Sequence[str], acronyms: Mapping[str, str]) -> list[Fit]:
    """Return the entries that the first name and the year may mean; the spelling counts only where nothing else is."""
    for look in (_named, _undated, _worded, _misspelled):
        found = look(citation, index, years, acronyms)
        if found:
            return found
    return []


def _coauthor(name: str, place: int, entry: Entry) -> int:
    """Return what one more cited name says against an entry: 0 in its place, PART elsewhere, LIMIT where it is not."""
    keys = {key_of(name), key_of(name.rpartition(" ")[2])}
    here = entry.authors[place] if place < len(entry.authors) else ()
    if keys & set(here) or any(_alike(key_of(name), other) for other in here):
        return 0
    if any(keys & set(author) for author in entry.authors[1:]) or not entry.reference.authors:
        return PART
    if f" {fold(name)} " in f" {fold(entry.reference.raw[:_HEAD])} ":
        return PART  # the authors were not all read
    return LIMIT if len(entry.authors) > 1 and not entry.openly else COUNT + PART


def _others(citation: Citation, entry: Entry) -> int:
    """Return what the other names, and how many there are, say against an entry."""
    cited, listed = len(citation.names), len(entry.authors)
    against = max((_coauthor(name, i, entry) for i, name in enumerate(citation.names[1:], 1)), default=0)
    if against:
        return against
    if citation.etal:
        return 0 if listed > max(cited, 2) or entry.openly else PART if listed > cited else COUNT
    return 0 if listed == cited and not entry.openly else COUNT


def _alike(a: str, b: str) -> bool:
    """Tell whether two long names differ by little: by an ending, or by one letter."""
    return min(len(a), len(b)) >= 5 and (one_apart(a, b) or a.startswith(b) or b.startswith(a))


def _letter(citation: Citation, entry: Entry) -> int:
    """Return what the letter behind the year says against an entry."""
    said = suffix_of(citation.year)
    if said == entry.suffix or not said:
        return 0
    return LIMIT if entry.suffix else LETTER


def _edition(citation: Citation, entry: Entry) -> int:
    """Return what it says against an entry that only another edition of it is of the cited year."""
    return 0 if year_key(citation.year) == entry.years[0] or entry.years == ("nd",) else PART


def fits(citation: Citation, years: Sequence[str], index: Index, acronyms: Mapping[str, str]) -> list[Fit]:
    """Return the references that fit a citation by name and year, those that fit best only. years: of years_of.

    The year must agree; so must the other names. Blocked by (name, year): never every reference.
    """
    best: dict[int, Fit] = {}
    for fit in _first(citation, index, years, acronyms):
        against = fit.against + sum(says(citation, fit.entry) for says in (_others, _letter, _edition))
        against += PART if len(years) > 1 and years[-1] not in fit.entry.reference.raw else 0
        known = best.get(fit.entry.place)
        if against < LIMIT and (known is None or against < known.against):
            best[fit.entry.place] = Fit(fit.entry, against, fit.spelled)
    least = min((fit.against for fit in best.values()), default=0)
    return [fit for fit in best.values() if fit.against == least]


def by_author(citation: Citation, index: Index, text: str, acronyms: Mapping[str, str]) -> list[Entry]:
    """Return the works of the cited authors, whatever their year; a title beside the names tells which.

    A short form of an institution will do: "Provincial Assembly" for the Provincial Assembly of Westmarch.
    """
    if not citation.names:
        return []
    keys = [key for key, _ in names_of(citation.names[0], acronyms)]
    found = {e.place: e for key in keys for e in index.by_name.get(key, ())}
    if not found and " " in citation.names[0]:
        found = {e.place: e for key, es in index.by_name.items() if key.startswith(keys[0]) for e in es}
    if not found:
        return [e for e in index.entries if fold(e.reference.title).startswith(fold(citation.names[0]))]
    works = [e for e in found.values() if _others(citation, e) < LIMIT] or list(found.values())
    said = set(fold(citation.span.of(text)).split()) - set(fold(" ".join(citation.names)).split())
    titled = [e for e in works if any(len(w) > 3 and w in fold(e.reference.title).split() for w in said)]
    return titled or works


def by_label(citation: Citation, index: Index) -> list[Entry]:
    """Return the references under a number or key; a list without labels is counted."""
    if citation.lookup == Lookup.CITEKEY:
        return list(index.by_citekey.get(citation.label) or index.by_label.get(citation.label, ()))
    if citation.label in index.by_label:
        return list(index.by_label[citation.label])
    counted = citation.label.isdecimal() and not any(key.isdecimal() for key in index.by_label)
    place = int(citation.label) - 1 if counted else -1
    return [index.entries[place]] if 0 <= place < len(index.entries) else []
