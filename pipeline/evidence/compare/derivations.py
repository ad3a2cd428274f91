"""Derivations: the ways in which a claim may have reckoned a figure from a lower and a higher one of its source."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from pipeline.evidence.compare.quantity import Quantity
from pipeline.evidence.compare.units import is_counted
from pipeline.lexicon import fragment
from pipeline.model import FigureKind
from pipeline.text.regex import regex

# "Of these, 280 said so", "152 of them", "of whom 9 are women": a share of what was counted before
_PARTITIVE = regex(rf"\bof {fragment('evidence.partitive_pronouns')}\b", re.IGNORECASE)
_PARTITIVE_BEHIND = regex(rf" of {fragment('evidence.partitive_pronouns')}\b", re.IGNORECASE)
_PARTITIVE_BEFORE = regex(rf"\bof {fragment('evidence.partitive_pronouns')},? (?:[^\W\d_]+ ){{0,2}}$", re.IGNORECASE)
# "nine of the auditors' twelve recommendations"
_PART_OF_WORDS = regex(
    rf" of (?:{fragment('evidence.whole_determiners')} )*(?:[^\W\d_]+['’]?s?['’]? ){{0,2}}", re.IGNORECASE
)
# "all but 153 of them", "the other 153"
_REMAINDER = regex(rf"\b{fragment('evidence.remainder_words')} $", re.IGNORECASE)
# "Taiwan and South Korea together hold 88 per cent"
SUM = regex(rf"\b{fragment('evidence.sum_words')}\b", re.IGNORECASE)
# "twelve of the 31 courts", "34 of 40 samples"
_PART_OF_WHOLE = regex(rf"\s(?:out )?of (?:{fragment('evidence.whole_determiners')} )*", re.IGNORECASE)
# "a third fewer", "16 per cent more"
_FALL_BEHIND = regex(rf"\s{fragment('vocabulary.comparatives.less')}\b")
_RISE_BEHIND = regex(rf"\s{fragment('vocabulary.comparatives.more')}\b")
# "400 more than Dahl had estimated", "45 fewer than in 2022"
_MORE_THAN_BEHIND = regex(rf"\s(?:[^\W\d_]+\s)?{fragment('vocabulary.comparatives.more')} than\b")
_LESS_THAN_BEHIND = regex(rf"\s(?:[^\W\d_]+\s)?{fragment('vocabulary.comparatives.less')} than\b")
# "went up by 1.1 days, or about 14 per cent"
_RESTATES_CHANGE = regex(
    rf"\b{fragment('vocabulary.change_verbs')}\b[^.;]{{1,80}},? or (?:[^\W\d_]+ ){{0,2}}$", re.IGNORECASE
)
# "three times as many", "three times more", "three times the number"
_AS_MUCH_BEHIND = regex(rf"\s(?:as [^\W\d_]+|the (?:size|number|amount|rate)|{fragment('vocabulary.comparatives')})\b")
# "climbed to 14 million"
_LEVEL_REACHED = regex(r"\bto $")
# "more than fourfold" is said of 5.2 times, not of a ninefold, and "fewer than half" of two fifths, not of a tenth
_BOUND_REACH = Decimal("1.3")


# a round difference of at least so much, of two figures of one sentence, is no coincidence
_LARGE_DIFFERENCE = 100

# percentage points, which a text that speaks of shares calls points
_POINTS = frozenset(("points", "point"))


class Derivation(NamedTuple):
    """How a value follows from a lower and a higher one, and of which quantities (claimed, low, high) that is believed."""

    value: Callable[[Quantity, Quantity], Decimal]
    applies: Callable[[Quantity, Quantity, Quantity], bool]


def derivations(claimed: Quantity) -> Iterator[Derivation]:
    """Yield how the figure may have been derived; a mere bound says too little, but for "more than fourfold"."""
    change = claimed.figure.kind == FigureKind.CHANGE or claimed.is_difference
    if SUM.search(claimed.text) and not claimed.is_bound:
        yield Derivation(lambda low, high: low.value + high.value, _is_sum)
    if is_multiple_of(claimed):
        yield Derivation(_fraction if claimed.value < 1 else _multiple, _is_multiple)
    elif claimed.is_worded_fraction and claimed.is_bound:
        yield Derivation(_share, _is_part_of_whole)
    elif claimed.is_bound or not claimed.is_point:
        return
    elif claimed.dimension in _POINTS:
        yield Derivation(_difference, _are_shares)
    elif claimed.dimension == "share":
        yield from _derivations_of_share(claimed, change=change)
    else:
        yield from _derivations_of_measure(claimed, change=change)


def is_multiple_of(claimed: Quantity) -> bool:
    """Tell whether the figure says how many times as much: "doubled", "three times as high", not "came three times"."""
    if claimed.figure.unit != "times":
        return False
    stated = claimed.figure.kind in {FigureKind.RATIO, FigureKind.CHANGE}
    return stated or _AS_MUCH_BEHIND.match(claimed.text, claimed.figure.span.end) is not None


def _derivations_of_share(claimed: Quantity, *, change: bool) -> Iterator[Derivation]:
    """Yield how a share may have been derived: of a whole, or as a growth or a fall."""
    if not change:
        yield Derivation(_share, _are_counts)
    if not (change or _RESTATES_CHANGE.search(claimed.text, 0, claimed.figure.span.start)):
        return
    if not _FALL_BEHIND.match(claimed.text, claimed.figure.span.end):
        yield Derivation(_growth, _are_counts)
    if not _RISE_BEHIND.match(claimed.text, claimed.figure.span.end):
        yield Derivation(lambda low, high: 100 * (high.value - low.value) / high.value, _are_counts)


def _derivations_of_measure(claimed: Quantity, *, change: bool) -> Iterator[Derivation]:
    """Yield how a count or a measure may have been derived: what is left, a difference, a level after a change."""
    remainder = _REMAINDER.search(claimed.text, 0, claimed.figure.span.start)
    if remainder or claimed.significant_digits > 1:
        yield Derivation(_difference, _are_counts if remainder else _is_remainder)
    if claimed.significant_digits > 1 and _LEVEL_REACHED.search(claimed.text, 0, claimed.figure.span.start):
        yield Derivation(lambda low, high: high.value + low.value, _is_level_after_change)
        yield Derivation(_difference, _is_level_after_change)
    if change:
        yield Derivation(_difference, _is_difference)
    elif claimed.significant_digits > 1:
        yield Derivation(_difference, _is_exceeded)
        yield Derivation(lambda low, high: high.value + low.value, _is_fallen_short_of)


def _difference(low: Quantity, high: Quantity) -> Decimal:
    return high.value - low.value


def _share(low: Quantity, high: Quantity) -> Decimal:
    return 100 * low.value / high.value


def _growth(low: Quantity, high: Quantity) -> Decimal:
    return 100 * (high.value - low.value) / low.value


def _multiple(low: Quantity, high: Quantity) -> Decimal:
    return high.value / low.value


def _fraction(low: Quantity, high: Quantity) -> Decimal:
    return low.value / high.value


def _is_sum(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    return low.dimension == high.dimension == claimed.dimension and claimed.significant_digits > 1


def _is_multiple(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether "more than fourfold" may be said: not of a ninefold."""
    if not _are_counts(claimed, low, high):
        return False
    multiple = 1 / claimed.value if 0 < claimed.value < 1 else claimed.value
    return not claimed.is_bound or high.value / low.value <= multiple * _BOUND_REACH


