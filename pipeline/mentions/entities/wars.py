"""Happenings and lines whose head is written small ("Tajik civil war"), and the year before a happening."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from pipeline.model import Entity, Span
from pipeline.text.gazetteer import names, words

# "Russian-Ukraine war", "Armenia–Azerbaijan conflict"
_BETWEEN = re.compile(r"\b(?P<a>[A-Z]\w{1,20})[-–](?P<b>[A-Z]\w{1,20}) (?:[Ww]ar|[Cc]onflict)\b")
# "Tajik civil war", "Iranian revolution", "Canadian federal election", "United Kingdom general election"
_OF_PEOPLE = re.compile(
    r"\b(?P<a>[A-Z]\w{1,20}(?: [A-Z]\w{1,20})?) (?:[Cc]ivil [Ww]ar|[Rr]evolution|[Gg]enocide|[Ww]ar of [Ii]ndependence|"
    r"(?:federal|general|legislative|presidential|parliamentary|local|regional) elections?)\b"
)
# C5+1, E3+3, "C5+1 Summit"
_PLUS = re.compile(r"(?<![\w+])[A-Z]\d{1,2}\+\d{1,2}(?P<meeting> [Ss]ummit)?(?![\w+])")
_YEAR = re.compile(r"(?<!\d)(?P<year>[12]\d{3}) $")
_STEMS = ("Russo", "Sino", "Indo", "Franco", "Anglo", "Greco", "Arab", "Israeli", "Austro", "Turco", "Polish")


def wars(text: str) -> Iterator[Entity]:
    """Yield wars and ballots of listed peoples, formats of states, lines between places. text: as plain() gives it."""
    for m in _BETWEEN.finditer(text):
        if all(side in names() or side in _STEMS for side in (m["a"], m["b"])):
            yield _event(m)
    for m in _OF_PEOPLE.finditer(text):
        if m["a"] in names():
            yield _event(m)
    for m in _PLUS.finditer(text):
        kind = "EVENT" if m["meeting"] else "ORG"
        yield Entity("", Span(*m.span()), kind, m.group(), "rule:format")
    for m in _line().finditer(text):
        yield Entity("", Span(*m.span()), "FAC", m.group(), "rule:line")


def dated(text: str, entities: Iterable[Entity]) -> Iterator[Entity]:
    """Take the year into the name of a happening: the [2012 Summer Olympics]."""
    for entity in entities:
        year = _YEAR.search(text, max(0, entity.span.start - 6), entity.span.start) if entity.kind == "EVENT" else None
        if year:
            span = Span(year.start("year"), entity.span.end)
            yield replace(entity, span=span, name=" ".join(span.of(text).split()))
        else:
            yield entity


@cache
def _line() -> re.Pattern[str]:
    """Match a line between places: "Baku–Tbilisi–Kars railway"."""
    place = r"[A-Z][\w']{1,20}"
    return re.compile(rf"(?<![\w-]){place}(?:[-–]{place}){{1,4}} (?:{'|'.join(sorted(words('heads', 'lines')))})(?!\w)")


def _event(m: re.Match[str]) -> Entity:
    return Entity("", Span(*m.span()), "EVENT", m.group(), "rule:war")
