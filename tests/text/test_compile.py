"""The code of a pattern makes the pattern that re.compile makes; equal patterns have equal code."""

import re

import pytest

from pipeline.text import compile as module
from pipeline.text.compile import Code, code_of, compile_pattern, from_code

PATTERNS = [
    ("", 0),
    (r"(?P<year>\d{4})(?P<letter>[a-z])?", 0),
    (r"(?i:straße)|[^\W\d_]+(?<=ſ)", re.IGNORECASE),
    (r"(?s)^(a|b)*?(?>c+)(?(1)d|e)$", re.MULTILINE),
    (r"\b é+ # a comment", re.VERBOSE),
    (r"\w\s[а-я]\d++", re.ASCII | re.IGNORECASE),
]


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_the_code_makes_the_same_pattern(pattern, flags):
    made, expected = from_code(pattern, code_of(pattern, int(flags))), re.compile(pattern, flags)
    assert made == expected
    assert (made.flags, made.groups, made.groupindex) == (expected.flags, expected.groups, expected.groupindex)


def test_an_error_is_that_of_re():
    with pytest.raises(re.error):
        compile_pattern("(", 0)


@pytest.mark.parametrize(
    "code", [Code(32, b"\xff\xff\xff\xff", 0, {}), Code(32, b"\x01", 0, {}), Code(32, b"", 0, {"a": 3})]
)
def test_a_foreign_code_is_not_run(monkeypatch, code):
    monkeypatch.setattr(module, "recall", lambda *_: code)
    assert compile_pattern(r"a+b", 0) == re.compile(r"a+b")


def test_in_another_python_it_is_compiled_as_ever(monkeypatch):
    monkeypatch.setattr(module, "_CHECKED", ())
    monkeypatch.setattr(module, "recall", None)
    assert compile_pattern(r"a+b", 0) == re.compile(r"a+b")
