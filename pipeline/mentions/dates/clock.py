"""Times of the day: "18:00 UTC", "11 a.m.", "0800 UTC", "5:30PM"."""

import re
from collections.abc import Iterator

from pipeline.lexicon.fragments import BLANK
from pipeline.mentions.dates.readings import Fraction, Meaning, rule
from pipeline.mentions.dates.words import COUNT, after, count

Found = Iterator[tuple[str, Meaning]]
_ZONE = rf"(?P<zone>{BLANK}?(?:hrs\b|hours\b|UTC|GMT|[CEMP][SD]?T\b|[A-Z]?EST\b|CET\b|BST\b|JST\b|IST\b|local{BLANK}time\b))"
_HALF = r"(?P<half>[ap]\.m\.|[ap]\.?m\b)"
_START = r"(?<![\w.,:$€£/])"
_AT = re.compile(after("at by until till around about from to between before after") + "$", re.IGNORECASE)


def _time(match: re.Match[str]) -> Found:
    """Read the time as TIMEX3 writes it: T18:00, T08:30Z; a bare "3:16" only behind a preposition."""
    said = match.groupdict()
    hour, minute = int(match["h"]), said.get("min") or "00"
    half, zone = (said.get("half") or "").casefold(), (said.get("zone") or "").upper()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    before = match.string[max(0, match.start() - 12) : match.start()]
    if hour < 24 and int(minute) < 60 and (half or zone or _AT.search(before)):
        yield "", Fraction(f"T{hour:02d}:{minute}" + ("Z" if "UTC" in zone or "GMT" in zone else ""))


def _named(match: re.Match[str]) -> Found:
    """Read noon and midnight; a capital inside a sentence is a name ("High Noon")."""
    word = match.group()
    if word[0].islower():
        yield "", Fraction("T12:00" if word == "noon" else "T24:00")


def _o_clock(match: re.Match[str]) -> Found:
    hour = int(match["h"]) if match["h"].isdigit() else int(count(match["h"]) or 0)
    if 1 <= hour <= 12:
        late = (match["part"] or "").casefold() in ("afternoon", "evening") or (
            (match["part"] or "") == "night" and hour > 5
        )
        yield "", Fraction(f"T{hour % 12 + 12 if late else hour:02d}:00")


RULES = (
    # 18:00, 10:57 UTC, 5:30PM
    rule(
        "clock",
        "#",
        rf"{_START}(?P<h>\d\d?):(?P<min>\d\d)(?::\d\d)?(?:{BLANK}?{_HALF})?{_ZONE}?(?![\w:%]|-[a-z])",
        _time,
    ),
    # 11 a.m., 9pm
    rule("clock", "#", rf"{_START}(?P<h>\d\d?){BLANK}?{_HALF}{_ZONE}?(?!\w)", _time),
    rule("clock", "noon midnight", r"(?<![\w-])(?:noon|midnight)(?![\w-])", _named),
    # 5 o'clock, eight o'clock in the evening
    rule(
        "clock",
        "# COUNT",
        rf"{_START}(?P<h>\d\d?|{COUNT}){BLANK}o['’]clock(?:{BLANK}(?:in{BLANK}the|at){BLANK}(?P<part>morning|afternoon|evening|night))?(?!\w)",
        _o_clock,
    ),
    # 0800 UTC
    rule("clock", "####", rf"{_START}(?P<h>[01]\d|2[0-3])(?P<min>[0-5]\d){_ZONE}(?!\w)", _time),
)
