"""The same period of another year, and the one that goes on a row: "the same month last year", "a third straight day"."""

import re

from pipeline.lexicon import fragment, labels
from pipeline.mentions.dates.fragments import COUNT, ORDINAL_WORD, calendar_grain, count, singular_units, unit_of
from pipeline.mentions.dates.meanings import Offset, SamePeriod
from pipeline.mentions.dates.rules.base import DateRule, Parses, text_before
from pipeline.text.date_fragments import ORDINAL_SUFFIX, YEAR
from pipeline.text.regex import regex

_GRAINS = labels("dates.period_nouns")
_PERIOD = rf"(?P<period>{fragment('dates.period_nouns')})"
_UNIT = singular_units("short", "long", "night", "span")
_OTHER_YEAR = (
    rf"(?: (?:in|of|during|from))? (?:the )?(?:(?P<last>(?:last|previous|prior|preceding) year|year before)"
    rf"|(?P<n>{COUNT}) years? (?:ago|earlier|before)|(?P<y>{YEAR}))"
)
# "from $3 a share a year earlier": of a quarter the same quarter is meant
_COMPARISON = regex(rf"\b{fragment('dates.comparison_cues')}\b[^.;\n]{{0,60}}$", re.IGNORECASE)


def build_same(match: re.Match[str]) -> Parses:
    """Read "the same month a year ago", "the same period of 2011", "this time last year"."""
    grain = _GRAINS[match["period"].casefold()]
    if match["y"]:
        yield "", SamePeriod(grain, 0, int(match["y"]))
    elif match["last"]:
        yield "", SamePeriod(grain, -1)
    elif (number := count(match["n"])) is not None and number == number.to_integral_value():
        yield "", SamePeriod(grain, -int(number))


def build_year_earlier(match: re.Match[str]) -> Parses:
    """Read "the year-earlier quarter"."""
    yield "", SamePeriod(_GRAINS[match["period"].casefold()], -1)


def build_compared(match: re.Match[str]) -> Parses:
    """Read "a year earlier" as the same quarter only where something is compared with it."""
    if _COMPARISON.search(text_before(match, 80)):
        origin = "speech" if match.group().casefold().endswith("ago") else "focus"
        yield "", SamePeriod("quarter or year", -1, origin=origin)


def build_in_a_row(match: re.Match[str]) -> Parses:
    """Read "a third straight day" as the day in focus."""
    yield "", Offset(calendar_grain(unit_of(match["straight"] or match["running"])), 0, "focus")


RULES = (
    DateRule(
        "same period",
        rf"(?<![\w-])(?:(?:the |that )?same|this|that) {_PERIOD}{_OTHER_YEAR}(?!\w)",
        build_same,
        (
            ("Sales fell in March 2021 from the same month a year earlier.", "2021-03 2020-03"),
            ("Sales fell in March 2021 from the same period of 2019.", "2021-03 2019-03"),
            ("Sales are lower than this time last year.", "2023"),
        ),
    ),
    DateRule(
        "year-earlier period",
        rf"(?<![\w-])(?:(?:the|a) )?year[- ](?:earlier|ago) {_PERIOD}(?![\w-])",
        build_year_earlier,
        (("Sales fell in Q3 2012 from the year-earlier quarter.", "2012-35 2011-35"),),
    ),
    DateRule(
        "compared period",
        r"(?<![\w-])(?:(?:a|one) year (?:earlier|ago|before)|year-(?:earlier|ago))(?!\w)",
        build_compared,
        (("Sales fell in Q3 2012 from $3 million a year earlier.", "2012-35 2011-35"),),
    ),
    DateRule(
        "in a row",
        rf"(?<![\w-])(?:{fragment('dates.row_determiners')} )?(?:{ORDINAL_WORD}|\d{{1,3}}{ORDINAL_SUFFIX})(?: |-)"
        rf"(?:(?:consecutive|straight|successive)(?: |-)(?P<straight>{_UNIT})|(?P<running>{_UNIT}) (?:in a row|running))(?![\w-])",
        build_in_a_row,
        (("It rained on 3 March 2021, a third straight day.", "2021-03-03 2021-03-03"),),
    ),
)
