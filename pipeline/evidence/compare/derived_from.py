"""Of which figures of a source a derived one is believed: of one thing, of the claim's unit, in words that relate them."""

import re
from decimal import Decimal

from pipeline.evidence.compare.context import cosine
from pipeline.evidence.compare.parts import (
    PART_OF_WHOLE,
    PARTITIVE,
    PARTITIVE_BEHIND,
    count_one_thing,
    is_elided,
    is_part_named,
    is_partitive,
)
from pipeline.evidence.compare.quantity import DURATIONS, Quantity
from pipeline.evidence.compare.units import is_counted, is_currency
from pipeline.lexicon import fragment
from pipeline.model import FigureKind
from pipeline.text.regex import regex
from pipeline.text.stems import stems, trigram_similarity

# "400 more than Dahl had estimated", "45 fewer than in 2022"
_MORE_THAN_BEHIND = regex(rf"\s(?:[^\W\d_]+\s)?{fragment('vocabulary.comparatives.more')} than\b")
_LESS_THAN_BEHIND = regex(rf"\s(?:[^\W\d_]+\s)?{fragment('vocabulary.comparatives.less')} than\b")
# "7,640 metres, some 450 metres below the top"
_SHORT_OF_BEHIND = regex(r"\s(?:below|short of|away from)\b")
# "more than fourfold" is said of 5.2 times, not of a ninefold, and "fewer than half" of two fifths, not of a tenth
BOUND_REACH = Decimal("1.3")
# "a loss before tax of €18.6 million", "a profit of €4.2 million"
_LOSS = regex(rf"\b{fragment('evidence.loss_words')}\b", re.IGNORECASE)
_PROFIT = regex(rf"\b{fragment('evidence.profit_words')}\b", re.IGNORECASE)
# "Of 21,000 hours of work 10,600 were given by volunteers"
_OF = regex(r"\bof $", re.IGNORECASE)
# two stems of one noun: "shelf", "shelves"
_SAME_NOUN = 0.4
# cosine of contexts that have a word in common
_LIKE_WORDS = 0.1
# a round difference of at least so much, of two figures of one sentence, is no coincidence
_LARGE_DIFFERENCE = 100


def is_stated(claimed: Quantity, found: Quantity) -> bool:
    """Tell whether the claim states the number of a figure of the source as well, so that it speaks of it."""
    number = found.words.split()[0]
    return re.search(rf"(?<![\d.,]){re.escape(number)}(?!\d)", claimed.text) is not None and any(
        map(str.isdigit, number)
    )


