from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.sentences import sentences
from tests.cases import load
from tests.growth import assert_linear


@pytest.mark.parametrize("case", load("sentences"), ids=lambda c: c["says"][0][:40])
def test_cuts_where_a_reader_would(case):
    text = " ".join(case["says"])
    assert [s.of(text) for s in sentences(text)] == case["says"]


@given(st.text(max_size=200))
def test_sentences_read_back_in_order_and_lose_only_white_space(text):
    found = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    kept = "".join(s.of(text) for s in found)
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize("unit", ["word ", "Mr. ", "a.b.", "((((", "1.", "....", "[^1]."])
def test_ten_times_the_text_is_not_a_hundred_times_the_work(unit):
    assert_linear(sentences, unit * 200_000)


def test_the_full_stop_of_a_german_day_ends_no_sentence():
    text = "Er kam am 24. November 1821 an. Vom 3. Mai bis zum 5. Juni blieb er."
    assert [s.of(text) for s in sentences(text)] == [
        "Er kam am 24. November 1821 an.",
        "Vom 3. Mai bis zum 5. Juni blieb er.",
    ]
