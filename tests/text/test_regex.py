import copy
import pickle
import re

import pytest

from pipeline.text.regex import regex


@pytest.fixture
def compiled(monkeypatch):
    """Return the patterns that are compiled from now on."""
    found = []
    compile_now = re.compile
    monkeypatch.setattr(re, "compile", lambda pattern, flags=0: found.append(pattern) or compile_now(pattern, flags))
    return found


def test_a_pattern_is_compiled_once_and_when_first_used(compiled):
    year = regex(r"\b(?P<year>\d{4})\b")
    assert (year.pattern, compiled) == (r"\b(?P<year>\d{4})\b", [])
    assert [match["year"] for match in year.finditer("1998 to 2004")] == ["1998", "2004"]
    assert year.fullmatch("1998")
    assert not year.match("in 1998")
    assert compiled == [year.pattern]


def test_it_does_what_a_compiled_pattern_does():
    lazy, plain = regex("(?P<first>a)|b", re.IGNORECASE), re.compile("(?P<first>a)|b", re.IGNORECASE)
    assert (lazy.flags, lazy.groups, dict(lazy.groupindex)) == (plain.flags, plain.groups, dict(plain.groupindex))
    assert (lazy.findall("xAb"), lazy.split("1a2"), lazy.subn("-", "aB")) == (
        plain.findall("xAb"),
        plain.split("1a2"),
        plain.subn("-", "aB"),
    )
    assert regex(rb"\d").findall(b"a1") == [b"1"]
    with pytest.raises(AttributeError):
        _ = lazy.find


@pytest.mark.parametrize("use", [bool, lambda pattern: pattern.search("a")], ids=["unused", "used"])
def test_it_can_be_copied_and_sent_to_a_worker(use):
    pattern = regex("a+")
    use(pattern)
    assert copy.deepcopy(pattern).findall("caat") == pickle.loads(pickle.dumps(pattern)).findall("caat") == ["aa"]
