"""Which expressions are one day, which are one month."""

from pipeline.mentions.dates.meanings import Absolute, DayOfMonth, Expression, MissingYear, Offset, Weekday
from pipeline.text.calendar import Period


def is_month(expression: Expression) -> bool:
    """Tell whether the expression is one month."""
    match expression.meaning:
        case Absolute(Period("month")) | MissingYear("month"):
            return True
    return False


def is_day(expression: Expression) -> bool:
    """Tell whether the expression is one day."""
    match expression.meaning:
        case Absolute(Period("day")) | MissingYear("day") | Weekday() | DayOfMonth() | Offset("day"):
            return True
    return False
