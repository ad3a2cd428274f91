"""Each group of entry points with a real installed package, run through the command line."""

from pathlib import Path

import pytest

from pipeline.tables.csv import load
from tests.fixtures.plugins import Plugin, install

ARTICLE = "The ministry gave project KESTREL-9 in Kazakhstan a budget of $4 million in 2019.\n"

READER = """
from pipeline.model import Piece

def plugin(data):
    for line in data.decode().splitlines():
        yield Piece("heading" if line.startswith("!") else "paragraph", line.lstrip("! "))
"""

EXTRACTOR = """
import re
from pipeline.mentions import Extractor
from pipeline.model import Entity, Span

def find(prose):
    for match in re.finditer(r"[A-Z]{3,}-[0-9]", prose.text):
        yield Entity("", Span(*match.span()), "PROGRAMME", match.group(), "rule:code-name")

plugin = Extractor("entities", "code-name", find)
"""

FORMAT = """
def plugin(tables):
    return {"counts.txt": "".join(f"{name} {len(rows)}\\n" for name, rows in tables.items()).encode()}
"""

PROBLEM = """
from pipeline.model import Problem

def plugin(extraction):
    if "budget" in extraction.document.text:
        yield Problem("budget-word", "info", "", None, "the article speaks of a budget")
"""


def extract(plugin: Plugin, article: Path) -> Path:
    """Return the folder of the tables."""
    out = article.parent / "out"
    run = plugin.citetrail("extract", article, "-o", out, "--quiet")
    assert run.returncode == 0, run.stderr
    return out


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_reader_of_an_ending(tmp_path: Path):
    plugin = install(tmp_path, "readers", ".plain", READER)
    article = tmp_path / "article.plain"
    article.write_text(f"! Budgets\n{ARTICLE}", encoding="utf-8")
    claims = load(extract(plugin, article) / "claims.csv")
    assert [(claim["section"], claim["claim"]) for claim in claims] == [("Budgets", ARTICLE.strip())]


def test_extractor_adds_its_mentions_to_the_tables(tmp_path: Path, article: Path):
    plugin = install(tmp_path, "extractors", "code-names", EXTRACTOR)
    entities = load(extract(plugin, article) / "entities.csv")
    added = [entity for entity in entities if entity["entity_id"].startswith("code-name-")]
    assert [(entity["text"], entity["kind"]) for entity in added] == [("KESTREL-9", "PROGRAMME")]
    assert [int(entity["start"]) for entity in entities] == sorted(int(entity["start"]) for entity in entities)


def test_format_writes_a_file_beside_the_tables(tmp_path: Path, article: Path):
    out = extract(install(tmp_path, "formats", "counts", FORMAT), article)
    assert "claims 1\n" in (out / "counts.txt").read_text(encoding="utf-8")
    assert (out / "claims.csv").exists()


def test_problem_is_told_by_check(tmp_path: Path, article: Path):
    plugin = install(tmp_path, "problems", "budget-word", PROBLEM)
    run = plugin.citetrail("check", article)
    assert "budget-word [info] the article speaks of a budget" in " ".join(run.stdout.split()), run.stdout + run.stderr
    assert run.returncode == 1


def test_package_that_fails_to_load_does_not_go_unnoticed(tmp_path: Path, article: Path):
    plugin = install(tmp_path, "problems", "broken", "raise RuntimeError('no such dictionary')\n")
    run = plugin.citetrail("check", article)
    assert run.returncode == 3
    told = run.stdout + run.stderr
    assert "citetrail-example: cannot load 'broken' of citetrail.problems" in told
    assert "RuntimeError: no such dictionary" in told
    assert "Traceback" not in told
