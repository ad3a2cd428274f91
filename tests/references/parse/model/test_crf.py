from pathlib import Path

import numpy as np
import pytest

from pipeline.references import parse_references
from pipeline.references.parse import parser
from pipeline.references.parse.model import crf
from tests.growth import assert_linear

RAW = "Lind, P. (2018). Tides and ports. Harbour Affairs 31 (4): 314–43."


def test_no_tagger_where_the_weights_are_missing(tmp_path):
    assert crf.load_tagger(tmp_path / "none.npz") is None


def test_rules_alone_without_a_tagger(monkeypatch):
    monkeypatch.setattr(parser, "load_tagger", lambda: None)
    (found,) = parse_references([RAW])
    assert (found.by, found.title, found.container) == ("rules", "Tides and ports", "Harbour Affairs")


def test_the_weights_are_opened_once():
    assert crf.load_tagger() is crf.load_tagger()


@pytest.mark.skipif(not crf.WEIGHTS.exists(), reason="no weights")
def test_the_weights_are_small_and_used():
    (found,) = parse_references([RAW])
    assert found.by == "crf"
    assert Path(crf.WEIGHTS).stat().st_size < 1_000_000


def test_saved_weights_are_the_same_bytes_and_the_same_tagger(tmp_path):
    weights, transitions = np.float32([[0, 2], [1, 0]]), np.float32([[0, 0], [0, 0]])
    for name in ("a.npz", "b.npz"):
        crf.save(tmp_path / name, "AT", ["w=lind", "w=tides"], weights, transitions)
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    tagger = crf.load_tagger(tmp_path / "a.npz")
    found = tagger.candidates([[("w=lind", "w=tides")], [("w=unknown", "w=tides"), ("", "w=lind")]])
    assert [paths[0].labels for paths in found] == ["TA", "AT"]


def test_candidates_come_best_first_with_their_loss(tmp_path):
    weights, transitions = np.float32([[9, 0], [0, 1]]), np.zeros((2, 2), np.float32)
    crf.save(tmp_path / "weights.npz", "TO", ["t", "o"], weights, transitions)
    assert list(crf.load_tagger(tmp_path / "weights.npz").candidates([[("t", "o", "t")], [("t",)]])) == [
        [(0.0, "TOT"), (1.0, "TTT")],
        [(0.0, "T")],
    ]


def test_split_titles_without_end_take_linear_time():
    assert_linear(
        lambda raw: parse_references([raw]), "Lee (2010) A title. In: Ports. Berlin: Anker. A title again. " * 100
    )


def test_a_long_list_is_read_in_order():
    raws = [f"Lind, P. ({1900 + i % 99}). Tides and ports. Harbour Affairs {i + 1}: 1–9." for i in range(150)]
    assert [(ref.raw, ref.year) for ref in parse_references(raws)] == [
        (raw, str(1900 + i % 99)) for i, raw in enumerate(raws)
    ]
