from itertools import pairwise

import pytest

import pipeline
from pipeline.model import Span
from pipeline.text.parse import fast

TEXT = (
    "Ingrid Halvorsen met managers of Siemens in Hamburg.\nOlaf Scholz flew to Kazakhstan with the European Commission."
)


def test_names_lie_in_order_and_go_over_no_line():
    found = list(fast.named(TEXT))
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert {"Hamburg", "Kazakhstan", "Olaf Scholz"} <= {f.span.of(TEXT) for f in found}
    assert not any("\n" in f.span.of(TEXT) for f in found)


def test_the_same_text_gives_the_same_names():
    assert list(fast.named(TEXT)) == list(fast.named(TEXT))


def test_names_are_those_of_spacy_itself():
    nlp, lines = fast._model(), TEXT.split("\n")
    docs = [fast.doc_of(nlp, line, [Span(*m.span()) for m in fast.TOKEN.finditer(line)]) for line in lines]
    theirs = [["".join(t.text for t in ent) for ent in doc.ents] for doc in nlp.get_pipe("ner").pipe(docs)]
    assert [f.span.of(TEXT).replace(" ", "") for f in fast.named(TEXT)] == [name for names in theirs for name in names]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ud800", "(" * 12_000, "Aa " * 8_000, "A" * 60_000])
def test_hostile_texts_end(text):
    assert all(f.span.end <= len(text) for f in fast.named(text))


def test_fast_takes_the_rules_too():
    found = {(e.span.of(TEXT), e.kind) for e in pipeline.find_entities(TEXT, fast=True)}
    assert {("Kazakhstan", "GPE"), ("Olaf Scholz", "PERSON"), ("European Commission", "ORG")} <= found


def test_words_that_were_forgotten_are_embedded_again(monkeypatch):
    text = "Ada Moor met the Harbour Board in Oslo.\nAda Moor left Bergen in May."
    found = list(fast.named(text))
    monkeypatch.setattr(fast, "_FORMS", 3)
    assert found
    assert list(fast.named(text)) == found


def test_each_name_tells_how_sure_it_is():
    sure = {f.span.of(TEXT): f.confidence for f in fast.named(TEXT)}
    assert all(0 < confidence <= 1 for confidence in sure.values())
    assert sure["Kazakhstan"] > sure["Olaf Scholz"]
