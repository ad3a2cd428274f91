"""Units: every one has a dimension, a factor and spellings of its own, and converts as the standards say."""

from collections import defaultdict
from decimal import Decimal

import pytest

from pipeline.lexicon import labels, words
from pipeline.lexicon.units import units

UNSPOKEN = {"times"}  # what "twice" and "fivefold" are read as
# NIST SP 811, appendix B, and the SI brochure
CONVERSIONS = [
    ("36 kilometre per hour", "10 metre per second"),
    ("1 nautical mile", "1852 metre"),
    ("1 light-year", "9460730472580.8 kilometre"),
    ("3 foot", "1 yard"),
    ("12 inch", "1 foot"),
    ("640 acre", "1 square mile"),
    ("1 square kilometre", "100 hectare"),
    ("16 ounce", "1 pound"),
    ("14 pound", "1 stone"),
    ("2000 pound", "1 ton"),
    ("816 kilotonne", "816000 tonne"),
    ("42 gallon", "1 barrel"),
    ("1 cubic metre", "1000 litre"),
    ("1 cubic centimetre", "1 millilitre"),
    ("16 tablespoon", "1 cup"),
    ("3 teaspoon", "1 tablespoon"),
    ("3600 kilojoule", "1 kilowatt hour"),
    ("41.868 petajoule", "1 million tonnes of oil equivalent"),
    ("1 calorie", "4184 joule"),
    ("1 gigawatt hour", "3.6 terajoule"),
    ("8 megabit", "1 megabyte"),
    ("1 gigabit per second", "1000 megabit per second"),
    ("1000 hectopascal", "1000 millibar"),
    ("212 degree fahrenheit", "100 degree Celsius"),
    ("273.15 kelvin", "0 degree Celsius"),
    ("1000 part per billion", "1 part per million"),
    ("100 basis points", "1 pp"),
    ("12 months", "1 years"),
    ("2 weeks", "1 fortnights"),
]


def in_base_units(said):
    value, name = said.split(" ", 1)
    measure = units()[name].measures[0]
    return (Decimal(value) - measure.zero) * measure.factor


@pytest.mark.parametrize("unit", units().values(), ids=lambda unit: unit.name)
def test_every_unit_has_a_dimension_a_factor_and_a_spelling(unit):
    assert unit.measures
    assert all(measure.factor > 0 for measure in unit.measures)
    assert unit.words or unit.symbols or unit.name in UNSPOKEN


def test_no_spelling_is_of_two_units():
    names = defaultdict(set)
    for unit in units().values():
        for spelling in unit.words + unit.symbols:
            names[spelling].add(unit.name)
    for table in ("currencies.signs", "currencies.names", "currencies.subunits"):
        for spelling, name in labels(table).items():
            names[spelling].add(name)
    for spelling in words("currencies.unspecified"):
        names[spelling].add(spelling)
    assert {spelling: found for spelling, found in names.items() if len(found) > 1} == {}


@pytest.mark.parametrize(("left", "right"), CONVERSIONS, ids=[left for left, _ in CONVERSIONS])
def test_conversions(left, right):
    assert in_base_units(left) == pytest.approx(in_base_units(right), rel=Decimal("1e-7"), abs=Decimal("1e-9"))
