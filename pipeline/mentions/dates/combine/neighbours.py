"""What neighbours lend each other: a day its time, a month its year, the left end of a range what only the right end has."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pipeline.lexicon import fragment
from pipeline.lexicon.fragments import DASH
from pipeline.mentions.dates.combine.kinds import is_day
from pipeline.mentions.dates.meanings import (
    Absolute,
    DayOfMonth,
    Expression,
    MissingYear,
    Offset,
    TimeOfDay,
    TwoDigitYear,
    Weekday,
)
from pipeline.text.calendar import Period, is_valid_date
from pipeline.text.grammar import expand_blanks
from pipeline.text.regex import regex


def _spaced(pattern: str) -> re.Pattern[str]:
    return regex(expand_blanks(pattern), re.IGNORECASE)


# between "3 p.m." and "Thursday", between "Thursday" and "3 p.m."
_ON_DAY = _spaced(r",? (?:on (?:the )?)?")
_AT_TIME = _spaced(r",? at (?:(?:about|around|approximately) )?")
_OF_YEAR = _spaced(r",? (?:of|in) ")
# "May Day 2010", "Boxing Day, 2004", "28 June in 2020"; "1 Jan. '23"
_DAY_AND_YEAR = _spaced(r",? (?:(?:of|in) )?")
_BETWEEN = _spaced(rf" ?(?:{DASH}|{fragment('dates.range_words')}|,|/|, and) ?(?:the )?(?:(?:early|late|mid)[- ])?")
_DASH_BETWEEN = _spaced(rf" ?(?:{DASH}|/) ?")
_RANGE_ENDS = (Absolute, MissingYear, DayOfMonth, TwoDigitYear, Weekday)


def attach_times(text: str, expressions: Iterable[Expression]) -> Iterator[Expression]:
    """Join a time of the day with the day beside it: "3 p.m. on Thursday", "5 May 2012 at 18:00"."""
    return _join_pairs(expressions, lambda left, right: _day_with_time(text, left, right))


def _join_pairs(
    expressions: Iterable[Expression], join: Callable[[Expression, Expression], Expression | None]
) -> Iterator[Expression]:
    """Yield the expressions, two neighbours that join as one; a joined one joins no further."""
    waiting: Expression | None = None
    for expression in expressions:
        if waiting and (joined := join(waiting, expression)):
            yield joined
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = expression
    if waiting:
        yield waiting


def _day_with_time(text: str, left: Expression, right: Expression) -> Expression | None:
    """Return the day with its time, None where the two do not belong together."""
    between = text[left.end : right.start]
    if isinstance(left.meaning, TimeOfDay) and is_day(right) and not right.clock and _ON_DAY.fullmatch(between):
        return replace(right, start=left.start, clock=left.meaning.clock)
    if isinstance(right.meaning, TimeOfDay) and is_day(left) and not left.clock and _AT_TIME.fullmatch(between):
        return replace(left, end=right.end, clock=right.meaning.clock)
    return None


def attach_years(text: str, expressions: Iterable[Expression]) -> Iterator[Expression]:
    """Join "October of next year", "28 June in 2020", "1 Jan. '23"; of an offset the month keeps how it gives the year."""
    return _join_pairs(expressions, lambda left, right: _month_of_year(text, left, right))


def _month_of_year(text: str, left: Expression, right: Expression) -> Expression | None:
    """Return the month or day with its year, None where the two do not belong together."""
    between = text[left.end : right.start]
    match left.meaning, right.meaning:
        case MissingYear(grain, part, day, "", None), Absolute(Period("year", year)) if (
            (_DAY_AND_YEAR if grain == "day" else _OF_YEAR).fullmatch(between)
            and not right.modifier
            and (not day or is_valid_date(year, part, day))
        ):
            return replace(left, end=right.end, meaning=Absolute(Period(grain, year, part, day)))
        case MissingYear("day", _, _, "", None) as date, TwoDigitYear(_, None, "year") as digits if (
            _DAY_AND_YEAR.fullmatch(between)
        ):
            return replace(left, end=right.end, meaning=replace(date, year=digits))
        case MissingYear() as month, Offset("year") as year if _OF_YEAR.fullmatch(between):
            return replace(left, end=right.end, meaning=replace(month, year=year))
    return None


def lend_years(text: str, expressions: Iterable[Expression]) -> Iterator[Expression]:
    """Give "August" the year of "August and September 1914", "28" the month of "28 and 29 August"."""
    lent: list[Expression] = []
    for expression in reversed(list(expressions)):
        right = lent[-1] if lent else None
        is_near = right is not None and _BETWEEN.fullmatch(text[expression.end : right.start])
        lent.append(_borrow(expression, right) if right and is_near else expression)
    return reversed(lent)


def _borrow(expression: Expression, right: Expression) -> Expression:
    """Return the expression with the month or the year that the next one has; what would come after it is one earlier."""
    match expression.meaning, right.meaning:
        case DayOfMonth(day), Absolute(Period("day", year, month, right_day)):
            is_later = day > right_day
            period = Period("day", year - (is_later and month == 1), _month(month, is_later), day)
            return replace(expression, meaning=Absolute(period))
        case DayOfMonth(day), MissingYear("day", month, right_day, determiner, _):
            return replace(expression, meaning=MissingYear("day", _month(month, day > right_day), day, determiner))
        case MissingYear(grain, part, day, "", None), Absolute(Period(right_grain, year, right_part, right_day)) if (
            right_part
        ):
            order = (part * (3 if grain == "season" else 1), day)
            is_later = order > (right_part * (3 if right_grain == "season" else 1), right_day or 31)
            return replace(expression, meaning=Absolute(Period(grain, year - is_later, part, day)))
    return expression


def _month(month: int, is_later: bool) -> int:
    """Return the month, the one before where the day would come later than the day that lends it."""
    return (month - 2) % 12 + 1 if is_later else month


def join_ranges(text: str, expressions: Iterable[Expression]) -> Iterator[Expression]:
    """Join the ends of "2019–2025" and "12–14 July".

    Only a dash or a slash makes a range; of "from 2009 to 2011" TimeML marks two dates, and so do we.
    """
    return _join_pairs(expressions, lambda left, right: _range(text, left, right))


def _range(text: str, left: Expression, right: Expression) -> Expression | None:
    """Return the range whose ends these are, None where they are two dates."""
    if not isinstance(left.meaning, _RANGE_ENDS) or not isinstance(right.meaning, _RANGE_ENDS):
        return None
    is_range = _DASH_BETWEEN.fullmatch(text[left.end : right.start])
    return replace(left, end=right.end, until=right) if is_range else None
