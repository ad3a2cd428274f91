import pytest

from pipeline.references.parse.model import reranker
from pipeline.references.parse.model.crf import Candidate
from pipeline.references.parse.model.sequence_features import sequence_features
from pipeline.references.parse.model.tokens import tokenize

TOKENS = tokenize("Lind, P. Tides and ports. Harbour Review 31: 314")


@pytest.mark.parametrize(
    ("labels", "feature"),
    [
        ("AATTTCCVG", "order ATCVG"),
        ("AATTTOOVG", "has GTV"),
        ("AATCTCCVG", "split C2"),
        ("AATTTCCVG", "T. |C"),
        ("AATTTTTVG", "length T4"),
        ("AATTTTTVG", "stops T1"),
        ("AATTTCCVG", "marks T0000"),
        ("AATTTCCVG", "cues CC"),
    ],
)
def test_features_of_a_sequence(labels, feature):
    assert feature in next(sequence_features([labels, "A" * 9], TOKENS))


def test_what_all_sequences_share_is_left_out():
    assert all("A. |T" not in features for features in sequence_features(["AATTTCCVG", "AATTTTTVG"], TOKENS))


@pytest.mark.parametrize(
    ("weights", "labels"),
    [
        ({}, "AATTTTTVG"),
        ({"": 1.0}, "AATTTTTVG"),
        ({"": 1.0, "order ATCVG": 0.4}, "AATTTTTVG"),
        ({"": 1.0, "order ATCVG": 0.6}, "AATTTCCVG"),
    ],
)
def test_the_candidate_that_scores_highest(weights, labels):
    candidates = [Candidate(0.0, "AATTTTTVG"), Candidate(0.5, "AATTTCCVG")]
    assert reranker.select_labels(candidates, TOKENS, weights) == labels


def test_weights_are_written_a_line_each_and_read_again(tmp_path):
    table = {"": 0.65, 'A, "|T': -0.5}
    reranker.save(tmp_path / "table.toml", table)
    assert (tmp_path / "table.toml").read_text(encoding="utf-8").count("\n") == 2
    assert reranker.load_weights(tmp_path / "table.toml") == table
    assert reranker.load_weights(tmp_path / "none.toml") == {}
