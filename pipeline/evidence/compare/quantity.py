"""A quantity: a figure where it stands in a claim or a passage, its values in base units, and what its words say of it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.evidence.compare.context import Context
from pipeline.lexicon import fragment, labels
from pipeline.model import Comparator, Figure, FigureKind
from pipeline.text.number_patterns import FIRST, FRACTION, NUMBER
from pipeline.text.regex import regex

_ZERO = Decimal(0)
# so large a number needs no unit to be told from others: "500 million people" in "half a billion depend on it"
LARGE_NUMBER = 100_000
# "1,412", "three", "half a billion", "a third"
NUMBERS = regex(rf"{FIRST}(?<![\w.])(?:{FRACTION}|{NUMBER})(?!\w)", re.IGNORECASE)
# durations and ages: so common that two of them seldom speak of one thing
DURATIONS = frozenset(("time", "span of months"))
# rounding may never stand for more than a twentieth of a value
ROUNDING_SHARE = Decimal("0.05")
# a measured value below this is too common to find its passage by
_DISTINCTIVE = 20
# "11 dollars a square foot", "a tenth of a dollar for each inhabitant", "$1,200 annually"
_RATE = regex(
    rf"\s?(?:(?:/\s?|\b{fragment('evidence.rate_markers')}\s)"
    rf"(?P<unit>(?:{fragment('evidence.unit_modifiers')}[ -])?[^\W\d_]{{1,20}})"
    rf"|\s(?P<adverb>{fragment('evidence.rate_adverbs')})\b)"
)
# "annually" → "year"
PERIODS = {**labels("evidence.rate_adverbs"), **labels("evidence.rate_nouns")}
# "a third of that harm": of something that was measured before
_REFERS_BACK = regex(r"\s?of (?:that|this|what)\b")
# "only 7%": no more, which is how a source may put it
_MINIMISED = regex(rf"\b{fragment('evidence.minimisers')}\s$", re.IGNORECASE)
_COMPARATIVES = fragment("vocabulary.comparatives", "evidence.time_comparatives")
# "ten inches short of what the charter demanded", "350 more nurses", "two days longer": how far two values lie apart
_DIFFERENCE = regex(rf"(?:\s(?:in\s)?(?:{fragment('evidence.distance_prepositions')}|{_COMPARATIVES})\b)")
_LOST = regex(rf"\b{fragment('evidence.losing_verbs')} $")
_ADDED = regex(rf"\b{fragment('evidence.added_words')}\b", re.IGNORECASE)
_COMPARATIVE = regex(rf"\b{_COMPARATIVES}\b")
_COMPARATIVE_BEHIND = regex(rf"\s{fragment('vocabulary.comparatives')}\b")
# "shortened by twelve minutes", "sank by more than a third", "up by a half"
_BY = regex(
    rf"(?:[^\W\d_]+(?:ed|t|n|s|w|ing)|\b(?:{fragment('vocabulary.change_verbs')}|up|down|higher|lower))(?: only)? by $"
)
# a text that speaks of a change or compares
_CHANGES = regex(
    rf"\b(?:{_COMPARATIVES}|{fragment('vocabulary.change_verbs')}|{fragment('evidence.losing_verbs')}|{fragment('evidence.change_words')})\b",
    re.IGNORECASE,
)
_SIGNS = frozenset("+-−–±")
# months and years in days are rounder than anything else: "a month and a half" for six weeks
_WEEK_SECONDS, _CALENDAR_SHARE = 604_800, Decimal("0.1")
# "at an age above 13 years", "12 years old"
_AGE = regex(r"\b(?:age[ds]?\b[^\d,;.]{0,24}\d{1,3}(?: years?)?|(?:years?|months?)[ -]old)$")
# "1665", "up to 1647"
_YEAR = regex(r"(?<![\d.,])(?:1\d|20)\d\d$")
# "112 million dollars", "$112m", but not "US$", "A$", "Canadian dollars"
_CURRENCY_UNSPECIFIED = regex(rf"^\W{{0,3}}\$|^[^A-Z$]*\b{fragment('evidence.unspecified_currencies')}$")


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from low to high; an open end excludes its own value."""

    low: Decimal
    high: Decimal
    open_low: bool = False
    open_high: bool = False

    @classmethod
    def point(cls, value: Decimal) -> "Interval":
        """Return the interval of one value."""
        return cls(value, value)

    def contains(self, other: "Interval") -> bool:
        """Tell whether the other interval lies wholly in this one."""
        low = self.low < other.low or (self.low == other.low and (other.open_low or not self.open_low))
        high = other.high < self.high or (self.high == other.high and (other.open_high or not self.open_high))
        return low and high

    def disjoint_from(self, other: "Interval") -> bool:
        """Tell whether no value lies in both."""
        below = self.high < other.low or (self.high == other.low and (self.open_high or other.open_low))
        above = other.high < self.low or (self.low == other.high and (self.open_low or other.open_high))
        return below or above


