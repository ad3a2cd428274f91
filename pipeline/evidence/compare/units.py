"""Units in terms of a common one, so that "42,300 million US dollars" meets "$42.3 billion" and miles meet kilometres."""

from decimal import Decimal
from functools import cache, lru_cache

from pipeline.lexicon import words
from pipeline.lexicon.units import Measure, dimensions, units
from pipeline.text.compound_units import compound_measures
from pipeline.text.stems import stem

_GENERIC = frozenset(words("evidence.generic_nouns"))
# a hundredth of whatever money the other text names
_CENT = "cent"
HUNDREDTHS = {_CENT: _CENT, "pence": "GBP", "penny": "GBP"}


@cache
def _measures_by_name() -> dict[str, tuple[Measure, ...]]:
    """Return name of a unit in lower case → what it measures."""
    return {name.casefold(): unit.measures for name, unit in units().items()}


@lru_cache(maxsize=4096)
def measures_of(unit: str) -> tuple[Measure, ...]:
    """Return what a unit may measure, the likeliest first: a currency and a counted noun are dimensions of their own.

    The dimension "" is that of a noun which may stand for any counted one.

    >>> [measure.dimension for measure in measures_of("years")], measures_of("goals")[0].dimension
    (['span of months', 'time'], 'goal')
    """
    if is_currency(unit):
        return (Measure(unit),)
    if unit in HUNDREDTHS:
        return (Measure(HUNDREDTHS[unit], Decimal("0.01")),)
    name = unit.strip().casefold()
    singular = f"{name[:-3]}y" if name.endswith("ies") else name  # "centuries"
    for form in (name, name.removesuffix("s"), name.removesuffix("es"), singular, f"{name}s"):
        if form in _measures_by_name():
            return _measures_by_name()[form]
    return compound_measures(name) or (Measure(_noun_dimension(name)),)


def _noun_dimension(noun: str) -> str:
    """Return the dimension of a counted noun, its head's stem; that of "three times" is not the dimension time."""
    head = noun.rsplit(maxsplit=1)[-1] if noun else ""
    dimension = stem(head) if head and head not in _GENERIC else ""
    return f"counted {dimension}" if dimension in dimensions() else dimension


@lru_cache(maxsize=256)
def scales(dimension: str) -> tuple[tuple[Decimal, Decimal], ...]:
    """Return (factor, zero) of each unit of a dimension: a number of the source less zero, times factor, is of the base unit."""
    factors = {(measure.factor, measure.zero) for measure in dimensions().get(dimension, ())}
    return tuple(sorted({(Decimal(1), Decimal(0))} | factors))


def same_money(left: str, right: str, *, currency_unspecified: bool) -> bool:
    """Tell whether two amounts may be of one money: cents of any, and plain "dollars" where the other says whose.

    currency_unspecified: one of the two names no country.
    """
    if _CENT in (left, right):
        return is_currency(left) or is_currency(right)
    return currency_unspecified and {left, right} <= {*words("currencies.dollars")}


def is_currency(unit: str) -> bool:
    """Tell whether the unit is an ISO 4217 code."""
    return len(unit) == 3 and unit.isascii() and unit.isalpha() and unit.isupper()


def is_counted(unit: str) -> bool:
    """Tell whether the unit is a counted noun, or none at all."""
    dimension = measures_of(unit)[0].dimension
    return not (dimension in dimensions() or " per " in dimension or is_currency(dimension) or dimension == _CENT)
