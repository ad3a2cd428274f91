import pytest

from pipeline.evidence.compare.times import comparable, inherited, limit, relation, shared, stated, worded
from pipeline.model import Span, Time


def date(first, last="", timex=""):
    return Time("", Span(0, 0), "date", timex or first, timex or first, first, last or first)


MONTH, DAY = date("2024-08-01", "2024-08-31", "2024-08"), date("2024-08-06")
YEAR, OPEN_DAY = date("2024-01-01", "2024-12-31", "2024"), Time("", Span(0, 0), "date", "", "XXXX-08-06")


@pytest.mark.parametrize(
    ("claimed", "found", "said"),
    [
        (MONTH, DAY, "holds"),
        (DAY, MONTH, "unsaid"),
        (DAY, date("2023-08-06"), "apart"),
        (DAY, OPEN_DAY, "unsaid"),
        (OPEN_DAY, DAY, "holds"),
        (OPEN_DAY, OPEN_DAY, "holds"),
        (YEAR, Time("", Span(0, 0), "date", "", "PRESENT_REF"), "none"),
    ],
)
def test_granularity(claimed, found, said):
    assert relation(claimed, found) == said


def test_a_period_needs_both_ends():
    period, other = date("1958-01-01", "1962-12-31", "1958/1962"), date("1961-01-01", "1962-12-31", "1961/1962")
    assert relation(period, period) == "holds"
    assert relation(period, other) == "apart"
    assert relation(period, date("1961-01-01", "1961-12-31", "1961")) == "unsaid"


def test_the_year_of_a_neighbour():
    assert relation(DAY, OPEN_DAY, years=frozenset({"2024"})) == "holds"


def test_limits():
    text = "It ended before the end of May 1994 and after 3 June."
    assert limit(text, Time("", Span(27, 35), "date", "", "1994-05")) == "before"
    assert limit(text, Time("", Span(46, 52), "date", "", "XXXX-06-03")) == "after"
    assert relation(MONTH, date("2024-07-31"), bound="before") == "holds"
    assert relation(MONTH, DAY, bound="before") == "apart"


def test_a_slip_of_the_pen():
    assert shared(DAY, date("2023-08-06")) == 2
    assert shared(DAY, OPEN_DAY) == 2


def test_a_day_read_off_its_words():
    assert worded(Time("", Span(0, 8), "date", "", "XXXX-XX-XX"), "10 March").timex == "XXXX-03-10"
    assert comparable(worded(Time("", Span(0, 8), "date", "", "XXXX-XX-XX"), "March 10th"))
    assert worded(DAY, "6 August 2024") is DAY


def test_a_year_that_only_the_text_around_suggests_does_not_count():
    assert worded(DAY, "6 August").timex == "XXXX-08-06"
    assert inherited(DAY, "the same day")
    assert not inherited(DAY, "6 August 2024")
    assert relation(worded(MONTH, "August"), DAY) == "holds"
    assert relation(worded(MONTH, "August"), date("2024-07-31")) == "apart"


def test_counts_what_a_date_states():
    assert [stated(DAY), stated(MONTH), stated(OPEN_DAY)] == [3, 2, 2]
