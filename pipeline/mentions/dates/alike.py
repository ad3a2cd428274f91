"""The same stretch of another year, and the one that goes on a row: "the same month last year", "a third straight day"."""

import re
from collections.abc import Iterator

from pipeline.lexicon.fragments import BLANK
from pipeline.mentions.dates.readings import Alike, Meaning, Step, rule
from pipeline.mentions.dates.words import COUNT, NTHS, UNIT, count, unit
from pipeline.text.date_fragments import YEAR

Found = Iterator[tuple[str, Meaning]]
_GRAIN = r"(?P<g>day|week|month|quarter|half|season|period|time|stretch)"
_YEAR_BACK = (
    rf"(?:{BLANK}(?:in|of|during|from))?{BLANK}(?:the{BLANK})?(?:(?P<back>last{BLANK}year|previous{BLANK}year|prior{BLANK}year|year{BLANK}before"
    rf"|preceding{BLANK}year)|(?P<n>{COUNT}){BLANK}years?{BLANK}(?P<dir>ago|earlier|before)|(?P<y>{YEAR}))"
)
# "from $3 a share a year earlier": of a quarter the same quarter is meant
_COMPARED = re.compile(
    r"\b(?:from|than|compared (?:with|to)|versus|against|over|up|down)\b[^.;\n]{0,60}$", re.IGNORECASE
)


def _grain(word: str) -> str:
    """Return the grain, "" where the word names none ("period")."""
    word = word.casefold()
    return "" if word in ("period", "time", "stretch") else word


def _same(match: re.Match[str]) -> Found:
    """Read "the same month a year ago", "the same period of 2011", "this time last year"."""
    grain = _grain(match["g"])
    if match["y"]:
        yield "", Alike(grain, 0, int(match["y"]))
    elif match["back"]:
        yield "", Alike(grain, -1)
    elif (number := count(match["n"])) is not None and number == number.to_integral_value():
        yield "", Alike(grain, -int(number))


def _year_earlier(match: re.Match[str]) -> Found:
    yield "", Alike(_grain(match["g"]), -1)


def _compared(match: re.Match[str]) -> Found:
    """Read "a year earlier" as the same quarter only where something is compared with it."""
    if _COMPARED.search(match.string[max(0, match.start() - 80) : match.start()]):
        yield "", Alike("quarter or year", -1, origin="speech" if match.group().casefold().endswith("ago") else "focus")


def _in_a_row(match: re.Match[str]) -> Found:
    yield "", Step(unit(match["u"] or match["v"]), 0, "focus")


RULES = (
    # the same month a year ago, the same period last year, this time last year, the same quarter of 2011
    rule(
        "alike",
        "the same this that",
        rf"(?<![\w-])(?:(?:the{BLANK}|that{BLANK})?same|this|that){BLANK}{_GRAIN}{_YEAR_BACK}(?!\w)",
        _same,
    ),
    # the year-earlier quarter, the year-ago period
    rule(
        "alike",
        "the a year",
        rf"(?<![\w-])(?:(?:the|a){BLANK})?year[- ](?:earlier|ago){BLANK}{_GRAIN}(?![\w-])",
        _year_earlier,
    ),
    rule(
        "alike",
        "a one year",
        rf"(?<![\w-])(?:(?:a|one){BLANK}year{BLANK}(?:earlier|ago|before)|year-(?:earlier|ago))(?!\w)",
        _compared,
    ),
    # for a third straight day, the fifth consecutive quarter, a fourth week in a row
    rule(
        "in a row",
        "the a its their his her NTH",
        rf"(?<![\w-])(?:(?:the|an?|its|their|his|her){BLANK})?(?:{NTHS})(?:{BLANK}|-)(?:(?:consecutive|straight|successive)(?:{BLANK}|-)(?P<u>{UNIT})"
        rf"|(?P<v>{UNIT}){BLANK}(?:in{BLANK}a{BLANK}row|running))(?![\w-])",
        _in_a_row,
    ),
)
