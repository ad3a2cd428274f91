"""Which figure of the source a figure of the claim has to be held against: unit, measure and entity before value."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.evidence.context import Context, context, likeness
from pipeline.evidence.ranges import ROUNDING, Range, range_of, stated
from pipeline.evidence.said import Said
from pipeline.evidence.units import is_counted, is_currency, measure_of, same_money
from pipeline.model import Figure

# how far two units agree: the same; one names nothing; two nouns that differ ("people", "cases")
SAME, UNNAMED, OTHER_NOUN = 1.0, 0.6, 0.4
# a figure of the source that equals the claimed one is preferred by this over one whose words are nearer
_EQUAL = 0.35
# figures of one thing have close values: so much a value counts beside words and unit
_CLOSE = 0.5
_CLOSER, _LARGE = 0.8, 20
# values of one unit that lie farther apart than this are of two things, unless a scale slipped
_FAR = 50
_SCALES = tuple(Decimal(10) ** power for power in (-9, -6, -3, 3, 6, 9))
# so large a number needs no unit to be told from others: "500 million people" in "half a billion depend on it"
MANY = 100_000
# "7.1/10", "68 out of 100": a score, never to be held against a count or a percentage
_SCORE = re.compile(r"(?P<points>\d{1,6}(?:\.\d{1,4})?)\s*(?:/|out of)\s*(?P<of>\d{1,4})(?![\d/])")
# "11 dollars a square foot", "a tenth of a dollar for each inhabitant"
_PER = re.compile(r"\s?(?:/\s?|\b(?:per|an?|(?:for )?(?:each|every))\s)(?P<unit>(?:(?:square|cubic) )?[^\W\d_]{1,20})")
# "a third of that harm": of something that was measured before
_OF_THAT = re.compile(r"\s?of (?:that|this|what)\b")
# "only 7%": no more, which is how a source may put it
_ONLY = re.compile(r"\b(?:only|just|merely|barely|a mere)\s$", re.IGNORECASE)
# "112 million dollars", "$112m", but not "US$", "A$", "Canadian dollars"
_BARE = re.compile(r"^\W{0,3}\$|^[^A-Z$]*\bdollars?$")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A figure where it stands: its text, the words around it, its dimension, and its values in base units.

    range: with what rounding allows; exact: as stated; step: how many base units one of its unit is.
    """

    figure: Figure
    text: str
    around: Context
    dimension: str
    range: Range
    exact: Range
    step: Decimal = Decimal(1)

    @property
    def words(self) -> str:
        """Return the figure as it stands in its text."""
        return self.figure.span.of(self.text)

    @property
    def bare(self) -> bool:
        """Tell whether the figure is of dollars and does not say whose."""
        return _BARE.search(self.words) is not None

    @property
    def only(self) -> bool:
        """Tell whether the text finds the figure small: "only 7%"."""
        return _ONLY.search(self.text, max(0, self.figure.span.start - 8), self.figure.span.start) is not None

    @property
    def special(self) -> bool:
        """Tell whether the dimension is none of the counted nouns."""
        return self.dimension in {"rank", "share"} or self.dimension.startswith("score")

    @property
    def unnamed_sum(self) -> bool:
        """Tell whether this may be money whose currency was named before: "it cost €8 million instead of 12.6 million"."""
        return not self.figure.unit and self.value >= MANY

    @property
    def part(self) -> bool:
        """Tell whether the figure is a part in words: "a third", "one in five"."""
        return self.dimension == "share" and not any(c.isdigit() for c in self.words)

    @property
    def per(self) -> str:
        """Return what the figure is counted by: "square foot" for "$11 a square foot"; "" where nothing is said."""
        found = _PER.match(self.text, self.figure.span.end)
        return found["unit"].casefold() if found else ""

    @property
    def derived(self) -> bool:
        """Tell whether the figure is a part of something named before ("a third of that harm")."""
        return _OF_THAT.match(self.text, self.figure.span.end) is not None

    @property
    def digits(self) -> int:
        """Return how many digits of the value say something: 3 for 42,300 million."""
        return len(str(abs(self.figure.high)).replace(".", "").strip("0"))

    @property
    def telling(self) -> bool:
        """Tell whether the figure is so rare that its place can be looked for: two digits, or a part of a measured unit."""
        named = bool(self.dimension) and self.value >= _LARGE
        return self.digits >= 2 or self.dimension == "share" or named or self.value >= MANY

    @property
    def value(self) -> Decimal:
        """Return the stated value in base units, the middle of a range, the number of a limit."""
        ends = [v for v in (self.exact.low, self.exact.high) if v.is_finite()]
        return sum(ends, Decimal(0)) / len(ends) if ends else Decimal(0)

    @property
    def limit(self) -> bool:
        """Tell whether the figure is a limit only ("more than 40")."""
        return self.figure.comparator[:1] in {"<", ">"} and self.figure.comparator != "<~"


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
        if self.found.figure.comparator == "<=" and self.claimed.only:
            return self.claimed.range.holds(Range(self.found.exact.high, self.found.exact.high))
        return self.claimed.range.holds(self.found.exact) or self._coarser

    @property
    def _coarser(self) -> bool:
        """Tell whether the claim rounds to a larger unit: "two days" for 46 hours."""
        slack = min(self.claimed.step / 2, self.claimed.value * ROUNDING)
        plain = self.claimed.figure.comparator in ("=", "~") and bool(self.claimed.dimension)
        return plain and self.claimed.step > self.found.step and abs(self.claimed.value - self.found.value) <= slack

    @property
    def close(self) -> bool:
        """Tell whether the values are so close, and so large, that it is no coincidence whatever the nouns."""
        return self.unit >= UNNAMED and self.closeness >= _CLOSER and self.claimed.value >= _LARGE

    @property
    def slip(self) -> bool:
        """Tell whether the two have the same digits at another scale of one unit: "3.5 million tonnes", "3.5 billion tonnes"."""
        a, b = self.claimed.exact, self.found.exact
        named = (
            self.unit == SAME and bool(self.claimed.dimension) and not self.claimed.special and self.claimed.digits >= 2
        )
        return named and any(a.low * scale == b.low and a.high * scale == b.high for scale in _SCALES)

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
        ranges = (self.claimed.figure, self.found.figure)
        return all(f.low < f.high for f in ranges) and self.claimed.exact != self.found.exact

    @property
    def apart(self) -> bool:
        """Tell whether the two values cannot be reconciled by rounding."""
        return self.claimed.range.apart(self.found.range)


def sightings(said: Said) -> tuple[Sighting, ...]:
    """Return the figures of a text, ready to be compared."""
    return tuple(_sighting(said.text, figure) for figure in said.figures)


def _sighting(text: str, figure: Figure) -> Sighting:
    around = context(text, figure.span)
    dimension, factor = measure_of(figure.unit)
    score = _SCORE.search(text, figure.span.start, figure.span.end + 12)
    if score and score.start() < figure.span.end and Decimal(score["of"]):
        value = Decimal(score["points"]) / Decimal(score["of"])
        slack = Decimal("0.5").scaleb(-len(score["points"].partition(".")[2])) / Decimal(score["of"])
        point = Figure("", figure.span, value, value, comparator=figure.comparator)
        return Sighting(
            figure, text, around, f"score of {score['of']}", range_of(point, slack), range_of(point, Decimal(0))
        )
    if figure.kind == "ratio" and not figure.unit and abs(figure.high) <= 1:
        dimension, factor = "share", Decimal(100)
    if figure.kind == "rank":
        dimension = "rank"
    rounded = range_of(figure, stated(figure, text), factor)
    return Sighting(figure, text, around, dimension, rounded, range_of(figure, Decimal(0), factor), factor)


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
