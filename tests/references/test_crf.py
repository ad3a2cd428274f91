from pathlib import Path

import pytest

from pipeline.references import crf, parse_references

RAW = "Lind, P. (2018). Tides and ports. Harbour Affairs 31 (4): 314–43."


def test_no_tagger_where_the_weights_are_missing(tmp_path):
    assert crf.tagger(tmp_path / "none.crfsuite") is None


def test_rules_alone_without_a_tagger(monkeypatch):
    monkeypatch.setattr(crf, "tagger", lambda: None)
    (found,) = parse_references([RAW])
    assert (found.by, found.title, found.container) == ("rules", "Tides and ports", "Harbour Affairs")


def test_the_weights_are_opened_once():
    assert crf.tagger() is crf.tagger()


@pytest.mark.skipif(not crf.WEIGHTS.exists(), reason="no weights")
def test_the_weights_are_small_and_used():
    (found,) = parse_references([RAW])
    assert found.by == "crf"
    assert Path(crf.WEIGHTS).stat().st_size < 5_000_000