def is_integer(value: Decimal) -> bool:
    """Tell whether a value has no fraction, however large it is.

    >>> is_integer(Decimal("1e60")), is_integer(Decimal("4.5"))
    (True, False)
    """
    return value == value.to_integral_value()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in its text, normalised to base units.

    Attributes:
        figure: as found; its span is in text.
        text: the claim or the passage.
        context: the words around the figure, weighed.
        dimension: of its unit; a currency code or a counted noun is its own.
        interval: its values in base units, with what rounding and "about" allow.
        exact: its values in base units, as stated.
        unit_factor: how many base units one of its unit is.
        interpretations: what else it may mean: a ton is short, metric or long, "at 45" has the unit of "41 °C" before it.
        unit_is_borrowed: the unit is another figure's, or this interpretation is a mere possibility: it may match, and
            contradicts nothing.
    """

    figure: Figure
    text: str
    context: Context
    dimension: str
    interval: Interval
    exact: Interval
    unit_factor: Decimal = Decimal(1)
    interpretations: "tuple[Quantity, ...]" = ()
    unit_is_borrowed: bool = False

    @property
    def words(self) -> str:
        """Return the figure as it stands in its text."""
        return self.figure.span.of(self.text)

    @property
    def position(self) -> tuple[str, int]:
        """Return where it stands; two interpretations of a figure stand at one position."""
        return self.text, self.figure.span.start

    @property
    def value(self) -> Decimal:
        """Return the stated value in base units: the middle of a range, the number of a bound."""
        low, high = self.exact.low, self.exact.high
        if not (low.is_finite() and high.is_finite()):
            return _ZERO + next((end for end in (low, high) if end.is_finite()), _ZERO)
        return _ZERO + low if low == high else (_ZERO + low + high) / 2

    @property
    def is_point(self) -> bool:
        """Tell whether the figure states one value and no range."""
        return self.figure.low == self.figure.high

    @property
    def is_bound(self) -> bool:
        """Tell whether the figure is a bound only ("more than 40")."""
        return self.figure.comparator[:1] in {"<", ">"} and self.figure.comparator != Comparator.SOMEWHAT_LESS

    @property
    def is_year(self) -> bool:
        """Tell whether the figure may be a year: four digits from 1000 to 2099 without a thousands mark or a unit."""
        return not self.dimension and _YEAR.search(self.words) is not None

    @property
    def is_minimised(self) -> bool:
        """Tell whether the text calls the figure small: "only 7%"."""
        return _MINIMISED.search(self.text, max(0, self.figure.span.start - 8), self.figure.span.start) is not None

    @property
    def is_dimensionless(self) -> bool:
        """Tell whether the figure is a rank, a share or a score, and no measure or count."""
        return self.dimension in {"rank", "share"} or self.dimension.startswith("score")

    @property
    def is_worded_fraction(self) -> bool:
        """Tell whether the figure is a share in words: "a third", "one in five"."""
        return self.dimension == "share" and not any(c.isdigit() for c in self.words)

    @property
    def is_difference(self) -> bool:
        """Tell whether the figure says how far two values lie apart, and is none of them."""
        span = self.figure.span
        inside = not self.is_bound and any(pattern.search(self.words) for pattern in (_COMPARATIVE, _ADDED))
        before = self.text[max(0, span.start - 24) : span.start]
        return inside or self._stands_before(_DIFFERENCE) or any(pattern.search(before) for pattern in (_BY, _LOST))

    @property
    def is_comparative(self) -> bool:
        """Tell whether a comparative behind the figure says how far two values lie apart: "nine crowns a day dearer"."""
        return self._stands_before(_COMPARATIVE_BEHIND)

    def _stands_before(self, pattern: re.Pattern[str]) -> bool:
        rate = _RATE.match(self.text, self.figure.span.end)  # "1,500 crowns a year cheaper"
        return any(
            pattern.match(self.text, end) for end in {self.figure.span.end, rate.end() if rate else -1} if end >= 0
        )

    @property
    def may_be_difference(self) -> bool:
        """Tell whether the figure may say how far two values lie apart: it does, or its text speaks of a change or compares."""
        signed = self.words[:1] in _SIGNS
        return signed or self.is_difference or self.figure.kind == FigureKind.CHANGE or bool(_CHANGES.search(self.text))

    @property
    def is_age(self) -> bool:
        """Tell whether the figure says how old somebody is."""
        return self.figure.by == "rule:age" or _AGE.search(self.text, 0, self.figure.span.end) is not None

    @property
    def currency_unspecified(self) -> bool:
        """Tell whether the figure is of dollars and does not say of which country."""
        return _CURRENCY_UNSPECIFIED.search(self.words) is not None

    @property
    def currency_elided(self) -> bool:
        """Tell whether this may be money whose currency was named before: "it cost €8 million instead of 12.6 million"."""
        return not self.figure.unit and self.value >= LARGE_NUMBER

    @property
    def rate_unit(self) -> str:
        """Return what the figure is counted by: "square foot" for "$11 a square foot"; "" where nothing is stated."""
        return rate_unit(self.text, self.figure)

    @property
    def period(self) -> str:
        """Return the period by which the figure is counted: "week" for "450 euros a week"; "" where none is stated."""
        unit = self.rate_unit
        return PERIODS.get(unit, unit if unit in PERIODS.values() else "")

    @property
    def refers_back(self) -> bool:
        """Tell whether the figure is a share of something measured before ("a third of that harm")."""
        return _REFERS_BACK.match(self.text, self.figure.span.end) is not None

    @property
    def significant_digits(self) -> int:
        """Return how many digits of the value are significant: 3 for 42,300 million."""
        return len(str(abs(self.figure.high)).replace(".", "").strip("0"))

    @property
    def is_distinctive(self) -> bool:
        """Tell whether the figure is so rare that its passage can be found by it: two digits, or a share, or a large measure."""
        measured = bool(self.dimension) and self.value >= _DISTINCTIVE
        return self.significant_digits >= 2 or self.dimension == "share" or measured or self.value >= LARGE_NUMBER

    @property
    def rounding_unit(self) -> Decimal:
        """Return half of the last digit that is no zero, in base units: 0.5 days for "two days", at most a twentieth."""
        exponent = self.figure.high.normalize().as_tuple().exponent if self.figure.high else 0
        last_digit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
        if exponent and not is_integer(self.figure.high) and not any(c.isdigit() for c in self.words):
            last_digit = Decimal("0.5")  # "a month and a half"
        share = _CALENDAR_SHARE if self.dimension == "time" and self.unit_factor > _WEEK_SECONDS else ROUNDING_SHARE
        return min(last_digit / 2 * self.unit_factor, abs(self.value) * share)


def rate_unit(text: str, figure: Figure) -> str:
    """Return what a figure is counted by ("tonne" of "$31 a tonne"), "" where nothing is stated."""
    match = _RATE.match(text, figure.span.end)
    return (match["unit"] or match["adverb"]).casefold() if match else ""
