"""Names of wars, ballots and meetings whose head word is in lower case ("Tajik civil war"); railway lines; the year of an event."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from pipeline.lexicon import fragment, words
from pipeline.model import Entity, Span
from pipeline.text.gazetteer import names
from pipeline.text.regex import regex

# "Russian-Ukraine war", "Armenia–Azerbaijan conflict"
_BETWEEN_STATES = regex(r"\b(?P<left>[A-Z]\w{1,20})[-–](?P<right>[A-Z]\w{1,20}) (?:[Ww]ar|[Cc]onflict)\b")
# C5+1, E3+3, "C5+1 Summit"
_FORMAT = regex(r"(?<![\w+])[A-Z]\d{1,2}\+\d{1,2}(?P<meeting> [Ss]ummit)?(?![\w+])")
_YEAR = regex(r"(?<!\d)(?P<year>[12]\d{3}) $")


def find_event_names(text: str) -> Iterator[Entity]:
    """Yield wars and ballots of listed peoples and states, formats of states, lines between places. text: as plain() gives it."""
    for match in _BETWEEN_STATES.finditer(text):
        if all(side in names() or side in words("entities.combining_forms") for side in match.group("left", "right")):
            yield _event(match)
    for match in _of_people().finditer(text):
        if match["people"] in names():
            yield _event(match)
    for match in _FORMAT.finditer(text):
        kind = "EVENT" if match["meeting"] else "ORG"
        yield Entity("", Span(*match.span()), kind, match.group(), "rule:format")
    for match in _line().finditer(text):
        yield Entity("", Span(*match.span()), "FAC", match.group(), "rule:line")


def include_years(text: str, entities: Iterable[Entity]) -> Iterator[Entity]:
    """Yield the entities, with the year before an event in its name: the [2012 Summer Olympics]."""
    for entity in entities:
        year = _YEAR.search(text, max(0, entity.span.start - 6), entity.span.start) if entity.kind == "EVENT" else None
        if year:
            span = Span(year.start("year"), entity.span.end)
            yield replace(entity, span=span, name=" ".join(span.of(text).split()))
        else:
            yield entity


@cache
def _of_people() -> re.Pattern[str]:
    """Match "Tajik civil war", "Iranian Revolution", "United Kingdom general election"."""
    return re.compile(rf"\b(?P<people>[A-Z]\w{{1,20}}(?: [A-Z]\w{{1,20}})?) (?i:{fragment('entities.event_nouns')})\b")


@cache
def _line() -> re.Pattern[str]:
    """Match a line between places: "Baku–Tbilisi–Kars railway"."""
    place = r"[A-Z][\w']{1,20}"
    return re.compile(rf"(?<![\w-]){place}(?:[-–]{place}){{1,4}} {fragment('gazetteer/heads.transport_lines')}(?!\w)")


def _event(match: re.Match[str]) -> Entity:
    return Entity("", Span(*match.span()), "EVENT", match.group(), "rule:war")
