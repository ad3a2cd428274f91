from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.references.parse.model.token_features import by_word, token_features
from pipeline.references.parse.model.tokens import tokenize
from pipeline.references.parse.rules.rule_parser import parse_by_rules
from tests.growth import assert_linear

RAW = "Lind, P. (2018). “Tides and Ports.” Harbour Affairs 31 (4): 314–43. https://a.org/b"


def _features(raw):
    fields = parse_by_rules(raw)
    tokens = tokenize(fields.text)
    return tokens.words, by_word(token_features(tokens, fields)) if tokens.words else []


def _of(word, raw=RAW):
    words, features = _features(raw)
    return set(features[words.index(word)])


def test_the_fields_of_the_rules_are_features():
    assert {"RTTT", "q1"} <= _of("and")
    assert {"RTCC", "q2"} <= _of("Harbour")
    assert "R^AA" in _of("Lind")


def test_numbers_ahead_and_the_segment():
    assert any(feature.startswith("n2") for feature in _of("Tides"))
    assert "Sd1|2" in _of("Affairs")


def test_neighbours_and_gaps():
    assert {"w=ports", "-w=and", "+w=harbour", '>." '} <= _of("Ports")


def test_a_quotation_that_does_not_close_is_none():
    assert "q0" in _of("Tides", RAW.replace("”", ""))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_one_list_a_word(raw):
    words, features = _features(raw)
    assert len(words) == len(features)
    assert all(all(isinstance(feature, str) and feature for feature in word) for word in features)


def test_long_strings_end_soon():
    for raw in ("a " * 5000, "1," * 5000, "A. " * 5000, "“" * 5000):
        assert_linear(_features, raw)
