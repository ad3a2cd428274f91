"""Derivations from a level and a share: a part of it, what is left, the level before a growth or a fall."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from pipeline.evidence.compare.context import cosine
from pipeline.evidence.compare.derivations import EARLIER, FEWEST_ROUNDED
from pipeline.evidence.compare.derived_from import BOUND_REACH, is_stated
from pipeline.evidence.compare.quantity import Quantity
from pipeline.evidence.compare.units import HUNDREDTHS
from pipeline.lexicon import fragment
from pipeline.model import Comparator, FigureKind
from pipeline.text.regex import regex

_WHOLE = Decimal(100)
# of so many digits a part of a level is no coincidence
_DIGITS_OF_SHARE = 2
# "160 people, a third of the parish"
_APPOSED = regex(r",? (?:or )?")
# "of every euro", "in the pound"; a half is rounded away
_EVERY = regex(r"\b(?:every|each|in the|on the) (?:[a-z]+\b)", re.IGNORECASE)
_ROUNDED = Decimal("0.5")
# of each period by which an amount is counted
_DAYS = {"day": Decimal(1), "week": Decimal(7), "month": Decimal("30.4375"), "year": Decimal("365.25")}
# cosine of the contexts of a part and of its share, both of dwellings without a bathroom
_SAME_PART = 0.1
# "the 38 per cent that did not change hands", "unroasted"
_REST = regex(rf"\b(?:{fragment('evidence.rest_of_whole_words')}|un[a-z]{{3,20}}ed)\b|n['’]t\b", re.IGNORECASE)


class Reckoned(NamedTuple):
    """A value, and the level and the share that it is reckoned from."""

    value: Decimal
    level: Quantity
    share: Quantity


def is_telling(claimed: Quantity) -> bool:
    """Tell whether a figure has enough digits to follow from others by no coincidence, or is a rounded one ("about 70")."""
    is_rounded = claimed.figure.comparator == Comparator.ABOUT and claimed.value >= FEWEST_ROUNDED
    return claimed.significant_digits >= _DIGITS_OF_SHARE or is_rounded


def _is_share_named_behind(level: Quantity, share: Quantity) -> bool:
    """Tell whether a text says what share a count is: "160 people, a third of the parish", "23,000 households, or 46 per cent"."""
    behind = level.text is share.text and share.dimension == "share" and not share.is_bound
    return behind and _APPOSED.fullmatch(level.text, level.figure.span.end, share.figure.span.start) is not None


def parts_of_levels(claimed: Quantity, operands: Sequence[Quantity]) -> Iterator[Reckoned]:
    """Yield the parts that shares make of levels, and what they leave: "three quarters" of 14,000 for 10,500 and for 3,500.

    So does a part make its whole, some 480 for "160 people, a third of the parish".

    A share in digits, of which texts have many, must be in words like the claim's.
    """
    if claimed.is_dimensionless or claimed.dimension == "share":
        return
    exact = claimed.is_point and not claimed.is_bound and is_telling(claimed)
    for share, level in permutations(operands, 2):
        if exact and _is_share_named_behind(level, share) and level.dimension in {claimed.dimension, ""}:
            yield Reckoned(level.value * _WHOLE / share.value, level, share)
        if share.dimension != "share" or level.value <= claimed.value or not _is_level_of(claimed, share, level):
            continue
        if not share.is_worded_fraction and cosine(claimed.context, share.context) < _SAME_PART:
            continue
        part = level.value * share.value / _WHOLE
        meets_bound = claimed.is_bound and is_stated(claimed, level) and part <= claimed.value * BOUND_REACH
        if exact or meets_bound:
            yield Reckoned(part, level, share)
        if exact and share.is_worded_fraction:
            yield Reckoned(level.value - part, level, share)


def levels_before(claimed: Quantity, operands: Sequence[Quantity]) -> Iterator[Reckoned]:
    """Yield the levels before a growth or a fall by a share: some 700 pairs before "900 pairs, 30 per cent more"."""
    if claimed.is_dimensionless or claimed.is_bound or not is_telling(claimed) or not EARLIER.search(claimed.text):
        return
    for share, level in permutations(operands, 2):
        changes = share.dimension == "share" and (share.figure.kind == FigureKind.CHANGE or share.is_difference)
        if changes and share.text is level.text and level.dimension == claimed.dimension and share.value < _WHOLE:
            yield Reckoned(level.value * _WHOLE / (_WHOLE + share.value), level, share)
            yield Reckoned(level.value * _WHOLE / (_WHOLE - share.value), level, share)


def by_other_period(claimed: Quantity, operands: Sequence[Quantity]) -> Iterator[tuple[Decimal, str]]:
    """Yield the values of sums by another period, with their words: "1,200 a year" for "100 euros a month"."""
    days = _DAYS.get(claimed.period)
    if not days or claimed.is_dimensionless:
        return
    for quantity in operands:
        found = _DAYS.get(quantity.period)
        of_unit = quantity.dimension == claimed.dimension or not claimed.dimension
        if found and found != days and of_unit and not quantity.is_dimensionless:
            yield quantity.value * days / found, quantity.words


def as_hundredths(claimed: Quantity, operands: Sequence[Quantity]) -> Iterator[str]:
    """Yield the words of a share that the claim tells in hundredths of money: "68 cents" of every euro for 68 per cent."""
    if claimed.figure.unit in HUNDREDTHS and _EVERY.search(claimed.text):
        yield from (
            q.words for q in operands if q.dimension == "share" and abs(q.value - claimed.figure.high) <= _ROUNDED
        )


def is_rest_of(claimed: Quantity, share: Quantity) -> bool:
    """Tell whether a share of the claim may be what one of the source leaves: only one of them is of what is not."""
    is_change = any(q.figure.kind == FigureKind.CHANGE or q.is_difference for q in (claimed, share))
    if share.dimension != "share" or is_change or not share.is_point or share.is_worded_fraction:
        return False
    return bool(_REST.search(claimed.text)) != bool(_REST.search(share.text)) and (
        cosine(claimed.context, share.context) >= _SAME_PART
    )


def _is_level_of(claimed: Quantity, share: Quantity, level: Quantity) -> bool:
    """Tell whether a share may be of that level, and the claimed figure a part of it; one without a unit stands beside it."""
    if level.dimension == claimed.dimension:
        return True
    return share.text is level.text and not (level.dimension and claimed.dimension) and not level.is_dimensionless
