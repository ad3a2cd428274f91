"""Which of the rules and the model is believed, and spans that run on."""

import pytest

from pipeline.mentions.entities.from_model import find_candidates
from pipeline.mentions.entities.merge import merge
from pipeline.model import Entity, Span
from pipeline.text.parse import Named


def test_a_full_name_comes_before_the_part_that_another_model_sees() -> None:
    text = "John Paul Stevens asked."
    full = Entity("", Span(0, 17), "PERSON", "John Paul Stevens", "rule:given-name")
    part = Entity("", Span(0, 9), "PERSON", "John Paul", "model")
    assert merge(text, [full], [part], full_names=True) == (full,)
    assert merge(text, [full], [part]) == (part,)


def test_a_span_over_the_end_of_a_sentence_is_no_mention(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "We heard Chair Powell. Thank you for all. (By NASA) it was shared with all the other ships of the port."
    spans = [Span(9, 31), Span(46, 101), Span(9, 21)]
    monkeypatch.setattr("pipeline.mentions.entities.from_model.naming", lambda: True)
    monkeypatch.setattr(
        "pipeline.mentions.entities.from_model.named", lambda _: (Named(span, "ORG", 1.0) for span in spans)
    )
    assert [candidate.confidence for candidate in find_candidates(text)] == [0.0, 0.0, 1.0]


def test_a_given_name_takes_its_initial_and_family_name_and_no_sign_of_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Ada M. Stark, Paul Tonna∗ wrote."
    spans = [Span(0, 3), Span(14, 25)]
    monkeypatch.setattr("pipeline.mentions.entities.from_model.naming", lambda: True)
    monkeypatch.setattr(
        "pipeline.mentions.entities.from_model.named", lambda _: (Named(span, "PERSON", 1.0) for span in spans)
    )
    assert [candidate.phrase for candidate in find_candidates(text)] == ["Ada M. Stark", "Paul Tonna"]
