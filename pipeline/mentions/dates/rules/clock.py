"""Times of the day: "18:00 UTC", "11 a.m.", "0800 UTC", "5:30PM"."""

import re

from pipeline.lexicon import fragment, words
from pipeline.mentions.dates.fragments import COUNT, DAY_PART, after, count
from pipeline.mentions.dates.meanings import TimeOfDay
from pipeline.mentions.dates.rules.base import DateRule, Parses, text_before
from pipeline.text.regex import regex

_ZONE = rf"(?P<zone> ?{fragment('dates.time_zones')}\b)"
_HALF = r"(?P<half>[ap]\.m\.|[ap]\.?m\b)"
_START = r"(?<![\w.,:$€£/])"
# "it was almost three in the morning", "at five in the afternoon"; not "we sold three in the morning"
_HOUR_CUE = regex(
    rf"\b{fragment('dates.clock_cues', 'dates.hour_cues', 'vocabulary.approximators.about', 'vocabulary.approximators.below')} $",
    re.IGNORECASE,
)
_CLOCK_CUE = regex(after(words("dates.clock_cues")) + "$", re.IGNORECASE)


def build_time(match: re.Match[str]) -> Parses:
    """Read the time as TIMEX3 writes it: T18:00, T08:30Z; a plain "3:16" only behind a preposition."""
    groups = match.groupdict()
    hour, minute = int(match["hour"]), groups.get("minute") or "00"
    half, zone = (groups.get("half") or "").casefold(), (groups.get("zone") or "").upper()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour < 24 and int(minute) < 60 and (half or zone or _CLOCK_CUE.search(text_before(match, 12))):
        yield "", TimeOfDay(f"T{hour:02d}:{minute}" + ("Z" if "UTC" in zone or "GMT" in zone else ""))


def build_noon(match: re.Match[str]) -> Parses:
    """Read noon and midnight; a capital inside a sentence is a name ("High Noon")."""
    word = match.group()
    if word[0].islower():
        yield "", TimeOfDay("T12:00" if word == "noon" else "T24:00")


def build_o_clock(match: re.Match[str]) -> Parses:
    """Read "eight o'clock in the evening"."""
    hour = int(match["hour"]) if match["hour"].isdigit() else int(count(match["hour"]) or 0)
    if 1 <= hour <= 12:
        part = (match["part"] or "").casefold()
        is_late = part in ("afternoon", "evening") or (part == "night" and hour > 5)
        yield "", TimeOfDay(f"T{hour % 12 + 12 if is_late else hour:02d}:00")


def build_hour_of_part(match: re.Match[str]) -> Parses:
    """Read "three in the morning" behind a preposition or a verb that a time follows."""
    if _HOUR_CUE.search(text_before(match, 16)):
        yield from build_o_clock(match)


RULES = (
    DateRule(
        "hours and minutes",
        rf"{_START}(?P<hour>\d\d?):(?P<minute>\d\d)(?::\d\d)?(?: ?{_HALF})?{_ZONE}?(?![\w:%]|-[a-z])",
        build_time,
        (("It sank at 18:00 UTC.", "2024-05-15"), ("They won 3:16.", "")),
    ),
    DateRule(
        "hour with a.m. or p.m.",
        rf"{_START}(?P<hour>\d\d?) ?{_HALF}{_ZONE}?(?!\w)",
        build_time,
        (("It sank at 9pm.", "2024-05-15"),),
    ),
    DateRule(
        "noon",
        r"(?<![\w-])(?:noon|midnight)(?![\w-])",
        build_noon,
        (("It sank at noon.", "2024-05-15"), ("They watched High Noon.", "")),
    ),
    DateRule(
        "o'clock",
        rf"{_START}(?P<hour>\d\d?|{COUNT}) o['’]clock(?: (?:in the|at) (?P<part>{DAY_PART}))?(?!\w)",
        build_o_clock,
        (("It sank at eight o'clock in the evening.", "2024-05-15"),),
    ),
    DateRule(
        "hour of a part of the day",
        rf"{_START}(?P<hour>\d\d?|{COUNT}) (?:in the|at) (?P<part>{DAY_PART})(?!\w)",
        build_hour_of_part,
        (("It sank at almost three in the morning.", "2024-05-15"), ("They ate three.", "")),
    ),
    DateRule(
        "four digits of a time",
        rf"{_START}(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d){_ZONE}(?!\w)",
        build_time,
        (("It sank at 0800 UTC.", "2024-05-15"),),
    ),
)
