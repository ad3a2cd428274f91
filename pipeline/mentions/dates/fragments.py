"""Fragments of patterns that several date rules share, and what their matches stand for.

The fragments of a date itself (MONTH, YEAR …) are in text/date_fragments.py. All are matched ignoring case.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from pipeline.lexicon import either, fragment, labels
from pipeline.lexicon import numbers as numbers_of
from pipeline.lexicon.loader import entry
from pipeline.text import numbers
from pipeline.text.regex import regex

_UNIT_CLASSES = ("clock", "short", "long", "night", "span")


def _forms(classes: Iterable[str]) -> dict[str, list[str]]:
    """Return unit → its singular and its plural."""
    return {unit: forms for name in classes for unit, forms in entry(f"dates.units.{name}").items()}


def singular_units(*classes: str) -> str:
    """Return a fragment of the singular of units, of all by default."""
    return either(singular for singular, _ in _forms(classes or _UNIT_CLASSES).values())


def plural_units(*classes: str) -> str:
    """Return a fragment of the plural of units, of all by default."""
    return either(plural for _, plural in _forms(classes or _UNIT_CLASSES).values())


_UNITS = {form: unit for unit, forms in _forms(_UNIT_CLASSES).items() for form in forms}
# "year", "years"
UNIT = either(_UNITS)
_DURATIONS = labels("dates.unit_durations")
_GRAINS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}
# "the third quarter", "the last half"
PART_ORDINALS = {word: n for word, n in numbers_of("vocabulary.ordinals").items() if n <= 4} | numbers_of(
    "dates.part_ordinals"
)
PART_ORDINAL = either(PART_ORDINALS)
ORDINAL_WORD = either(word for word, n in numbers_of("vocabulary.ordinals").items() if n < 100)
_ONES, _TEENS, _TENS = (fragment(f"vocabulary.numerals.{name}") for name in ("ones", "teens", "tens"))
_SMALL = rf"(?:{_TENS}(?:[- ]{_ONES})?|{_TEENS}|{_ONES})"
VAGUE_COUNT = fragment("dates.vague_counts")
# "three", "27", "2.5", "two and a half", "several", "a couple of", "a"
COUNT = (
    rf"(?:{_SMALL}(?:(?: |-)and(?: |-)(?:a(?: |-))?half)?(?: hundred| thousand)?|\d{{1,3}}(?:[.,]\d{{1,3}})?|[1-9]\d{{3,5}}"
    r"|(?:a|the) (?:mere )?(?:couple of|few|dozen|hundred)|a (?:good|great) many"
    rf"|{VAGUE_COUNT}|couple of|half an?|an? half|an?|a single|(?:tens|dozens|hundreds) of)"
)
_MODIFIERS = (
    "vocabulary.approximators",
    "vocabulary.bounds.more",
    "vocabulary.bounds.less",
    "vocabulary.bounds.at_least",
    "dates.quantity_modifiers",
)
# "about", "more than", "well over", before a number of units
QUANTITY_MODIFIERS = rf"(?:{fragment(*_MODIFIERS)} ){{0,3}}"
# of durations also "as much as", which in "twice as much as three years ago" is no part of the date
DURATION_MODIFIERS = rf"(?:{fragment(*_MODIFIERS, 'dates.quantity_limits')} ){{0,3}}"
DAY_PARTS = labels("dates.day_parts")
DAY_PART = fragment("dates.day_parts")
_VAGUE = regex(rf"{VAGUE_COUNT}|tens|dozens|hundreds", re.IGNORECASE)


def unit_of(form: str) -> str:
    """Return the unit of a singular or plural: "centuries" → "century"."""
    return _UNITS[form.casefold()]


@cache
def _duration_of(unit: str) -> tuple[str, int, str]:
    """Return the TIMEX3 duration of one unit in its parts: "fortnight" → ("P", 2, "W")."""
    found = re.fullmatch(r"(PT?)(\d+)([A-Z])", _DURATIONS[unit])
    if not found:
        raise ValueError(f"lexicon/dates.toml: no TIMEX3 duration: {_DURATIONS[unit]}")
    return found[1], int(found[2]), found[3]


def grain_of(unit: str) -> tuple[str, int]:
    """Return the grain of the calendar that a unit is counted in, and how many of them it is.

    >>> grain_of("fortnight"), grain_of("decade")
    (('week', 2), ('year', 10))
    """
    _, times, designator = _duration_of(unit)
    return _GRAINS[designator], times


def calendar_grain(unit: str) -> str:
    """Return the grain of a date that a unit names: of "last fortnight" the week, of "last decade" the decade."""
    return unit if unit in ("weekend", "decade", "century") else grain_of(unit)[0]


def duration(number: Decimal | None, unit: str) -> str:
    """Return the TIMEX3 value of so many units, "X" of an unknown number; a decade is ten years.

    >>> duration(Decimal(2), "decade"), duration(None, "day"), duration(Decimal(18), "hour"), duration(Decimal("0.5"), "hour")
    ('P20Y', 'PXD', 'PT18H', 'PT30M')
    """
    prefix, times, designator = _duration_of(unit)
    if number is None:
        return f"{prefix}X{designator}"
    if number == Decimal("0.5") and unit == "hour":
        return "PT30M"
    return f"{prefix}{numbers.plain(number * times)}{designator}"


def count(text: str) -> Decimal | None:
    """Return the number that a match of COUNT stands for, None where it does not say ("several").

    >>> [str(count(t)) for t in ("two and a half", "27", "a", "a couple of", "several")]
    ['2.5', '27', '1', '2', 'None']
    """
    plain = " ".join(text.casefold().replace("-", " ").replace("single", "").replace("mere", "").split())
    if _VAGUE.search(plain):
        return None
    if plain.startswith("half") or (plain.endswith("a half") and " and " not in plain):
        return Decimal("0.5")
    if plain.endswith("couple of"):
        return Decimal(2)
    if plain in ("a", "an", "the"):
        return Decimal(1)
    return numbers.parse(
        "a hundred" if plain.endswith(" hundred") else plain.removeprefix("the ").replace("and half", "and a half")
    )


def after(words: Iterable[str]) -> str:
    r"""Return a pattern for "right after one of these words" that takes in none of them.

    >>> after(["in", "by"])
    '(?:(?<=\\bin[ ])|(?<=\\bby[ ]))'
    """
    return "(?:" + "|".join(rf"(?<=\b{word}[ ])" for word in words) + ")"
