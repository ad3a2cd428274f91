"""What counts as a relative date, and when two TIMEX3 values are one."""

import pytest

from evaluation.relative import predicted_value, relative_gold, same_value
from pipeline import find_dates


def test_only_dates_without_a_year_of_their_own_are_asked_for() -> None:
    texts = ["Friday", "9 May", "last month", "9 May 2012", "the 1990s", "now", "two years", "the 5th century BC"]
    values = ["2012-05-04", "2012-05-09", "2012-04", "2012-05-09", "199", "PRESENT_REF", "P2Y", "BC04"]
    row = {"spans": [{"text": t, "value": v} for t, v in zip(texts, values, strict=True)]}
    assert [span["text"] for span in relative_gold(row)] == ["Friday", "9 May", "last month"]


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ("2012-SU", "2012-22", True),
        ("198X", "198", True),
        ("2012-05-09T00:00", "2012-05-09", True),
        ("2012-05-09T10:00Z", "2012-05-09T10:00", True),
        ("2012-05", "2012-05-09", False),
    ],
)
def test_values(left: str, right: str, alike: bool) -> None:
    assert same_value(left, right) is alike


def test_the_time_that_overlaps_most_answers() -> None:
    text = "It rose in May 2012 and fell the same year."
    start = text.index("the same year")
    times = find_dates(text)
    assert predicted_value({"start": start, "end": start + 13}, times) == "2012"
    assert predicted_value({"start": 0, "end": 2}, times) == ""
