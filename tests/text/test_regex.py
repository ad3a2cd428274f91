import ast
import copy
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import pipeline
from pipeline.text import regex as regex_module
from pipeline.text.regex import regex

ROOT = Path(pipeline.__file__).parent
IMPORTED_WHEN_USED = ("text/parse/", "text/tagger.py")  # with the models, which take longer


@pytest.fixture
def compiled(monkeypatch):
    """Return the patterns that are compiled from now on."""
    found = []
    monkeypatch.setattr(
        regex_module, "compile_pattern", lambda pattern, flags: found.append(pattern) or re.compile(pattern, flags)
    )
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


def _calls(node: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls that importing a module makes, those of its functions left out."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.Call):
            yield child
        yield from _calls(child)


def test_importing_a_module_compiles_nothing():
    paths = [path.relative_to(ROOT).as_posix() for path in sorted(ROOT.rglob("*.py"))]
    found = [
        f"{path}:{call.lineno}"
        for path in paths
        if not path.startswith(IMPORTED_WHEN_USED)
        for call in _calls(ast.parse((ROOT / path).read_text(encoding="utf-8")))
        if ast.unparse(call.func) == "re.compile"
    ]
    assert found == [], "a constant of a module is regex(…) of text/regex.py"
