"""Units brought to a common one, so that "42,300 million US dollars" meets "$42.3 billion" and miles meet kilometres."""

from decimal import Decimal
from functools import lru_cache

from pipeline.evidence.words import stem

# dimension → unit as written → how many of the dimension's base unit; the SI brochure (9th ed.) and NIST SP 811, appendix B
_FACTORS: dict[str, dict[str, str]] = {
    "length": {
        "mm": "0.001", "millimetre": "0.001", "millimeter": "0.001", "cm": "0.01", "centimetre": "0.01", "centimeter": "0.01",
        "m": "1", "metre": "1", "meter": "1", "km": "1000", "kilometre": "1000",
        "kilometer": "1000", "mile": "1609.344", "mi": "1609.344", "foot": "0.3048", "feet": "0.3048", "ft": "0.3048",
        "inch": "0.0254", "yard": "0.9144", "nautical mile": "1852",
    },
    "area": {
        "m²": "1", "m2": "1", "sq m": "1", "square metre": "1", "square meter": "1", "ha": "10000", "hectare": "10000",
        "km²": "1000000", "km2": "1000000", "sq km": "1000000", "square kilometre": "1000000",
        "square kilometer": "1000000", "acre": "4046.8564224", "square mile": "2589988.110336", "square foot": "0.09290304",
    },
    "mass": {
        "g": "0.001", "gram": "0.001", "kg": "1", "kilogram": "1", "kilo": "1", "t": "1000", "tonne": "1000",
        "metric ton": "1000", "lb": "0.45359237", "pound": "0.45359237", "ounce": "0.028349523125",
    },
    "volume": {
        "ml": "0.001", "millilitre": "0.001", "milliliter": "0.001", "cl": "0.01", "centilitre": "0.01", "centiliter": "0.01",
        "l": "1", "litre": "1", "liter": "1", "hl": "100", "hectolitre": "100", "hectoliter": "100", "kl": "1000",
        "kilolitre": "1000", "kiloliter": "1000", "m³": "1000", "m3": "1000", "cubic metre": "1000", "cubic meter": "1000",
        "megalitre": "1e6", "megaliter": "1e6", "gl": "1e9", "gigalitre": "1e9", "gigaliter": "1e9", "km³": "1e12", "km3": "1e12",
        "cubic kilometre": "1e12", "cubic kilometer": "1e12", "acre foot": "1233481.8375475",
    },
    "power": {
        "w": "1", "watt": "1", "kw": "1000", "kilowatt": "1000", "mw": "1e6", "megawatt": "1e6", "gw": "1e9", "gigawatt": "1e9"},
    "energy": {
        "kwh": "1", "mwh": "1e3", "gwh": "1e6", "twh": "1e9", "kilowatt hour": "1", "megawatt hour": "1e3", "gigawatt hour": "1e6",
        "terawatt hour": "1e9",
    },
    "time": {
        "second": "1", "s": "1", "minute": "60", "min": "60", "hour": "3600", "h": "3600", "day": "86400", "week": "604800",
        "fortnight": "1209600",
    },
    "span of months": {"month": "1", "year": "12", "decade": "120", "century": "1200"},
    "temperature": {"degree": "1", "degree celsius": "1"},
    "fahrenheit": {"degree fahrenheit": "1"},
    "share": {"%": "1", "percent": "1", "per cent": "1", "percentage": "1"},
    "points": {"pp": "1", "percentage point": "1", "bp": "0.01", "basis point": "0.01"},
}  # fmt: skip
# nouns that may stand for any counted one: "43 people" are "43 deaths" as well
_ANYTHING = frozenset("people person persons individual individuals thing things unit units one ones number".split())
# a hundredth of whatever money the other text names
_CENT = "cent"
_DOLLARS = frozenset("USD AUD CAD NZD HKD SGD TWD FJD JMD BBD TTD NAD BSD BZD GYD LRD".split())
_HUNDREDTHS = {_CENT: _CENT, "pence": "GBP", "penny": "GBP"}
_KNOWN = {unit: (dimension, Decimal(factor)) for dimension, units in _FACTORS.items() for unit, factor in units.items()}


@lru_cache(maxsize=4096)
def measure_of(unit: str) -> tuple[str, Decimal]:
    """Return the dimension and the factor to its base; a currency or a counted noun is its own dimension.

    >>> measure_of("miles"), measure_of("USD"), measure_of("goals")
    (('length', Decimal('1609.344')), ('USD', Decimal('1')), ('goal', Decimal('1')))
    """
    if is_currency(unit):
        return unit, Decimal(1)
    if unit in _HUNDREDTHS:
        return _HUNDREDTHS[unit], Decimal("0.01")
    plain = unit.strip()
    small = plain.casefold()
    one = f"{small[:-3]}y" if small.endswith("ies") else small  # "centuries"
    for form in (plain, small, small.removesuffix("s"), small.removesuffix("es"), one):
        if form in _KNOWN:
            return _KNOWN[form]
    words = plain.casefold().split()
    return (stem(words[-1]) if words and words[-1] not in _ANYTHING else "", Decimal(1))


@lru_cache(maxsize=256)
def factors(dimension: str) -> tuple[Decimal, ...]:
    """Return what a number of the source may have to be multiplied with to be of this dimension's base unit."""
    units = _FACTORS.get(dimension, {})
    return tuple(sorted({Decimal(1), *(Decimal(factor) for factor in units.values())}))


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
    return measure_of(unit)[0] not in _FACTORS and not is_currency(unit)
