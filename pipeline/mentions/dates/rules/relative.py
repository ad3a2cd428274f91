"""Dates that are offsets from another time: "three years ago", "the same year", "the following decade", "yesterday"."""

import re
from decimal import Decimal

from pipeline.lexicon import fragment, labels, words
from pipeline.mentions.dates.fragments import (
    COUNT,
    DAY_PART,
    DAY_PARTS,
    QUANTITY_MODIFIERS,
    UNIT,
    calendar_grain,
    count,
    grain_of,
    singular_units,
    unit_of,
)
from pipeline.mentions.dates.meanings import Offset, TimeOfDay, Unanchored
from pipeline.mentions.dates.rules.base import DateRule, Parses, text_before
from pipeline.text.regex import regex

_OFFSETS = labels("dates.offset_adjectives") | labels("dates.offset_determiners")
_NAMED_DAYS = labels("dates.named_days")
_CALENDAR_UNIT = singular_units("short", "long", "span")
_LONG_UNIT = singular_units("long")
_YEARS_OF_QUARTER_CENTURY = 25
_DIRECTIONS = labels("dates.offset_directions") | labels("dates.final_offset_directions")
_DIRECTION = (
    rf"(?P<direction>{fragment('dates.offset_directions')}(?! than\b)"
    rf"|{fragment('dates.final_offset_directions')}(?= ?[,.;:)]))"
)
# "the end of the year", "ended the day": where a unit with "the" is a period that is talked about
_PERIOD_CUE = regex(
    rf"\b(?:{fragment('dates.period_cues.of')} of|(?:late|later|early|earlier) in"
    rf"|{fragment('dates.period_cues.verb')}|for|over|during) $",
    re.IGNORECASE,
)


_INSIDE_SENTENCE = regex(r"[a-z0-9,][’'s]{0,2} $")


def build_named_day(match: re.Match[str]) -> Parses:
    """Read "yesterday", "last night"; a capital inside a sentence is a name ("Radio 4's Today programme")."""
    if match.group()[0].isupper() and _INSIDE_SENTENCE.search(text_before(match, 3)):
        return
    days, _, clock = _NAMED_DAYS[_plain(match.group())].partition(" ")
    yield "", TimeOfDay(clock, "speech", int(days)) if clock else Offset("day", int(days), "speech")


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def build_neighbour(match: re.Match[str]) -> Parses:
    """Read "last year", "the same day", "the following decade"."""
    words = _plain(match["words"])
    steps, origin = _OFFSETS[words if words in _OFFSETS else words.removeprefix("the ")].split()
    yield "", Offset(calendar_grain(unit_of(match["unit"])), int(steps), origin)


def build_counted(match: re.Match[str]) -> Parses:
    """Read "three years ago", "two days later"; an unknown number leaves the place open."""
    unit = unit_of(match["unit"])
    sign, origin = _DIRECTIONS[_plain(match["direction"])].split()
    number = count(match["n"]) if match["n"] else None
    if number is not None and match["half"]:
        number += Decimal("0.5")
    if unit in ("hour", "minute"):
        yield "", TimeOfDay("TXX", origin)
        return
    if number is None:
        yield "", Unanchored("date", "PAST_REF" if sign == "-1" else "FUTURE_REF")
        return
    grain, times = grain_of(unit)
    steps = number * times
    if grain == "year" and steps != steps.to_integral_value():
        grain, steps = "month", Decimal(int(steps * 12))
    if steps == steps.to_integral_value():
        yield "", Offset(grain, int(sign) * int(steps), origin)


def build_adjacent(match: re.Match[str]) -> Parses:
    """Read "the year before", "the night after"."""
    unit, steps = unit_of(match["unit"]), -1 if match["direction"].casefold() == "before" else 1
    yield "", TimeOfDay("TNI", "focus", steps) if unit == "night" else Offset(calendar_grain(unit), steps, "focus")


def build_quarter_century(match: re.Match[str]) -> Parses:
    """Read "a quarter century ago"."""
    direction = match["direction"].casefold()
    years = _YEARS_OF_QUARTER_CENTURY if direction == "later" else -_YEARS_OF_QUARTER_CENTURY
    yield "", Offset("year", years, "speech" if direction == "ago" else "focus")


def build_overnight(_: re.Match[str]) -> Parses:
    """Read "overnight"."""
    yield "", TimeOfDay("TNI", "speech")


def build_part_of_day(match: re.Match[str]) -> Parses:
    """Read "that morning"."""
    yield "", TimeOfDay(DAY_PARTS[match["part"].casefold()])


def build_at_night(_: re.Match[str]) -> Parses:
    """Read "at night", of any day."""
    yield "", Unanchored("date", "XXXX-XX-XXTNI")


def build_period_in_focus(match: re.Match[str]) -> Parses:
    """Read "the year" only where a period is talked about; "the weekend" of news is the one before or after the day of writing."""
    if match["unit"].casefold() == "weekend":
        yield "", Offset("weekend", 0, "speech")
    elif _PERIOD_CUE.search(text_before(match, 24)):
        yield "", Offset(calendar_grain(unit_of(match["unit"])), 0, "focus")


