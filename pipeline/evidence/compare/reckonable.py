"""What a figure may come from whatever the claim's words name: a figure of which that is so is no error for certain."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import permutations

from pipeline.evidence.compare.derived_from import shares_unit
from pipeline.evidence.compare.quantity import Interval, Quantity
from pipeline.evidence.compare.units import is_counted

# of more figures one follows by chance
_MOST_FIGURES = 12
_WHOLE = Decimal(100)

Reckoning = Callable[[Decimal, Decimal], Decimal]
# of two figures of the claim's unit, the lower one first
_OF_ONE_UNIT: tuple[Reckoning, ...] = (lambda low, high: high - low, lambda low, high: high + low)
# of two figures of one thing, as a share: a part, a fall, a growth
_SHARES: tuple[Reckoning, ...] = (
    lambda low, high: _WHOLE * low / high,
    lambda low, high: _WHOLE * (high - low) / high,
    lambda low, high: _WHOLE * (high - low) / low,
)
# of a level and a share: the part, the rest, the level before a fall, before and behind a growth, the whole
_LEVELS: tuple[Reckoning, ...] = (
    lambda level, share: level * share / _WHOLE,
    lambda level, share: level * (_WHOLE - share) / _WHOLE,
    lambda level, share: level * _WHOLE / (_WHOLE - share) if share < _WHOLE else level,
    lambda level, share: level * _WHOLE / (_WHOLE + share),
    lambda level, share: level * (_WHOLE + share) / _WHOLE,
    lambda level, share: level * _WHOLE / share,
)


def find_operands(claimed: Quantity, quantities: Sequence[Quantity]) -> str:
    """Return the figures from which the claimed one may have been reckoned ("131 and 88 km"), "" where none make it.

    quantities: of the passages, but for what the claim itself states.
    """
    operands = [q for q in quantities if q.value > 0 and q.is_point]
    if claimed.is_bound or not claimed.is_point or len(operands) > _MOST_FIGURES:
        return ""
    if claimed.dimension == "share":
        shares = (q for q in operands if q.dimension == "share")
        if rest := next((q.words for q in shares if _states(claimed, _WHOLE - q.value)), ""):
            return f"what {rest} leave"
    makes = _makes_share if claimed.dimension == "share" else _makes_measure
    pairs = permutations(operands, 2)
    return next((f"{left.words} and {right.words}" for left, right in pairs if makes(claimed, left, right)), "")


def _makes_share(claimed: Quantity, left: Quantity, right: Quantity) -> bool:
    if left.value > right.value or left.value == right.value:
        return False
    if left.dimension == right.dimension == "share":
        return _states(claimed, right.value + left.value)
    one_thing = left.dimension == right.dimension or (
        left.text is right.text and not (left.dimension and right.dimension)
    )
    return one_thing and any(_states(claimed, share(left.value, right.value)) for share in _SHARES)


def _makes_measure(claimed: Quantity, left: Quantity, right: Quantity) -> bool:
    if not _is_of_unit(claimed, left):
        return False
    if right.dimension == "share":
        return claimed.significant_digits > 1 and any(
            _states(claimed, level(left.value, right.value)) for level in _LEVELS
        )
    if left.value > right.value or not _is_of_unit(claimed, right):
        return False
    return any(_states(claimed, value(left.value, right.value)) for value in _OF_ONE_UNIT)


def _is_of_unit(claimed: Quantity, found: Quantity) -> bool:
    """Tell whether a figure may be of the claim's unit: the same, or none where both count, or money named before."""
    if shares_unit(claimed, found):
        return True
    if found.is_dimensionless or claimed.is_dimensionless:
        return False
    return (
        is_counted(claimed.figure.unit)
        and is_counted(found.figure.unit)
        and not (claimed.dimension and found.dimension)
    )


def _states(claimed: Quantity, value: Decimal) -> bool:
    return claimed.interval.contains(Interval.point(value))
