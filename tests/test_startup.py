"""What a start keeps for the next one: it is taken only whole, and only by the same program."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.startup import NAME, recall, remembering, save

ROOT = Path(__file__).parents[1]
CODE = """
import gc, json, sys, tomllib
from re import _parser
parsed = []
parse = _parser.parse
_parser.parse = lambda *given: (parsed.append(given[0]), parse(*given))[1]
read = []
loads = tomllib.loads
tomllib.loads = lambda text, **options: (options or read.append(text), loads(text, **options))[1]
from pipeline.cli import main
assert main(["extract", sys.argv[1], "-o", sys.argv[1] + ".out", "-q", "--cache", "cache"]) == 0
from pipeline.text.regex import _LazyPattern
ours = {thing.pattern for thing in gc.get_objects() if isinstance(thing, _LazyPattern)}
print(json.dumps([len(ours.intersection(parsed)), len(read)]))
"""


def fail() -> str:
    raise AssertionError("made anew")


def count(folder: Path, article: str) -> list[int]:
    """Return how many patterns of modules a run compiles, and how many word lists it parses."""
    (folder / article).write_text(
        "# Ports\n\nIn 2019 Aktau handled 3.2 million tonnes (Abishev, 2019).\n", encoding="utf-8"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", CODE, article], capture_output=True, text=True, check=True, cwd=folder, env=env
    )
    patterns, lists = done.stdout.strip("[]\n").split(", ")
    return [int(patterns), int(lists)]


def test_the_second_run_compiles_few_patterns_and_parses_no_word_list(tmp_path):
    patterns, lists = count(tmp_path, "first.md")
    assert patterns > 100
    assert lists > 10
    patterns, lists = count(tmp_path, "second.md")
    assert patterns < 10  # some are compiled elsewhere too, word for word
    assert lists <= 1  # the columns of the tables


def test_a_value_is_there_in_the_next_start(tmp_path):
    with remembering(tmp_path, "a"):
        assert recall("x", frozenset[str], lambda: frozenset(("b", "c"))) == {"b", "c"}
        assert recall("x", frozenset[str], frozenset) == {"b", "c"}
    for_next_start(tmp_path, "moved")
    with remembering(tmp_path / "moved", "a"):
        assert recall("x", frozenset[str], frozenset) == {"b", "c"}


def for_next_start(folder: Path, name: str) -> Path:
    """Move the file: this process has read the old one."""
    (folder / name).mkdir()
    return (folder / NAME).rename(folder / name / NAME)


def test_another_program_takes_nothing(tmp_path):
    with remembering(tmp_path, "a"):
        recall("x", str, lambda: "old")
    for_next_start(tmp_path, "moved")
    with remembering(tmp_path / "moved", "b"):
        assert recall("x", str, lambda: "new") == "new"


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda _: b"", lambda data: data[:40] + b"!" + data[41:]])
def test_a_damaged_file_is_made_anew(tmp_path, damage):
    with remembering(tmp_path, "a"):
        recall("x", str, lambda: "old")
    file = for_next_start(tmp_path, "moved")
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    with remembering(file.parent, "a"):
        assert recall("x", str, lambda: "new") == "new"
    assert len(file.read_bytes()) == len(whole)


def test_a_value_of_another_kind_is_made_anew(tmp_path):
    with remembering(tmp_path, "a"):
        recall("x", str, lambda: "word")
        assert recall("x", int, lambda: 3) == 3


def test_a_folder_that_is_gone_costs_nothing_else(tmp_path):
    with remembering(tmp_path / "none", "a"):
        assert recall("x", str, lambda: "word") == "word"
    assert not (tmp_path / "none").exists()


def test_outside_of_a_run_nothing_is_kept():
    with pytest.raises(AssertionError, match="made anew"):
        recall("x", str, fail)
    save()
