"""Pairs of a claimed quantity and one of the source: how far unit, context and value agree, and which pairs belong together."""

import math
from dataclasses import dataclass
from decimal import Decimal

from pipeline.evidence.compare.quantity import Interval, Quantity, is_integer
from pipeline.evidence.compare.units import is_counted
from pipeline.model import Comparator

# how far two units agree: the same; the same if one is borrowed; one names nothing; two nouns that differ ("people", "cases")
SAME_UNIT, BORROWED_UNIT, NO_UNIT, OTHER_NOUN = 1.0, 0.8, 0.6, 0.4
# figures of one thing have similar values: so much a value counts beside context and unit
_VALUE_WEIGHT = 0.5
# values so similar, and so large, are no coincidence
_SIMILAR, _LARGE = 0.8, 20
# so large a number in words is a round one
_LARGE_IN_WORDS = 100
# values of one unit that lie farther apart than this are of two things, unless a scale slipped
_TOO_FAR = 20
# how far a bound may lie from the value that it stands for, of one unit and of another; one of three digits is exact
_BOUND_REACH, _BOUND_REACH_OTHER_UNIT = Decimal("1.5"), Decimal("1.2")
_EXACT_DIGITS, _EXACT_BOUND_REACH = 3, Decimal("1.1")
# so many digits that stand in another order are a slip of the pen
_TRANSPOSED_DIGITS = 3
# a bound of so many digits is said of the value itself
_TELLING_DIGITS = 2
# "ten or more" and "fewer than ten" part a whole
_OPPOSITE = ({Comparator.AT_LEAST, Comparator.LESS}, {Comparator.AT_MOST, Comparator.MORE})
_WHOLE = 100
_POINT_COMPARATORS = (Comparator.EQUAL, Comparator.ABOUT)
# a number written as in "3.7 × 10^44" may be any power of ten off
_POWER = "10^"
_SCALES = tuple(Decimal(10) ** power for power in (-9, -6, -3, 3, 6, 9))