def build_focus(match: re.Match[str]) -> Parses:
    """Read the unit that is talked about."""
    yield "", Offset(calendar_grain(unit_of(match["unit"])), 0, "focus")


def build_some_day(match: re.Match[str]) -> Parses:
    """Read "later that year": some day of it."""
    yield "", Offset(calendar_grain(unit_of(match["unit"])), 0, "focus", some_day=True)


RULES = (
    DateRule(
        "named day",
        rf"(?<![\w-]){fragment('dates.named_days')}(?!\w)",
        build_named_day,
        (
            ("The ferry sank yesterday.", "2024-05-14"),
            ("The ferry sails tonight.", "2024-05-15"),
            ("The ferry sank last night.", "2024-05-14"),
            ("The ferry sank the day before yesterday.", "2024-05-13"),
            ("He told the Today programme so.", ""),
        ),
    ),
    DateRule(
        "neighbour",
        rf"(?<![\w-])(?P<words>(?:the )?{fragment('dates.offset_adjectives')}|{fragment('dates.offset_determiners')})"
        rf" (?P<unit>{_CALENDAR_UNIT})(?![\w-])(?! (?:of (?!the )[a-z]|or two))(?<!next[ ]decade)(?<!next[ ]century)",
        build_neighbour,
        (
            ("The ferry sank last year.", "2023"),
            ("The ferry sank in 1998 and the mill burnt the same year.", "1998 1998"),
            ("The ferry sank in 1998; the following decade was calm.", "1998 200X"),
        ),
    ),
    DateRule(
        "counted",
        rf"(?<![\w.,$€£-])(?:{QUANTITY_MODIFIERS}(?P<n>{COUNT})[- ]|)(?:(?:short|full|long) )?(?P<unit>{UNIT})['’]?"
        rf"(?P<half> and a half)? {_DIRECTION}(?!\w)",
        build_counted,
        (
            ("The ferry sank three years ago.", "2021"),
            ("It sank on 3 March 2021 and was raised two days later.", "2021-03-03 2021-03-05"),
            ("The ferry sank several years ago.", "PAST_REF"),
        ),
    ),
    DateRule(
        "quarter century",
        r"(?<![\w-])a quarter(?:[- ]| of a )century (?P<direction>ago|earlier|later)(?!\w)",
        build_quarter_century,
        (("The mine shut a quarter century ago.", "1999"),),
    ),
    DateRule(
        "overnight",
        "".join(rf"(?<!\b{word}[ ])" for word in words("dates.overnight_work"))
        + r"(?<![\w-])overnight(?![\w-]| (?:at|in) [0-9])",
        build_overnight,
        (("It froze overnight.", "2024-05-15"), ("The tubes were stored overnight.", "")),
    ),
    DateRule(
        "adjacent period",
        rf"(?<!\w)the (?P<unit>(?!day){singular_units('short', 'long', 'night', 'span')}) (?P<direction>before|after)"
        r"(?= ?[,.;:)\n]| ?$| (?:and|but|when|to)\b)",
        build_adjacent,
        (("The mill burnt in 1998. The mine had shut the year before.", "1998 1997"),),
    ),
    DateRule(
        "adjacent day",
        rf"(?<!\w)the (?P<unit>day) (?P<direction>before|after)(?= ?[,.;:)\n]| ?$| {fragment('dates.clause_openers')}\b)",
        build_adjacent,
        (("It sank on 3 March 2021. The day before, it had rained.", "2021-03-03 2021-03-02"),),
    ),
    DateRule(
        "part of that day",
        rf"(?<![\w-]){fragment('dates.modifiers.day_part')} (?P<part>{DAY_PART})(?!\w)",
        build_part_of_day,
        (("It sank on 3 March 2021. That evening the owner fled.", "2021-03-03 2021-03-03"),),
    ),
    DateRule("at night", r"(?<=\bat[ ])night(?!\w)", build_at_night, (("They work at night.", "XXXX-XX-XXTNI"),)),
    DateRule(
        "part of the day",
        rf"(?<=\bin[ ])(?:the |(?!night))(?P<part>{DAY_PART})(?!\w| of)",
        build_part_of_day,
        (("It sank on 3 March 2021 in the morning.", "2021-03-03 2021-03-03"), ("In night mode it hums.", "")),
    ),
    DateRule(
        "some day of it",
        rf"(?<!\w)(?:later|earlier) (?:in the|that|the same|in that) (?P<unit>{_LONG_UNIT})(?![\w-])",
        build_some_day,
        (("The ferry sank in 1998. The owner fled later that year.", "1998 1998-XX-XX"),),
    ),
    DateRule(
        "period in focus",
        rf"(?<!\w)the (?P<unit>{_CALENDAR_UNIT})(?![\w-])(?! (?:of|after|before|when|that) )",
        build_period_in_focus,
        (
            ("The ferry sank in 1998. By the end of the year the owner had fled.", "1998 1998"),
            ("The ferry sank over the weekend.", "2024-05-11/2024-05-12"),
            ("The year was wet.", ""),
        ),
    ),
    DateRule(
        "end of the focus",
        r"(?<!\w)(?P<unit>month|year)['’]s(?= end\b)",
        build_focus,
        (("The ferry sank in 1998. At year's end the owner fled.", "1998 1998"),),
    ),
)
