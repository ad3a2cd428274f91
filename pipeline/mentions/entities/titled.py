"""Names of texts in other languages by what stands before them: "M. Paul Tonna", "Bürgermeisterin Moor", "le port de Lune"."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from pipeline.lexicon import fragment
from pipeline.mentions.entities.capitals import UP
from pipeline.model import Entity, Span
from pipeline.text.gazetteer import names, states_in
from pipeline.text.regex import regex

# "Seine-Saint-Denis", "Boulogne-sur-Mer", "Aix-en-Provence"
_HYPHENED_PLACE = regex(
    rf"(?<![\w-])(?:{UP}[a-zß-ÿ]+-Saint(?:e|s|es)?-{UP}[a-zß-ÿ]+|{UP}[a-zß-ÿ]+-(?:sur|sous|en|lès|les|de|du|la|le)-(?:la-|l[’'])?{UP}[a-zß-ÿ]+)"
    rf"(?:-{UP}?[a-zß-ÿ]+){{0,3}}(?![\w-])"
)
# "Saint-Malo"; as often a church ("Saint-Etienne de Besançon", "le prieur de Saint-Amatre")
_SAINT = regex(rf"(?<![\w-])Saint(?:e|s|es)?-{UP}[a-zß-ÿ]+(?:-{UP}?[a-zß-ÿ]+){{0,3}}(?![\w-])")
_IN_TOWN = regex(rf"(?<!\w){fragment('languages.before_towns')} $")
_OF_TOWN = regex(rf" d(?:e |['’]){UP}")


def find_states(text: str, language: str) -> Iterator[Entity]:
    """Yield the states by the names of the language, "Deutschland" as Germany, and places by their form, "Seine-Saint-Denis"."""
    states = states_in(language)
    for match in _states_pattern(language).finditer(text) if states else ():
        yield Entity("", Span(*match.span()), "GPE", states[match.group()], "gazetteer")
    for match in (*_HYPHENED_PLACE.finditer(text), *_saints(text)):
        yield Entity("", Span(*match.span()), "GPE", match.group(), "rule:place")


def _saints(text: str) -> Iterator[re.Match[str]]:
    """Yield the towns that are called after a saint: one of their mentions stands behind "à" or "ville de"."""
    found = tuple(_SAINT.finditer(text))
    towns = {
        match.group()
        for match in found
        if _IN_TOWN.search(text, max(0, match.start() - 14), match.start()) and not _OF_TOWN.match(text, match.end())
    }
    yield from (match for match in found if match.group() in towns)


@cache
def _states_pattern(language: str) -> re.Pattern[str]:
    forms = sorted(states_in(language), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])")


def find_titled(text: str) -> Iterator[Entity]:
    """Yield full names behind titles, institutions with their town, places behind "port de" with their further mentions."""
    for match in _titled().finditer(text):
        yield Entity("", Span(*match.span("name")), "PERSON", " ".join(match["name"].split()), "rule:title")
    ends = set()
    for match in _institutions().finditer(text):
        ends.add(match.end())
        yield Entity("", Span(*match.span()), "ORG", " ".join(match.group().split()), "rule:place")
    placed = Counter(match["name"] for match in _placed().finditer(text))
    places = {name for name, n in placed.items() if n > 1 or name in names() or not _is_of_members(text, name)}
    for place in places:
        for match in re.finditer(rf"(?<![\w-]){re.escape(place)}(?![\w-])", text):
            if match.end() not in ends:
                yield Entity("", Span(*match.span()), "GPE", place, "rule:place")


def _is_of_members(text: str, name: str) -> bool:
    """Tell whether "von" may stand before a noun that is no place: "an der Universität von Lehrenden"."""
    return re.search(rf" von {re.escape(name)}(?![\w-])", text) is not None


@cache
def _institutions() -> re.Pattern[str]:
    """Match "Landgericht Kiel", "Université de Nantes", "Technische Universität Kiel", "Hafenstiftung Kiel"."""
    name = rf"{UP}[a-zß-ÿ]{{2,20}}(?:-{UP}?[a-zß-ÿ]{{2,20}}){{0,3}}"
    noun = rf"{fragment('languages.institution_nouns')}(?: für {UP}[a-zß-ÿ]{{2,20}}(?: und {UP}[a-zß-ÿ]{{2,20}})?)?"
    compound = rf"{UP}[a-zß-ÿ]{{2,20}}{fragment('languages.institution_endings')}"
    link = r"(?:de la |d[’']|de |zu |di |van )?"
    return re.compile(
        rf"(?<!\w)(?:(?:Technische|Freie)[nr]? )?(?:{noun} {link}|{compound} )(?!{compound}\b){name}(?![\w-])"
    )


@cache
def _placed() -> re.Pattern[str]:
    name = rf"{UP}[a-zß-ÿ]{{2,20}}(?:-[a-zß-ÿ]{{2,4}})*(?:-{UP}[a-zß-ÿ]{{2,20}})?"
    link = r"(?:de la |de l[’']|d[’']|de |du |von |of |di |del |da |do )?"
    return re.compile(rf"(?<!\w)(?i:{fragment('languages.place_nouns')}) {link}(?P<name>{name})(?![\w-])")


@cache
def _titled() -> re.Pattern[str]:
    part = rf"{UP}[a-zß-ÿ]{{1,20}}(?:-{UP}[a-zß-ÿ]{{1,20}})?"
    # "Graf Moor den Richter": an article opens no family name, but "von der Leyen"
    particle = rf"(?:(?<!\w)(?:von|van) (?:der|den)|(?!(?:der|den|des) ){fragment('vocabulary.name_particles')})"
    return re.compile(
        rf"(?<!\w)(?:{fragment('languages.titles')} )+(?P<name>{part}(?: (?:{particle} ){{0,2}}{part}){{1,2}})(?!\w)"
    )
