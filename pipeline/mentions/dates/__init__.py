"""Dates, durations and sets of a text.

Flow: masks blank what is no date → rules read stretches (explicit, partial, relative, lengths, clock) → attach widens them
and lets neighbours lend their year → resolve finds each on the calendar → times says it in EDTF and TIMEX3.
"""

import datetime as dt

from pipeline.mentions.dates import alike, clock, explicit, lengths, partial, relative, times
from pipeline.mentions.dates.attach import attach
from pipeline.mentions.dates.focus import clues
from pipeline.mentions.dates.masks import masked
from pipeline.mentions.dates.readings import Fixed, Reading, scan, table
from pipeline.mentions.dates.resolve import places
from pipeline.model import Time
from pipeline.text.calendar import Point, day_number

_YEAR = 366
RULES = table((*alike.RULES, *explicit.RULES, *partial.RULES, *relative.RULES, *lengths.RULES, *clock.RULES))


def find(text: str, *, written: dt.date | None = None) -> tuple[Time, ...]:
    """Return the time expressions in text order. written: the text's own date, which anchors "last month" in news.

    >>> [(t.edtf, t.timex) for t in find("It rose in 2021 and fell the same year.")]
    [('2021', '2021'), ('2021', '2021')]

    Ends that a dash joins ("2019–2025") are one interval, with the TIMEX3 value of its beginning, because TIMEX3 has none for
    a range; ends that words part ("from 2009 to 2011") are two dates. Never raises; linear in the text.
    TIMEX3: TimeML 1.2.1; EDTF: ISO 8601-2.
    """
    plain = masked(text)
    readings = attach(plain, scan(RULES, plain))
    day = _day_of_writing(plain, readings, written)
    about = clues(plain, readings, day)
    return tuple(times.time_of(*placed) for placed in places(readings, about))


def _day_of_writing(text: str, readings: list[Reading], written: dt.date | None) -> int | None:
    """Return the day of writing: the text's own dateline goes before what was said about it, when a year or less lies between."""
    day, line = day_number(written.year, written.month, written.day) if written else None, _dateline(text, readings)
    return line if line is not None and (day is None or abs(line - day) <= _YEAR) else day


def _dateline(text: str, readings: list[Reading]) -> int | None:
    """Return the day that stands alone on one of the first lines, as news agencies print it."""
    for reading in readings[:3]:
        match reading.meaning:
            case Fixed(Point("day") as point) if _alone(text, reading):
                return point.first
    return None


def _alone(text: str, reading: Reading) -> bool:
    """Tell whether the reading fills its line, within the first 400 characters."""
    start = text.rfind("\n", 0, reading.start) + 1
    end = text.find("\n", reading.end)
    return (
        reading.end < 400
        and not text[start : reading.start].strip()
        and end >= 0
        and not text[reading.end : end].strip(" .")
    )
