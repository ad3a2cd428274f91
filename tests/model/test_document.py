import datetime as dt

from pipeline.model import Meta


def test_a_date_is_a_day_where_it_states_one():
    assert Meta(date="2024-05-01").day == dt.date(2024, 5, 1)
    assert [Meta(date=date).day for date in ("", "2024", "2024-05", "2024-05~")] == [None] * 4
