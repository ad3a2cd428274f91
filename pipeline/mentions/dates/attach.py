"""What stands around a date and belongs to it: "early", "the end of", "Friday morning", "Saturday, June 24", "circa"."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pipeline.lexicon.fragments import BLANK, DASH
from pipeline.mentions.dates.readings import (
    LAST_WEEK,
    Fixed,
    Fraction,
    Monthday,
    Open,
    Other,
    Reading,
    ShortYear,
    Step,
    Weekday,
)
from pipeline.mentions.dates.words import ORDINALS
from pipeline.text.calendar import Point
from pipeline.text.date_fragments import WEEKDAY

_REACH = 44
_EARLY = (
    r"early|beginning|start|opening|earlier|first(?:[ ](?:few|two|three))?[ ](?:weeks?|months|days|years|part|half)"
)
_LATE = (
    r"late|end|close|closing|later|latter[ ](?:part|half)|second[ ]half"
    r"|(?:final|last|closing)(?:[ ](?:few|two|three))?[ ](?:weeks?|months|days|years)"
)
_MID = r"mid|middle"
_EDGE = re.compile(
    rf"(?:\b(?:the{BLANK})?(?:very{BLANK})?(?:(?P<early>{_EARLY})|(?P<late>{_LATE})|(?P<mid>{_MID}))(?:{BLANK}(?:in"
    rf"|of){BLANK}(?:the{BLANK})?|{BLANK}|{DASH})"
    rf"|\b(?:the{BLANK})?(?:rest|remainder|whole|entirety|turn){BLANK}of{BLANK}(?:the{BLANK})?)(?:the{BLANK})?$",
    re.IGNORECASE,
)
# "will close in 2026", "to end in May"
_VERB = re.compile(
    rf"(?:start|beginning|opening|end|close|closing){BLANK}in{BLANK}|(?:start|close){BLANK}(?!of\b)", re.IGNORECASE
)
_WEEK_OF = re.compile(
    rf"\b(?:the{BLANK})?(?P<week>first|second|third|fourth|last|final){BLANK}week{BLANK}(?:of|in){BLANK}$",
    re.IGNORECASE,
)
_ABOUT = re.compile(rf"\b(?:c\.|ca\.?|circa|about|around|approximately|roughly){BLANK}$", re.IGNORECASE)
_CIRCA = re.compile(r"c\.|ca|circa", re.IGNORECASE)
_DAY_BEFORE = re.compile(
    rf"\b{WEEKDAY}(?:,{BLANK}?|{BLANK}|{BLANK}dawn{BLANK}of{BLANK})(?:the{BLANK})?$", re.IGNORECASE
)
_PART_BEFORE = re.compile(
    rf"\b(?:the{BLANK}|early{BLANK}in{BLANK}the{BLANK})?(?:(?:(?:early|late){BLANK})?(?P<p>morning|afternoon|evening|night|dawn)(?:{BLANK}hours)?"
    rf"|(?P<small>(?:early|small|wee){BLANK}hours)){BLANK}of{BLANK}(?:the{BLANK})?$",
    re.IGNORECASE,
)
# between "3 p.m." and "Thursday", between "Thursday" and "3 p.m."
_ON_DAY = re.compile(rf",?{BLANK}(?:on{BLANK}(?:the{BLANK})?)?", re.IGNORECASE)
_AT_TIME = re.compile(rf",?{BLANK}at{BLANK}(?:(?:about|around|approximately){BLANK})?", re.IGNORECASE)
_PART_AFTER = re.compile(rf"{BLANK}(?:at{BLANK})?(?P<p>morning|afternoon|evening|night)(?!\w)", re.IGNORECASE)
_OF_YEAR = re.compile(rf",?{BLANK}(?:of|in){BLANK}", re.IGNORECASE)
_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "dawn": "TMO"}
_GAP = re.compile(
    rf"{BLANK}?(?:{DASH}|to|until|till|through|and|or|,|/|,{BLANK}and){BLANK}?(?:the{BLANK})?(?:(?:early|late"
    r"|mid)[- ])?",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"{BLANK}?(?:{DASH}|/){BLANK}?", re.IGNORECASE)


def attach(text: str, readings: Iterable[Reading]) -> list[Reading]:
    """Widen each reading by what belongs to it, then let neighbours lend each other their month and year."""
    widened: list[Reading] = []
    for reading in readings:
        before = widened[-1] if widened else None
        # "the last week" of "the last week of March" was read as a duration
        floor = (before.start if isinstance(before.meaning, Other) else before.end) if before else 0
        widened.append(_widen(text, floor, reading))
    return list(_ranges(text, _lend(text, _years(text, _timed(text, _apart(widened))))))


def _apart(readings: list[Reading]) -> list[Reading]:
    """Drop a reading that a wider neighbour has swallowed (the "Friday" of "Friday, June 24")."""
    out: list[Reading] = []
    for reading in readings:
        while out and out[-1].end > reading.start:
            out.pop()
        out.append(reading)
    return out


def _widen(text: str, floor: int, reading: Reading) -> Reading:
    """Take in modifiers on the left and a part of the day on the right."""
    meaning = reading.meaning
    if isinstance(meaning, Other | Fraction):
        return reading
    if _is_day(reading):
        reading = _with_part(text, reading)
    left = max(0, reading.start - _REACH)
    before = text[left : reading.start]
    if _is_day(reading) and (found := _DAY_BEFORE.search(before)):
        reading = replace(reading, start=left + found.start())
    elif (found := _WEEK_OF.search(before)) and left + found.start() >= floor and _is_month(reading):
        which = found["week"].casefold()
        number = LAST_WEEK if which in ("last", "final") else ORDINALS[which]
        reading = replace(reading, start=left + found.start(), edge=f"week {number}")
    elif (found := _EDGE.search(before)) and left + found.start() >= floor and not _VERB.match(found.group()):
        edge = found.lastgroup or ""
        reading = replace(reading, start=left + found.start(), edge=edge)
    elif (found := _ABOUT.search(before)) and isinstance(meaning, Fixed):
        start = left + found.start() if _CIRCA.match(found.group()) else reading.start
        reading = replace(reading, start=start, approx=True)
    return reading


def _with_part(text: str, reading: Reading) -> Reading:
    """Read "Friday morning" and "the night of 20 June 1791"."""
    if after := _PART_AFTER.match(text, reading.end):
        return replace(reading, end=after.end(), clock=_PARTS[after["p"].casefold()])
    left = max(0, reading.start - _REACH)
    if before := _PART_BEFORE.search(text[left : reading.start]):
        return replace(reading, start=left + before.start(), clock=_PARTS[(before["p"] or "morning").casefold()])
    return reading


def _is_month(reading: Reading) -> bool:
    """Tell whether the reading is one month."""
    match reading.meaning:
        case Fixed(Point("month")) | Open("month"):
            return True
    return False


def _is_day(reading: Reading) -> bool:
    """Tell whether the reading is one day."""
    match reading.meaning:
        case Fixed(Point("day")) | Open("day") | Weekday() | Monthday() | Step("day"):
            return True
    return False


def _timed(text: str, readings: Iterable[Reading]) -> Iterator[Reading]:
    """Join a time of the day with the day beside it: "3 p.m. on Thursday", "5 May 2012 at 18:00"."""
    return _paired(readings, lambda one, two: _day_and_time(text, one, two))


def _paired(readings: Iterable[Reading], join: Callable[[Reading, Reading], Reading | None]) -> Iterator[Reading]:
    """Yield the readings, two neighbours that join as one; a joined one joins no further."""
    waiting: Reading | None = None
    for reading in readings:
        if waiting and (joined := join(waiting, reading)):
            yield joined
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = reading
    if waiting:
        yield waiting


def _day_and_time(text: str, one: Reading, two: Reading) -> Reading | None:
    """Return the day with its time, None where the two do not belong together."""
    gap = text[one.end : two.start]
    if isinstance(one.meaning, Fraction) and _is_day(two) and not two.clock and _ON_DAY.fullmatch(gap):
        return replace(two, start=one.start, clock=one.meaning.clock)
    if isinstance(two.meaning, Fraction) and _is_day(one) and not one.clock and _AT_TIME.fullmatch(gap):
        return replace(one, end=two.end, clock=two.meaning.clock)
    return None


def _years(text: str, readings: Iterable[Reading]) -> Iterator[Reading]:
    """Join "October of next year", "January 24 of the same year": the month keeps the step that gives its year."""
    waiting: Reading | None = None
    for reading in readings:
        if waiting:
            step, month = reading.meaning, waiting.meaning
            near = _OF_YEAR.fullmatch(text[waiting.end : reading.start])
            if near and isinstance(month, Open) and isinstance(step, Step) and step.grain == "year":
                yield replace(waiting, end=reading.end, meaning=replace(month, year=step))
                waiting = None
                continue
            yield waiting
        waiting = reading
    if waiting:
        yield waiting


def _lend(text: str, readings: Iterable[Reading]) -> Iterator[Reading]:
    """Give "August" the year of "August and September 1914", "28" the month of "28 and 29 August"."""
    out: list[Reading] = []
    for reading in reversed(list(readings)):
        after = out[-1] if out else None
        near = after is not None and _GAP.fullmatch(text[reading.end : after.start])
        out.append(_borrow(reading, after) if after and near else reading)
    return reversed(out)


def _borrow(reading: Reading, after: Reading) -> Reading:
    """Return the reading with the month or the year that the next one has."""
    match reading.meaning, after.meaning:
        case Monthday(day), Fixed(Point("day", year, month, other)):
            late = day > other
            point = Point("day", year - (late and month == 1), (month - 2) % 12 + 1 if late else month, day)
            return replace(reading, meaning=Fixed(point))
        case Monthday(day), Open("day", month, other, which, _):
            return replace(reading, meaning=Open("day", (month - 2) % 12 + 1 if day > other else month, day, which))
        case Open(grain, part, day, "", None), Fixed(Point(other, year, part_after)) if part_after:
            order = (part * (3 if grain == "season" else 1), day)
            later = order > (part_after * (3 if other == "season" else 1), after.meaning.point.day or 31)
            return replace(reading, meaning=Fixed(Point(grain, year - later, part, day)))
    return reading


def _ranges(text: str, readings: Iterable[Reading]) -> Iterator[Reading]:
    """Join the ends of "2019–2025" and "12–14 July"; ends that words part stay two dates."""
    return _paired(readings, lambda one, two: _range(text, one, two))


def _range(text: str, one: Reading, two: Reading) -> Reading | None:
    """Return the range whose ends these are, None where they are two dates."""
    start = _joined(text, one, two) if _ends(one, two) else None
    return None if start is None else replace(one, start=start, end=two.end, until=two)


def _joined(text: str, one: Reading, two: Reading) -> int | None:
    """Return where the range begins whose ends these are, None where they are two dates.

    Only a dash or a slash makes a range; of "from 2009 to 2011" TimeML marks two dates, and so do we.
    """
    return one.start if _RANGE.fullmatch(text[one.end : two.start]) else None


def _ends(one: Reading, two: Reading) -> bool:
    """Tell whether the two can be the ends of one range."""
    kinds = (Fixed, Open, Monthday, ShortYear, Weekday)
    return isinstance(one.meaning, kinds) and isinstance(two.meaning, kinds)
