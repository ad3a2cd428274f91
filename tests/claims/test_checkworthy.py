import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.claims import checkworthiness
from tests.cases import load
from tests.growth import assert_linear

CASES = [(says, case["checkable"]) for case in load("claims") if "checkable" in case for says in case["says"]]


@pytest.mark.parametrize(("sentence", "checkable"), CASES)
def test_what_a_checker_would_look_up(sentence, checkable):
    assert (checkworthiness(sentence) >= 0.5) is checkable


def test_curly_apostrophes_are_straight_ones():
    assert checkworthiness("I’m sure we’ll win") == checkworthiness("I'm sure we'll win")


def test_a_figure_speaks_for_a_check_and_a_question_against():
    plain = checkworthiness("Trade with China grew.")
    assert checkworthiness("Trade with China grew by 5 billion dollars.") > plain
    assert checkworthiness("Trade with China grew?") < plain


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gets_a_share(text):
    assert 0 <= checkworthiness(text) <= 1


@pytest.mark.parametrize("text", ["a" * 10**6, "1" * 10**5, "((" * 50_000, "er than " * 50_000, "and " * 200_000])
def test_a_monster_takes_linear_time(text):
    assert_linear(checkworthiness, text)


def test_f1_on_claimbuster_is_above_its_floor(shared):
    rows = [json.loads(line) for line in (shared / "data/verify/claimbuster_dev.jsonl").open(encoding="utf-8")]
    predicted = [checkworthiness(row["text"]) >= 0.5 for row in rows]
    hit = sum(row["label"] for row, yes in zip(rows, predicted, strict=True) if yes)
    assert 2 * hit / (sum(predicted) + sum(row["label"] for row in rows)) > 0.75
