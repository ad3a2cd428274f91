"""Which figure of the source a figure of the claim has to be held against: unit, measure and entity before value."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.evidence.compare.context import likeness
from pipeline.evidence.compare.pair import LENT, OTHER_NOUN, SAME, UNNAMED, Pair
from pipeline.evidence.compare.ranges import Range
from pipeline.evidence.compare.sighting import Sighting
from pipeline.evidence.compare.units import is_counted, is_currency, same_money

# a figure of the source that equals the claimed one is preferred by this over one whose words are nearer
_EQUAL = 0.35
# so many digits are seldom equal by chance
_LONG, _EQUAL_LONG = 3, 0.7


def align(claimed: Sequence[Sighting], found: Sequence[Sighting]) -> dict[int, Pair]:
    """Give each figure of the claim (by its number) one of the source, the nearest pairs first, none twice.

    The same value goes before near words, so that "3 goals and 5 assists" meets "5 assists and 4 goals" as a reader would.
    """
    ranked = sorted(
        (
            (
                -(
                    pair.nearness
                    + (_EQUAL_LONG if pair.claimed.digits >= _LONG else _EQUAL)
                    * (pair.claimed.exact == pair.found.exact or (pair.fits and not pair.claimed.limit))
                ),
                i,
                j,
                pair,
            )
            for i, one in enumerate(claimed)
            for j, pair in pairs(one, found)
        ),
        key=lambda row: row[:3],
    )
    out: dict[int, Pair] = {}
    taken: dict[int, Pair] = {}
    for _, i, j, pair in ranked:
        if i not in out and (j not in taken or _both(taken[j], pair)):
            out[i], taken[j] = pair, pair
    return out


def _both(one: Pair, two: Pair) -> bool:
    """Tell whether one figure of the source may bear out two of the claim, which say the same.

    Twice the same value, "29.4 °C, or 85 degrees Fahrenheit", "a relative risk of 0.80, or one fifth fewer".
    """
    first, other = one.claimed, two.claimed
    if first.exact == other.exact:
        return True
    if one.fits and two.fits and one.found.dimension != two.found.dimension:
        return True
    near = abs(first.value - other.value) <= max(first.grain, other.grain)
    return first.dimension == other.dimension and first.step != other.step and near


def pairs(claimed: Sighting, found: Sequence[Sighting]) -> Iterator[tuple[int, Pair]]:
    """Yield the figures of the source that can be held against one of the claim, each with its number.

    Of the readings of the two, those that fit are taken, else those nearest in unit and value.
    """
    for j, figure in enumerate(found):
        other = _without_unit(figure) if _same_range(claimed, figure) else figure
        units = [
            (_unit(one, two), one, two) for one in (claimed, *claimed.readings) for two in (other, *other.readings)
        ]
        like = likeness(claimed.around, other.around) if any(unit for unit, *_ in units) else 0.0
        known = [Pair(one, two, unit, like) for unit, one, two in units if unit]
        if known:
            yield j, max(known, key=lambda pair: (pair.fits, pair.unit, pair.closeness))


def _same_range(claimed: Sighting, other: Sighting) -> bool:
    """Tell whether both give one range, whose unit the claim leaves out: "between 140 and 159", "140 to 159 mm Hg"."""
    left, right = claimed.figure, other.figure
    return not left.unit and left.low < left.high and (left.low, left.high) == (right.low, right.high)


def _without_unit(sighting: Sighting) -> Sighting:
    stated = Range(sighting.figure.low, sighting.figure.high)
    return replace(sighting, dimension="", range=stated, exact=stated, step=Decimal(1))


def _unit(one: Sighting, other: Sighting) -> float:
    if one.dimension == other.dimension:
        return _same(one, other)
    if one.lent or other.lent:
        return 0.0
    if same_money(one.dimension, other.dimension, currency_unspecified=one.bare or other.bare):
        return SAME
    if (one.unnamed_sum and is_currency(other.dimension)) or (other.unnamed_sum and is_currency(one.dimension)):
        return OTHER_NOUN
    return _special(one, other) if one.special or other.special else _counted(one, other)


def _same(one: Sighting, other: Sighting) -> float:
    if not one.dimension:
        return UNNAMED
    if one.lent or other.lent:
        return 0.0 if one.lent and other.lent else LENT
    return SAME


def _special(one: Sighting, other: Sighting) -> float:
    """Scores of two scales, and per cent beside percentage points, can be told apart; nothing else of another unit can be held."""
    kinds = {one.dimension.partition(" ")[0], other.dimension.partition(" ")[0]}
    return OTHER_NOUN if kinds in ({"score"}, {"share", "points"}) else 0.0


def _counted(one: Sighting, other: Sighting) -> float:
    if not (is_counted(one.figure.unit) and is_counted(other.figure.unit)):
        return 0.0
    return UNNAMED if not one.dimension or not other.dimension else OTHER_NOUN
