"""From an expression and its period to a Time: EDTF, TIMEX3, first and last day."""

from pipeline.mentions.dates.meanings import Expression, MissingYear, Offset, TimeOfDay, Unanchored, Weekday
from pipeline.model import Time, TimeKind
from pipeline.model.span import Span
from pipeline.text.calendar import Period, iso_date, period_containing
from pipeline.text.edtf import edtf
from pipeline.text.timex import timex

# what an EDTF interval may have as its ends
_INTERVAL_GRAINS = ("day", "month", "year", "decade", "century")


def to_time(expression: Expression, period: Period | None, until: Period | None = None) -> Time:
    """Return the Time; edtf is "" where nothing is known of its place. until: the right end of a range."""
    span, by = Span(expression.start, expression.end), f"rule:{expression.rule}"
    meaning = expression.meaning
    if isinstance(meaning, Unanchored):
        return Time("", span, TimeKind(meaning.kind), "", meaning.timex, by=by)
    if period is None:
        return Time("", span, TimeKind.DATE, *_without_year(expression), by=by)
    if until:
        first, last = iso_date(period.first), iso_date(until.last)
        return Time("", span, TimeKind.DATE, _interval(period, until), timex(period), first, last, by)
    if isinstance(meaning, Offset) and meaning.grain == "weekend":
        return _weekend(span, period, by)
    first_day, last_day = _modified_bounds(period, expression.modifier)
    clock = expression.clock or (meaning.clock if isinstance(meaning, TimeOfDay) else "")
    value = edtf(period)
    if expression.is_approximate and period.grain in ("day", "month", "year"):
        value += "~"
    return Time("", span, TimeKind.DATE, value, timex(period) + clock, iso_date(first_day), iso_date(last_day), by)


def _without_year(expression: Expression) -> tuple[str, str]:
    """Return EDTF and TIMEX3 of a date whose year is unknown: "XXXX-09" twice, "" and "XXXX-WXX-5"."""
    match expression.meaning:
        case TimeOfDay(clock):
            return "", f"XXXX-XX-XX{clock}"
        case Offset("day", 0, "speech") if expression.rule == "named day":
            return "", "PRESENT_REF"  # "today" of nobody knows when
        case Weekday(number):
            return "", f"XXXX-WXX-{number}"
        case MissingYear(grain, part, day):
            value = timex(Period(grain, 1, part, day)).replace("0001", "XXXX")
            return value if grain in ("month", "day") else "", value
    return "", "XXXX-XX-XX"


def _interval(period: Period, until: Period) -> str:
    """Return an EDTF interval; ends of other grains than EDTF allows turn into months."""
    ends = edtf(period), edtf(until)
    if period.grain in _INTERVAL_GRAINS and until.grain in _INTERVAL_GRAINS and "/" not in "".join(ends):
        return "/".join(ends)
    return f"{edtf(period_containing(period.first, 'month'))}/{edtf(period_containing(until.last, 'month'))}"


def _weekend(span: Span, week: Period, by: str) -> Time:
    """Return the last two days of a week."""
    first, last = iso_date(week.last - 1), iso_date(week.last)
    return Time("", span, TimeKind.DATE, f"{first}/{last}", f"{timex(week)}-WE", first, last, by)


def _modified_bounds(period: Period, modifier: str) -> tuple[int, int]:
    """Return the days of "early", "mid" and "late", widely taken: the first, the middle, the last half."""
    first, last = period.first, period.last
    half = (last - first + 1) // 2
    if not half:
        return first, last
    match modifier:
        case "early":
            return first, first + half
        case "late":
            return last - half + 1, last
        case "mid":
            return first + half // 2, last - half // 2
    return first, last
