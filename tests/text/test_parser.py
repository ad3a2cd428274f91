"""Our own model, made by training/syntax/."""

import tomllib

import pytest

from pipeline.text.parse import noun_phrases, parse
from tests.cases import load
from tests.conftest import ROOT


@pytest.mark.parametrize("case", load("syntax"), ids=lambda c: c["says"][:40])
def test_tags_lemmas_and_relations(case):
    text = case["says"]
    ((found,),) = parse([text])
    words = [token.span.of(text) for token in found.tokens]
    said = {f"{word} {token.tag} {token.lemma}" for word, token in zip(words, found.tokens, strict=True)}
    said |= {
        f"{w} > {t.relation.replace(' ', '_')} > {words[t.head]}" for w, t in zip(words, found.tokens, strict=True)
    }
    assert [wanted for wanted in case["tokens"] if wanted not in said] == []


def test_noun_phrases_of_a_parsed_text():
    text = "The three new laws were signed by President Ana Lima in Moscow."
    ((found,),) = parse([text])
    assert [p.span.of(text) for p in noun_phrases(found)] == ["The three new laws", "President Ana Lima", "Moscow"]


def test_sentences_are_ours_and_spans_read_back():
    text = "It fell, said Lee et al. (2017).  The U.S. Senate met.\nA heading\n\nIt rose."
    (found,) = parse([text])
    assert [s.span.of(text) for s in found][:2] == ["It fell, said Lee et al. (2017).", "The U.S. Senate met."]
    assert "".join(t.span.of(text) for s in found for t in s.tokens) == "".join(text.split())


def test_the_weights_are_small():
    folder = ROOT / "pipeline" / "assets" / "syntax"
    assert sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) <= 8_000_000


def test_a_wheel_holds_every_asset_and_word_list():
    package = ROOT / "pipeline"
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packed = {
        file for pattern in patterns["tool"]["setuptools"]["package-data"]["pipeline"] for file in package.glob(pattern)
    }
    data = (*(package / "assets").rglob("*"), *(package / "lexicon").rglob("*.toml"))
    assert {file for file in data if file.is_file()} <= packed
