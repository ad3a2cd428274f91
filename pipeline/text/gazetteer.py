"""The lists of pipeline/assets: places, peoples, bodies, and what names are made of. Origin and licence: assets/DATA.md."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

# territories of CLDR that are no places of the world, or that bodies.toml tells better
_NO_PLACES = frozenset("EU EZ UN XA XB ZZ QO AC TA DG EA IC CQ".split())
# what CLDR writes in its own way
_CLDR = str.maketrans({"&": "and", "’": "'"})


class Named(NamedTuple):
    """What a phrase stands for: the kind of entity and its canonical name."""

    kind: str
    name: str


@cache
def names() -> dict[str, Named]:
    """Return every listed phrase with what it stands for; where a phrase is listed twice the first one counts.

    >>> names()["Republic of Kazakhstan"], names()["Kazakhs"]
    (Named(kind='GPE', name='Kazakhstan'), Named(kind='NORP', name='Kazakh'))
    """
    out: dict[str, Named] = {}
    for phrase, named in (*_bodies(), *_states(), *_places()):
        out.setdefault(phrase, named)
    return out


@cache
def by_kind() -> dict[str, list[str]]:
    """Return kind → phrases."""
    out: dict[str, list[str]] = {}
    for phrase, named in names().items():
        out.setdefault(named.kind, []).append(phrase)
    return out


@cache
def short_forms() -> dict[str, str]:
    """Return the short forms that the world knows: "NATO" → "North Atlantic Treaty Organization", "US" → "United States"."""
    return {
        phrase: named.name
        for phrase, named in names().items()
        if phrase.replace(".", "").isupper() and " " not in phrase
    }


@cache
def words(file: str, key: str) -> frozenset[str]:
    """Return a word list of an assets file: parted by ";" where there is one, else by blanks.

    >>> "Treaty" in words("heads", "LAW")
    True
    """
    text = str(table(file)[key])
    return frozenset(" ".join(part.split()) for part in (text.split(";") if ";" in text else text.split()))


@cache
def heads() -> dict[str, str]:
    """Return head word → kind: "Ministry" → "ORG"."""
    kinds = ("ORG", "GPE", "LOC", "FAC", "EVENT", "LAW", "PROGRAMME")
    return {word: kind for kind in reversed(kinds) for word in words("heads", kind)}


def state(code: str) -> str:
    """Return the English name of an ISO 3166-1 code: "US" → "United States"; "" for an unknown one."""
    name = _territories().get(code, "").translate(_CLDR)
    if " SAR " in name or " - " in name:  # "Hong Kong SAR China", "Congo - Kinshasa": our list says it better
        return ""
    return name.split(" (")[0]


@cache
def _territories() -> dict[str, str]:
    from babel import Locale

    return dict(Locale("en").territories)


@cache
def table(file: str) -> dict[str, object]:
    """Return assets/<file>.toml as it stands."""
    return tomllib.loads((files("pipeline.assets") / f"{file}.toml").read_text(encoding="utf-8"))


def _states() -> Iterator[tuple[str, Named]]:
    """Read states.txt, and the territories that it leaves to CLDR."""
    seen = set(_NO_PLACES)
    text = (files("pipeline.assets") / "states.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        code, people, cities, others = ([part.strip() for part in column.split(",")] for column in line.split("|"))
        seen.add(code[0])
        name = state(code[0]) or others[0]
        kind = "LOC" if code[0] == "AQ" else "GPE"
        yield from ((phrase, Named(kind, name)) for phrase in (name, *others) if phrase)
        yield from ((city, Named("GPE", city)) for city in cities if city)
        yield from ((word, Named("NORP", _one(word, people))) for word in people if word)
    for code_, name in _territories().items():
        if code_.isalpha() and code_ not in seen:
            yield name.translate(_CLDR), Named("GPE", state(code_))


@cache
def towns() -> frozenset[str]:
    """Return the towns of states.txt."""
    text = (files("pipeline.assets") / "states.txt").read_text(encoding="utf-8")
    rows = (line.split("|")[2] for line in text.splitlines() if not line.startswith("#"))
    return frozenset(town.strip() for row in rows for town in row.split(",") if town.strip())


def _places() -> Iterator[tuple[str, Named]]:
    for kind, groups in table("places").items():
        yield from _groups(kind, groups)


def _bodies() -> Iterator[tuple[str, Named]]:
    for kind, groups in table("bodies").items():
        yield from _groups(kind, groups)


def _groups(kind: str, groups: object) -> Iterator[tuple[str, Named]]:
    """Read "canonical = other = other; …"."""
    assert isinstance(groups, dict)
    for text in groups.values():
        for entry in " ".join(str(text).split()).split(";"):
            name, *others = (part.strip() for part in entry.split("="))
            if kind == "NORP":
                yield from ((phrase, Named(kind, _one(phrase, [name]))) for phrase in (name, *others))
            else:
                yield from ((phrase, Named(kind, name)) for phrase in (name, *others) if phrase)


def _one(word: str, known: list[str]) -> str:
    """Return the singular of a people: "Kazakhs" → "Kazakh", where that is listed too."""
    return word[:-1] if word.endswith("s") and word[:-1] in known else word
