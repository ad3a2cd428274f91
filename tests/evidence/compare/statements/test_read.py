"""Readings are made once, and what was read ahead is there when it is used, however little is kept."""

import pytest

from pipeline.evidence import AnnotatedText
from pipeline.evidence.compare.statements import read

TEXTS = [AnnotatedText(text) for text in ("The gap narrowed.", "Nobody denied it.", "Prices rose.")]


@pytest.fixture
def parsed(monkeypatch):
    """The texts that were parsed."""
    texts = []
    parse = read.parse
    monkeypatch.setattr(read, "parse", lambda given: parse(texts.extend(given := list(given)) or given))
    monkeypatch.setattr(read, "_READINGS", {})
    return texts


def test_a_text_is_parsed_once(parsed):
    first = read.read_texts([TEXTS[0], TEXTS[1], TEXTS[0]])
    assert first[0] is first[2]
    assert read.read_texts(TEXTS)[0] is first[0]
    assert parsed == [text.text for text in TEXTS]


def test_what_was_read_ahead_is_not_forgotten_before_its_use(parsed, monkeypatch):
    monkeypatch.setattr(read, "_MOST_READINGS", 2)
    read.read_texts(TEXTS)
    for text in TEXTS:
        read.read_texts([text])
    assert parsed == [text.text for text in TEXTS]


def test_few_are_kept_and_what_was_forgotten_is_read_again(parsed, monkeypatch):
    monkeypatch.setattr(read, "_MOST_READINGS", 2)
    before = read.read_texts(TEXTS[:2])
    after = read.read_texts([TEXTS[2], TEXTS[0]])
    assert len(read._READINGS) == 2
    assert [word.stem for word in after[1].words] == [word.stem for word in before[0].words] != []
    assert parsed == [text.text for text in (*TEXTS, TEXTS[0])]
