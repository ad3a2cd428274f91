"""Attribution: the entity of a figure is a possessive, a name after "of" or "in", or the subject of the clause."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.lexicon import words
from pipeline.mentions.figures.subject import trim
from pipeline.model import Entity, Figure, Span
from pipeline.text.date_fragments import MONTH_NAMES, WEEKDAY_NAMES
from pipeline.text.regex import regex

_OWNER = regex(r"(?P<entity>(?:[A-Z][\w.&-]*(?: (?:of|and|the|for) (?=[A-Z])| )?){1,6})(?:’s|'s|s’|s')\s")
_OF = regex(
    r"\b(?:of|in|by|for|from|between|within) (?:the )?(?P<entity>[A-Z][\w.&-]*(?: (?:of |and |the "
    r"|for )?[A-Z][\w.&-]*){0,5})"
)
_NAME = regex(r"^(?:[Tt]he )?(?P<entity>[A-Z][\w.&-]*(?: (?:of |and |the |for )?[A-Z][\w.&-]*){0,5})")
_SOMEONE = regex(r"(?P<entity>(?:the |its |their )?(?:[a-z]+ )?[a-z]+(?:’s|'s|s’|s'))\s")
_NO_NAME = frozenset((*(word.capitalize() for word in words("figures.no_entities")), *MONTH_NAMES, *WEEKDAY_NAMES))


def attribute(text: str, clause: Span, start: int, end: int, measure: str) -> str:
    """Return the entity of a figure: a possessive, a name after "of" or "in", or the subject of the clause."""
    before, after = text[clause.start : start], text[end : clause.end]
    subject_name = _NAME.match(trim(before))
    if (
        subject_name
        and " " not in subject_name["entity"]
        and re.match(r"\w+ [a-z]", measure)
        and measure.startswith(subject_name["entity"])
    ):
        subject_name = None  # "Oil prices", "Central banks": no name but the noun's first word
    candidates = (
        _OWNER.search(measure),
        _OF.search(measure),
        _SOMEONE.search(measure),
        subject_name,
        _OWNER.search(before),
        _OF.search(after),
    )
    for found in candidates:
        if found and found["entity"].split()[0] not in _NO_NAME:
            return re.sub(r"(?:[’']s|(?<=s)[’'])$|^the |^its |^their ", "", found["entity"].strip(" ."))
    return ""


def drop_unknown_entities(figures: Sequence[Figure], entities: Sequence[Entity], text: str) -> tuple[Figure, ...]:
    """Return the figures without owners that only look like names: a capital word ("Freight", "Women") that the text names nowhere.

    entities: of the same text; a name counts when it is one of them, or a part of one, or has one in it.
    """
    names = {word for e in entities for word in (e.span.of(text), e.name)}
    parts = {word.strip(".,") for name in names for word in name.split()}
    return tuple(
        f if not f.entity[:1].isupper() or _is_named(f.entity, names, parts) else replace(f, entity="") for f in figures
    )


def _is_named(entity: str, names: set[str], parts: set[str]) -> bool:
    return entity in names or any(word.strip(".,") in parts for word in entity.split() if word[:1].isupper())
