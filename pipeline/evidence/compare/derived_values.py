"""Derived values: what a claim has computed from two figures of its source, a sum, a difference, a share, a growth, a multiple."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from pipeline.evidence.compare.context import cosine
from pipeline.evidence.compare.quantity import Interval, Quantity
from pipeline.lexicon import fragment
from pipeline.model import FigureKind

# "ten inches short of what the charter demanded", "two days longer than"
_DIFFERENCE = re.compile(
    rf"\s(?:{fragment('evidence.distance_prepositions')}|{fragment('evidence.comparatives')} than)\b"
)
# "Of these, 280 said so", "152 of them", "of whom 9 are women": a share of what was counted before
_PARTITIVE = re.compile(rf"\bof {fragment('evidence.partitive_pronouns')}\b", re.IGNORECASE)
# "all but 153 of them", "the other 153"
_REMAINDER = re.compile(rf"\b{fragment('evidence.remainder_words')} $", re.IGNORECASE)
# "Taiwan and South Korea together hold 88 per cent"
_SUM = re.compile(rf"\b{fragment('evidence.sum_words')}\b", re.IGNORECASE)
# of so many figures a share drawn at random follows in 6 passages of a thousand, "twice" or "a third" in 26
_MOST_FIGURES = 8
# cosine of the contexts; of claims that were derived none has less
_SHARED_CONTEXT = 0.1
# "more than fourfold" is said of 5.2 times, not of a ninefold
_BOUND_REACH = Decimal("1.3")


class Derivation(NamedTuple):
    """How a value follows from a lower and a higher one, and of which quantities (claimed, low, high) that is believed."""

    value: Callable[[Decimal, Decimal], Decimal]
    applies: Callable[[Quantity, Quantity, Quantity], bool]


def derive_from(claimed: Quantity, quantities: Sequence[Quantity]) -> str:
    """Return the two figures from which the claimed one follows ("1,207 and 1,918 applications"), "" where none do.

    quantities: of one passage and its neighbours, or those of the claim that its source has. They must count the same
    thing, or stand in one sentence. Of many figures, as in a table, something always follows: they prove nothing.
    """
    operands = [quantity for quantity in quantities if quantity.value > 0 and not quantity.is_bound]
    if len(operands) > _MOST_FIGURES:
        return ""
    for derivation in _derivations(claimed):
        for left, right in combinations(operands, 2):
            low, high = sorted(_in_one_unit(left, right), key=lambda quantity: quantity.value)
            value = derivation.value(low.value, high.value)
            believed = _same_dimension(low, high) and derivation.applies(claimed, low, high)
            if believed and _states(claimed, value) and _shares_context(claimed, low, high):
                return f"{left.words} and {right.words}"
    return ""


def _shares_context(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether one of the two stands in words like the claim's; numbers alone may follow by chance."""
    return max(cosine(claimed.context, quantity.context) for quantity in (low, high)) >= _SHARED_CONTEXT


def _in_one_unit(left: Quantity, right: Quantity) -> tuple[Quantity, Quantity]:
    """Return the two as they may be meant: "62 minutes, the others 31" are both of minutes."""
    if left.dimension == right.dimension:
        return left, right
    for interpretation in left.interpretations:
        if interpretation.dimension == right.dimension:
            return interpretation, right
    return left, next((i for i in right.interpretations if i.dimension == left.dimension), right)


def _states(claimed: Quantity, value: Decimal) -> bool:
    """Tell whether the claim's words may stand for a value; "eighteen times" is 18.2 as well."""
    is_multiple = claimed.figure.unit == "times" and not claimed.is_bound
    rounded = is_multiple and abs(value - claimed.value) <= claimed.rounding_unit
    return rounded or claimed.interval.contains(Interval.point(value))


def _derivations(claimed: Quantity) -> Iterator[Derivation]:
    """Yield how the figure may have been derived; a mere bound says too little, but for "more than fourfold"."""
    change = claimed.figure.kind == FigureKind.CHANGE
    if _SUM.search(claimed.text) and not claimed.is_bound:
        yield Derivation(lambda low, high: low + high, _is_sum)
    if claimed.figure.unit == "times" and claimed.figure.kind in {FigureKind.RATIO, FigureKind.CHANGE}:
        yield Derivation(lambda low, high: high / low, _is_multiple)
    elif claimed.is_bound or not claimed.is_point:
        return
    elif claimed.dimension == "points":
        yield Derivation(lambda low, high: high - low, _are_shares)
    elif claimed.dimension == "share" and change:
        yield Derivation(lambda low, high: 100 * (high - low) / low, _are_counts)
        yield Derivation(lambda low, high: 100 * (high - low) / high, _are_counts)
    elif claimed.dimension == "share":
        yield Derivation(lambda low, high: 100 * low / high, _are_counts)
    elif claimed.significant_digits > 1 and _REMAINDER.search(claimed.text, 0, claimed.figure.span.start):
        yield Derivation(lambda low, high: high - low, _are_counts)
    elif not claimed.is_dimensionless and (change or _DIFFERENCE.match(claimed.text, claimed.figure.span.end)):
        yield Derivation(lambda low, high: high - low, _is_difference)


def _is_sum(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    return low.dimension == high.dimension == claimed.dimension and claimed.significant_digits > 1


def _is_multiple(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether "more than fourfold" may be said: not of a ninefold."""
    if not _are_counts(claimed, low, high):
        return False
    return not claimed.is_bound or high.value / low.value <= claimed.value * _BOUND_REACH


def _are_counts(_: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether both count or measure something; a share of shares is not believed."""
    return not (low.is_dimensionless or high.is_dimensionless)


def _are_shares(_: Quantity, low: Quantity, high: Quantity) -> bool:
    return low.dimension == high.dimension == "share"


def _is_difference(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether a difference is of the claim's unit; a round one is believed within a sentence only."""
    one_unit = low.dimension == high.dimension == claimed.dimension
    return one_unit and (claimed.significant_digits > 1 or low.text is high.text)


def _same_dimension(low: Quantity, high: Quantity) -> bool:
    """Tell whether two figures are of one thing: the same unit, or a share of what the other one counts."""
    if low.dimension and high.dimension:
        return low.dimension == high.dimension
    without_unit = low if not low.dimension else high
    return low.text is high.text or _PARTITIVE.search(without_unit.text) is not None
