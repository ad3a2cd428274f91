"""Durations and words without a place on the calendar: "three years", "the past decade", "now"."""

import re
from decimal import Decimal

from pipeline.lexicon import fragment, words
from pipeline.mentions.dates.fragments import (
    COUNT,
    DURATION_MODIFIERS,
    UNIT,
    after,
    count,
    duration,
    plural_units,
    singular_units,
    unit_of,
)
from pipeline.mentions.dates.meanings import Unanchored
from pipeline.mentions.dates.rules.base import DateRule, Parses, text_before
from pipeline.text.quantities import is_quantity
from pipeline.text.regex import regex

_WHICH = (
    rf"(?:{fragment('dates.duration_determiners')} )?"
    rf"(?:(?P<which>{fragment('dates.duration_adjectives.speech', 'dates.duration_adjectives.focus')}) )"
)
_FROM_SPEECH = words("dates.duration_adjectives.speech")
_UNIT_ADJECTIVE = fragment("dates.unit_adjectives")
_PLURAL = plural_units("clock", "short", "long", "night")
_NOT_AFTER = r"(?<![\w.,$€£/:-])"
_MEASURED_IN, _MEASURED_REACH = regex(rf"\b{fragment('dates.measured_in')} in $", re.IGNORECASE), 16
_ONE_DAY = regex(r"(?:^|[.!?:;\n]\s?|\bit )$")
_CLOCK_UNITS = ("minute", "hour", "second")
_YEAR_DIGITS = 4
_VAGUE = "|".join(
    f"(?P<{reference}>{fragment(f'dates.vague.{reference}_patterns')})" for reference in ("present", "past", "future")
)


def build_duration(match: re.Match[str]) -> Parses:
    """Read "three years", "27-year"; "a second" is none, and "three quarters" is a fraction."""
    unit, number, article = unit_of(match["unit"]), count(match["n"]), match["n"].casefold()
    if article == "many" and text_before(match, 3).casefold() == "as ":
        return  # "in as many years"
    if (
        unit == "day"
        and _ONE_DAY.search(text_before(match, 8))
        and (article == "a" or match.string.startswith(",", match.end()))
    ):
        return  # "One day, it may", "call it a day"
    if (unit == "quarter" and not match["kind"]) or (number is not None and number <= 0) or article == "the":
        return
    if article in ("a", "an") and match["unit"].casefold() != unit:
        return
    if len(match["n"]) >= _YEAR_DIGITS and match["n"].isdigit() and not is_quantity(match.string, *match.span("n")):
        return  # "in 1990 days of rain"
    if number is not None and match["half"]:
        number += Decimal("0.5")
    yield "", Unanchored("duration", duration(number, unit))


def build_which(match: re.Match[str]) -> Parses:
    """Read "the past decade", "recent years", "the last couple of years"."""
    unit = unit_of(match["unit"])
    if match["n"]:
        yield "", Unanchored("duration", duration(count(match["n"]), unit))
    elif match["which"].casefold() == "last" and unit in _CLOCK_UNITS:
        return  # "at the last minute"
    elif match["unit"].casefold() != unit:
        yield "", Unanchored("duration", duration(None, unit))
    elif match["which"].casefold() in _FROM_SPEECH:
        yield "", Unanchored("duration", duration(Decimal(1), unit))


def build_seconds(match: re.Match[str]) -> Parses:
    """Read "30 seconds", "60-second"; "a second" is an ordinal as often."""
    number = count(match["n"])
    if number is None or number > 1 or match["n"].isdigit():
        yield "", Unanchored("duration", duration(number, "second"))


def build_fraction(match: re.Match[str]) -> Parses:
    """Read "half-century", "the past quarter century", "a half-hour"."""
    share = Decimal("0.25") if match["share"].casefold() == "quarter" else Decimal("0.5")
    yield "", Unanchored("duration", duration(share, unit_of(match["unit"])))


def build_uncounted(match: re.Match[str]) -> Parses:
    """Read "for months", "days after": so many units, nobody says how many; "age in years" names a unit."""
    if _MEASURED_IN.search(text_before(match, _MEASURED_REACH)):
        return
    yield "", Unanchored("duration", duration(None, unit_of(match["unit"])))


def build_one(match: re.Match[str]) -> Parses:
    """Read "year-long"."""
    yield "", Unanchored("duration", duration(Decimal(1), unit_of(match["unit"])))


