"""Whether 3/4/2021 is 3 April or March 4: what the whole text says of its numeric days."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.lexicon import fragment
from pipeline.mentions.dates.meanings import Absolute, Expression
from pipeline.text.calendar import Period, is_valid_date
from pipeline.text.regex import regex

_SLASHED = regex(r"(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})/[0-9]{4}")
_MONTHS = 12
_NEAR = 31  # days: what a text tells of one matter
# an hour as Americans give it
_AMERICAN_HOUR = regex(rf"[0-9] ?[AaPp]\.?[Mm]\.? {fragment('dates.american_zones')}\b")


def order_numeric_days(text: str, expressions: Sequence[Expression]) -> list[Expression]:
    """Return the expressions; days with slashes are read month first where the text shows that it writes them so.

    It shows it, in this order, by a slashed day of which only one reading is on the calendar, by the days
    near it that say their month in words, or by an hour in a time zone of North America. Else the day stands first.

    >>> from pipeline.mentions.dates.scan import scan
    >>> text = "Filed 02/01/2024, served February 2, 2024."
    >>> [e.meaning.period.part for e in order_numeric_days(text, scan(text))]
    [2, 2]
    """
    slashed = {i for i, e in enumerate(expressions) if _SLASHED.fullmatch(text, e.start, e.end)}
    if not slashed or not _is_month_first(text, expressions, slashed):
        return list(expressions)
    return [_swapped(e) or e if i in slashed else e for i, e in enumerate(expressions)]


def _is_month_first(text: str, expressions: Sequence[Expression], slashed: set[int]) -> bool:
    """Tell whether the text writes the month first."""
    parts = [_SLASHED.fullmatch(text, expressions[i].start, expressions[i].end) for i in slashed]
    if any(found and int(found["first"]) > _MONTHS for found in parts):
        return False
    if any(found and int(found["second"]) > _MONTHS for found in parts):
        return True
    others = [day for i, e in enumerate(expressions) if i not in slashed and (day := _first_day(e)) is not None]
    votes = sum(_votes(expressions[i], others) for i in slashed)
    return votes > 0 or (votes == 0 and _AMERICAN_HOUR.search(text) is not None)


def _votes(expression: Expression, others: Sequence[int]) -> int:
    """Return 1 where the month read first brings the day nearer to the others, -1 where the day does, 0 where both are far."""
    swapped = _swapped(expression)
    if swapped is None:
        return 0
    day_first, month_first = (
        min((abs(day - other) for other in others), default=_NEAR + 1)
        for day in (_first_day(expression), _first_day(swapped))
        if day is not None
    )
    return (day_first > month_first) - (day_first < month_first) if min(day_first, month_first) <= _NEAR else 0


def _first_day(expression: Expression) -> int | None:
    """Return the number of a day that says its month and year, None for all else."""
    match expression.meaning:
        case Absolute(Period("day") as period) if period.day:
            return period.first
    return None


def _swapped(expression: Expression) -> Expression | None:
    """Return the day with month and day exchanged, None where that is the same or no day of the calendar."""
    match expression.meaning:
        case Absolute(Period("day", year, month, day)) if month != day <= _MONTHS and is_valid_date(year, day, month):
            return replace(expression, meaning=Absolute(Period("day", year, day, month)))
    return None
