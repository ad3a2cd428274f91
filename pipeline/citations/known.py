"""What the reference list says of names, so that a reading of the text can be held against it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
import re

from pipeline.model.reference import Organisation, Person, Reference
from pipeline.text.names import family_key, fold

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SHORT = re.compile(r"^\W{0,2}([A-Z][A-Za-z]{1,9})\s?[-–(:.]|\(([A-Z]{2,10})\)")

key_of = lru_cache(maxsize=1 << 15)(family_key)


@dataclass(frozen=True, slots=True)
class Known:
    """firsts: keys of first authors and institutions. pairs: the same with the year. others: keys of all authors.

    full: family names with their particles, folded ("de pablos").
    """

    firsts: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    others: frozenset[str]
    full: frozenset[str]


def short_forms(name: str) -> Iterator[str]:
    """Yield the acronyms of an institution: those it names itself and the one its words make.

    >>> sorted(set(short_forms("World Health Organization (WHO)")))
    ['who']
    """
    for match in _SHORT.finditer(name):
        yield (match[1] or match[2]).casefold()
    words = re.findall(r"[^\W\d_]+", re.sub(r"\([^()]{0,99}\)", " ", name))
    if len(words) > 1:
        yield "".join(w[0] for w in words if w[0].isupper()).casefold()


def _first_keys(reference: Reference) -> Iterator[str]:
    """Yield what a citation may call the work's first author."""
    author = reference.authors[0] if reference.authors else Organisation(reference.raw[:60].split(".")[0])
    if isinstance(author, Person):
        yield key_of(author.family)
        # a name turned round, or a double name cited by its last part
        yield from (key_of(w) for w in author.family.split() if len(w) > 2)
    else:
        yield key_of(author.name)
        yield from short_forms(author.name)


def know(references: Iterable[Reference]) -> Known:
    """Gather the names of a reference list."""
    firsts: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    others: set[str] = set()
    full: set[str] = set()
    for reference in references:
        year = _YEAR.search(reference.year or reference.raw)
        keys = {key for key in _first_keys(reference) if key}
        firsts |= keys
        pairs |= {(key, year.group() if year else "") for key in keys}
        for author in reference.authors:
            name = author.family if isinstance(author, Person) else author.name
            others.add(key_of(name))
            full.add(fold(name))
    return Known(frozenset(firsts), frozenset(pairs), frozenset(others | firsts), frozenset(full))
