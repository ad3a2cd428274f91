from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.evidence.compare.interpretations import _interpret_all, interpret_figures, interval_of, rounding_slack
from pipeline.evidence.compare.quantity import Interval
from pipeline.evidence.compare.units import is_counted, is_currency, measures_of
from pipeline.model import Figure, Span
from tests.evidence.notation import annotated


@pytest.mark.parametrize(
    ("words", "value", "slack"),
    [
        ("$42.3 billion", "42.3e9", "0.05e9"),
        ("42,300 million", "42.3e9", "0.5e6"),
        ("17", "17", "0"),
        ("42,000", "42000", "420"),
        ("one third", "0.333", "0"),
        ("$4 billion", "4e9", "0.2e9"),
    ],
)
def test_half_of_the_last_stated_digit(words, value, slack):
    figure = Figure("", Span(0, len(words)), Decimal(value), Decimal(value))
    assert rounding_slack(figure, words) == pytest.approx(Decimal(slack), rel=Decimal("0.001"))
    assert rounding_slack(figure, words) <= figure.high / 20


@pytest.mark.parametrize(
    ("comparator", "value", "inside"),
    [
        ("=", 40, True),
        ("=", 41, False),
        ("~", 42, True),
        (">", 40, False),
        (">", 41, True),
        (">=", 40, True),
        ("<", 39, True),
    ],
)
def test_what_a_comparator_allows(comparator, value, inside):
    figure = Figure("", Span(0, 2), Decimal(40), Decimal(40), comparator=comparator)
    assert interval_of(figure, Decimal(0)).contains(Interval.point(Decimal(value))) is inside


def test_units():
    assert measures_of("miles") == measures_of("mile")
    assert measures_of("people")[0].dimension == ""
    assert is_currency("USD")
    assert not is_currency("usd")
    assert is_counted("goals")
    assert not is_counted("%")


@settings(max_examples=60, deadline=None)
@given(st.integers(-1000, 1000), st.integers(0, 100), st.integers(-1000, 1000), st.integers(0, 100))
def test_contained_intervals_are_never_disjoint(low, width, other, size):
    left = Interval(Decimal(low), Decimal(low + width))
    right = Interval(Decimal(other), Decimal(other + size))
    assert not (left.contains(right) and left.disjoint_from(right))
    assert left.contains(left)
    assert left.disjoint_from(right) == right.disjoint_from(left)


def test_a_passage_that_borrows_no_unit_is_interpreted_once_whatever_stands_beside_it():
    first = annotated("It cost [26 euros|26|EUR] in June.")
    second, third = annotated("In July it cost [52 euros|52|EUR]."), annotated("It rained for [3 days|3|days].")
    _interpret_all.cache_clear()
    for window in ((), (first, second), (second, third), (first, second, third)):
        interpret_figures(second, window)
    assert _interpret_all.cache_info().misses == 1


def test_a_bare_number_is_interpreted_by_the_units_beside_it():
    bare, beside = annotated("In July it was [52|52|]."), annotated("It cost [26 euros|26|EUR] in June.")
    assert not interpret_figures(bare)[0].interpretations
    assert [q.dimension for q in interpret_figures(bare, (beside, bare))[0].interpretations] == ["EUR"]
