"""What a claim has reckoned from two figures of its source: a difference, a part, a growth, a multiple."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from pipeline.evidence.compare.context import likeness
from pipeline.evidence.compare.ranges import Range
from pipeline.evidence.compare.sighting import Sighting

# "ten inches short of what the charter demanded"
_APART = re.compile(
    r"\s(?:short of|ahead of|behind|below|above|(?:more|less|fewer|(?:long|short|warm|cool|high|low|old|young|earli|lat)er) than)\b"
)
# "Of these, 280 said so", "152 of them", "of whom 9 are women": a part of what was counted before
_OF_THEM = re.compile(r"\bof (?:these|them|those|whom|which)\b", re.IGNORECASE)

# "all but 153 of them", "the other 153"
_LEFT = re.compile(r"\b(?:all but|the (?:other|remaining|rest,?)) $", re.IGNORECASE)
# "Taiwan and South Korea together hold 88 per cent"
_TOGETHER = re.compile(r"\b(?:together|combined|between them|in all|in total|altogether)\b", re.IGNORECASE)
# of so many figures a share drawn at random follows in 6 passages of a thousand, "twice" or "a third" in 26
_MOST = 8
# words in common, 0…1; of claims that were reckoned none has less
_LIKE = 0.1
_NOT_MUCH_MORE = Decimal("1.3")


class Rule(NamedTuple):
    """How a value is made of a lower and a higher one, and for which figures (claimed, low, high) that may be."""

    value: Callable[[Decimal, Decimal], Decimal]
    applies: Callable[[Sighting, Sighting, Sighting], bool]


def reckoned(claimed: Sighting, known: Sequence[Sighting]) -> str:
    """Return the two figures from which the claimed one follows ("1,207 and 1,918 applications"), "" where none do.

    known: figures of one passage and its neighbours, or those of the claim that its source has. They must count the same
    thing, or stand in one sentence. Of many figures, as in a table, something always follows: they prove nothing.
    """
    figures = [figure for figure in known if figure.value > 0 and not figure.limit]
    if len(figures) > _MOST:
        return ""
    for rule in _rules(claimed):
        for one, other in combinations(figures, 2):
            low, high = sorted(_of_one_unit(one, other), key=lambda figure: figure.value)
            value = rule.value(low.value, high.value)
            alike = _alike(low, high) and rule.applies(claimed, low, high)
            if alike and _says(claimed, value) and _spoken_of(claimed, low, high):
                return f"{one.words} and {other.words}"
    return ""


def _spoken_of(claimed: Sighting, low: Sighting, high: Sighting) -> bool:
    """Tell whether one of the two stands in words like the claim's; numbers alone may follow by chance."""
    return max(likeness(claimed.around, figure.around) for figure in (low, high)) >= _LIKE


def _of_one_unit(one: Sighting, other: Sighting) -> tuple[Sighting, Sighting]:
    """Return the two as they may be meant: "62 minutes, the others 31" are both of minutes."""
    mine = next((reading for reading in one.readings if reading.dimension == other.dimension), one)
    theirs = next((reading for reading in other.readings if reading.dimension == one.dimension), other)
    if one.dimension == other.dimension:
        return one, other
    return (mine, other) if mine is not one else (one, theirs)


def _says(claimed: Sighting, value: Decimal) -> bool:
    """Tell whether the claim may say so of a value; "eighteen times" is 18.2 as well."""
    rounded = claimed.figure.unit == "times" and not claimed.limit and abs(value - claimed.value) <= claimed.grain
    return rounded or claimed.range.holds(Range(value, value))


def _rules(claimed: Sighting) -> Iterator[Rule]:
    """Yield how the figure may have been reckoned; a mere limit says too little, but for "more than fourfold"."""
    change = claimed.figure.kind == "change"
    if _TOGETHER.search(claimed.text) and not claimed.limit:
        yield Rule(lambda low, high: low + high, _add)
    if claimed.figure.unit == "times" and claimed.figure.kind in {"ratio", "change"}:
        yield Rule(lambda low, high: high / low, _multiplies)
    elif claimed.limit or claimed.figure.low != claimed.figure.high:
        return
    elif claimed.dimension == "points":
        yield Rule(lambda low, high: high - low, _shares)
    elif claimed.dimension == "share" and change:
        yield Rule(lambda low, high: 100 * (high - low) / low, _counts)
        yield Rule(lambda low, high: 100 * (high - low) / high, _counts)
    elif claimed.dimension == "share":
        yield Rule(lambda low, high: 100 * low / high, _counts)
    elif claimed.digits > 1 and _LEFT.search(claimed.text, 0, claimed.figure.span.start):
        yield Rule(lambda low, high: high - low, _counts)
    elif not claimed.special and (change or _APART.match(claimed.text, claimed.figure.span.end)):
        yield Rule(lambda low, high: high - low, _differ)


def _add(claimed: Sighting, low: Sighting, high: Sighting) -> bool:
    return low.dimension == high.dimension == claimed.dimension and claimed.digits > 1


def _multiplies(claimed: Sighting, low: Sighting, high: Sighting) -> bool:
    """Tell whether "more than fourfold" may be said: not of a ninefold."""
    if not _counts(claimed, low, high):
        return False
    return not claimed.limit or high.value / low.value <= claimed.value * _NOT_MUCH_MORE


def _counts(_: Sighting, low: Sighting, high: Sighting) -> bool:
    """Tell whether both count or measure something; a part of parts is not believed."""
    return not (low.special or high.special)


def _shares(_: Sighting, low: Sighting, high: Sighting) -> bool:
    return low.dimension == high.dimension == "share"


def _differ(claimed: Sighting, low: Sighting, high: Sighting) -> bool:
    """Tell whether a difference is of the claim's unit; a round one is believed within a sentence only."""
    return low.dimension == high.dimension == claimed.dimension and (claimed.digits > 1 or low.text is high.text)


def _alike(low: Sighting, high: Sighting) -> bool:
    """Tell whether two figures are of one thing: the same unit, or a part of what the other one counts."""
    if low.dimension and high.dimension:
        return low.dimension == high.dimension
    bare = low if not low.dimension else high
    return low.text is high.text or _OF_THEM.search(bare.text) is not None
