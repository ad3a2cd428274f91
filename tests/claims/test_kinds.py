import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.claims.kinds import kinds
from tests.cases import load
from tests.growth import assert_linear

ALL = "quantity comparison dated-event quotation attribution causal definition prediction opinion".split()


@pytest.mark.parametrize("case", load("kinds"), ids=lambda case: case["says"][:40])
def test_kinds_of_a_sentence(case):
    assert list(kinds(case["says"], case.get("holds", ()))) == case["kinds"]


def test_every_kind_of_the_table_has_a_case():
    assert {kind for case in load("kinds") for kind in case["kinds"]} == set(ALL)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_known_kinds_in_the_tables_order(text):
    found = kinds(text)
    assert list(found) == [kind for kind in ALL if kind in found]


@pytest.mark.parametrize("text", ["“a " * 100_000, "a" * 10**6, "er than " * 50_000, "1" * 10**5])
def test_a_monster_takes_linear_time(text):
    assert_linear(kinds, text)