@dataclass(frozen=True, slots=True)
class Pair:
    """A claimed quantity and one of the source. unit_agreement, context_similarity: 0…1."""

    claimed: Quantity
    found: Quantity
    unit_agreement: float
    context_similarity: float

    @property
    def score(self) -> float:
        """Return how far the two speak of the same thing: unit, context and value."""
        return self.unit_agreement + self.context_similarity + _VALUE_WEIGHT * self.value_similarity

    @property
    def value_similarity(self) -> float:
        """Return 1 for the same value, 0 from half or double on: figures of one thing differ little from text to text."""
        a, b = abs(self.claimed.value), abs(self.found.value)
        if not a or not b:
            return float(a == b)
        return max(0.0, 1 - abs(math.log2(float(a / b))))

    @property
    def entails(self) -> bool:
        """Tell whether the source's value lies within what the claim states; "no more than 7" is "only 7"."""
        if self.percent_and_points:
            return False
        claimed, found = self.claimed, self.found
        if found.figure.comparator == Comparator.AT_MOST and claimed.is_minimised:
            return claimed.interval.contains(Interval.point(found.exact.high))
        return (
            claimed.interval.contains(found.exact)
            or self._rounds_in_own_unit
            or self._drops_hedge
            or self._states_fraction
            or self._rounds_to_integer
        )

    @property
    def same_value(self) -> bool:
        """Tell whether the two state the same value."""
        return self.claimed.exact == self.found.exact or self.claimed.value == self.found.value

    @property
    def is_complement(self) -> bool:
        """Tell whether the two make up a whole, so that what is said of one denies the other: 94 per cent have it, 6 do not."""
        left, right = self.claimed, self.found
        shares = left.dimension == right.dimension == "share" and not (left.is_bound or right.is_bound)
        opposite = {left.figure.comparator, right.figure.comparator} in _OPPOSITE and left.value == right.value
        return (shares and left.value + right.value == _WHOLE and left.value != right.value) or opposite

    @property
    def is_converted(self) -> bool:
        """Tell whether the two have units of one dimension that differ ("46 hours", "two days")."""
        measured = bool(self.claimed.dimension) and not self.claimed.is_dimensionless
        return measured and self.claimed.unit_factor != self.found.unit_factor

    @property
    def _rounds_in_own_unit(self) -> bool:
        """Tell whether the claim rounds in its own unit: "two days" for 46 hours, "85 degrees Fahrenheit" for 29.4 °C."""
        stated = self.claimed.figure.comparator in _POINT_COMPARATORS and self.is_converted
        return stated and abs(self.claimed.value - self.found.value) <= self.claimed.rounding_unit

    @property
    def _drops_hedge(self) -> bool:
        """Tell whether the claim only leaves out that the source's value is approximate: "1,190" for "about 1,190"."""
        hedged = self.found.figure.comparator == Comparator.ABOUT and self.claimed.figure.comparator != Comparator.ABOUT
        return hedged and self.claimed.interval.contains(Interval.point(self.found.value))

    @property
    def _states_fraction(self) -> bool:
        """Tell whether the claim gives in per cent what the source has as a fraction: "8 per cent" for "one in twelve"."""
        stated = (
            self.found.is_worded_fraction and not self.claimed.is_worded_fraction and self.claimed.dimension == "share"
        )
        return stated and not self.found.is_bound and self.claimed.interval.contains(Interval.point(self.found.value))

    @property
    def _rounds_to_integer(self) -> bool:
        """Tell whether the claim rounds to a whole number: "38 parcels" for 38.4."""
        claimed, found, unit = self.claimed, self.found, self.claimed.unit_factor
        stated = claimed.figure.comparator in _POINT_COMPARATORS and claimed.is_point
        rounded = stated and is_integer(claimed.figure.high) and not is_integer(found.value / unit)
        return rounded and claimed.value >= _LARGE / 2 and abs(claimed.value - found.value) <= unit / 2

    @property
    def nearly_equal(self) -> bool:
        """Tell whether the values are so similar, and so large, that it is no coincidence whatever the nouns."""
        comparable = self.unit_agreement >= NO_UNIT
        return comparable and self.value_similarity >= _SIMILAR and self.claimed.value >= _LARGE

    @property
    def differs_in_scale(self) -> bool:
        """Tell whether the two have the same digits at another scale of one unit: "3.5 million tonnes", "3.5 billion tonnes".

        A sum may leave its currency out: "2.9 million dollars" for "Tamori received 11.2 billion, Karvia 2.9 billion".
        """
        claimed, found = self.claimed, self.found
        one_unit = self.unit_agreement == SAME_UNIT or claimed.currency_elided or found.currency_elided
        measured = bool(claimed.dimension) and not claimed.is_dimensionless and claimed.significant_digits >= 2
        comparable = one_unit and measured and claimed.is_point and found.is_point
        if all(_POWER in q.words for q in (claimed, found)) and self.unit_agreement >= NO_UNIT:
            ratio = claimed.value / found.value if found.value else Decimal(0)
            return ratio > 0 and ratio != 1 and ratio.log10() == ratio.log10().to_integral_value()
        return comparable and any(claimed.value * scale == found.value for scale in _SCALES)

    @property
    def are_years(self) -> bool:
        """Tell whether both may be years rather than counts: "it was nothing like 1665", "up to 1647"."""
        return all(q.is_year for q in (self.claimed, self.found))

    @property
    def across_half(self) -> bool:
        """Tell whether one share is a small part and the other most of it: what one leaves may be meant, in other words."""
        low, high = sorted((self.claimed.value, self.found.value))
        return self.claimed.is_worded_fraction and not self.value_similarity and low < _WHOLE / 2 < high

    @property
    def rounds_in_words(self) -> bool:
        """Tell whether the claim may round in words: "three thousand" for 2,960."""
        claimed = self.claimed
        in_words = claimed.significant_digits == 1 and not any(map(str.isdigit, claimed.words))
        within_rounding = abs(claimed.value - self.found.value) <= claimed.rounding_unit
        return in_words and claimed.is_point and within_rounding and claimed.figure.high >= _LARGE_IN_WORDS

    @property
    def percent_and_points(self) -> bool:
        """Tell whether one is of per cent and the other of percentage points."""
        return {self.claimed.dimension, self.found.dimension} == {"share", "points"}

    @property
    def digits_transposed(self) -> bool:
        """Tell whether the two have the same digits in another order: "480" for 408, "134 km²" for 31,400 hectares."""
        unit = self.claimed.unit_factor if self.claimed.dimension == self.found.dimension else Decimal(1)
        a = f"{self.claimed.figure.high.normalize():f}"
        b = f"{(self.found.value / unit if unit != 1 else self.found.figure.high).normalize():f}"
        stated = all(q.is_point and not q.is_bound for q in (self.claimed, self.found))
        return stated and a != b and len(a) >= _TRANSPOSED_DIGITS and sorted(a) == sorted(b)

    @property
    def incommensurable(self) -> bool:
        """Tell whether the two cannot measure the same thing: a share of what was named before, another rate, too far apart."""
        rate_units = {self.claimed.rate_unit, self.found.rate_unit} - {""}
        low, high = sorted((abs(self.claimed.value), abs(self.found.value)))
        return self.claimed.refers_back or len(rate_units) > 1 or low * _TOO_FAR < high

    @property
    def weaker_bound(self) -> bool:
        """Tell whether both are ranges or both bounds, and the claim's says less: "15–34" for "15–17".

        A bound may be rounder than the source's, "more than 40" for "more than 42", but not "more than 1,197" for 1,200.
        """
        claimed, found = self.claimed, self.found
        differ = claimed.exact != found.exact
        if claimed.is_bound and found.is_bound:
            return differ and claimed.significant_digits >= found.significant_digits
        if claimed.figure.low < claimed.figure.high and self.unit_agreement < SAME_UNIT:
            return differ
        return differ and all(q.figure.low < q.figure.high for q in (claimed, found))

    @property
    def bound_too_far(self) -> bool:
        """Tell whether a bound is so far from the source's value that nobody would name it: "no more than 913" for 413."""
        if not self.claimed.is_bound:
            return False
        low, high = sorted((abs(self.claimed.value), abs(self.found.value)))
        reach = _BOUND_REACH if self.unit_agreement == SAME_UNIT else _BOUND_REACH_OTHER_UNIT
        exact = self.claimed.significant_digits >= _EXACT_DIGITS and not self.claimed.is_worded_fraction
        if exact:  # "no more than 413" is said of 413
            reach = _EXACT_BOUND_REACH
        return high > low * reach

    @property
    def misses_bound(self) -> bool:
        """Tell whether the source's count, which is no more exact, is the claim's bound or beyond it: "more than 41" for 41.

        A round bound may be somebody's: "below the 60 million that analysts had feared"; 59 per cent may be 59.4.
        """
        claimed, found = self.claimed, self.found
        if claimed.dimension and not is_counted(claimed.figure.unit):
            return False
        exact = found.figure.comparator == Comparator.EQUAL and claimed.significant_digits >= max(
            _TELLING_DIGITS, found.significant_digits
        )
        return claimed.is_bound and exact and found.is_point and not claimed.exact.contains(found.exact)

    @property
    def irreconcilable(self) -> bool:
        """Tell whether the two values cannot be reconciled by rounding, the source's in its own unit either."""
        if self.is_converted and abs(self.claimed.value - self.found.value) <= self.found.rounding_unit:
            return False
        return self.claimed.interval.disjoint_from(self.found.interval)
