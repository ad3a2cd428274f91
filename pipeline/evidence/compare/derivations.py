"""Derivations: the ways in which a claim may have reckoned a figure from a lower and a higher one of its source.

Of which figures each of them is believed: derived_from.py.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from pipeline.evidence.compare.derived_from import (
    BOUND_REACH,
    are_counts_of_one_thing,
    are_of_unit,
    are_parts_of_one_thing,
    are_shares,
    is_average,
    is_difference,
    is_exceeded,
    is_fallen_by,
    is_fallen_short_of,
    is_level_after_change,
    is_multiple,
    is_part_of_whole,
    is_remainder_of,
    is_sum,
    is_swing,
)
from pipeline.evidence.compare.parts import is_remainder, speaks_of_rest
from pipeline.evidence.compare.quantity import Quantity
from pipeline.lexicon import fragment
from pipeline.model import Comparator, FigureKind
from pipeline.text.regex import regex

# "Taiwan and South Korea together hold 88 per cent"
SUM = regex(rf"\b{fragment('evidence.sum_words')}\b", re.IGNORECASE)
# "a third fewer", "16 per cent more"
_FALL_BEHIND = regex(rf"\s{fragment('vocabulary.comparatives.less')}\b")
_RISE_BEHIND = regex(rf"\s{fragment('vocabulary.comparatives.more')}\b")
# "went up by 1.1 days, or about 14 per cent"
_RESTATES_CHANGE = regex(
    rf"\b(?:{fragment('vocabulary.change_verbs')}|by(?= \d))\b(?:[^.;]|\.\d){{1,80}},? or (?:[^\W\d_]+ ){{0,2}}$",
    re.IGNORECASE,
)
# "three times as many", "three times more", "three times the number"
_AS_MUCH_BEHIND = regex(rf"\s(?:as [^\W\d_]+|the (?:size|number|amount|rate)|{fragment('vocabulary.comparatives')})\b")
# "climbed to 14 million"
_LEVEL_REACHED = regex(r"\bto $")
# "each farm", "a member on average"
_EACH = regex(rf"\b{fragment('evidence.average_words')}\b", re.IGNORECASE)
# "had 21 councillors before the vote"
EARLIER = regex(rf"\b{fragment('evidence.earlier_words')}\b", re.IGNORECASE)
# a smaller number is never a rounded one: "about 70 hectares"
FEWEST_ROUNDED = 20
# percentage points, which a text that speaks of shares calls points
_POINTS = frozenset(("points", "point"))


# "cost the Italians more than a third of their porters"
_COST = regex(rf"\b(?:{fragment('evidence.losing_verbs')}|costs?)(?: [^\W\d_]+){{0,4}} $")
# "more than 2,400 metres above" is said of 2,440
_DIFFERENCE_REACH = Decimal("1.1")


class Derivation(NamedTuple):
    """How a value follows from a lower and a higher one, and of which quantities (claimed, low, high) that is believed.

    rounds: the claim may round the value to its last digit that is no zero. reach: of a bound, how many times the value it
    may be said of.
    """

    value: Callable[[Quantity, Quantity], Decimal]
    applies: Callable[[Quantity, Quantity, Quantity], bool]
    rounds: bool = False
    reach: Decimal = Decimal("Infinity")


def derivations(claimed: Quantity, *, rest: bool = False) -> Iterator[Derivation]:
    """Yield how the figure may have been derived; a mere bound says too little, but for "more than fourfold".

    rest: the source speaks of the rest of what it counts.
    """
    change = claimed.figure.kind == FigureKind.CHANGE or claimed.is_difference
    is_open = claimed.is_bound and claimed.figure.comparator != Comparator.SOMEWHAT_MORE
    if SUM.search(claimed.text) and not claimed.is_bound:
        yield Derivation(lambda low, high: low.value + high.value, is_sum)
    if is_multiple_of(claimed):
        yield Derivation(_fraction if claimed.value < 1 else _multiple, is_multiple, reach=BOUND_REACH)
    elif claimed.is_worded_fraction and claimed.is_bound:
        yield Derivation(_share, is_part_of_whole, reach=BOUND_REACH)
        costs = _COST.search(claimed.text, 0, claimed.figure.span.start) is not None
        yield from _changes_by_share(claimed, are_counts_of_one_thing) if change or costs else ()
    elif is_open or not claimed.is_point:
        if claimed.is_difference and claimed.is_point and claimed.significant_digits > 1:
            yield Derivation(_difference, is_difference, reach=_DIFFERENCE_REACH)
    elif claimed.dimension in _POINTS:
        yield Derivation(_difference, are_shares)
    elif claimed.dimension == "share":
        yield from _derivations_of_share(claimed, change=change)
    else:
        yield from _derivations_of_measure(claimed, change=change, rest=rest)


def is_multiple_of(claimed: Quantity) -> bool:
    """Tell whether the figure says how many times as much: "doubled", "three times as high", not "came three times"."""
    if claimed.figure.unit != "times":
        return False
    stated = claimed.figure.kind in {FigureKind.RATIO, FigureKind.CHANGE}
    return stated or _AS_MUCH_BEHIND.match(claimed.text, claimed.figure.span.end) is not None


def _derivations_of_share(claimed: Quantity, *, change: bool) -> Iterator[Derivation]:
    """Yield how a share may have been derived: of a whole, or as a growth or a fall."""
    if not change:
        yield Derivation(_share, are_parts_of_one_thing)
    if change or _RESTATES_CHANGE.search(claimed.text, 0, claimed.figure.span.start):
        yield from _changes_by_share(claimed, are_counts_of_one_thing)


def _changes_by_share(
    claimed: Quantity, applies: Callable[[Quantity, Quantity, Quantity], bool]
) -> Iterator[Derivation]:
    """Yield how a growth or a fall by a share follows, as far as the words behind it leave that open: "a third fewer"."""
    if not _FALL_BEHIND.match(claimed.text, claimed.figure.span.end):
        yield Derivation(_growth, applies, reach=BOUND_REACH)
    if not _RISE_BEHIND.match(claimed.text, claimed.figure.span.end):
        yield Derivation(_fall, applies, reach=BOUND_REACH)
        yield Derivation(_fall_by, is_fallen_by, reach=BOUND_REACH)


def _derivations_of_measure(claimed: Quantity, *, change: bool, rest: bool) -> Iterator[Derivation]:
    """Yield how a count or a measure may have been derived: what is left, a difference, an average, a level after a change."""
    telling = claimed.significant_digits > 1
    rounded = claimed.figure.comparator == Comparator.ABOUT and claimed.value >= FEWEST_ROUNDED
    if is_remainder(claimed):
        yield Derivation(_difference, are_counts_of_one_thing)
    elif telling:
        yield Derivation(_difference, are_of_unit if rest or speaks_of_rest(claimed.text) else is_remainder_of)
    if (telling or rounded) and _EACH.search(claimed.text):
        yield Derivation(_multiple, is_average, rounds=True)
    if telling and _LEVEL_REACHED.search(claimed.text, 0, claimed.figure.span.start):
        yield Derivation(lambda low, high: high.value + low.value, is_level_after_change)
        yield Derivation(_difference, is_level_after_change)
    if telling:
        yield Derivation(lambda low, high: high.value + low.value, is_swing)
    if (telling or rounded) and EARLIER.search(claimed.text):
        yield Derivation(lambda low, high: high.value + low.value, is_level_after_change)
        yield Derivation(_difference, is_level_after_change)
    if change:
        yield Derivation(_difference, is_difference)
    elif telling:
        yield Derivation(_difference, is_exceeded)
        yield Derivation(lambda low, high: high.value + low.value, is_fallen_short_of)


def _difference(low: Quantity, high: Quantity) -> Decimal:
    return high.value - low.value


def _share(low: Quantity, high: Quantity) -> Decimal:
    return 100 * low.value / high.value


def _growth(low: Quantity, high: Quantity) -> Decimal:
    return 100 * (high.value - low.value) / low.value


def _fall(low: Quantity, high: Quantity) -> Decimal:
    return 100 * (high.value - low.value) / high.value


def _fall_by(low: Quantity, high: Quantity) -> Decimal:
    return 100 * low.value / (high.value + low.value)


def _multiple(low: Quantity, high: Quantity) -> Decimal:
    return high.value / low.value


def _fraction(low: Quantity, high: Quantity) -> Decimal:
    return low.value / high.value
