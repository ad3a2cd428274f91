import pytest

from pipeline.evidence.compare.date_relations import (
    Bound,
    as_stated,
    bound_of,
    is_comparable,
    relate,
    shared_parts,
    stated_parts,
    year_is_inferred,
)
from pipeline.model import Span, Time


def date(first, last="", timex=""):
    return Time("", Span(0, 0), "date", timex or first, timex or first, first, last or first)


MONTH, DAY = date("2024-08-01", "2024-08-31", "2024-08"), date("2024-08-06")
YEAR, OPEN_DAY = date("2024-01-01", "2024-12-31", "2024"), Time("", Span(0, 0), "date", "", "XXXX-08-06")


@pytest.mark.parametrize(
    ("claimed", "found", "relation"),
    [
        (MONTH, DAY, "entails"),
        (DAY, MONTH, "less_exact"),
        (DAY, date("2023-08-06"), "disjoint"),
        (DAY, OPEN_DAY, "less_exact"),
        (OPEN_DAY, DAY, "entails"),
        (OPEN_DAY, OPEN_DAY, "entails"),
        (YEAR, Time("", Span(0, 0), "date", "", "PRESENT_REF"), "incomparable"),
        (date("-3499-01-01", "-3499-12-31"), date("-5676-01-01", "-5676-12-31"), "disjoint"),
        (date("-0299-01-01", "-0200-12-31"), date("-0249-01-01", "-0249-12-31"), "entails"),
        (YEAR, date("2024-12-21", "2025-03-20", "2024-WI"), "entails"),
        (YEAR, date("2024-01-01", "2025-12-31", "2024/2025"), "less_exact"),
    ],
)
def test_granularity(claimed, found, relation):
    assert relate(claimed, found) == relation


def test_a_period_needs_both_ends():
    period, other = date("1958-01-01", "1962-12-31", "1958/1962"), date("1961-01-01", "1962-12-31", "1961/1962")
    assert relate(period, period) == "entails"
    assert relate(period, other) == "disjoint"
    assert relate(period, date("1961-01-01", "1961-12-31", "1961")) == "less_exact"


def test_the_year_of_a_neighbour():
    assert relate(DAY, OPEN_DAY, passage_years=frozenset({"2024"})) == "entails"


def test_bounds():
    text = "It ended before the end of May 1994 and after 3 June."
    assert bound_of(text, Time("", Span(27, 35), "date", "", "1994-05")) == "before"
    assert bound_of(text, Time("", Span(46, 52), "date", "", "XXXX-06-03")) == "after"
    assert relate(MONTH, date("2024-07-31"), bound=Bound.BEFORE) == "entails"
    assert relate(MONTH, DAY, bound=Bound.BEFORE) == "disjoint"


def test_a_slip_of_the_pen():
    assert shared_parts(DAY, date("2023-08-06")) == 2
    assert shared_parts(DAY, OPEN_DAY) == 2


def test_a_day_read_off_its_words():
    assert as_stated(Time("", Span(0, 8), "date", "", "XXXX-XX-XX"), "10 March").timex == "XXXX-03-10"
    assert is_comparable(as_stated(Time("", Span(0, 8), "date", "", "XXXX-XX-XX"), "March 10th"))
    assert as_stated(DAY, "6 August 2024") is DAY


def test_a_year_that_only_the_text_around_suggests_does_not_count():
    assert as_stated(DAY, "6 August").timex == "XXXX-08-06"
    assert year_is_inferred(DAY, "the same day")
    assert not year_is_inferred(DAY, "6 August 2024")
    assert relate(as_stated(MONTH, "August"), DAY) == "entails"
    assert relate(as_stated(MONTH, "August"), date("2024-07-31")) == "disjoint"


def test_counts_what_a_date_states():
    assert [stated_parts(DAY), stated_parts(MONTH), stated_parts(OPEN_DAY)] == [3, 2, 2]
