"""Which figure of the source a figure of the claim has to be held against: unit, measure and entity before value."""

from collections.abc import Iterator, Sequence

from pipeline.evidence.context import likeness
from pipeline.evidence.pair import OTHER_NOUN, SAME, UNNAMED, Pair
from pipeline.evidence.ranges import Range
from pipeline.evidence.sighting import Sighting
from pipeline.evidence.units import is_counted, is_currency, same_money

# a figure of the source that equals the claimed one is preferred by this over one whose words are nearer
_EQUAL = 0.35


def align(claimed: Sequence[Sighting], found: Sequence[Sighting]) -> dict[int, Pair]:
    """Give each figure of the claim (by its number) one of the source, the nearest pairs first, none twice.

    The same value goes before near words, so that "3 goals and 5 assists" meets "5 assists and 4 goals" as a reader would.
    """
    ranked = sorted(
        (
            (
                -(
                    pair.nearness
                    + _EQUAL * (pair.claimed.exact == pair.found.exact or (pair.fits and not pair.claimed.limit))
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
    taken: dict[int, Range] = {}
    for _, i, j, pair in ranked:
        if i not in out and (j not in taken or taken[j] == pair.claimed.exact):
            out[i], taken[j] = pair, pair.claimed.exact
    return out


def pairs(claimed: Sighting, found: Sequence[Sighting]) -> Iterator[tuple[int, Pair]]:
    """Yield the figures of the source that can be held against one of the claim, each with its number."""
    for j, other in enumerate(found):
        unit = _unit(claimed, other)
        if unit:
            yield j, Pair(claimed, other, unit, likeness(claimed.around, other.around))


def _unit(one: Sighting, other: Sighting) -> float:
    if one.dimension == other.dimension:
        return SAME if one.dimension else UNNAMED
    if same_money(one.dimension, other.dimension, bare=one.bare or other.bare):
        return SAME
    if (one.unnamed_sum and is_currency(other.dimension)) or (other.unnamed_sum and is_currency(one.dimension)):
        return OTHER_NOUN
    if one.special or other.special:
        return OTHER_NOUN if one.dimension[:5] == other.dimension[:5] == "score" else 0.0
    if is_counted(one.figure.unit) and is_counted(other.figure.unit):
        return UNNAMED if not one.dimension or not other.dimension else OTHER_NOUN
    return 0.0
