from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.references.parse.model.token_features import by_word, features
from pipeline.references.parse.model.tokens import tokens
from pipeline.references.parse.rules.rule_parser import read
from tests.growth import assert_linear

RAW = "Lind, P. (2018). “Tides and Ports.” Harbour Affairs 31 (4): 314–43. https://a.org/b"


def _features(raw):
    reading = read(raw)
    words = tokens(reading.text)
    return words.words, by_word(features(words, reading)) if words.words else []


def _of(word, raw=RAW):
    words, told = _features(raw)
    return set(told[words.index(word)])


def test_what_the_rules_read_is_told():
    assert {"RTTT", "q1"} <= _of("and")
    assert {"RTCC", "q2"} <= _of("Harbour")
    assert "R^AA" in _of("Lind")


def test_numbers_ahead_and_the_stretch():
    assert any(told.startswith("n2") for told in _of("Tides"))
    assert "Sd1|2" in _of("Affairs")


def test_neighbours_and_gaps():
    assert {"w=ports", "-w=and", "+w=harbour", '>." '} <= _of("Ports")


def test_a_quotation_that_does_not_close_is_none():
    assert "q0" in _of("Tides", RAW.replace("”", ""))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_one_list_a_word(raw):
    words, told = _features(raw)
    assert len(words) == len(told)
    assert all(all(isinstance(a, str) and a for a in one) for one in told)


def test_long_strings_end_soon():
    for raw in ("a " * 5000, "1," * 5000, "A. " * 5000, "“" * 5000):
        assert_linear(_features, raw)
