"""What to look at when a citation has no reference: the nearest entry and what differs."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.links.index import Entry, Index
from pipeline.links.match import names_of
from pipeline.links.years import year_key
from pipeline.model.citation import Citation
from pipeline.text.authors import YEAR, key_of


@dataclass(frozen=True, slots=True)
class Nearest:
    """A reference that fits but for one thing. differs: year | name | ""; words: what differs, for people."""

    entry: Entry
    differs: str
    words: str


def shown(citation: Citation) -> str:
    """Return a citation as people write it: "Lee and Kim 2017", "Vanderhill et al. 2020", "[3]"."""
    if not citation.names:
        return f"[{citation.label}]"
    names = ", ".join(citation.names[:-1]) + (" and " if len(citation.names) > 1 else "") + citation.names[-1]
    return f"{names}{' et al.' if citation.etal else ''} {citation.year}".strip()


def listed(entry: Entry) -> str:
    """Return the head of an entry: "Lee and Kim (2017)"."""
    authors = [getattr(a, "family", "") or getattr(a, "name", "") for a in entry.reference.authors]
    if not authors:
        return f"“{entry.reference.raw[:60]}”"
    names = " and ".join(authors) if len(authors) < 3 else f"{authors[0]} et al."
    return f"{names} ({entry.reference.year or 'n.d.'})"


def _years_apart(citation: Citation, entry: Entry) -> int:
    """Return how many years lie between the two; undated ones are far."""
    said, has = year_key(citation.year), [int(y) for y in entry.years if y.isdecimal()]
    return min((abs(int(said) - y) for y in has), default=999) if said.isdecimal() else 999


def nearest(citation: Citation, index: Index, acronyms: Mapping[str, str]) -> Nearest | None:
    """Return the entry of the same name, the nearest year first; else one of the year whose name is like it."""
    if not citation.names:
        return None
    year = year_key(citation.year)
    named = [e for key, _ in names_of(citation.names[0], acronyms) for e in index.by_name.get(key, ())]
    if named:
        entry = min(named, key=lambda e: (_years_apart(citation, e), _others_missing(citation, e), e.place))
        if year in entry.years:
            letter = citation.year[4:] if YEAR.match(citation.year) else ""
            what = "whose letter differs" if letter and entry.suffix else "whose authors differ"
            return Nearest(entry, "name", what)
        return Nearest(entry, "year", f"whose year is {entry.reference.year or 'not given'}")
    for key in index.near.of(key_of(citation.names[0]), year):
        return Nearest(index.by_year[key, year][0], "name", "whose name is spelled otherwise")
    return None


def _others_missing(citation: Citation, entry: Entry) -> int:
    """Count the cited names that an entry lacks."""
    keys = {key for author in entry.authors for key in author}
    return sum(key_of(name) not in keys for name in citation.names)
