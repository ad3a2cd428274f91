"""Units brought to a common one, so that "42,300 million US dollars" meets "$42.3 billion" and miles meet kilometres."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files

from pipeline.text.stems import stem

# nouns that may stand for any counted one: "43 people" are "43 deaths" as well
_ANYTHING = frozenset("people person persons individual individuals thing things unit units one ones number".split())
# a hundredth of whatever money the other text names
_CENT = "cent"
_DOLLARS = frozenset("USD AUD CAD NZD HKD SGD TWD FJD JMD BBD TTD NAD BSD BZD GYD LRD".split())
_HUNDREDTHS = {_CENT: _CENT, "pence": "GBP", "penny": "GBP"}


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit brought to its base: dimension, how many of the base unit it is, and where zero lies, in the unit itself.

    A currency or a counted noun is its own dimension; "" is a noun that may stand for any counted one.
    """

    dimension: str
    factor: Decimal = Decimal(1)
    zero: Decimal = Decimal(0)


@cache
def _table() -> dict[str, dict[str, tuple[Measure, ...]]]:
    """Return dimension → unit → what it may mean, of assets/measures.toml."""
    text = (files("pipeline.assets") / "measures.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text, parse_float=Decimal)
    return {
        dimension: {
            unit: tuple(_measure(dimension, one) for one in (value if isinstance(value, list) else [value]))
            for unit, value in units.items()
        }
        for dimension, units in raw.items()
    }


def _measure(dimension: str, value: Decimal | int | dict[str, Decimal | int]) -> Measure:
    row = value if isinstance(value, dict) else {"factor": value}
    return Measure(dimension, Decimal(row["factor"]), Decimal(row.get("zero", 0)))


@lru_cache(maxsize=4096)
def measures_of(unit: str) -> tuple[Measure, ...]:
    """Return what a unit may measure, the likeliest first.

    >>> [measure.dimension for measure in measures_of("years")], measures_of("goals")[0].dimension
    (['span of months', 'time'], 'goal')
    """
    if is_currency(unit):
        return (Measure(unit),)
    if unit in _HUNDREDTHS:
        return (Measure(_HUNDREDTHS[unit], Decimal("0.01")),)
    small = unit.strip().casefold()
    one = f"{small[:-3]}y" if small.endswith("ies") else small  # "centuries"
    for form in (small, small.removesuffix("s"), small.removesuffix("es"), one):
        known = tuple(measure for units in _table().values() for measure in units.get(form, ()))
        if known:
            return known
    words = small.split()
    return (Measure(stem(words[-1]) if words and words[-1] not in _ANYTHING else ""),)


@lru_cache(maxsize=256)
def scales(dimension: str) -> tuple[tuple[Decimal, Decimal], ...]:
    """Return (factor, zero) of each unit of a dimension: a number of the source less zero, times factor, is of the base unit."""
    units = _table().get(dimension, {})
    known = {(measure.factor, measure.zero) for measures in units.values() for measure in measures}
    return tuple(sorted({(Decimal(1), Decimal(0))} | known))


def same_money(one: str, other: str, *, bare: bool) -> bool:
    """Tell whether two amounts may be of one money: cents of any, and plain "dollars" where the other says whose.

    bare: one of the two names no country.
    """
    if _CENT in (one, other):
        return is_currency(one) or is_currency(other)
    return bare and one in _DOLLARS and other in _DOLLARS


def is_currency(unit: str) -> bool:
    """Tell whether the unit is an ISO 4217 code."""
    return len(unit) == 3 and unit.isascii() and unit.isalpha() and unit.isupper()


def is_counted(unit: str) -> bool:
    """Tell whether the unit is a counted noun, or none at all."""
    dimension = measures_of(unit)[0].dimension
    return dimension not in _table() and not is_currency(dimension) and dimension != _CENT
