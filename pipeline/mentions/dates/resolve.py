"""Where on the calendar a reading lies.

A focus follows the text: the last day, month or year that it named. News is anchored on the day it was written and on the
tense of the clause; a narrative, whose years lie elsewhere, on the focus (Strötgen and Gertz 2013, Mazur and Dale 2010).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.mentions.dates.focus import Clues, Focus, follow
from pipeline.mentions.dates.readings import (
    LAST_WEEK,
    Alike,
    Fixed,
    Fraction,
    Monthday,
    Open,
    Reading,
    ShortYear,
    Step,
    Weekday,
)
from pipeline.mentions.dates.tense import tense
from pipeline.text.calendar import Point, around, civil, finer, is_day, shift, weekday

# EDTF and datetime have four digits
_LAST_YEAR = 9999
# stories go forward: a step back counts for more than one ahead (best of 1.0–5.0 on WikiWars)
_BACK = 1.3
# "the middle of the century" is over by then
_MIDDLE = 60
_FRIDAY = 5
_BY = re.compile(r"\bby (?:the )?$", re.IGNORECASE)


def places(readings: Sequence[Reading], about: Clues) -> Iterator[tuple[Reading, Point | None, Point | None]]:
    """Yield each reading with its stretch of the calendar and, of a range, its other end; None where that cannot be told."""
    focus = Focus()
    told = replace(about, narrative=True)
    for reading in readings:
        point = place(reading, focus, about)
        if point and point.grain == "month" and reading.edge.startswith("week"):
            point = week_of_month(point, int(reading.edge[-1]))
        until = place(reading.until, Focus(point), told) if reading.until and point else None
        yield reading, point, until if until and point and until.last >= point.first else None
        if point:
            focus = follow(reading, until or point, focus, about)


def place(reading: Reading, focus: Focus, about: Clues) -> Point | None:
    """Return the stretch of the calendar that the reading means."""
    point: Point | None = None
    match reading.meaning:
        case Fixed():
            point = reading.meaning.point
        case Open():
            point = _open(reading, reading.meaning, focus, about)
        case Weekday():
            point = _weekday(reading, reading.meaning, focus.point, about)
        case Monthday():
            point = _monthday(reading.meaning.day, focus.point, about)
        case ShortYear():
            point = _short_year(reading.meaning, focus.point, about)
        case Alike():
            point = _alike(reading.meaning, focus, about)
        case Step() | Fraction():
            point = _counted(reading, reading.meaning, focus, about)
    return point if point and civil(point.last)[0] <= _LAST_YEAR else None


def _counted(reading: Reading, meaning: Step | Fraction, focus: Focus, about: Clues) -> Point | None:
    """Find what is told in steps; "the weekend" and "the century" have ways of their own."""
    match meaning:
        case Step("weekend", 0, "speech"):
            return _weekend(reading, focus, about)
        case Step("century", 0, "focus") if not _one_century(reading, focus, about):
            return None
    return _step(meaning, focus, about)


def _alike(meaning: Alike, focus: Focus, about: Clues) -> Point | None:
    """Return the month or quarter of the focus in another year; the year alone where the focus is coarser."""
    base = focus.point or _speech(None, about)
    if meaning.grain == "quarter or year" and not (base and base.grain in ("quarter", "half")):
        return _step(Step("year", -1, meaning.origin), focus, about)
    if base is None:
        return None if meaning.year is None else Point("year", meaning.year)
    year = Point("year", base.year + meaning.years if meaning.year is None else meaning.year)
    grain = meaning.grain or base.grain
    grain = base.grain if grain == "quarter or year" else grain
    if finer(grain, base.grain) or (base.grain == "day" and not (base.part and base.day)):
        return year
    if not finer(grain, "year") or (grain == "day" and not meaning.grain):
        return year
    if grain == "day":
        return Point("day", year.year, base.part, base.day) if is_day(year.year, base.part, base.day) else year
    return Point(grain, year.year, around(base.first, grain).part)


def _weekend(reading: Reading, focus: Focus, about: Clues) -> Point | None:
    """Find "the weekend": for one who writes on a weekday and looks back it is over, and lies in the week before."""
    if about.today is None:
        return _step(Step("week", 0, "focus"), focus, about)
    words = about.text[reading.start : reading.end].casefold()
    past = words.endswith("the weekend") and weekday(about.today) <= _FRIDAY
    past = past and tense(about.text, reading.start, reading.end) == "past"
    return shift(around(about.today, "week"), -1 if past else 0)


def week_of_month(month: Point, number: int) -> Point:
    """Return the ISO week of the month, 5 being its last: the one that holds its 4th, 11th, 18th, 25th or fourth-last day."""
    return around(month.last - 3 if number == LAST_WEEK else month.first + 3 + 7 * (number - 1), "week")


def _speech(focus: Point | None, about: Clues) -> Point | None:
    """Return the time of speaking: the day of writing, in a narrative the focus."""
    return focus if about.speech is None else around(about.speech, "day")


def _step(meaning: Step | Fraction, focus: Focus, about: Clues) -> Point | None:
    """Go so many steps from the time of speaking or from the focus; from a year, "four days later" is some day of it."""
    grain = meaning.grain if isinstance(meaning, Step) else "day"
    grain = {"weekend": "week"}.get(grain, grain)
    steps = meaning.count if isinstance(meaning, Step) else meaning.steps
    origin = _origin(meaning.origin, grain, steps, focus, about)
    if origin is None:
        return None
    if isinstance(meaning, Fraction) and (finer(grain, origin.grain) or not _known(origin, grain)):
        return None
    if finer(grain, origin.grain) or not _known(origin, grain):
        return Point("day", origin.year) if grain == "day" and abs(steps) < 300 else None
    point = shift(origin, steps, grain)
    if isinstance(meaning, Step) and meaning.within and grain in ("year", "month"):
        return Point("day", point.year, point.part)
    return point


def _one_century(reading: Reading, focus: Focus, about: Clues) -> bool:
    """Tell whether "the century" can only be that of the focus: not between 1991 and 2023, nor its middle ahead of 1991."""
    if focus.era or focus.point is None:
        return True
    year = focus.point.year
    if focus.year is not None and focus.year // 100 != year // 100:
        return False
    over = reading.edge in ("early", "mid") and year % 100 > _MIDDLE
    return not (
        over
        and (
            tense(about.text, reading.start, reading.end) == "ahead"
            or _BY.search(about.text[max(0, reading.start - 12) : reading.start])
        )
    )


def _origin(origin: str, grain: str, steps: int, focus: Focus, about: Clues) -> Point | None:
    """Return what the steps are counted from: "that year" is the last year named, "that day" the last day."""
    speech = _speech(focus.point, about)
    if grain in ("decade", "century") and focus.era and origin == "focus":
        return focus.era
    if origin == "speech" or focus.point is None:
        return speech
    if grain == "year" and focus.year is not None:
        return Point("year", focus.year)
    if finer(grain, focus.point.grain):
        if steps == 0 and focus.day and (about.today is not None or focus.day.year == focus.year):
            return focus.day
        return focus.point if about.today is None else speech
    return focus.point


def _known(point: Point, grain: str) -> bool:
    """Tell whether the point names its own day and month, if these are asked for."""
    return (
        point.grain != "day" or bool(point.day) or (grain == "month" and bool(point.part)) or not finer(grain, "year")
    )


def _open(reading: Reading, meaning: Open, focus: Focus, about: Clues) -> Point | None:
    """Find the year of "September" or "17 September"."""
    if meaning.year:
        year = _step(meaning.year, focus, about)
        return _dated(meaning, year.year) if year else None
    if about.today is not None:
        return _toward(meaning, about.today, meaning.which or tense(about.text, reading.start, reading.end))
    if meaning.grain == "season" and not meaning.which and focus.era and focus.era.grain == "decade":
        return None  # "in the 1960s peat was cut in summer": of any year
    return _told(meaning, focus.point) if focus.point else None


def _told(meaning: Open, focus: Point) -> Point | None:
    """Find the open date of a narrative from its focus."""
    if meaning.which in ("last", "next"):
        return _toward(meaning, focus.first, meaning.which)
    return _dated(meaning, focus.year) if focus.grain == "year" else _nearest(meaning, focus)


def _dated(meaning: Open, year: int) -> Point | None:
    """Return the open date in that year, None for 29 February of a common year."""
    if meaning.day and not is_day(year, meaning.part, meaning.day):
        return None
    return Point(meaning.grain, year, meaning.part, meaning.day)


def _candidates(meaning: Open, day: int) -> list[Point]:
    """Return the open date in the year of the day and in those around it; leap days are up to eight years apart."""
    year = around(day, "year").year
    return [point for y in range(year - 8, year + 9) if (point := _dated(meaning, y))]


def _toward(meaning: Open, day: int, way: str) -> Point | None:
    """Return the nearest one that way: past and this year's on or before the day, "last" before it, "next" after it."""
    points = _candidates(meaning, day)
    if way in ("this", "same"):
        return _dated(meaning, around(day, "year").year)
    if way in ("last", "past"):
        return max((p for p in points if (p.last < day if way == "last" else p.first <= day)), key=_first, default=None)
    if way in ("next", "ahead"):
        return min((p for p in points if (p.first > day if way == "next" else p.last >= day)), key=_first, default=None)
    return min(points, key=lambda p: abs((p.first + p.last) // 2 - day), default=None)


def _first(point: Point) -> int:
    return point.first


def _nearest(meaning: Open, focus: Point) -> Point | None:
    """Return the one nearest to the focus; stories go forward, so a step back counts for more."""
    points = _candidates(meaning, focus.first)
    middle = (focus.first + focus.last) // 2

    def cost(point: Point) -> float:
        gap = (point.first + point.last) // 2 - middle
        return gap if gap >= 0 else -gap * _BACK

    return min(points, key=cost, default=None)


def _weekday(reading: Reading, meaning: Weekday, focus: Point | None, about: Clues) -> Point | None:
    """Find the day of "Friday": back on or before the day of writing, ahead on or after it."""
    if about.today is not None:
        day, way = about.today, meaning.which or tense(about.text, reading.start, reading.end)
    elif focus and focus.grain == "day":
        day, way = focus.first, meaning.which or "ahead"
    else:
        return None
    back = (weekday(day) - meaning.number) % 7
    if way in ("ahead", "next"):
        ahead = (meaning.number - weekday(day)) % 7
        return around(day + (ahead or 7 if way == "next" else ahead), "day")
    return around(day - (back or 7 if way == "last" else back), "day")


def _monthday(day: int, focus: Point | None, about: Clues) -> Point | None:
    """Find "the 20th" in the month that is talked about."""
    month = focus or _speech(focus, about)
    if month is None or month.grain not in ("day", "month") or not is_day(month.year, month.part, day):
        return None
    return Point("day", month.year, month.part, day)


def _short_year(meaning: ShortYear, focus: Point | None, about: Clues) -> Point | None:
    """Find "'99" at or before the year that is talked about; "1915–17" goes on from its start."""
    if meaning.after is not None:
        return Point(meaning.grain, meaning.after - meaning.after % 100 + meaning.digits)
    now = _speech(focus, about)
    latest = (now.year if now else 2020) + 5
    return Point(meaning.grain, latest - (latest - meaning.digits) % 100)