def are_counts_of_one_thing(_: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether both count or measure one thing; a share of shares is not believed."""
    return not (low.is_dimensionless or high.is_dimensionless) and count_one_thing(low, high)


def are_parts_of_one_thing(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether one may be a share of the other; a bare number is one of "21,000 hours" only where they are called the whole."""
    bare_duration = any(q.dimension in DURATIONS for q in (low, high)) and not (low.figure.unit and high.figure.unit)
    if bare_duration and not _OF.search(high.text, 0, high.figure.span.start):
        return False
    return are_counts_of_one_thing(claimed, low, high)


def _measure_one_thing(low: Quantity, high: Quantity) -> bool:
    """Tell whether both count or measure one thing, which the text may name once: "214 projects; in 2019 there had been 107"."""
    of_one_thing = count_one_thing(low, high) or is_elided(low) or is_elided(high)
    return not (low.is_dimensionless or high.is_dimensionless) and of_one_thing


def are_of_unit(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether two figures of one thing are of the claim's unit: 8.6 million received and 6.9 million granted."""
    return count_one_thing(low, high) and _fits_unit(claimed, low) and _fits_unit(claimed, high)


def are_shares(_: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether both are shares, which lie so many points apart."""
    return low.dimension == high.dimension == "share"


def is_sum(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether two figures of the claim's unit may be added up."""
    return low.dimension == high.dimension == claimed.dimension and claimed.significant_digits > 1


def is_multiple(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether one may be so many times the other; "twice as often" may be said of two shares."""
    return are_shares(claimed, low, high) or _measure_one_thing(low, high)


def is_part_of_whole(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether the source names both in one breath: "twelve of the 31 courts" for "fewer than half of the courts".

    So it does in "164, 97 of them" and in "412 buses. Of these 148 are electric", and where the claim names one of two values of
    one measure itself ("2.1 days, less than half").
    """
    if not are_counts_of_one_thing(claimed, low, high):
        return False
    of_unit = low.dimension == high.dimension or (low.text is high.text and not low.dimension)
    stated = [is_stated(claimed, quantity) for quantity in (low, high) if of_unit]
    if low.text is high.text:
        between = low.text[low.figure.span.end : high.figure.span.start]
        of_whole = PART_OF_WHOLE.fullmatch(between) or PARTITIVE_BEHIND.match(low.text, low.figure.span.end)
        return of_whole is not None or any(stated)
    return is_partitive(low) or (bool(stated) and all(stated))


def is_average(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether the lower one counts what the claim divides by, by its noun: "27,500 crowns for each shelf"."""
    counted = bool(low.dimension) and is_counted(low.figure.unit) and low.dimension != high.dimension
    return counted and _fits_unit(claimed, high) and _names(claimed.text, low.dimension.removeprefix("counted "))


def is_difference(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether a difference is of the claim's unit; one of a single digit is believed of figures in like words only.

    Where the claim states one of the two values as well ("down by 20 to 84"), any is.
    """
    if claimed.is_dimensionless or not _measure_one_thing(low, high):
        return False
    if not (_fits_unit(claimed, low) and _fits_unit(claimed, high)):
        return False
    states_level = any(
        re.search(rf"(?<![\d.,]){re.escape(q.words.split()[0])}(?![\d])", claimed.text) for q in (low, high)
    )
    if claimed.significant_digits > 1 or states_level or (claimed.value >= _LARGE_DIFFERENCE and low.text is high.text):
        return True
    measured = not is_counted(claimed.figure.unit)
    if measured and low.dimension == high.dimension == claimed.dimension and low.text is high.text:
        return True
    return all(cosine(claimed.context, q.context) >= _LIKE_WORDS for q in (low, high))


def is_remainder_of(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether the source takes the lower one from the higher: "6.2 million customers, of whom it brings 2.1 million".

    It does so over two sentences where the claim counts the same whole: "64 cinemas, 23 of them new" for "Of these, 41 are old".
    """
    if not are_of_unit(claimed, low, high):
        return False
    if low.text is not high.text:
        return is_partitive(low) and is_part_named(claimed) and is_stated(claimed, high)
    return PARTITIVE.search(low.text, high.figure.span.end, low.figure.span.start) is not None


def is_swing(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether one is a loss and the other a profit, so far apart as both together: "a loss of €18.6m", "a profit of €4.2m"."""
    losses = [_LOSS.search(q.text, 0, q.figure.span.start) is not None for q in (low, high)]
    profits = [_PROFIT.search(q.text, 0, q.figure.span.start) is not None for q in (low, high)]
    return losses != profits and sum(losses) == sum(profits) == 1 and are_of_unit(claimed, low, high)


def is_level_after_change(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether one of the two says how much the other one grew or fell."""
    changes = [q.figure.kind == FigureKind.CHANGE for q in (low, high)]
    if low.text is high.text and not any(changes):
        changes = [q.is_difference for q in (low, high)]
    return sum(changes) == 1 and are_of_unit(claimed, low, high)


def is_exceeded(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether the source has the higher one as so much more than the claimed: "1,900 metres, 400 more than she thought"."""
    return _is_compared(claimed, low, high) and _MORE_THAN_BEHIND.match(low.text, low.figure.span.end) is not None


def is_fallen_short_of(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether the source has the higher one as so much less than the claimed: "310 pairs, 45 fewer than in 2022"."""
    behind = (pattern.match(low.text, low.figure.span.end) for pattern in (_LESS_THAN_BEHIND, _SHORT_OF_BEHIND))
    return _is_compared(claimed, low, high) and any(behind)


def is_fallen_by(_: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether the source has the higher one as what is left after a fall by the lower: "21,300 farms, 3,900 fewer than"."""
    one_sentence = low.text is high.text and count_one_thing(low, high)
    return one_sentence and _LESS_THAN_BEHIND.match(low.text, low.figure.span.end) is not None


def _is_compared(claimed: Quantity, low: Quantity, high: Quantity) -> bool:
    """Tell whether two figures of one sentence may be of the claim's unit."""
    one_sentence = low.text is high.text and count_one_thing(low, high)
    return one_sentence and _fits_unit(claimed, high) and (_fits_unit(claimed, low) or not low.dimension)


def shares_unit(claimed: Quantity, found: Quantity) -> bool:
    """Tell whether a figure is of the claim's unit, or money whose currency was named before."""
    if claimed.dimension == found.dimension:
        return True
    dimensionless = found.is_dimensionless or claimed.is_dimensionless
    return not dimensionless and found.currency_elided and is_currency(claimed.dimension)


def _fits_unit(claimed: Quantity, found: Quantity) -> bool:
    """Tell whether a figure may be of the claim's unit: the same, a count for a count, any but a share for a bare number."""
    if shares_unit(claimed, found):
        return True
    if found.is_dimensionless or claimed.is_dimensionless:
        return False
    return not claimed.dimension or (is_counted(claimed.figure.unit) and not found.dimension)


def _names(text: str, noun: str) -> bool:
    """Tell whether a text has a noun, given by its stem: "shelves" for "shelf"."""
    return any(stem == noun or trigram_similarity(stem, noun) >= _SAME_NOUN for stem in stems(text))