def _is_part_of_whole(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether the source names both in one breath: "twelve of the 31 courts" for "fewer than half of the courts".

    So it does in "164, 97 of them", and where the claim names one of two values of one measure itself ("2.1 days, less than half").
    """
    if low.text is not high.text or not _are_counts(claimed, low, high):
        return False
    between = low.text[low.figure.span.end : high.figure.span.start]
    of_whole = _PART_OF_WHOLE.fullmatch(between) or _PARTITIVE_BEHIND.match(low.text, low.figure.span.end)
    stated = low.dimension == high.dimension and any(is_stated(claimed, quantity) for quantity in (low, high))
    smaller, larger = sorted((100 * low.value / high.value, claimed.value))
    return (of_whole is not None or stated) and larger <= smaller * _BOUND_REACH


def _are_counts(_: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether both count or measure something; a share of shares is not believed."""
    return not (low.is_dimensionless or high.is_dimensionless)


def _are_shares(_: Quantity, low: Quantity, high: Quantity) -> bool:
    return low.dimension == high.dimension == "share"


def _is_difference(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether a difference is of the claim's unit; a round one is believed within a sentence, of a measure, only.

    Where the claim states one of the two values as well ("down by 20 to 84"), any is.
    """
    if claimed.is_dimensionless:
        return False
    states_level = any(
        re.search(rf"(?<![\d.,]){re.escape(q.words.split()[0])}(?![\d])", claimed.text) for q in (low, high)
    )
    if claimed.significant_digits > 1 or states_level or (claimed.value >= _LARGE_DIFFERENCE and low.text is high.text):
        return _fits_unit(claimed, low) and _fits_unit(claimed, high)
    measured = not is_counted(claimed.figure.unit)
    return measured and low.dimension == high.dimension == claimed.dimension and low.text is high.text


def _is_remainder(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether the source takes the lower one from the higher: "6.2 million customers, of whom it brings 2.1 million"."""
    if low.text is not high.text or not (_fits_unit(claimed, low) and _fits_unit(claimed, high)):
        return False
    return _PARTITIVE.search(low.text, high.figure.span.end, low.figure.span.start) is not None


def _is_level_after_change(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether one of the two says how much the other one grew or fell."""
    changes = (low.figure.kind == FigureKind.CHANGE) + (high.figure.kind == FigureKind.CHANGE)
    return changes == 1 and _fits_unit(claimed, low) and _fits_unit(claimed, high)


def _is_exceeded(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether the source has the higher one as so much more than the claimed: "1,900 metres, 400 more than she thought"."""
    return _is_compared(claimed, low, high) and _MORE_THAN_BEHIND.match(low.text, low.figure.span.end) is not None


def _is_fallen_short_of(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether the source has the higher one as so much less than the claimed: "310 pairs, 45 fewer than in 2022"."""
    return _is_compared(claimed, low, high) and _LESS_THAN_BEHIND.match(low.text, low.figure.span.end) is not None


def _is_compared(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether two figures of one sentence may be of the claim's unit."""
    return low.text is high.text and _fits_unit(claimed, high) and (_fits_unit(claimed, low) or not low.dimension)


def _fits_unit(claimed: Quantity, found: Quantity) -> bool:
    """Tell whether a figure may be of the claim's unit: the same, a count for a count, any but a share for a bare number."""
    if claimed.dimension == found.dimension:
        return True
    if found.is_dimensionless or claimed.is_dimensionless:
        return False
    return not claimed.dimension or (is_counted(claimed.figure.unit) and not found.dimension)


def is_stated(claimed: Quantity, found: Quantity) -> bool:
    """Tell whether the claim states the number of a figure of the source as well, so that it speaks of it."""
    number = found.words.split()[0]
    return re.search(rf"(?<![\d.,]){re.escape(number)}(?!\d)", claimed.text) is not None and any(
        map(str.isdigit, number)
    )


def count_one_thing(low: Quantity, high: Quantity) -> bool:
    """Tell whether two figures are of one thing: the same unit, or a share of what the other one counts."""
    if low.dimension and high.dimension:
        return low.dimension == high.dimension
    return low.text is high.text or is_partitive(low if not low.dimension else high)


def is_partitive(quantity: Quantity) -> bool:
    """Tell whether the text speaks of what was counted before: "of these, 280 said so", "Sixty-four were male"."""
    opens = quantity.figure.span.start == 0 and not quantity.figure.unit
    return opens or _PARTITIVE.search(quantity.text) is not None


def is_part_of(part: Quantity, whole: Quantity) -> bool:
    """Tell whether a text counts one figure as a part of the other: "64 mechanics, a third of them", "nine of the twelve"."""
    if part.figure.span.start > whole.figure.span.end:
        return _PARTITIVE_BEHIND.match(part.text, part.figure.span.end) is not None
    return _PART_OF_WORDS.fullmatch(part.text, part.figure.span.end, whole.figure.span.start) is not None


def is_part_named(quantity: Quantity) -> bool:
    """Tell whether a figure counts a part of what was counted before: "of whom 9", "eight of them"."""
    behind = _PARTITIVE_BEHIND.match(quantity.text, quantity.figure.span.end)
    return behind is not None or _PARTITIVE_BEFORE.search(quantity.text, 0, quantity.figure.span.start) is not None
