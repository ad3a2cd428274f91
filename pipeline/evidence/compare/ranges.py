"""The stretch of values that a figure allows: its comparator, and the precision with which it is stated."""

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Literal

from pipeline.model import Figure

_INFINITY = Decimal("Infinity")
# of the longest number: "2 × 10^35" divided by 2 needs them all
_DIGITS = 200
_HALF = Decimal("0.5")
# "about": a tenth to either side, less where the number is not round ("some 23"); rounding may never stand for more than a
# twentieth
_ABOUT, _ABOUT_EXACT, ROUNDING = Decimal("0.1"), Decimal("0.04"), Decimal("0.05")
# a fraction in words rounds more, by so much of it or of its smaller part: "four fifths" for 82 %, "one in five" for 19 %
_FRACTION, _SMALLER = Decimal("0.03"), Decimal("0.05")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,12})?|\d{1,20}(?:\.\d{1,12})?")

Relation = Literal["inside", "overlap", "apart"]


@dataclass(frozen=True, slots=True)
class Range:
    """All values from low to high; an open end excludes its own value."""

    low: Decimal
    high: Decimal
    open_low: bool = False
    open_high: bool = False

    def holds(self, other: "Range") -> bool:
        """Tell whether the other range lies wholly in this one."""
        low = self.low < other.low or (self.low == other.low and (other.open_low or not self.open_low))
        high = other.high < self.high or (self.high == other.high and (other.open_high or not self.open_high))
        return low and high

    def apart(self, other: "Range") -> bool:
        """Tell whether no value lies in both."""
        below = self.high < other.low or (self.high == other.low and (self.open_high or other.open_low))
        above = other.high < self.low or (self.low == other.high and (self.open_low or other.open_high))
        return below or above


def is_whole(value: Decimal) -> bool:
    """Tell whether a value has no fraction, however large it is.

    >>> is_whole(Decimal("1e60")), is_whole(Decimal("4.5"))
    (True, False)
    """
    return value == value.to_integral_value()


def stated(figure: Figure, text: str) -> Decimal:
    """Return half of the last stated digit: 0.05 billion for "$42.3 billion", 500 for "42,000", 0.5 for "17".

    Never more than a twentieth of the value; for values in words 0, but for fractions and halves: a third is about
    33 per cent, four and a half may be 4.6.
    """
    numbers = [Decimal(n.replace(",", "")) for n in _NUMBER.findall(figure.span.of(text))]
    value = abs(figure.high)
    if not numbers and value > 1 and not is_whole(value):  # "four and a half years"
        return value * ROUNDING
    if figure.kind == "ratio" and not numbers and value < 1:
        return max(value * _FRACTION, min(value, 1 - value) * _SMALLER)
    with localcontext() as context:
        context.prec = _DIGITS
        number = next((n for n in numbers if n and value % n == 0), numbers[0] if numbers else None)
    if not number or not value:
        return Decimal(0)
    scale = value / number
    exponent = number.as_tuple().exponent
    last = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    if last == 1 and scale == 1 and figure.unit != "%":
        digits = str(number)
        zeros = len(digits) - len(digits.rstrip("0"))
        return (
            min(Decimal(1).scaleb(zeros) * _HALF, value * ROUNDING / 5) if zeros >= 2 and value >= 1000 else Decimal(0)
        )
    return min(last * scale * _HALF, value * ROUNDING)


def _about(figure: Figure) -> Decimal:
    """Return what "about" allows to either side: 4 for "about 40", 0.9 for "some 23"."""
    high = max(abs(figure.low), abs(figure.high))
    round_number = len(f"{high.normalize():f}".replace(".", "").strip("0")) < 2
    return high * (_ABOUT if round_number or figure.kind == "ratio" else _ABOUT_EXACT)


def range_of(figure: Figure, slack: Decimal, factor: Decimal = Decimal(1)) -> Range:
    """Return the values that a figure allows, in base units; slack: what rounding allows to either side."""
    low, high = figure.low - slack, figure.high + slack
    about = max(Decimal(0), _about(figure) - slack) if "~" in figure.comparator else Decimal(0)
    low, high = (low - about) * factor, (high + about) * factor
    sign = figure.comparator.replace("~", "")
    # "as much as two fifths" of 41 %
    if len(sign) == 2 and figure.kind == "ratio" and not figure.unit:
        about += slack
    if figure.comparator == "<~":  # "nearly": not far below, and not above
        return Range(low, (figure.high + slack) * factor)
    if figure.comparator == ">~":  # "just over": not far above
        return Range((figure.low - slack) * factor, (figure.high * (1 + _ABOUT)) * factor)
    if sign.startswith(">"):
        return Range((figure.low - about) * factor, _INFINITY, open_low=sign == ">" and not about)
    if sign.startswith("<"):
        return Range(-_INFINITY, (figure.high + about) * factor, open_high=sign == "<" and not about)
    return Range(low, high, open_high=bool(slack) and not about)
