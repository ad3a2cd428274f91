"""The period that an offset leads to: "three years ago", "that day", "the weekend", "the same month a year earlier"."""

import re

from pipeline.mentions.dates.anchoring import Focus, TextContext
from pipeline.mentions.dates.meanings import Expression, Offset, SamePeriod, TimeOfDay
from pipeline.mentions.dates.tense import tense
from pipeline.text.calendar import Period, is_finer, is_valid_date, iso_weekday, period_containing, shift
from pipeline.text.regex import regex

# "the middle of the century" is over by then
_MIDDLE = 60
_FRIDAY = 5
# "four days later" of a year is some day of that year, 300 days later perhaps of the next one
_SAME_YEAR_DAYS = 300
_BY = regex(r"\bby (?:the )?$", re.IGNORECASE)


def speech_time(focus: Period | None, context: TextContext) -> Period | None:
    """Return the time of speech: the day of writing, in a narrative the focus."""
    return focus if context.speech_day is None else period_containing(context.speech_day, "day")


def resolve_offset(
    expression: Expression, meaning: Offset | TimeOfDay, focus: Focus, context: TextContext
) -> Period | None:
    """Return the period at an offset; "the weekend" and "the century" have rules of their own."""
    match meaning:
        case Offset("weekend", 0, "speech"):
            return _weekend(expression, focus, context)
        case Offset("century", 0, "focus") if not _is_century_of_focus(expression, focus, context):
            return None
    return shift_from_origin(meaning, focus, context)


def shift_from_origin(meaning: Offset | TimeOfDay, focus: Focus, context: TextContext) -> Period | None:
    """Return the period so many steps from the time of speech or the focus; "four days later" of a year is some day of it."""
    grain, steps = (meaning.grain, meaning.count) if isinstance(meaning, Offset) else ("day", meaning.days)
    grain = "week" if grain == "weekend" else grain
    origin = _origin(meaning.origin, grain, steps, focus, context)
    if origin is None:
        return None
    if is_finer(grain, origin.grain) or not _has_grain(origin, grain):
        is_near = isinstance(meaning, Offset) and grain == "day" and abs(steps) < _SAME_YEAR_DAYS
        return Period("day", origin.year) if is_near else None
    period = shift(origin, steps, grain)
    if isinstance(meaning, Offset) and meaning.some_day and grain in ("year", "month"):
        return Period("day", period.year, period.part)
    return period


def _origin(origin: str, grain: str, steps: int, focus: Focus, context: TextContext) -> Period | None:
    """Return what the steps are counted from: of "that year" the last year named, of "that day" the last day."""
    speech = speech_time(focus.period, context)
    if origin == "scene":
        origin = "focus" if context.written is None else "speech"
    if grain in ("decade", "century") and focus.era and origin == "focus":
        return focus.era
    if origin == "speech" or focus.period is None:
        # "last year" of nobody knows when
        return None if origin == "speech" and context.written is None else speech
    if grain == "year" and focus.year is not None:
        return Period("year", focus.year)
    if is_finer(grain, focus.period.grain):
        if steps == 0 and focus.day and (context.news_day is not None or focus.day.year == focus.year):
            return focus.day
        return focus.period if context.news_day is None else speech
    return focus.period


def _has_grain(period: Period, grain: str) -> bool:
    """Tell whether the period names its own day and month, if these are asked for."""
    if period.grain != "day" or period.day or not is_finer(grain, "year"):
        return True
    return grain == "month" and bool(period.part)


def _weekend(expression: Expression, focus: Focus, context: TextContext) -> Period | None:
    """Return the week of "the weekend": for one who writes on a weekday and looks back, the week before."""
    if context.news_day is None:
        return shift_from_origin(Offset("week", 0, "focus"), focus, context)
    is_past = (
        context.text[expression.start : expression.end].casefold().endswith("the weekend")
        and iso_weekday(context.news_day) <= _FRIDAY
        and tense(context.text, expression.start, expression.end) == "past"
    )
    return shift(period_containing(context.news_day, "week"), -1 if is_past else 0)


def _is_century_of_focus(expression: Expression, focus: Focus, context: TextContext) -> bool:
    """Tell whether "the century" can only be that of the focus: not between 1991 and 2023, nor its middle after 1991."""
    if focus.era or focus.period is None:
        return True
    year = focus.period.year
    if focus.year is not None and focus.year // 100 != year // 100:
        return False
    if expression.modifier not in ("early", "mid") or year % 100 <= _MIDDLE:
        return True
    is_future = tense(context.text, expression.start, expression.end) == "future"
    return not is_future and not _BY.search(context.text[max(0, expression.start - 12) : expression.start])


def resolve_same_period(meaning: SamePeriod, focus: Focus, context: TextContext) -> Period | None:
    """Return the month or quarter of the focus in another year; the year alone where the focus is coarser."""
    base = focus.period or speech_time(None, context)
    if meaning.grain == "quarter or year" and not (base and base.grain in ("quarter", "half")):
        return shift_from_origin(Offset("year", -1, meaning.origin), focus, context)
    if base is None:
        return None if meaning.year is None else Period("year", meaning.year)
    year = base.year + meaning.years if meaning.year is None else meaning.year
    grain = base.grain if meaning.grain in ("", "quarter or year") else meaning.grain
    if is_finer(grain, base.grain) or not is_finer(grain, "year") or not _has_grain(base, "day"):
        return Period("year", year)
    if grain != "day":
        return Period(grain, year, period_containing(base.first, grain).part)
    # without its own noun ("this time last year") the day is no more than the year
    is_day = meaning.grain == "day" and is_valid_date(year, base.part, base.day)
    return Period("day", year, base.part, base.day) if is_day else Period("year", year)
