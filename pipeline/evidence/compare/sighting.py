"""A figure where it stands in a claim or a passage: its values in base units, and what its words say of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.evidence.compare.context import Context, context
from pipeline.evidence.compare.ranges import ROUNDING, Range, range_of, stated
from pipeline.evidence.compare.units import Measure, is_counted, measures_of
from pipeline.evidence.said import Said
from pipeline.model import Figure
from pipeline.text.numbers import FIRST, FRACTION, NUMBER

# so large a number needs no unit to be told from others: "500 million people" in "half a billion depend on it"
MANY = 100_000
# "1,412", "three", "half a billion", "a third"
NUMBERS = re.compile(rf"{FIRST}(?<![\w.])(?:{FRACTION}|{NUMBER})(?!\w)", re.IGNORECASE)
_LARGE = 20
# "7.1/10", "68 out of 100": a score, never to be held against a count or a percentage
_SCORE = re.compile(r"(?P<points>\d{1,6}(?:\.\d{1,4})?)\s*(?:/|out of)\s*(?P<of>\d{1,4})(?![\d/])")
# "11 dollars a square foot", "a tenth of a dollar for each inhabitant"
_PER = re.compile(
    r"\s?(?:(?:/\s?|\b(?:per|an?|(?:for )?(?:each|every))\s)(?P<unit>(?:(?:square|cubic|kilowatt|megawatt)[ -])?[^\W\d_]{1,20})"
    r"|\s(?P<adverb>annually|yearly|monthly|weekly|daily|hourly)\b)"
)
_ANNUM = {
    "annum": "year",
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}
# "a third of that harm": of something that was measured before
_OF_THAT = re.compile(r"\s?of (?:that|this|what)\b")
# "only 7%": no more, which is how a source may put it
_ONLY = re.compile(r"\b(?:only|just|merely|barely|a mere)\s$", re.IGNORECASE)
# "3.5 degrees warmer"
_FURTHER = re.compile(r"\s?(?:warm|cool|hott|cold|high|low)er\b|\s?(?:more|less|above|below)\b")
# "twelve years" is never meant by a bare "twelve"
LASTING = frozenset(("time", "span of months"))
# months and years in days are rounder than anything else: "a month and a half" for six weeks
_WEEK, _CALENDAR = 604_800, Decimal("0.1")
# "at an age above 13 years", "12 years old"
_AGED = re.compile(r"\b(?:age[ds]?\b[^\d,;.]{0,24}\d{1,3}(?: years?)?|(?:years?|months?)[ -]old)$")
# "a relative risk of 0.75": a quarter fewer
_RISK = re.compile(r"\b(?:(?:relative|risk|hazard|odds|rate) (?:risk|ratio|rate)s?|RR|HR|OR)\b[^\d;.]{0,12}$")
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
        return _per(self.text, self.figure)

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
        if exponent and self.figure.high % 1 and not any(c.isdigit() for c in self.words):
            last = Decimal("0.5")  # "a month and a half"
        share = _CALENDAR if self.dimension == "time" and self.step > _WEEK else ROUNDING
        return min(last / 2 * self.step, abs(self.value) * share)

    @property
    def limit(self) -> bool:
        """Tell whether the figure is a limit only ("more than 40")."""
        return self.figure.comparator[:1] in {"<", ">"} and self.figure.comparator != "<~"


def sightings(said: Said, near: Sequence[Said] = ()) -> tuple[Sighting, ...]:
    """Return the figures of a text, ready to be compared.

    near: the sentences beside it, whose units a bare number may have: "It cost 26 euros in June. In July it cost 52."
    """
    lent = dict.fromkeys(measures_of(f.unit)[0] for text in (said, *near) for f in text.figures if _lends(f))
    return tuple(_sighting(said.text, figure, tuple(lent)) for figure in said.figures)


def _lends(figure: Figure) -> bool:
    """Tell whether the unit may be left out where the next figure has it too; that of a duration never is."""
    return bool(figure.unit) and not is_counted(figure.unit)


def _sighting(text: str, figure: Figure, lent: Sequence[Measure]) -> Sighting:
    around = context(text, figure.span)
    own, *others = _measures(text, figure)
    rate = _rate(text, figure, own)
    others = [*others, rate] if rate else others
    readings = [_as(text, figure, around, measure) for measure in others]
    if _RISK.search(text, max(0, figure.span.start - 24), figure.span.start) and figure.high < 1:
        fewer = replace(figure, low=1 - figure.high, high=1 - figure.low)
        readings.append(replace(_as(text, fewer, around, Measure("share", Decimal(100))), lent=True))
    if not figure.unit and not own.dimension:
        readings += [replace(_as(text, figure, around, measure), lent=True) for measure in lent]
    return replace(_score(text, figure, around) or _as(text, figure, around, own), readings=tuple(readings))


def _measures(text: str, figure: Figure) -> tuple[Measure, ...]:
    """Return what the figure may measure; a warming by 9 °F is one by 5 °C, wherever zero lies."""
    if figure.kind == "rank":
        return (Measure("rank"),)
    if figure.kind == "ratio" and not figure.unit and abs(figure.high) <= 1:
        return (Measure("share", Decimal(100)),)
    known = measures_of(figure.unit)
    if figure.kind == "change" or _FURTHER.match(text, figure.span.end):
        return tuple(replace(measure, zero=Decimal(0)) for measure in known)
    return known


def _rate(text: str, figure: Figure, own: Measure) -> Measure | None:
    """Return the rate that the figure is of: "$11 a square foot" in dollars a square metre, None where nothing is said."""
    unit = _per(text, figure)
    by = measures_of(_ANNUM.get(unit, unit))[0] if unit and own.dimension and not own.zero else None
    if by is None or is_counted(_ANNUM.get(unit, unit)):
        return None
    return Measure(f"{own.dimension} per {by.dimension}", own.factor / by.factor)


def _per(text: str, figure: Figure) -> str:
    found = _PER.match(text, figure.span.end)
    return (found["unit"] or found["adverb"]).casefold() if found else ""


def _as(text: str, figure: Figure, around: Context, measure: Measure) -> Sighting:
    slack = stated(figure, text)
    level = replace(figure, low=figure.low - measure.zero, high=figure.high - measure.zero) if measure.zero else figure
    rounded, exact = (range_of(level, width, measure.factor) for width in (slack, Decimal(0)))
    return Sighting(figure, text, around, measure.dimension, rounded, exact, measure.factor)


def _score(text: str, figure: Figure, around: Context) -> Sighting | None:
    """Return the figure as points of a score, None where it is none."""
    score = _SCORE.search(text, figure.span.start, figure.span.end + 12)
    if not score or score.start() >= figure.span.end or not Decimal(score["of"]):
        return None
    value = Decimal(score["points"]) / Decimal(score["of"])
    slack = Decimal("0.5").scaleb(-len(score["points"].partition(".")[2])) / Decimal(score["of"])
    point = Figure("", figure.span, value, value, comparator=figure.comparator)
    rounded, exact = (range_of(point, width) for width in (slack, Decimal(0)))
    return Sighting(figure, text, around, f"score of {score['of']}", rounded, exact)
