"""A figure where it stands in a claim or a passage: its values in base units, and what its words say of it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.evidence.context import Context, context
from pipeline.evidence.ranges import Range, range_of, stated
from pipeline.evidence.said import Said
from pipeline.evidence.units import measure_of
from pipeline.model import Figure

# so large a number needs no unit to be told from others: "500 million people" in "half a billion depend on it"
MANY = 100_000
_LARGE = 20
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
