"""Texts of several days: posts count from their own day, days of a journal take the year of the entries before."""

import datetime as dt

from pipeline.mentions.dates import find

POSTS = """Harbour notes

3 May 2021

Today it rained on the quay and on the boats. Next Saturday we sail. Last year it was dry.

17 June 2021

Today it was hot, and yesterday we swam.
"""
JOURNAL = """CHAPTER I

November 3rd, 1832.—We left the bay.

December 5th.—The wind fell. {calm}

December 28th.—We anchored.

January 4th.—A new year, and whales as in 1821.

February 6th.—We left.

March 1st.—We landed.

April 2nd.—We rested.
"""


def values(text: str, written: dt.date | None = None) -> list[tuple[str, str]]:
    return [(time.span.of(text), time.edtf) for time in find(text, written=written)]


def test_each_post_counts_from_its_own_day():
    assert values(POSTS, dt.date(2024, 1, 1)) == [
        ("3 May 2021", "2021-05-03"),
        ("Today", "2021-05-03"),
        ("Next Saturday", "2021-05-08"),
        ("Last year", "2020"),
        ("17 June 2021", "2021-06-17"),
        ("Today", "2021-06-17"),
        ("yesterday", "2021-06-16"),
    ]


def test_published_and_updated_are_no_two_posts():
    text = "Published\n3 May 2021\nUpdated\n5 June 2021\nIt rained today.\n"
    assert values(text)[-1] == ("today", "2021-05-03")


def test_days_of_a_journal_take_the_year_of_the_entries_before_them():
    found = dict(values(JOURNAL.format(calm="It lay still. " * 300)))
    assert found["December 5th"] == "1832-12-05"
    assert found["January 4th"] == "1833-01-04"
    assert found["April 2nd"] == "1833-04-02"


def test_a_few_days_at_the_head_of_paragraphs_are_no_journal():
    text = "It was 1832.\n\nMay 5th.—Rain.\n\nMay 9th.—Sun.\n"
    assert values(text) == [("1832", "1832"), ("May 5th", "1832-05-05"), ("May 9th", "1832-05-09")]


def test_speech_counts_from_its_day_whatever_years_it_names():
    text = (
        "Today I am glad to be here. It began in 1992 and 1994, it grew in 1996 and 1998, and now it is big. "
        "In June of this year it shrank. Last night I read of it, and right now it grows. In 1999 we met."
    )
    found = dict(values(text, dt.date(2014, 10, 8)))
    assert (found["Today"], found["June of this year"], found["Last night"]) == ("2014-10-08", "2014-06", "2014-10-07")
