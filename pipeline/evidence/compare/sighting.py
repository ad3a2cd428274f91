"""A figure where it stands in a claim or a passage: its values in base units, and what its words say of it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.evidence.compare.context import Context
from pipeline.evidence.compare.ranges import ROUNDING, Range, is_whole
from pipeline.model import Figure
from pipeline.text.numbers import FIRST, FRACTION, NUMBER

# so large a number needs no unit to be told from others: "500 million people" in "half a billion depend on it"
MANY = 100_000
# "1,412", "three", "half a billion", "a third"
NUMBERS = re.compile(rf"{FIRST}(?<![\w.])(?:{FRACTION}|{NUMBER})(?!\w)", re.IGNORECASE)
_LARGE = 20
# "11 dollars a square foot", "a tenth of a dollar for each inhabitant"
_PER = re.compile(
    r"\s?(?:(?:/\s?|\b(?:per|an?|(?:for )?(?:each|every))\s)(?P<unit>(?:(?:square|cubic|kilowatt|megawatt)[ -])?[^\W\d_]{1,20})"
    r"|\s(?P<adverb>annually|yearly|monthly|weekly|daily|hourly)\b)"
)
# "a third of that harm": of something that was measured before
_OF_THAT = re.compile(r"\s?of (?:that|this|what)\b")
# "only 7%": no more, which is how a source may put it
_ONLY = re.compile(r"\b(?:only|just|merely|barely|a mere)\s$", re.IGNORECASE)
# durations and ages: so common that two of them seldom speak of one thing
LASTING = frozenset(("time", "span of months"))
# months and years in days are rounder than anything else: "a month and a half" for six weeks
_WEEK, _CALENDAR = 604_800, Decimal("0.1")
# "at an age above 13 years", "12 years old"
_AGED = re.compile(r"\b(?:age[ds]?\b[^\d,;.]{0,24}\d{1,3}(?: years?)?|(?:years?|months?)[ -]old)$")
# "112 million dollars", "$112m", but not "US$", "A$", "Canadian dollars"
_BARE = re.compile(r"^\W{0,3}\$|^[^A-Z$]*\bdollars?$")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A figure where it stands: its text, the words around it, its dimension, and its values in base units.

    range: with what rounding allows; exact: as stated; step: how many base units one of its unit is.
    readings: what else it may mean: a ton is short, metric or long, and "at 45" has the unit of "41 °C" before it.
    lent: the unit is that of another figure, or the reading a mere possibility; it may agree, and contradicts nothing.
    """

    figure: Figure
    text: str
    around: Context
    dimension: str
    range: Range
    exact: Range
    step: Decimal = Decimal(1)
    readings: "tuple[Sighting, ...]" = ()
    lent: bool = False

    @property
    def words(self) -> str:
        """Return the figure as it stands in its text."""
        return self.figure.span.of(self.text)

    @property
    def place(self) -> tuple[str, int]:
        """Return where it stands; two readings of a figure stand at one place."""
        return self.text, self.figure.span.start

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
    def age(self) -> bool:
        """Tell whether the figure says how old somebody is."""
        return self.figure.by == "rule:age" or _AGED.search(self.text, 0, self.figure.span.end) is not None

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
        return per(self.text, self.figure)

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
    def grain(self) -> Decimal:
        """Return half of the last digit that is no zero, in base units: 0.5 days for "two days", at most a twentieth."""
        exponent = self.figure.high.normalize().as_tuple().exponent if self.figure.high else 0
        last = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
        if exponent and not is_whole(self.figure.high) and not any(c.isdigit() for c in self.words):
            last = Decimal("0.5")  # "a month and a half"
        share = _CALENDAR if self.dimension == "time" and self.step > _WEEK else ROUNDING
        return min(last / 2 * self.step, abs(self.value) * share)

    @property
    def limit(self) -> bool:
        """Tell whether the figure is a limit only ("more than 40")."""
        return self.figure.comparator[:1] in {"<", ">"} and self.figure.comparator != "<~"


def per(text: str, figure: Figure) -> str:
    """Return what a figure is counted by ("tonne" of "$31 a tonne"), "" where nothing is said."""
    found = _PER.match(text, figure.span.end)
    return (found["unit"] or found["adverb"]).casefold() if found else ""
