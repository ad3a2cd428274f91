"""Comparison keys of authors: a citation, a reference and a saved source match where they share one."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.lexicon import fragment
from pipeline.model.reference import Organisation, Person
from pipeline.text.names import PARTICLES, family_key, fold
from pipeline.text.regex import regex

YEAR = regex(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
# an acronym that a name itself gives: "BFG - The Brazil Flora Group", "World Health Organization (WHO)"
_GIVEN_ACRONYM = regex(r"^\W{0,2}([A-Z][A-Za-z]{1,9})\s?[-–(:.]|[(\[]([A-Z][A-Za-z]{1,9})[)\]]")
# "Fundação SOS Mata Atlântica - Aqui tem Mata", "Björk, B-C.; Korkeamäki, T" where a person was taken for an institution
_SEPARATOR = regex(r"\s[-–—|]\s|,\s|;\s|\s&\s")
_FULL_NAME = regex(r"\[([^\[\]]{3,99})\]")  # "Conservancy [Rivers Conservancy]"
_PARENTHESIS = regex(r"\([^()]{0,99}\)")
_VERSUS = regex(r"\s(?:v\.?|vs\.?|c\.)\s")  # between the parties of a case
# for whom the Crown sues: "R (Adeyemi and others)", "R (on the application of Miller)"
_CLAIMANT = regex(r"R\s\((?:on\sthe\sapplication\sof\s)?(?P<name>[^\W\d_a-z][\w’'-]{1,30})")
_ARTICLE = regex(r"^the\s+(?=\w)", re.IGNORECASE)
_GENERATION = regex(rf"[\s,-]+{fragment('vocabulary.generational_suffixes')}\b\.?$", re.IGNORECASE)
# the head of an unparsed entry: what stands before its year, title or address
_HEAD = regex(
    r"[\[\]0-9. ]{0,12}(?P<head>.{1,200}?)(?=[\s(\[.]*(?:(?:1[5-9]|20)\d\d|https?:)|\.\s|\.?$|\bDispon|\bAvailable)"
)


@lru_cache(maxsize=1 << 15)
def key_of(name: str) -> str:
    """Return the comparison key of a name: without accents, particles, blanks, "Jr." and "The".

    >>> key_of("Ghizoni-Jr."), key_of("van der Berg"), key_of("The Economist")
    ('ghizoni', 'berg', 'economist')
    """
    return family_key(_ARTICLE.sub("", _GENERATION.sub("", name.strip())))


def head_of(raw: str) -> str:
    """Return what stands in the place of the authors of an entry: "Flora do Brasil 2020 em construção. …" → "Flora do Brasil"."""
    found = _HEAD.match(raw)
    return found["head"] if found else ""


def initials(name: str) -> str:
    """Return the acronym made of the initials of a name, "" for a single word."""
    words = re.findall(r"[^\W\d_]+", _PARENTHESIS.sub(" ", name))
    acronym = "".join(word[0] for word in words if word[0].isupper()).casefold()
    return acronym if len(acronym) > 1 else ""


def institution_keys(name: str) -> Iterator[str]:
    """Yield the keys of an institution: its name, the acronym that the name gives, the one its initials make.

    >>> sorted({k for k in institution_keys("World Bank (WB)")})
    ['wb', 'worldbank', 'worldbankwb']
    """
    yield key_of(name)
    yield key_of(_PARENTHESIS.sub(" ", name))
    yield key_of(YEAR.sub(" ", name))
    yield key_of(_SEPARATOR.split(name, maxsplit=1)[0])
    if full := _FULL_NAME.search(name):
        yield key_of(full[1])
        yield key_of(_FULL_NAME.sub(" ", name))
    for match in _GIVEN_ACRONYM.finditer(name):
        yield key_of(match[1] or match[2])
        yield key_of(name.replace(match[1] or match[2], " ", 1))
    yield initials(name)


def _person_keys(person: Person) -> Iterator[str]:
    """Yield the family name, then its parts, then the given name, for lists that have the two swapped."""
    yield key_of(person.family)
    if " " in person.family or "-" in person.family:
        parts = [part for part in fold(person.family.replace("-", " ")).split() if part not in PARTICLES]
        yield from (part for part in parts if len(part) > 2 and len(parts) > 1)
    given = person.given.split()
    if given and len(given[0]) > 3 and not given[0].isupper():
        yield key_of(given[0])
    if len(person.given) > 3:
        yield key_of(f"{person.family} {person.given}")


@lru_cache(maxsize=1 << 15)
def author_keys(author: Person | Organisation) -> tuple[str, ...]:
    """Return the keys that an author may be cited by, that of the family name or the whole name first."""
    keys = _person_keys(author) if isinstance(author, Person) else institution_keys(author.name)
    return tuple(dict.fromkeys(key for key in keys if key))


def party_names(title: str) -> tuple[str, ...]:
    """Return what a short form may call a case: its parties, the first word of each, and for whom the Crown sues.

    >>> party_names("Guyer v. Harbor Pilots Ass'n")
    ('Guyer', "Harbor Pilots Ass'n", 'Harbor')
    """
    parties = [party.strip() for party in _VERSUS.split(title, maxsplit=1)]
    if len(parties) < 2:
        return ()
    claimant = _CLAIMANT.match(parties[0])
    names = [name for party in parties for name in (party, party.split()[0])]
    names += [claimant["name"]] if claimant else []
    return tuple(dict.fromkeys(names))
