"""A figure of the claim beside one of the source: how far unit, words and value agree."""

import math
from dataclasses import dataclass
from decimal import Decimal

from pipeline.evidence.compare.ranges import Range, is_whole
from pipeline.evidence.compare.sighting import Sighting

# how far two units agree: the same; the same if one is left out; one names nothing; two nouns that differ ("people", "cases")
SAME, LENT, UNNAMED, OTHER_NOUN = 1.0, 0.8, 0.6, 0.4
# figures of one thing have close values: so much a value counts beside words and unit
_CLOSE = 0.5
_CLOSER, _LARGE = 0.8, 20
# values of one unit that lie farther apart than this are of two things, unless a scale slipped
_FAR = 20
# a limit and the value that it stands for, of one unit and of another
_BEYOND, _BEYOND_OTHER = Decimal("1.5"), Decimal("1.2")
_EXACT, _BEYOND_EXACT = 3, Decimal("1.1")
# so many digits that stand in another order are a slip of the pen
_SWAPPED = 3
_SCALES = tuple(Decimal(10) ** power for power in (-9, -6, -3, 3, 6, 9))


@dataclass(frozen=True, slots=True)
class Pair:
    """A claimed figure and one of the source. unit, context: 0…1, how far the two agree apart from the value."""

    claimed: Sighting
    found: Sighting
    unit: float
    context: float

    @property
    def nearness(self) -> float:
        """Return how far the two speak of the same thing."""
        return self.unit + self.context + _CLOSE * self.closeness

    @property
    def closeness(self) -> float:
        """Return 1 for the same value, 0 from half or double on: figures of one thing differ little from text to text."""
        a, b = abs(self.claimed.value), abs(self.found.value)
        if not a or not b:
            return float(a == b)
        return max(0.0, 1 - abs(math.log2(float(a / b))))

    @property
    def fits(self) -> bool:
        """Tell whether the source's value lies within what the claim says; "no more than 7" is "only 7"."""
        if self.points:
            return False
        if self.found.figure.comparator == "<=" and self.claimed.only:
            return self.claimed.range.holds(Range(self.found.exact.high, self.found.exact.high))
        return self.claimed.range.holds(self.found.exact) or self._reckoned or self._unhedged or self._whole

    @property
    def exact(self) -> bool:
        """Tell whether the two state the same value, or the claim a rounder one of as many digits."""
        return self.claimed.exact == self.found.exact or self.claimed.value == self.found.value

    @property
    def converted(self) -> bool:
        """Tell whether the two have units of one dimension that differ ("46 hours", "two days")."""
        measured = bool(self.claimed.dimension) and not self.claimed.special
        return measured and self.claimed.step != self.found.step

    @property
    def _reckoned(self) -> bool:
        """Tell whether the claim rounds in its own unit: "two days" for 46 hours, "85 degrees Fahrenheit" for 29.4 °C."""
        plain = self.claimed.figure.comparator in ("=", "~") and self.converted
        return plain and abs(self.claimed.value - self.found.value) <= self.claimed.grain

    @property
    def _unhedged(self) -> bool:
        """Tell whether the claim only leaves out that the source's value is about so much: "1,190" for "about 1,190"."""
        hedged = self.found.figure.comparator == "~" and self.claimed.figure.comparator != "~"
        return hedged and self.claimed.range.holds(Range(self.found.value, self.found.value))

    @property
    def _whole(self) -> bool:
        """Tell whether the claim rounds to a whole number: "38 parcels" for 38.4."""
        one, other, step = self.claimed.figure, self.found, self.claimed.step
        point = one.comparator in ("=", "~") and one.low == one.high
        whole = point and is_whole(one.high) and not is_whole(other.value / step)
        return whole and self.claimed.value >= _LARGE / 2 and abs(self.claimed.value - other.value) <= step / 2

    @property
    def close(self) -> bool:
        """Tell whether the values are so close, and so large, that it is no coincidence whatever the nouns."""
        return self.unit >= UNNAMED and self.closeness >= _CLOSER and self.claimed.value >= _LARGE

    @property
    def slip(self) -> bool:
        """Tell whether the two have the same digits at another scale of one unit: "3.5 million tonnes", "3.5 billion tonnes".

        A sum may leave its currency out: "2.9 million dollars" for "Tamori received 11.2 billion, Karvia 2.9 billion".
        """
        one, other = self.claimed, self.found
        unit = self.unit == SAME or one.unnamed_sum or other.unnamed_sum
        points = all(f.figure.low == f.figure.high for f in (one, other))
        named = unit and points and bool(one.dimension) and not one.special and one.digits >= 2
        return named and any(one.value * scale == other.value for scale in _SCALES)

    @property
    def points(self) -> bool:
        """Tell whether one is of per cent and the other of percentage points."""
        return {self.claimed.dimension, self.found.dimension} == {"share", "points"}

    @property
    def swapped(self) -> bool:
        """Tell whether the two have the same digits in another order: "480" for 408, "134 km²" for 31,400 hectares."""
        step = self.claimed.step if self.claimed.dimension == self.found.dimension else Decimal(1)
        a = f"{self.claimed.figure.high.normalize():f}"
        b = f"{(self.found.value / step if step != 1 else self.found.figure.high).normalize():f}"
        plain = all(f.figure.low == f.figure.high and not f.limit for f in (self.claimed, self.found))
        return plain and a != b and len(a) >= _SWAPPED and sorted(a) == sorted(b)

    @property
    def foreign(self) -> bool:
        """Tell whether the two cannot measure the same thing: a part of what was named before, another rate, too far apart."""
        per = {self.claimed.per, self.found.per} - {""}
        far = min(abs(self.claimed.value), abs(self.found.value)) * _FAR < max(
            abs(self.claimed.value), abs(self.found.value)
        )
        return self.claimed.derived or len(per) > 1 or far

    @property
    def widened(self) -> bool:
        """Tell whether both are ranges or both limits, and the claim's says less: "15–34" for "15–17".

        A limit may be rounder than the source's, "more than 40" for "more than 42", but not "more than 1,197" for 1,200.
        """
        if self.claimed.limit and self.found.limit:
            return self.claimed.exact != self.found.exact and self.claimed.digits >= self.found.digits
        if self.claimed.figure.low < self.claimed.figure.high and self.unit < SAME:
            return self.claimed.exact != self.found.exact
        ranges = (self.claimed.figure, self.found.figure)
        return all(f.low < f.high for f in ranges) and self.claimed.exact != self.found.exact

    @property
    def beyond(self) -> bool:
        """Tell whether a limit is so far from the source's value that nobody would name it: "no more than 913" for 413."""
        if not self.claimed.limit:
            return False
        number, value = abs(self.claimed.value), abs(self.found.value)
        exact = self.claimed.digits >= _EXACT  # "no more than 413" is said of 413
        factor = _BEYOND_EXACT if exact else _BEYOND if self.unit == SAME else _BEYOND_OTHER
        return max(number, value) > min(number, value) * factor

    @property
    def apart(self) -> bool:
        """Tell whether the two values cannot be reconciled by rounding, the source's in its own unit either."""
        if self.converted and abs(self.claimed.value - self.found.value) <= self.found.grain:
            return False
        return self.claimed.range.apart(self.found.range)
