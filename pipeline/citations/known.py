"""What the reference list says of names, so that a reading of the text can be held against it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model.reference import Organisation, Person, Reference
from pipeline.text.names import family_key, fold

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ASIDE = re.compile(r"\([^()]{0,99}\)")
# "Fundação SOS Mata Atlântica - Aqui tem Mata", "Smith, J. & Lee, K."
_PARTED = re.compile(r"\s[-–—|]\s|,\s|;\s|\s&\s")
_SHORT = re.compile(r"^\W{0,2}([A-Z][A-Za-z]{1,9})\s?[-–(:.]|\(([A-Z]{2,10})\)")

_ARTICLE = re.compile(r"^the\s+(?=\w)", re.IGNORECASE)
_GENERATION = re.compile(r"[\s,-]+(?:jr|sr|filho|neto|júnior|junior|iii?)\b\.?$", re.IGNORECASE)
# the head of an entry whose authors were not read
_HEAD = re.compile(r"[\[\]0-9. ]{0,12}(?P<head>.{1,200}?)(?=[\s(\[.]*(?:(?:1[5-9]|20)\d\d|https?:)|\.\s|\.?$)")


@lru_cache(maxsize=1 << 15)
def key_of(name: str) -> str:
    """Return what is compared of a name: without accents, particles, blanks, without "Jr." and without "The".

    >>> key_of("Ghizoni-Jr."), key_of("van der Berg"), key_of("The Economist")
    ('ghizoni', 'berg', 'economist')
    """
    return family_key(_ARTICLE.sub("", _GENERATION.sub("", name.strip())))


@dataclass(frozen=True, slots=True)
class Known:
    """firsts: keys of first authors and institutions. pairs: the same with the year. others: keys of all authors.

    full: family names with their particles, folded ("de pablos"). semicolons: the text joins names by them.
    """

    firsts: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    others: frozenset[str]
    full: frozenset[str]
    semicolons: bool = False


def short_forms(name: str) -> Iterator[str]:
    """Yield the acronyms of an institution: those it names itself and the one its words make.

    >>> sorted(set(short_forms("World Health Organization (WHO)")))
    ['who']
    """
    for match in _SHORT.finditer(name):
        yield (match[1] or match[2]).casefold()
    words = re.findall(r"[^\W\d_]+", _ASIDE.sub(" ", name))
    if len(words) > 1:
        yield "".join(w[0] for w in words if w[0].isupper()).casefold()


def _first_keys(reference: Reference) -> Iterator[str]:
    """Yield what a citation may call the work's first author."""
    head = _HEAD.match(reference.raw)
    author = reference.authors[0] if reference.authors else Organisation(head["head"] if head else "")
    if isinstance(author, Person):
        yield key_of(author.family)
        # a name turned round, or a double name cited by its last part
        yield from (key_of(w) for w in re.split(r"[\s-]", author.family) if len(w) > 2)
        yield key_of(f"{author.family} {author.given}")
    else:
        yield key_of(author.name)
        yield key_of(_ASIDE.sub(" ", author.name))
        yield key_of(_YEAR.sub(" ", author.name))
        yield key_of(_PARTED.split(author.name, maxsplit=1)[0])
        yield from short_forms(author.name)


def know(references: Iterable[Reference]) -> Known:
    """Gather the names of a reference list."""
    firsts: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    others: set[str] = set()
    full: set[str] = set()
    for reference in references:
        keys = {key for key in _first_keys(reference) if key}
        firsts |= keys
        # all years in the text of a reference: which of them is its own is for the links to say
        years = {reference.year[:4], *_YEAR.findall(reference.raw)}
        pairs |= {(key, year) for key in keys for year in years}
        for author in reference.authors:
            name = author.family if isinstance(author, Person) else author.name
            others.add(key_of(name))
            full.add(fold(name))
    return Known(frozenset(firsts), frozenset(pairs), frozenset(others | firsts), frozenset(full))
