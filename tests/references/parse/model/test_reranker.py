import pytest

from pipeline.references.parse.model import reranker
from pipeline.references.parse.model.crf import Near
from pipeline.references.parse.model.sequence_features import told
from pipeline.references.parse.model.tokens import tokens

WORDS = tokens("Lind, P. Tides and ports. Harbour Review 31: 314")


@pytest.mark.parametrize(
    ("labels", "feature"),
    [
        ("AATTTCCVG", "order ATCVG"),
        ("AATTTOOVG", "has GTV"),
        ("AATCTCCVG", "torn C2"),
        ("AATTTCCVG", "T. |C"),
        ("AATTTTTVG", "length T4"),
        ("AATTTTTVG", "stops T1"),
        ("AATTTCCVG", "marks T0000"),
        ("AATTTCCVG", "tells CC"),
    ],
)
def test_what_is_told_of_a_path(labels, feature):
    assert feature in next(told([labels, "A" * 9], WORDS))


def test_what_all_paths_share_is_not_told():
    assert all("A. |T" not in features for features in told(["AATTTCCVG", "AATTTTTVG"], WORDS))


@pytest.mark.parametrize(
    ("weights", "labels"),
    [
        ({}, "AATTTTTVG"),
        ({"": 1.0}, "AATTTTTVG"),
        ({"": 1.0, "order ATCVG": 0.4}, "AATTTTTVG"),
        ({"": 1.0, "order ATCVG": 0.6}, "AATTTCCVG"),
    ],
)
def test_the_path_that_the_weights_like_best(weights, labels):
    paths = [Near(0.0, "AATTTTTVG"), Near(0.5, "AATTTCCVG")]
    assert reranker.first(paths, WORDS, weights) == labels


def test_weights_are_written_a_line_each_and_read_again(tmp_path):
    table = {"": 0.65, 'A, "|T': -0.5}
    reranker.save(tmp_path / "table.toml", table)
    assert (tmp_path / "table.toml").read_text(encoding="utf-8").count("\n") == 2
    assert reranker.weights(tmp_path / "table.toml") == table
    assert reranker.weights(tmp_path / "none.toml") == {}
