"""The gazetteer: names of places, peoples and organisations, and the words that names are made of.

The lists are in pipeline/lexicon/gazetteer; their origin and licence: pipeline/assets/DATA.md.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipeline import lexicon
from pipeline.lexicon.loader import entry

# territories of CLDR that are no places of the world, or that bodies.toml names better
_NO_PLACES = frozenset("EU EZ UN XA XB ZZ QO AC TA DG EA IC CQ".split())
_CLDR_SPELLING = str.maketrans({"&": "and", "’": "'"})


class Listed(NamedTuple):
    """What a listed phrase stands for: the kind of entity and its canonical name."""

    kind: str
    name: str


@cache
def names() -> dict[str, Listed]:
    """Return every listed phrase with what it stands for; where a phrase is listed twice the first one counts.

    >>> names()["Republic of Kazakhstan"], names()["Kazakhs"]
    (Listed(kind='GPE', name='Kazakhstan'), Listed(kind='NORP', name='Kazakh'))
    """
    found: dict[str, Listed] = {}
    for phrase, listed in (*_groups("bodies"), *_states(), *_groups("places")):
        found.setdefault(phrase, listed)
    return found


@cache
def phrases_by_kind() -> dict[str, list[str]]:
    """Return kind of entity → its listed phrases."""
    found: dict[str, list[str]] = {}
    for phrase, listed in names().items():
        found.setdefault(listed.kind, []).append(phrase)
    return found


@cache
def known_acronyms() -> dict[str, str]:
    """Return the listed acronyms with their expansion: "NATO" → "North Atlantic Treaty Organization", "US" → "United States"."""
    return {
        phrase: listed.name
        for phrase, listed in names().items()
        if phrase.replace(".", "").isupper() and " " not in phrase
    }


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a word list of lexicon/gazetteer.

    >>> "Treaty" in word_set("heads.kinds.LAW")
    True
    """
    return frozenset(lexicon.words(f"gazetteer/{name}"))


@cache
def heads() -> dict[str, str]:
    """Return head word → kind of entity: "Ministry" → "ORG"; a word of two kinds has the first."""
    kinds: dict[str, list[str]] = entry("gazetteer/heads.kinds")
    return {word: kind for kind in reversed(kinds) for word in kinds[kind]}


@cache
def towns() -> frozenset[str]:
    """Return the listed towns."""
    return frozenset(town for state in entry("gazetteer/states").values() for town in state.get("towns", ()))


@cache
def forms_of_states() -> dict[str, frozenset[str]]:
    """Return each name of a state and its people → all of them: "Danish" → "Denmark", "Dane", "Danes"."""
    found: dict[str, frozenset[str]] = {}
    for code, state in entry("gazetteer/states").items():
        forms = frozenset(filter(None, (state_name(code), *state.get("names", ()), *state.get("peoples", ()))))
        found.update(dict.fromkeys(forms, forms))
    return found


def state_name(code: str) -> str:
    """Return the English name of an ISO 3166-1 code: "US" → "United States"; "" for an unknown one."""
    name = _territories().get(code, "").translate(_CLDR_SPELLING)
    if " SAR " in name or " - " in name:  # "Hong Kong SAR China", "Congo - Kinshasa": our list names them better
        return ""
    return name.split(" (")[0]


@cache
def _territories() -> dict[str, str]:
    from babel import Locale

    return dict(Locale("en").territories)


@cache
def states_in(language: str) -> dict[str, str]:
    """Return the names that a language has for the listed states, each with the English one; none of an unknown language.

    >>> states_in("de")["Deutschland"]
    'Germany'
    """
    from babel import Locale, UnknownLocaleError

    try:
        territories = Locale.parse(language).territories if language else {}
    except (UnknownLocaleError, ValueError):
        return {}
    states = entry("gazetteer/states")
    return {name: state_name(code) for code, name in territories.items() if code in states and state_name(code)}


def _states() -> Iterator[tuple[str, Listed]]:
    """Yield the phrases of states.toml, then the territories that it leaves to CLDR."""
    states = entry("gazetteer/states")
    for code, state in states.items():
        peoples, towns, others = (state.get(key, []) for key in ("peoples", "towns", "names"))
        name = state_name(code) or others[0]
        kind = "LOC" if code == "AQ" else "GPE"
        yield from ((phrase, Listed(kind, name)) for phrase in (name, *others))
        yield from ((town, Listed("GPE", town)) for town in towns)
        yield from ((people, Listed("NORP", _singular(people, peoples))) for people in peoples)
    for code, name in _territories().items():
        if code.isalpha() and code not in states and code not in _NO_PLACES:
            yield name.translate(_CLDR_SPELLING), Listed("GPE", state_name(code))


def _groups(file: str) -> Iterator[tuple[str, Listed]]:
    """Yield the phrases of a file of kind → group → canonical name = [other names]."""
    for kind, groups in entry(f"gazetteer/{file}").items():
        for group in groups.values():
            for name, others in group.items():
                for phrase in (name, *others):
                    yield phrase, Listed(kind, _singular(phrase, [name]) if kind == "NORP" else name)


def _singular(people: str, peoples: Sequence[str]) -> str:
    """Return the singular of a people where that is listed too: "Kazakhs" → "Kazakh"."""
    return people[:-1] if people.endswith("s") and people[:-1] in peoples else people
