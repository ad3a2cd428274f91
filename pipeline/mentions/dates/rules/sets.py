"""Sets of times: "every Friday", "each month", "annually", "Mondays"."""

import re
from decimal import Decimal

from pipeline.lexicon import either, labels
from pipeline.mentions.dates.fragments import COUNT, UNIT, count, duration, unit_of
from pipeline.mentions.dates.meanings import Unanchored
from pipeline.mentions.dates.rules.base import DateRule, Parses
from pipeline.text.calendar import WEEKDAYS
from pipeline.text.date_fragments import WEEKDAY, WEEKDAY_NAME

_FREQUENCIES = labels("dates.frequencies")


def build_each(match: re.Match[str]) -> Parses:
    """Read "every year", "every two weeks", "each Friday", "per month"."""
    if match["w"]:
        yield from build_weekdays(match)
        return
    number = Decimal(2) if (match["n"] or "").casefold() == "other" else count(match["n"]) if match["n"] else Decimal(1)
    yield "", Unanchored("set", duration(number, unit_of(match["unit"])))


def build_weekdays(match: re.Match[str]) -> Parses:
    """Read "Mondays"."""
    yield "", Unanchored("set", f"XXXX-WXX-{WEEKDAYS[match['w'].casefold().rstrip('.')]}")


def build_frequency(match: re.Match[str]) -> Parses:
    """Read "daily", "annually"; a capital inside a sentence is a name ("Daily Telegraph")."""
    if not (match.group()[0].isupper() and re.match(r" [A-Z]", match.string[match.end() : match.end() + 2])):
        yield "", Unanchored("set", _FREQUENCIES[match.group().casefold()])


RULES = (
    DateRule(
        "each",
        rf"(?<!\w)(?:(?:every|each) (?:(?P<n>other|{COUNT})[- ])?|per )(?:(?:single|passing) )?"
        rf"(?:(?P<unit>{UNIT})|(?P<w>{WEEKDAY}))(?!\w)",
        build_each,
        (
            ("The ferry runs every two weeks.", "P2W"),
            ("The ferry runs every other day.", "P2D"),
            ("The ferry runs every Friday.", "XXXX-WXX-5"),
            ("The ferry costs $9 per month.", "P1M"),
        ),
    ),
    DateRule(
        "frequency",
        rf"(?<![\w-]){either(_FREQUENCIES)}(?!\w)",
        build_frequency,
        (
            ("The ferry is checked annually.", "P1Y"),
            ("Its semi-annual report is short.", "P6M"),
            ("The Weekly Echo said so.", ""),
        ),
    ),
    DateRule(
        "weekdays",
        rf"(?<!\w)(?P<w>{WEEKDAY_NAME})s(?!\w)",
        build_weekdays,
        (("The ferry runs on Fridays.", "XXXX-WXX-5"),),
    ),
)
