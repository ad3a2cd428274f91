"""Numbers in digits and words."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.number_patterns import CARDINAL, DIGITS, FRACTION, NUMBER, ORDINAL
from pipeline.text.numbers import ordinal, parse

VALUES = {
    "0": ["zero", "nil", "0"],
    "2": ["two", "Two", "2", "2.0"],
    "12": ["a dozen", "twelve", "one dozen"],
    "6": ["half a dozen", "six"],
    "21": ["twenty-one", "twenty one", "twenty - one", "21"],
    "106": ["one hundred and six", "a hundred and six", "one hundred six"],
    "1001": ["a thousand and one", "1,001", "1 001"],
    "1200": ["twelve hundred", "1.2 thousand", "1.2k", "1,200", "one thousand two hundred"],
    "1300": ["1,300", "1.3 thousand", "thirteen hundred"],
    "0.5": ["half", "a half", "½", "1/2", "0.5", "0,5", ".5", "nought point five"],
    "0.75": ["three quarters", "three-quarters", "¾", "3/4"],
    "2.5": ["two and a half", "2½", "2 1/2", "2.5", "2,5"],
    "500000": ["half a million", "half million", "five hundred thousand", "0.5m", "500,000", "500 000", "5 lakh"],
    "750000": ["three quarters of a million", "750k"],
    "1500000": ["a million and a half", "one and a half million", "1.5 million", "1½ million"],
    "1234567.89": ["1,234,567.89", "12,34,567.89", "1.234.567,89", "1’234’567.89"],
    "42300000000": ["42,300 million", "42.3 billion", "42.3bn", "42.3 bln"],
    "1300000000000": ["1.3 trillion", "1.3tn", "1.3 million million", "1.3x10^12", "1.3e12"],
    "200.71": ["two hundred point seventy-one", "two hundred point seven one"],
    "-5": ["-5", "−5", "minus five", "negative five"],
    "60000200": ["six crore and two hundred"],
    "3000240": ["three million, two hundred & forty"],
}
NO_NUMBER = [
    "",
    "a",
    "and",
    "million",
    "two three",
    "one of",
    "1.2.3",
    "x5",
    "tens of millions",
    "hundred one hundred",
    "1/0",
    "5 apples",
]


@pytest.mark.parametrize(("said", "value"), [(said, value) for value, ways in VALUES.items() for said in ways])
def test_one_value_has_many_phrasings(said, value):
    assert parse(said) == Decimal(value)


@pytest.mark.parametrize("said", NO_NUMBER)
def test_no_number(said):
    assert parse(said) is None


@pytest.mark.parametrize(
    ("said", "rank"),
    [("first", 1), ("21st", 21), ("twenty-first", 21), ("hundredth", 100), ("third", 3), ("x", None), ("five", None)],
)
def test_ordinals(said, rank):
    assert ordinal(said) == rank


def test_values_are_written_without_exponent():
    assert str(parse("42.3 billion")) == "42300000000"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("between five million and six million people", ["five million", "six million"]),
        ("33-35 billion", ["33", "35 billion"]),
        ("in 2018,2019 and 1.2.3", []),
        ("two and a half million", ["two and a half million"]),
        ("20 million and 3 million", ["20 million", "3 million"]),
    ],
)
def test_the_pattern_takes_whole_numbers(text, found):
    assert re.findall(NUMBER, text, re.IGNORECASE) == found


@pytest.mark.parametrize("source", [CARDINAL, DIGITS, FRACTION, NUMBER, ORDINAL])
def test_sources_have_no_groups_and_no_empty_match(source):
    pattern = re.compile(source, re.IGNORECASE)
    assert pattern.groups == 0
    assert pattern.match("") is None


@settings(max_examples=60)
@given(st.integers(min_value=0, max_value=10**15))
def test_digits_with_thousands_read_back(n):
    assert parse(f"{n:,}") == parse(str(n)) == n


@settings(max_examples=60)
@given(st.text(alphabet="0123456789.,’ -/½eE^x", max_size=30) | st.text(max_size=30))
def test_never_raises(text):
    value = parse(text)
    assert value is None or value.is_finite()
