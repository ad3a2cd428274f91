"""Days in digits with slashes: the whole text says whether the month stands first."""

import pytest

from pipeline.mentions import find_dates


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Paid 04/03/2021.", ["2021-03-04"]),
        ("Paid 04/03/2021, sent 04/28/2021.", ["2021-04-03", "2021-04-28"]),
        ("Paid 04/03/2021, sent 28/03/2021.", ["2021-03-04", "2021-03-28"]),
        ("Filed 02/01/2024, served February 2, 2024.", ["2024-02-01", "2024-02-02"]),
        ("Filed 02/01/2024, served 4 January 2024.", ["2024-01-02", "2024-01-04"]),
        ("Filed 02/01/2024 at 9:05 AM EST.", ["2024-02-01"]),
        ("Paid 4.3.2021, sent 04/28/2021.", ["2021-03-04", "2021-04-28"]),
    ],
)
def test_order_of_day_and_month(text, days):
    assert [time.first for time in find_dates(text)] == days


@pytest.mark.parametrize(
    "text",
    [
        "It rains every now and then.",
        "It was unlucky on Friday the 13th.",
        "Sunday School boats",
        "This Week in Boats has it.",
        "He paid 1000s of crowns.",
        "A gentleman, late 40s, sails.",
    ],
)
def test_idioms_names_and_ages_are_no_dates(text):
    assert not find_dates(text)


def test_day_of_a_month_and_an_old_year():
    assert [t.edtf for t in find_dates("He died (in the year 251) upon the 5th day of February.")] == [
        "0251",
        "0251-02-05",
    ]


def test_a_short_weekday_belongs_to_its_day():
    text = "Sent Tue, 8 Feb 2011 to all."
    assert [t.span.of(text) for t in find_dates(text)] == ["Tue, 8 Feb 2011"]
