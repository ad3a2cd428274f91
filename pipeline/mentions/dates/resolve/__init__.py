"""Where on the calendar an expression lies.

A focus follows the text: the last day, month or year that it named. News is anchored on the day it was written and on the
tense of the clause; a narrative, whose years lie elsewhere, on the focus (Strötgen and Gertz 2013, Mazur and Dale 2010).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.mentions.dates.anchoring import Focus, TextContext, advance_focus, enter_sentence, note_beside
from pipeline.mentions.dates.entries import Entries
from pipeline.mentions.dates.meanings import (
    LAST_WEEK,
    Absolute,
    DayOfMonth,
    Expression,
    MissingYear,
    Offset,
    SamePeriod,
    Slice,
    TimeOfDay,
    TwoDigitYear,
    Weekday,
)
from pipeline.mentions.dates.resolve.missing import (
    is_of_any_year,
    resolve_day_of_month,
    resolve_missing_year,
    resolve_two_digit_year,
    resolve_weekday,
)
from pipeline.mentions.dates.resolve.offsets import resolve_offset, resolve_same_period
from pipeline.mentions.dates.tense import tense
from pipeline.text.calendar import Period, civil_date, period_containing, shift

# EDTF and datetime have four digits
# characters without any date, behind which a text is about another time (WikiWars: 1,200 cost 0.7, 2,000 0.3, 4,000 nothing)
_FAR = 2500
_LAST_YEAR = 9999
NO_ENTRIES = Entries()
_OF_ANY_DAY = ("part of the day", "hour of a part of the day")  # rules whose time is that of any day in a habit


def resolve_all(
    expressions: Sequence[Expression], context: TextContext, parts: Entries = NO_ENTRIES
) -> Iterator[tuple[Expression, Period | None, Period | None]]:
    """Yield each expression with its period and, of a range, that of its right end; None where it cannot be known.

    parts: of a text that joins the entries of several days, of which each counts from its own.
    """
    focus, end, of_document = Focus(), 0, context
    after_left_end = replace(context, is_narrative=True)
    for expression in expressions:
        day = parts.day_at(expression.start)
        context = (
            of_document if day is None else replace(of_document, written=day, is_narrative=False, names_present=True)
        )
        focus = enter_sentence(focus, context.text, end, expression.start)
        if expression.start - end > _FAR:
            focus = Focus()
        end = expression.end
        if is_of_any_year(expression, context):
            continue
        opening = parts.openings.get(expression.start) if parts.openings else None
        period = opening or resolve(expression, focus, context)
        if period and period.grain == "month" and expression.week:
            period = week_of_month(period, expression.week)
        until = resolve(expression.until, Focus(period), after_left_end) if expression.until and period else None
        until = until if until and period and until.last >= period.first else None
        if period and expression.part:
            period, until = units_of(period, expression.part)
        yield expression, period, until
        if period:
            focus = note_beside(focus, expression, until or period, context.text)
            focus = advance_focus(expression, until or period, focus, context)


def resolve(expression: Expression, focus: Focus, context: TextContext) -> Period | None:
    """Return the period that the expression means."""
    period: Period | None = None
    match expression.meaning:
        case Absolute():
            period = expression.meaning.period
        case MissingYear() as meaning:
            period = resolve_missing_year(expression, meaning, focus, context)
        case Weekday() as meaning:
            period = resolve_weekday(expression, meaning, focus.period, context)
        case DayOfMonth(day):
            period = resolve_day_of_month(day, focus.period, context)
        case TwoDigitYear() as meaning:
            period = resolve_two_digit_year(meaning, focus.period, context)
        case SamePeriod() as meaning:
            period = resolve_same_period(meaning, focus, context)
        case Offset("day", 0, "speech") if _is_any_present(expression, context):
            period = None
        case TimeOfDay() if _is_habitual(expression, context.text):
            period = None
        case Offset() | TimeOfDay() as meaning:
            period = resolve_offset(expression, meaning, focus, context)
    return period if period and civil_date(period.last)[0] <= _LAST_YEAR else None


def _is_any_present(expression: Expression, context: TextContext) -> bool:
    """Tell whether "today" is nowadays: nothing else counts from the day of writing, and its clause tells of no past."""
    written = context.text[expression.start : expression.end].casefold()
    return (
        written == "today"
        and not context.is_deictic
        and tense(context.text, expression.start, expression.end) != "past"
    )


def _is_habitual(expression: Expression, text: str) -> bool:
    """Tell whether "in the evening" or "six in the evening" is that of any day: its clause tells of no past and nothing to come."""
    return expression.rule in _OF_ANY_DAY and not tense(text, expression.start, expression.end)


def units_of(period: Period, part: Slice) -> tuple[Period, Period | None]:
    """Return the first and the last of the units that are meant; the whole period where it does not have so many."""
    grain = "day" if part.grain == "week" else part.grain
    days = 7 if part.grain == "week" else 1
    if part.at > 0:
        left = shift(period_containing(period.first, grain), (part.at - 1) * days)
        right = shift(left, part.count * days - 1)
    else:
        right = period_containing(period.last, grain)
        left = shift(right, 1 - part.count * days)
    if left.first < period.first or right.last > period.last:
        return period, None
    return left, right if right != left else None


def week_of_month(month: Period, number: int) -> Period:
    """Return the ISO week of the month, 5 being its last: the one that has its 4th, 11th, 18th, 25th or fourth-last day."""
    return period_containing(month.last - 3 if number == LAST_WEEK else month.first + 3 + 7 * (number - 1), "week")
