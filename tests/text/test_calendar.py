"""The calendar against datetime."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.calendar import (
    GRAINS,
    MONTHS,
    civil_date,
    day_number,
    is_finer,
    is_valid_date,
    iso_date,
    iso_weekday,
    period_containing,
    shift,
)

DAYS = st.dates(dt.date(1, 1, 1), dt.date(9000, 12, 31))
NUMBERS = st.integers(day_number(1, 1, 1), day_number(3000, 1, 1))
OLD = st.integers(day_number(-3000, 1, 1), day_number(-101, 1, 1))


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_days_agree_with_datetime(day: dt.date) -> None:
    number = day_number(day.year, day.month, day.day)
    assert civil_date(number) == (day.year, day.month, day.day)
    assert iso_weekday(number) == day.isoweekday()
    assert iso_date(number) == day.isoformat()
    week = period_containing(number, "week")
    assert (week.year, week.part) == day.isocalendar()[:2]


@settings(max_examples=60, deadline=None)
@given(NUMBERS | OLD, st.sampled_from(GRAINS))
def test_a_period_contains_its_days(number: int, grain: str) -> None:
    period = period_containing(number, grain)
    assert period.first <= number <= period.last


@settings(max_examples=60, deadline=None)
@given(NUMBERS, st.sampled_from(GRAINS), st.integers(-30, 30))
def test_shift_and_back(number: int, grain: str, steps: int) -> None:
    period = period_containing(number + 1_200_000, grain)
    moved = shift(period, steps)
    assert shift(moved, -steps) == period
    if steps == 1:
        assert moved.first == period.last + 1


def test_calendar_has_no_30_february() -> None:
    assert is_valid_date(2024, 2, 29)
    assert not is_valid_date(2023, 2, 29)
    assert not is_valid_date(2023, 13, 1)


def test_finer() -> None:
    assert is_finer("day", "month")
    assert not is_finer("year", "quarter")


def test_month_names() -> None:
    assert (MONTHS["september"], MONTHS["sept"], MONTHS["may"]) == (9, 9, 5)
