"""Happenings whose head is written small: "Russian-Ukraine war", "Tajik civil war", "C5+1 summit"."""

import re
from collections.abc import Iterator

from pipeline.model import Entity, Span
from pipeline.text.gazetteer import names

# "Russian-Ukraine war", "Armenia–Azerbaijan conflict"
_BETWEEN = re.compile(r"\b(?P<a>[A-Z]\w{1,20})[-–](?P<b>[A-Z]\w{1,20}) (?:[Ww]ar|[Cc]onflict)\b")
# "Tajik civil war", "Iranian revolution", "2011 Libyan civil war"
_OF_PEOPLE = re.compile(
    r"\b(?P<a>[A-Z]\w{1,20}(?: [A-Z]\w{1,20})?) (?:[Cc]ivil [Ww]ar|[Rr]evolution|[Gg]enocide|[Ww]ar of [Ii]ndependence)\b"
)
# C5+1, E3+3, "C5+1 Summit"
_PLUS = re.compile(r"(?<![\w+])[A-Z]\d{1,2}\+\d{1,2}(?P<meeting> [Ss]ummit)?(?![\w+])")
_STEMS = ("Russo", "Sino", "Indo", "Franco", "Anglo", "Greco", "Arab", "Israeli", "Austro", "Turco", "Polish")


def wars(text: str) -> Iterator[Entity]:
    """Yield wars between or of listed peoples, and formats of states. text: as plain() gives it."""
    for m in _BETWEEN.finditer(text):
        if all(side in names() or side in _STEMS for side in (m["a"], m["b"])):
            yield _event(m)
    for m in _OF_PEOPLE.finditer(text):
        if m["a"] in names():
            yield _event(m)
    for m in _PLUS.finditer(text):
        kind = "EVENT" if m["meeting"] else "ORG"
        yield Entity("", Span(*m.span()), kind, m.group(), "rule:format")


def _event(m: re.Match[str]) -> Entity:
    return Entity("", Span(*m.span()), "EVENT", m.group(), "rule:war")
