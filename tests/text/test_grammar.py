"""Openers are right: no match of a pattern begins otherwise. A grammar tries each rule wherever it can match."""

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.grammar import Grammar, Rule, expand_blanks
from pipeline.text.openers import openers, simplify

PATTERNS = [
    r"the [a-z]{2,4}",
    r"(?:the )?(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd)?",
    r"\d{1,3}(?:[.,]\d{1,3})?%",
    r"(?:ab|c){0,2}d",
    r"(?:a*b?)+c",
    r"(?i:Q)[1-4]|\w+",
    r"(a)(?:\1|b)c",
    r"[^x]y",
    r".z",
    r"(?:x{5}|y{0,9})z",
    r"s[’']s",
    r"(?:one|two|)-?three",
]


def rule(pattern: str) -> Rule[str]:
    return Rule(pattern, pattern, lambda match: [match.group()], ())


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"(?<!\w)(?:the )?[12]\d|Q[1-4]", {"the 00", "00", "q0"}),
        (r"spring(?= was)", {"spring"}),
        (r"now", {"now"}),
        (r"(?:a |)b", {"a b", "b"}),
        (r".*", {""}),
        (r"[^a]", {""}),
        (r"\w", {""}),
        (r"é", {""}),
        (r"x*", {""}),
    ],
)
def test_openers(pattern: str, expected: set[str]) -> None:
    assert openers(pattern) == expected


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_match_begins_with_an_opener(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(pattern, re.IGNORECASE), fullmatch=True))
    assert any(simplify(text).startswith(opener) for opener in openers(pattern))


def test_characters_that_match_are_the_same_when_simplified() -> None:
    characters = "".join(chr(code) for code in range(sys.maxunicode) if not 0xD800 <= code < 0xE000)
    for code in range(128):
        matching = re.findall(re.escape(chr(code)), characters, re.IGNORECASE)
        assert {simplify(character) for character in matching} == {simplify(chr(code))}
    for category in (r"\d", r"\s"):
        assert len({simplify(character) for character in re.findall(category, characters)}) == 1


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="abcdqthe x12 ’'s.y%z-é", max_size=30))
def test_a_grammar_tries_a_rule_wherever_it_matches(text: str) -> None:
    rules = [rule(pattern) for pattern in PATTERNS]
    tried = dict(Grammar(rules).places(text))
    for one in rules:
        for match in one.regex.finditer(text):
            assert not match.group() or one in tried[match.start()]


def test_a_rule_that_can_begin_with_anything_is_tried_everywhere() -> None:
    assert [start for start, _ in Grammar([rule(".z")]).places("a zz !?")] == [0, 2, 5, 6]


def test_blanks_are_fixed_or_thin_as_well() -> None:
    assert rule("the (?:old )?town[ x]").regex.match("The\u00a0old\u202ftown ")
    assert expand_blanks("[ -]") == "[ -]"
