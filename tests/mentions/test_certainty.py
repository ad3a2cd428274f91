"""A name is decided once a document: by its mentions, by the uses that the model passed over, by the evidence for each kind."""

from pipeline.mentions.entities.certainty import Candidate, keep_certain_names
from pipeline.model import Span
from tests.growth import assert_linear


def candidates(text: str, *tagged: tuple[str, str, float]) -> list[Candidate]:
    found, at = [], 0
    for phrase, kind, confidence in tagged:
        at = text.index(phrase, at)
        found.append(Candidate(Span(at, at + len(phrase)), phrase, kind, confidence))
        at += len(phrase)
    return found


def kinds(text: str, *tagged: tuple[str, str, float]) -> list[tuple[str, str]]:
    return [(c.phrase, c.kind) for c in keep_certain_names(text, candidates(text, *tagged))]


def test_a_kind_is_that_of_most_of_the_evidence() -> None:
    text = "At Tonna, by Tonna, for Tonna."
    assert kinds(text, ("Tonna", "PLACE", 0.9), ("Tonna", "ORG", 0.8), ("Tonna", "ORG", 0.7)) == [("Tonna", "ORG")] * 3


def test_what_the_model_passed_over_speaks_against_a_word() -> None:
    once = "The Switchers swam."
    assert kinds(once, ("Switchers", "PRODUCT", 0.8)) == [("Switchers", "PRODUCT")]
    assert kinds(once + " All Switchers, few Switchers, no Switchers.", ("Switchers", "PRODUCT", 0.8)) == []


def test_uses_inside_longer_names_are_none() -> None:
    text = "Quay Rovers and Quay Bank by the Quay."
    assert ("Quay", "PLACE") in kinds(
        text, ("Quay Rovers", "ORG", 0.9), ("Quay Bank", "ORG", 0.9), ("Quay", "PLACE", 0.9)
    )


def test_a_doubtful_mention_of_a_sure_name_stays() -> None:
    text = "Tonna of Tonna and Tonna."
    assert len(kinds(text, ("Tonna", "ORG", 0.95), ("Tonna", "ORG", 0.5), ("Tonna", "ORG", 0.9))) == 3


def test_a_word_that_only_opens_sentences_needs_more() -> None:
    assert kinds("Pizza was sought.", ("Pizza", "PERSON", 0.75)) == []
    assert kinds("They met Tonna there.", ("Tonna", "PERSON", 0.75)) == [("Tonna", "PERSON")]


def test_linear() -> None:
    def work(texts: list[str]) -> None:
        text = "".join(texts)
        found = [Candidate(Span(23 * i, 23 * i + 5), "Tonna", "PERSON", 0.9) for i in range(len(texts))]
        found += [Candidate(Span(23 * i + 10, 23 * i + 21), "Quay Rovers", "ORG", 0.9) for i in range(len(texts))]
        assert len(list(keep_certain_names(text, found))) == 2 * len(texts)

    assert_linear(work, 2000 * ["Tonna met Quay Rovers. "])
