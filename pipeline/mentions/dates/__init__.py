"""Dates, durations and sets of a text.

Flow: masks blank what is no date → scan tries the rules → combine widens expressions by their modifiers and lets neighbours
lend their year → resolve finds each on the calendar → serialise writes EDTF and TIMEX3.
"""

import datetime as dt

from pipeline.mentions.dates.anchoring import text_context
from pipeline.mentions.dates.combine import combine
from pipeline.mentions.dates.entries import entries, is_dateline
from pipeline.mentions.dates.foreign import find_foreign
from pipeline.mentions.dates.masks import mask
from pipeline.mentions.dates.meanings import Absolute, Expression
from pipeline.mentions.dates.numeric_order import order_numeric_days
from pipeline.mentions.dates.resolve import resolve_all
from pipeline.mentions.dates.scan import scan
from pipeline.mentions.dates.serialise import to_time
from pipeline.model import Time
from pipeline.text.calendar import Period, day_number

__all__ = ["find", "find_foreign"]

# a dateline farther from the date of the file than this many days dates something else
_DATELINE_DAYS = 366
_DATELINE_REACH = 400  # characters


def find(text: str, *, written: dt.date | None = None) -> tuple[Time, ...]:
    """Return the time expressions in text order. written: the text's own date, which anchors "last month" in news.

    >>> [(t.edtf, t.timex) for t in find("It rose in 2021 and fell the same year.")]
    [('2021', '2021'), ('2021', '2021')]

    Ends that a dash joins ("2019–2025") are one interval, with the TIMEX3 value of its beginning, because TIMEX3 has none for
    a range; ends that words part ("from 2009 to 2011") are two dates. Never raises; linear in the text.
    TIMEX3: TimeML 1.2.1; EDTF: ISO 8601-2.
    """
    plain = mask(text)
    expressions = combine(plain, order_numeric_days(plain, scan(plain)))
    context = text_context(plain, expressions, _day_of_writing(plain, expressions, written))
    return tuple(to_time(*resolved) for resolved in resolve_all(expressions, context, entries(plain, expressions)))


def _day_of_writing(text: str, expressions: list[Expression], written: dt.date | None) -> int | None:
    """Return the day of writing: the text's own dateline goes before the given date, when a year or less lies between."""
    given = day_number(written.year, written.month, written.day) if written else None
    dateline = _dateline(text, expressions)
    return dateline if dateline is not None and (given is None or abs(dateline - given) <= _DATELINE_DAYS) else given


def _dateline(text: str, expressions: list[Expression]) -> int | None:
    """Return the day that stands alone on one of the first lines, as news agencies print it."""
    for expression in expressions[:3]:
        match expression.meaning:
            case Absolute(Period("day") as period) if (
                is_dateline(text, expression) and expression.end < _DATELINE_REACH
            ):
                return period.first
    return None
