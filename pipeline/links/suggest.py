"""What to look at when a citation has no reference: the nearest entry and what differs."""

from dataclasses import dataclass

from pipeline.links.candidates import Context, name_keys
from pipeline.links.index import Entry
from pipeline.links.years import year_key
from pipeline.model.citation import Citation, Difference, Lookup
from pipeline.model.reference import Person
from pipeline.text.authors import YEAR, key_of

_UNDATED = 999  # years between two works of which one has none


@dataclass(frozen=True, slots=True)
class Nearest:
    """An entry that fits but for one thing: `differs`; words: the same for people."""

    entry: Entry
    differs: Difference
    words: str


def show_citation(citation: Citation) -> str:
    """Return a citation as people write it: "Lee and Kim 2017", "Vanderhill et al. 2020", "[3]"."""
    if citation.lookup == Lookup.ADDRESS:
        return citation.label
    if not citation.names:
        return f"[{citation.label}]"
    names = ", ".join(citation.names[:-1]) + (" and " if len(citation.names) > 1 else "") + citation.names[-1]
    return f"{names}{' et al.' if citation.etal else ''} {citation.year}".strip()


def show_entry(entry: Entry) -> str:
    """Return the head of an entry: "Lee and Kim (2017)"."""
    authors = [a.family if isinstance(a, Person) else a.name for a in entry.reference.authors]
    if not authors:
        return f"“{entry.reference.raw[:60]}”"
    names = " and ".join(authors) if len(authors) < 3 else f"{authors[0]} et al."
    return f"{names} ({entry.reference.year or 'n.d.'})"


def find_nearest(citation: Citation, context: Context) -> Nearest | None:
    """Return the entry of the same name, the nearest year first; else one of the year whose name is a letter away."""
    if not citation.names:
        return None
    index, name, year = context.index, citation.names[0], year_key(citation.year)
    of_name = [e for key, _ in name_keys(name, context.acronyms) for e in index.by_name.get(key, ())]
    if of_name:
        entry = min(of_name, key=lambda e: (_years_between(citation, e), _names_missing(citation, e), e.place))
        if year not in entry.years:
            return Nearest(entry, Difference.YEAR, f"whose year is {entry.reference.year or 'not given'}")
        letter = citation.year[4:] if YEAR.match(citation.year) else ""
        words = "whose letter differs" if letter and entry.suffix else "whose authors differ"
        return Nearest(entry, Difference.NAME, words)
    for key in index.near_keys.of(key_of(name), year):
        return Nearest(index.by_year[key, year][0], Difference.NAME, "whose name is spelled otherwise")
    return None


def find_near_key(citation: Citation, context: Context) -> str:
    """Return the key of the library that differs from a cited key in case or in one letter, "" where there is none."""
    index, key = context.index, citation.label.casefold()
    if citation.lookup != Lookup.CITEKEY or not key:
        return ""
    return index.citekeys.get(key) or next((index.citekeys[near] for near in index.near_citekeys.of(key, "")), "")


def _years_between(citation: Citation, entry: Entry) -> int:
    """Return how many years lie between a citation and an entry; undated ones are far."""
    cited, listed = year_key(citation.year), [int(year) for year in entry.years if year.isdecimal()]
    if not cited.isdecimal():
        return _UNDATED
    return min((abs(int(cited) - year) for year in listed), default=_UNDATED)


def _names_missing(citation: Citation, entry: Entry) -> int:
    """Return how many of the cited names an entry lacks."""
    keys = {key for author in entry.authors for key in author}
    return sum(key_of(name) not in keys for name in citation.names)
