"""The entries that a citation may mean, one function a Lookup."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.lexicon import fragment
from pipeline.links.index import Entry, Index
from pipeline.links.penalties import COUNT, LIMIT, PART, SPELLING, coauthor_penalty, penalty_of
from pipeline.links.rank import page_score
from pipeline.links.years import year_key
from pipeline.model.citation import LABEL_SEPARATOR, Citation, Lookup
from pipeline.model.reference import ADDRESS_ONLY, Person
from pipeline.text.addresses import address_key
from pipeline.text.authors import YEAR, institution_keys, key_of
from pipeline.text.identifiers import identifier_of
from pipeline.text.names import fold, short_title
from pipeline.text.regex import regex

_HEAD_WORDS = 2  # words of a name that identify a work without a personal author
# "3 May", "May 3", "May" beside a year
_DAY = regex(
    rf"(?<!\w)(?:(?P<day>\d{{1,2}})\.?\s)?(?P<month>{fragment('vocabulary.months')})(?!\w)\.?(?:\s(?P<behind>\d{{1,2}})(?!\d))?",
    re.IGNORECASE,
)
_MONTH = 3  # letters of a month that its short form has
_YEAR_REACH = 24  # characters at the end of a citation in which its years stand


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a citation may mean. penalty: what speaks against it; misspelled: its name differs by a letter."""

    entry: Entry
    penalty: int = 0
    misspelled: bool = False


Query = tuple[tuple[str, ...], bool, str, tuple[str, ...]]  # names, et al., year, years: what is looked up


@dataclass(frozen=True, slots=True)
class Context:
    """What citations are looked up in: the list, the text they stand in, and its acronyms (short form → expansion).

    cache: the candidates of each query, since citations come again.
    """

    index: Index
    text: str
    acronyms: Mapping[str, str]
    cache: dict[Query, list[Candidate]] = field(default_factory=dict)


