"""The calendar against datetime, EDTF there and back, TIMEX3 values."""

import datetime as dt

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.calendar import (
    GRAINS,
    MONTHS,
    Point,
    around,
    bounds,
    civil,
    day_number,
    edtf,
    finer,
    is_day,
    iso,
    shift,
    timex,
    weekday,
)

DAYS = st.dates(dt.date(1, 1, 1), dt.date(9000, 12, 31))
NUMBERS = st.integers(day_number(1, 1, 1), day_number(3000, 1, 1))
OLD = st.integers(day_number(-3000, 1, 1), day_number(-101, 1, 1))


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_days_agree_with_datetime(day: dt.date) -> None:
    number = day_number(day.year, day.month, day.day)
    assert civil(number) == (day.year, day.month, day.day)
    assert weekday(number) == day.isoweekday()
    assert iso(number) == day.isoformat()
    week = around(number, "week")
    assert (week.year, week.part) == day.isocalendar()[:2]


@settings(max_examples=60, deadline=None)
@given(NUMBERS | OLD, st.sampled_from(GRAINS))
def test_around_holds_the_day_and_edtf_reads_back(number: int, grain: str) -> None:
    point = around(number, grain)
    assert point.first <= number <= point.last
    assert bounds(edtf(point)) == (iso(point.first), iso(point.last))
    parse_edtf(edtf(point))


@settings(max_examples=60, deadline=None)
@given(NUMBERS, st.sampled_from(GRAINS), st.integers(-30, 30))
def test_shift_and_back(number: int, grain: str, steps: int) -> None:
    point = around(number + 1_200_000, grain)
    moved = shift(point, steps)
    assert shift(moved, -steps) == point
    if steps == 1:
        assert moved.first == point.last + 1


@pytest.mark.parametrize(
    ("point", "said", "value"),
    [
        (Point("century", 1800), "18XX", "18"),
        (Point("century", -499), "-04XX", "BC04"),
        (Point("decade", 1990), "199X", "199"),
        (Point("decade", -488), "-0488/-0479", "BC048"),
        (Point("year", 2013), "2013", "2013"),
        (Point("year", -299), "-0299", "BC0300"),
        (Point("year", 0), "0000", "BC0001"),
        (Point("half", 2024, 1), "2024-40", "2024-H1"),
        (Point("season", 2021, 2), "2021-22", "2021-SU"),
        (Point("quarter", 2012, 3), "2012-35", "2012-Q3"),
        (Point("month", 2022, 2), "2022-02", "2022-02"),
        (Point("week", 2008, 35), "2008-08-25/2008-08-31", "2008-W35"),
        (Point("day", 2024, 9, 17), "2024-09-17", "2024-09-17"),
        (Point("day", 1915), "1915-XX-XX", "1915-XX-XX"),
        (Point("day", 1943, 7), "1943-07-XX", "1943-07-XX"),
    ],
)
def test_forms(point: Point, said: str, value: str) -> None:
    assert (edtf(point), timex(point)) == (said, value)
    assert bounds(said) == (iso(point.first), iso(point.last))


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2021-24", "2021-12-01", "2022-02-28"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2022~", "2022-01-01", "2022-12-31"),
        ("2019/2025", "2019-01-01", "2025-12-31"),
        ("2024-01/..", "2024-01-01", ""),
        ("../1985", "", "1985-12-31"),
        ("2024-02-30", "", ""),
        ("2024-77", "", ""),
        ("XXXX-09", "", ""),
        ("", "", ""),
    ],
)
def test_bounds(said: str, first: str, last: str) -> None:
    assert bounds(said) == (first, last)


def test_calendar_has_no_30_february() -> None:
    assert is_day(2024, 2, 29)
    assert not is_day(2023, 2, 29)
    assert not is_day(2023, 13, 1)


def test_finer() -> None:
    assert finer("day", "month")
    assert not finer("year", "quarter")


def test_month_names() -> None:
    assert (MONTHS["september"], MONTHS["sept"], MONTHS["may"]) == (9, 9, 5)
