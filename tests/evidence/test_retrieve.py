import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.evidence.retrieve.features import build_query, match_stems, passage_features
from pipeline.evidence.retrieve.index import index_passages
from pipeline.evidence.retrieve.rank import RELEVANT, WEIGHTS, rank, rank_indexed
from tests.cases import load
from tests.growth import assert_linear

UNRELATED = [
    "Bakers in the old quarter light their ovens at three.",
    "Rye needs longer than spelt.",
    "The crust must sing.",
]


@pytest.mark.parametrize("case", load("passages"), ids=lambda case: case["name"])
def test_the_best_passage(case):
    ranked = rank(case["claim"], case["source"])
    assert ranked[0][0] == case["best"], ranked


@pytest.mark.parametrize("case", load("passages"), ids=lambda case: case["name"])
def test_an_unrelated_source_is_not_relevant(case):
    assert rank(case["claim"], UNRELATED)[0][1] < RELEVANT


def test_the_source_is_relevant():
    claim = "Freight rates on the canal doubled after the lock collapsed."
    assert rank(claim, ["When the lock collapsed, freight rates on the canal doubled.", *UNRELATED])[0][1] > RELEVANT


def test_an_index_ranks_as_plain_passages_do():
    index = index_passages(["The canal froze.", "The canal was opened."])
    assert rank_indexed(index, "The canal was opened in May.") == rank(
        "The canal was opened in May.", ["The canal froze.", "The canal was opened."]
    )
    assert rank("anything", []) == []


def test_every_feature_has_a_weight():
    index = index_passages(["The canal froze."])
    query = build_query(index, "The canal froze.")
    [features] = passage_features(index, query, match_stems(index, query))
    assert {*features, "bias"} == {*WEIGHTS}


def test_equal_passages_keep_their_order():
    assert [i for i, _ in rank("nothing in common", ["x y.", "x y.", "x y."])] == [0, 1, 2]


def test_of_two_like_passages_the_one_on_the_work_itself_ranks_first():
    claim = "Tolls on the canal were estimated from lock records (Moe, 2011)."
    source = ["Tolls on the canal were low then.", "We estimate tolls on the canal here.", *UNRELATED]
    assert rank(claim, source)[0][0] == 1
    quoted = ["Tolls on the canal were low then.", "“We estimate nothing,” he said of tolls.", *UNRELATED]
    assert rank(claim, quoted)[0][0] == 0


def test_the_fourth_place_goes_to_what_the_first_three_lack():
    claim = "The mill at Arvika closed in autumn and its weavers moved to Bergen."
    source = [
        "The mill at Arvika closed in autumn.",
        "In autumn the mill at Arvika closed its gates.",
        "The mill closed; Arvika had no other mill.",
        "Arvika saw the mill as it closed.",
        "The mill of Arvika was closed.",
        *UNRELATED,
        "The weavers of the mill moved, most of them to Bergen.",
    ]
    assert [i for i, _ in rank(claim, source)].index(len(source) - 1) in (3, 4)


def test_ten_times_the_source_takes_ten_times_as_long():
    source = [
        f"Barge {i} carried {i * 37} tonnes of grain to harbour {i % 17} in weather of kind {i % 5}."
        for i in range(3000)
    ]
    assert_linear(lambda source: rank("Barge 7 carried grain to harbour 3.", source), source)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200), st.lists(st.text(max_size=80), max_size=8))
def test_ranks_each_passage_once_with_a_score(claim, passages):
    ranked = rank(claim, passages)
    assert sorted(i for i, _ in ranked) == list(range(len(passages)))
    scores = [score for _, score in ranked]
    assert scores[:3] == sorted(scores, reverse=True)[:3]
    assert scores[5:] == sorted(scores[5:], reverse=True)
    assert all(0 <= score <= 1 for score in scores)


@pytest.mark.parametrize(
    "text", ["(" * 50_000, "(Ab, 19" * 8_000, "x" * 300_000, "7" * 100_000, "[1," * 20_000, "Aa Bb " * 20_000]
)
def test_broken_text_ends_soon(text):
    assert_linear(lambda text: rank(text, ["The canal froze.", text]), text)
