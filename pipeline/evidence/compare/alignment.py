"""Which figure of the source is held against which of the claim: all pairs that can be compared, and the best of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from pipeline.evidence.compare.context import cosine
from pipeline.evidence.compare.pair import BORROWED_UNIT, NO_UNIT, OTHER_NOUN, SAME_UNIT, Pair
from pipeline.evidence.compare.quantity import Interval, Quantity
from pipeline.evidence.compare.units import is_counted, is_currency, same_money

# an equal value is preferred by this over a better context; so many digits are seldom equal by chance
_EQUAL_BONUS, _LONG, _EQUAL_BONUS_LONG = 0.35, 3, 0.7


def align(comparable: Sequence[Sequence[tuple[int, Pair]]]) -> dict[int, Pair]:
    """Give each quantity of the claim (by its number) one of the source: the best pairs first, none twice.

    comparable: what `pair_with` yields for each quantity of the claim.

    The same value goes before a better context, so that "3 goals and 5 assists" meets "5 assists and 4 goals" as a reader would.
    """
    candidates = [(i, j, pair) for i, pairs in enumerate(comparable) for j, pair in pairs]
    aligned: dict[int, Pair] = {}
    used: dict[int, Pair] = {}
    for i, j, pair in sorted(candidates, key=lambda row: (-_alignment_score(row[2]), *row[:2])):
        if i not in aligned and (j not in used or _restate(used[j], pair)):
            aligned[i], used[j] = pair, pair
    _exchange(aligned, {(i, pair.found.position): pair for i, _, pair in candidates})
    return aligned


def _exchange(aligned: dict[int, Pair], pairs: Mapping[tuple[int, tuple[str, int]], Pair]) -> None:
    """Exchange the partners of two bounds where both are borne out then: "over 1,340 and over 1,310" of "1,342 and 1,312"."""
    for i, k in permutations(aligned, 2):
        left, right = aligned[i], aligned[k]
        exchanged = pairs.get((i, right.found.position)), pairs.get((k, left.found.position))
        if left.entails or not (left.claimed.is_bound and right.claimed.is_bound):
            continue
        if exchanged[0] and exchanged[1] and exchanged[0].entails and exchanged[1].entails:
            aligned[i], aligned[k] = exchanged[0], exchanged[1]


def _alignment_score(pair: Pair) -> float:
    stated = pair.claimed.exact == pair.found.exact or pair.differs_in_scale
    equal = stated or (pair.entails and not pair.claimed.is_bound)
    # "fell by 4.6 per cent" is meant for the 4.6 percentage points, not for one of the levels
    telling = pair.claimed.significant_digits >= (_LONG if not pair.percent_and_points else _LONG - 1)
    return pair.score + (_EQUAL_BONUS_LONG if telling else _EQUAL_BONUS) * equal


def _restate(left: Pair, right: Pair) -> bool:
    """Tell whether one figure of the source may bear out two of the claim, which restate each other.

    Twice the same value, "29.4 °C, or 85 degrees Fahrenheit", "a relative risk of 0.80, or one fifth fewer".
    """
    first, second = left.claimed, right.claimed
    if first.exact == second.exact:
        return True
    if left.entails and right.entails and left.found.dimension != right.found.dimension:
        return True
    rounded = abs(first.value - second.value) <= max(first.rounding_unit, second.rounding_unit)
    return first.dimension == second.dimension and first.unit_factor != second.unit_factor and rounded


def pair_with(claimed: Quantity, found: Sequence[Quantity]) -> Iterator[tuple[int, Pair]]:
    """Yield (number, pair) of the quantities of the source that can be compared with one of the claim.

    Of the interpretations of the two, those that agree are taken, else those most similar in unit and value.
    """
    for j, found_quantity in enumerate(found):
        quantity = _without_unit(found_quantity) if _elides_unit_of_range(claimed, found_quantity) else found_quantity
        units = [
            (agreement, left, right)
            for left in (claimed, *claimed.interpretations)
            for right in (quantity, *quantity.interpretations)
            if (agreement := _unit_agreement(left, right))
        ]
        if units:
            similarity = cosine(claimed.context, quantity.context)
            pairs = [Pair(left, right, agreement, similarity) for agreement, left, right in units]
            yield j, pairs[0] if len(pairs) == 1 else max(pairs, key=_agreement)


def _agreement(pair: Pair) -> tuple[bool, float, float]:
    return pair.entails, pair.unit_agreement, pair.value_similarity


def _elides_unit_of_range(claimed: Quantity, found: Quantity) -> bool:
    """Tell whether both give one range, whose unit the claim leaves out: "between 140 and 159", "140 to 159 mm Hg"."""
    left, right = claimed.figure, found.figure
    return not left.unit and left.low < left.high and (left.low, left.high) == (right.low, right.high)


def _without_unit(quantity: Quantity) -> Quantity:
    stated = Interval(quantity.figure.low, quantity.figure.high)
    return replace(quantity, dimension="", interval=stated, exact=stated, unit_factor=Decimal(1))


def _unit_agreement(left: Quantity, right: Quantity) -> float:
    """Return how far two units agree, 0 where nothing can be compared."""
    borrowed = left.unit_is_borrowed + right.unit_is_borrowed
    if left.dimension == right.dimension:
        if not left.dimension:
            return NO_UNIT
        return (SAME_UNIT, BORROWED_UNIT, 0.0)[borrowed]
    return 0.0 if borrowed else _agreement_across_dimensions(left, right)


def _agreement_across_dimensions(left: Quantity, right: Quantity) -> float:
    if same_money(
        left.dimension, right.dimension, currency_unspecified=left.currency_unspecified or right.currency_unspecified
    ):
        return SAME_UNIT
    if _may_share_currency(left, right) or _may_share_currency(right, left):
        return OTHER_NOUN
    if left.is_dimensionless or right.is_dimensionless:
        # scores of two scales, and per cent beside percentage points, can be told apart
        kinds = {left.dimension.partition(" ")[0], right.dimension.partition(" ")[0]}
        return OTHER_NOUN if kinds in ({"score"}, {"share", "points"}) else 0.0
    if not (is_counted(left.figure.unit) and is_counted(right.figure.unit)):
        return 0.0
    return OTHER_NOUN if left.dimension and right.dimension else NO_UNIT


def _may_share_currency(elided: Quantity, money: Quantity) -> bool:
    return elided.currency_elided and is_currency(money.dimension)
