"""Of whom a figure is said: a possessive, a name after "of" or "in", the clause's own subject."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.mentions.figures.subject import trim
from pipeline.model import Entity, Figure, Span

_OWNER = re.compile(r"(?P<own>(?:[A-Z][\w.&-]*(?: (?:of|and|the|for) (?=[A-Z])| )?){1,6})(?:’s|'s|s’|s')\s")
_OF = re.compile(
    r"\b(?:of|in|by|for|from|between|within) (?:the )?(?P<own>[A-Z][\w.&-]*(?: (?:of |and |the "
    r"|for )?[A-Z][\w.&-]*){0,5})"
)
_NAME = re.compile(r"^(?:[Tt]he )?(?P<own>[A-Z][\w.&-]*(?: (?:of |and |the |for )?[A-Z][\w.&-]*){0,5})")
_SOMEONE = re.compile(r"(?P<own>(?:the |its |their )?(?:[a-z]+ )?[a-z]+(?:’s|'s|s’|s'))\s")
_NO_NAME = frozenset(
    """
    In The On At By For It This That These Those He She They We There Here Under Following Just Citing Since
    With From To By Both Each Every Another Options Yet So If When While Because Although Though Total Trade
    Exports Imports Sales Prices January February March April May June July August September October November
    December Monday Tuesday Wednesday Thursday Friday Saturday Sunday However Meanwhile And But As After About
    Nearly Some All Over More
    """.split()
)


def attribute(text: str, clause: Span, start: int, end: int, measure: str) -> str:
    """Return of whom the measure is said: a possessive, a name after "of" or "in", or the clause's own subject."""
    before, after = text[clause.start : start], text[end : clause.end]
    subject_name = _NAME.match(trim(before))
    if (
        subject_name
        and " " not in subject_name["own"]
        and re.match(r"\w+ [a-z]", measure)
        and measure.startswith(subject_name["own"])
    ):
        subject_name = None  # "Oil prices", "Central banks": no name but the noun's first word
    tries = (
        _OWNER.search(measure),
        _OF.search(measure),
        _SOMEONE.search(measure),
        subject_name,
        _OWNER.search(before),
        _OF.search(after),
    )
    for found in tries:
        if found and found["own"].split()[0] not in _NO_NAME:
            return re.sub(r"(?:[’']s|(?<=s)[’'])$|^the |^its |^their ", "", found["own"].strip(" ."))
    return ""


def drop_unknown_entities(figures: Sequence[Figure], entities: Sequence[Entity], text: str) -> tuple[Figure, ...]:
    """Return the figures without owners that only look like names: a capital word ("Freight", "Women") that the text names nowhere.

    entities: of the same text; a name counts when it is one of them, or a part of one, or has one in it.
    """
    names = {word for e in entities for word in (e.span.of(text), e.name)}
    words = {word.strip(".,") for name in names for word in name.split()}
    return tuple(
        f if not f.entity[:1].isupper() or _is_named(f.entity, names, words) else replace(f, entity="") for f in figures
    )


def _is_named(entity: str, names: set[str], words: set[str]) -> bool:
    return entity in names or any(word.strip(".,") in words for word in entity.split() if word[:1].isupper())