def name_keys(name: str, acronyms: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Yield the keys under which a cited name may stand, each with its penalty."""
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


def _cited_years(citation: Citation, text: str) -> tuple[str, ...]:
    """Return the years a citation may stand for: "1988 [1975]" gives both, the cited one first."""
    end = citation.span.of(text)[-_YEAR_REACH:]
    others = YEAR.findall(end) if "[" in end or "/" in end else ()
    return tuple(dict.fromkeys([year_key(citation.year), *others]))


def by_names_and_year(citation: Citation, context: Context) -> list[Candidate]:
    """Return the entries that fit by names and year, of all that fit those with the least penalty.

    The year must agree; so must the other names. Blocked by (name, year): never every entry.
    """
    if not citation.names:
        return []
    years = _cited_years(citation, context.text)
    query = (citation.names, citation.etal, citation.year, years)
    if query not in context.cache:
        context.cache[query] = _least_penalised(citation, years, context)
    found = context.cache[query]
    return _of_same_day(citation, found, context.text) if len(found) > 1 else found


def _of_same_day(citation: Citation, candidates: list[Candidate], text: str) -> list[Candidate]:
    """Return the entries that print the day or the month which the citation gives, "The Mercury, 3 May 2021"; else all."""
    days = set(_printed_days(citation.span.of(text)))
    same = [c for c in candidates if days.intersection(_printed_days(c.entry.reference.raw))] if days else []
    return same or candidates


def _printed_days(text: str) -> Iterator[tuple[str, str]]:
    """Yield each (day, start of the month): "3 May 2021", "2021, May 3"; day "" where it is not given."""
    for found in _DAY.finditer(text):
        day = next((part for part in (found["day"], found["behind"]) if part), "")
        yield day, found["month"][:_MONTH].casefold()


def _least_penalised(citation: Citation, years: Sequence[str], context: Context) -> list[Candidate]:
    best: dict[int, Candidate] = {}
    for candidate in _by_first_name(citation, years, context):
        entry = candidate.entry
        penalty = candidate.penalty + penalty_of(citation, entry)
        penalty += PART if len(years) > 1 and years[-1] not in entry.reference.raw else 0
        earlier = best.get(entry.place)
        if penalty < LIMIT and (earlier is None or penalty < earlier.penalty):
            best[entry.place] = Candidate(entry, penalty, candidate.misspelled)
    least = min((candidate.penalty for candidate in best.values()), default=0)
    return [candidate for candidate in best.values() if candidate.penalty == least]


def _by_first_name(citation: Citation, years: Sequence[str], context: Context) -> list[Candidate]:
    """Return what the first name and the year may mean; what is less certain counts only where nothing else is found."""
    for find in (_exact, _undated, _by_head_words, _misspelled):
        found = find(citation, years, context)
        if found:
            return found
    return []


def _exact(citation: Citation, years: Sequence[str], context: Context) -> list[Candidate]:
    """Return the entries under the first name and the cited year, else under the year in its bracket."""
    for year in years:
        found = [
            Candidate(entry, penalty + (PART if _is_part_of_name(entry, key) else 0))
            for key, penalty in name_keys(citation.names[0], context.acronyms)
            for entry in context.index.by_year.get((key, year), ())
        ]
        if found:
            return found
    return []


def _is_part_of_name(entry: Entry, key: str) -> bool:
    """Tell whether the key is only a part of a person's name; an acronym is as good as the institution's name."""
    return key != entry.authors[0][0] and isinstance(next(iter(entry.reference.authors), None), Person)


def _undated(citation: Citation, years: Sequence[str], context: Context) -> list[Candidate]:
    """Return the entries of the name without a year: a page is often cited by the year it was accessed in."""
    if not years[0].isdecimal():
        return []
    found = []
    for key, penalty in name_keys(citation.names[0], context.acronyms):
        for entry in context.index.by_year.get((key, "nd"), ()):
            reference = entry.reference
            is_access_year = years[0] in YEAR.findall(f"{reference.accessed} {reference.raw[-60:]}")
            found.append(Candidate(entry, penalty + (PART if is_access_year else COUNT)))
    return found


def _by_head_words(citation: Citation, years: Sequence[str], context: Context) -> list[Candidate]:
    """Return the works without a personal author whose head has every word of the cited name: "Mekong Agreement, 1996"."""
    words = [word for word in fold(citation.names[0]).split() if len(word) > 2]
    if len(words) < _HEAD_WORDS:
        return []
    by_word = [context.index.by_word.get((word, years[0]), ()) for word in words]
    rarest = min(by_word, key=len)
    places = [{entry.place for entry in entries} for entries in by_word] if rarest else []
    return [Candidate(entry, PART) for entry in rarest if all(entry.place in there for there in places)]


def _misspelled(citation: Citation, years: Sequence[str], context: Context) -> list[Candidate]:
    """Return the entries of the year whose first name is a letter away."""
    return [
        Candidate(entry, SPELLING, misspelled=True)
        for key in context.index.near_keys.of(key_of(citation.names[0]), years[0])
        for entry in context.index.by_year[key, years[0]]
        if entry.authors[0][0] == key
    ]


def by_author(citation: Citation, context: Context) -> list[Candidate]:
    """Return the works of the cited authors, whatever their year.

    Words of a title beside the names decide between them, then the number of authors, and a page outside a work's pages.
    A short form of an institution will do: "Provincial Assembly" for the Provincial Assembly of Westmarch.
    """
    if not citation.names:
        return []
    index, name = context.index, citation.names[0]
    keys = [key for key, _ in name_keys(name, context.acronyms)]
    found = {e.place: e for key in keys for e in index.by_name.get(key, ())}
    if not found and " " in name:
        found = {e.place: e for key, entries in index.by_name.items() if key.startswith(keys[0]) for e in entries}
    if not found:
        start = short_title(name)
        return [Candidate(e) for e in index.entries if short_title(e.reference.title).startswith(start)]
    penalties = {place: coauthor_penalty(citation, entry) for place, entry in found.items()}
    works = [entry for place, entry in found.items() if penalties[place] == min(penalties.values())]
    works = [entry for entry in works if page_score(entry, citation.locator) >= 0] or works
    words = set(fold(citation.span.of(context.text)).split()) - set(fold(" ".join(citation.names)).split())
    titled = [e for e in works if any(len(word) > 3 and word in fold(e.reference.title).split() for word in words)]
    return [Candidate(entry) for entry in titled or works]


def by_label(citation: Citation, context: Context) -> list[Candidate]:
    """Return the entries under a label; the places of a list without numbers are its labels."""
    index = context.index
    labels = citation.label.split(LABEL_SEPARATOR)
    if all(label in index.by_label for label in labels):
        return [Candidate(entry) for label in labels for entry in index.by_label[label]]
    is_place = citation.label.isdecimal() and not any(label.isdecimal() for label in index.by_label)
    place = int(citation.label) - 1 if is_place else -1
    found = index.entries[place : place + 1] if place >= 0 else ()
    return [Candidate(entry) for entry in found if entry.reference.by != ADDRESS_ONLY]


def by_citekey(citation: Citation, context: Context) -> list[Candidate]:
    """Return the entries under a citekey, else under a label, else under the identifier that the key is."""
    index, key = context.index, citation.label
    entries = index.by_citekey.get(key) or index.by_label.get(key) or index.by_identifier.get(identifier_of(key), ())
    return [Candidate(entry) for entry in entries]


def by_address(citation: Citation, context: Context) -> list[Candidate]:
    """Return the entries at an address, which is the label of the citation."""
    return [Candidate(entry) for entry in context.index.by_address.get(address_key(citation.label), ())]


def by_name_alone(citation: Citation, context: Context) -> list[Candidate]:
    """Return the one work that has the name in the sentence; its id is the label."""
    return [Candidate(entry) for entry in context.index.entries if entry.reference.id == citation.label]


LOOKUPS: Mapping[Lookup, Callable[[Citation, Context], list[Candidate]]] = {
    Lookup.NAMES_AND_YEAR: by_names_and_year,
    Lookup.AUTHOR: by_author,
    Lookup.LABEL: by_label,
    Lookup.CITEKEY: by_citekey,
    Lookup.ADDRESS: by_address,
    Lookup.NAMED: by_name_alone,
}
