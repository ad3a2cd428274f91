"""EDTF there and back, TIMEX3 values."""

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.calendar import GRAINS, Period, day_number, iso_date, period_containing
from pipeline.text.edtf import bounds, edtf
from pipeline.text.timex import timex

NUMBERS = st.integers(day_number(1, 1, 1), day_number(3000, 1, 1))
OLD = st.integers(day_number(-3000, 1, 1), day_number(-101, 1, 1))


@settings(max_examples=60, deadline=None)
@given(NUMBERS | OLD, st.sampled_from(GRAINS))
def test_edtf_reads_back(number: int, grain: str) -> None:
    period = period_containing(number, grain)
    assert bounds(edtf(period)) == (iso_date(period.first), iso_date(period.last))
    parse_edtf(edtf(period))


@pytest.mark.parametrize(
    ("period", "expected", "value"),
    [
        (Period("century", 1800), "18XX", "18"),
        (Period("century", -499), "-04XX", "BC04"),
        (Period("decade", 1990), "199X", "199"),
        (Period("decade", -488), "-0488/-0479", "BC048"),
        (Period("year", 2013), "2013", "2013"),
        (Period("year", -299), "-0299", "BC0300"),
        (Period("year", 0), "0000", "BC0001"),
        (Period("half", 2024, 1), "2024-40", "2024-H1"),
        (Period("season", 2021, 2), "2021-22", "2021-SU"),
        (Period("quarter", 2012, 3), "2012-35", "2012-Q3"),
        (Period("month", 2022, 2), "2022-02", "2022-02"),
        (Period("week", 2008, 35), "2008-08-25/2008-08-31", "2008-W35"),
        (Period("day", 2024, 9, 17), "2024-09-17", "2024-09-17"),
        (Period("day", 1915), "1915-XX-XX", "1915-XX-XX"),
        (Period("day", 1943, 7), "1943-07-XX", "1943-07-XX"),
    ],
)
def test_forms(period: Period, expected: str, value: str) -> None:
    assert (edtf(period), timex(period)) == (expected, value)
    assert bounds(expected) == (iso_date(period.first), iso_date(period.last))


@pytest.mark.parametrize(
    ("expected", "first", "last"),
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
def test_bounds(expected: str, first: str, last: str) -> None:
    assert bounds(expected) == (first, last)