# "Now, what follows?", "Now we run the model"
_DISCOURSE = regex(rf",| {fragment('dates.discourse_followers')}\b")


def build_vague(match: re.Match[str]) -> Parses:
    """Read "recently", "now"; "the most recent model" and "Now, what follows?" are no time, nor the moment of "the moment when"."""
    word, before = match.group().casefold(), text_before(match, 6).casefold()
    if match.group() == "Now" and _DISCOURSE.match(match.string, match.end()):
        return
    if (word == "recent" and before.endswith("most ")) or (word == "the moment" and not before.endswith("at ")):
        return
    yield "", Unanchored("date", f"{(match.lastgroup or '').upper()}_REF")


RULES = (
    DateRule(
        "which duration",
        rf"(?<![\w-]){_WHICH}{DURATION_MODIFIERS}(?:(?P<n>{COUNT})[- ])?(?:{_UNIT_ADJECTIVE} ){{0,2}}(?P<unit>{UNIT})(?![\w-])",
        build_which,
        (
            ("It has grown over the past decade.", "P10Y"),
            ("It has grown in recent years.", "PXY"),
            ("It will grow in the next four years.", "P4Y"),
        ),
    ),
    DateRule(
        "duration",
        rf"{_NOT_AFTER}(?:the )?{DURATION_MODIFIERS}(?P<n>{COUNT})(?: |-)(?:(?P<kind>{_UNIT_ADJECTIVE})(?: |-)){{0,2}}"
        rf"(?P<unit>{UNIT})"
        r"(?:['’]s?)?(?P<half>(?: |-)and(?: |-)a(?: |-)half)?(?:(?: |-)(?:long|old)(?!\w)| of age(?!\w))?(?!\w)",
        build_duration,
        (
            ("The repair took three years.", "P3Y"),
            ("They signed a 27-year lease.", "P27Y"),
            ("The repair took nearly a year and a half.", "P1.5Y"),
            ("The boy is 12 years old.", "P12Y"),
            ("Three quarters of them left.", ""),
            ("It has 5000 years of history.", "P5000Y"),
        ),
    ),
    DateRule(
        "seconds",
        rf"{_NOT_AFTER}(?:the )?{DURATION_MODIFIERS}(?P<n>{COUNT})(?: seconds|-second)(?!\w)",
        build_seconds,
        (("The quake lasted 30 seconds.", "PT30S"),),
    ),
    DateRule(
        "fraction of a unit",
        rf"(?<![\w-])(?:{fragment('dates.modifiers.fraction')} ){{0,2}}(?P<share>half|quarter)[- ]"
        rf"(?P<unit>{singular_units('clock', 'short', 'long')})(?:-(?:long|old))?(?![\w-]| (?:ago|later|earlier)\b)",
        build_fraction,
        (("The half-century feud ended.", "P50Y"), ("It grew in the past quarter century.", "P25Y")),
    ),
    DateRule(
        "units after",
        rf"(?<![\w-])(?:the )?(?P<unit>{plural_units('clock', 'short', 'long')})(?= (?:after|before|ahead)(?!\w))",
        build_uncounted,
        (("It sank days after the launch.", "PXD"), ("They put an end to nights after a strike.", "")),
    ),
    DateRule(
        "for units",
        rf"{after(words('dates.duration_cues'))}(?P<unit>{_PLURAL})(?!\w)",
        build_uncounted,
        (("They searched for months.", "PXM"), ("They counted the months.", "")),
    ),
    DateRule(
        "units of",
        rf"(?<!\w)(?P<unit>{_PLURAL})(?:-long(?!\w)|(?= of (?!{fragment('dates.unit_of_stops')}\b)))",
        build_uncounted,
        (
            ("Years of drought emptied the lake.", "PXY"),
            ("It was a decades-long feud.", "PXY"),
            ("They are years of his own.", ""),
        ),
    ),
    DateRule(
        "unit-long",
        rf"(?<!\w)(?P<unit>{singular_units('short', 'long')})-long(?!\w)",
        build_one,
        (("Their year-long tour ended.", "P1Y"),),
    ),
    DateRule(
        "vague",
        rf"(?<![\w-])(?:{_VAGUE})(?!\w)",
        build_vague,
        (
            ("The mill is now a museum.", "PRESENT_REF"),
            ("The mill was recently sold.", "PAST_REF"),
            ("It may close in the near future.", "FUTURE_REF"),
            ("It is the most recent model.", ""),
            ("Now, what follows?", ""),
        ),
    ),
)
