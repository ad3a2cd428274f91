"""From a reading and its place to a Time: EDTF, TIMEX3, first and last day."""

from pipeline.mentions.dates.readings import Fraction, Open, Other, Reading, Step, Weekday
from pipeline.model import Time, TimeKind
from pipeline.model.span import Span
from pipeline.text.calendar import Point, around, edtf, iso, timex


def time_of(reading: Reading, point: Point | None, until: Point | None = None) -> Time:
    """Return the Time; edtf is "" where nothing is known of the place."""
    span, by = Span(reading.start, reading.end), f"rule:{reading.rule}"
    meaning = reading.meaning
    if isinstance(meaning, Other):
        return Time("", span, TimeKind(meaning.kind), "", meaning.timex, by=by)
    if point is None:
        return Time("", span, TimeKind.DATE, *_unknown(reading), by=by)
    if until:
        return Time(
            "", span, TimeKind.DATE, _interval(point, until), timex(point), iso(point.first), iso(until.last), by
        )
    if isinstance(meaning, Step) and meaning.grain == "weekend":
        return _weekend(span, point, by)
    first, last = _edges(point, reading.edge)
    clock = reading.clock or (meaning.clock if isinstance(meaning, Fraction) else "")
    return Time(
        "",
        span,
        TimeKind.DATE,
        _expression(point, approx=reading.approx),
        timex(point) + clock,
        iso(first),
        iso(last),
        by,
    )


def _unknown(reading: Reading) -> tuple[str, str]:
    """Return EDTF and TIMEX3 of a date that no year is known of: "XXXX-09" twice, "" and "XXXX-WXX-5"."""
    meaning = reading.meaning
    match meaning:
        case Fraction():
            return "", f"XXXX-XX-XX{meaning.clock}"
        case Weekday():
            return "", f"XXXX-WXX-{meaning.number}"
        case Open():
            said = timex(Point(meaning.grain, 1, meaning.part, meaning.day)).replace("0001", "XXXX")
            return said if meaning.grain in ("month", "day") else "", said
    return "", "XXXX-XX-XX"


def _expression(point: Point, *, approx: bool) -> str:
    """Return EDTF, "1998~" for about 1998."""
    said = edtf(point)
    return f"{said}~" if approx and point.grain in ("day", "month", "year") else said


def _interval(point: Point, until: Point) -> str:
    """Return an EDTF interval; its ends may be days, months, years, decades, so that other grains turn into months."""
    plain = ("day", "month", "year", "decade", "century")
    if point.grain in plain and until.grain in plain and "/" not in edtf(point) + edtf(until):
        return f"{edtf(point)}/{edtf(until)}"
    return f"{edtf(around(point.first, 'month'))}/{edtf(around(until.last, 'month'))}"


def _weekend(span: Span, week: Point, by: str) -> Time:
    first, last = iso(week.last - 1), iso(week.last)
    return Time("", span, TimeKind.DATE, f"{first}/{last}", f"{timex(week)}-WE", first, last, by)


def _edges(point: Point, edge: str) -> tuple[int, int]:
    """Return the days of "early", "mid" and "late", widely taken: the first, the middle, the last half."""
    first, last = point.first, point.last
    half = (last - first + 1) // 2
    if not half:
        return first, last
    match edge:
        case "early":
            return first, first + half
        case "late":
            return last - half + 1, last
        case "mid":
            return first + half // 2, last - half // 2
    return first, last
