"""The docs say what the code does."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.tables.describe import markdown
from tests.conftest import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "corpus" / "README.md"])


def test_tables_page_is_made_from_the_columns():
    assert (ROOT / "docs" / "tables.md").read_text(encoding="utf-8") == markdown(), "run `make accept`"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_and_named_files_exist(page):
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_every_make_target_of_the_docs_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in PAGES:
        # prose also says "make sure": only what stands in code is a command
        code = re.findall(r"`([^`]+)`|^(make .+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        for named in re.findall(r"\bmake ([a-z-]+)\b", "\n".join(a or b for a, b in code)):
            assert named in targets, f"{page.name} names make {named}"


def test_the_library_example_runs_and_finds_what_the_article_has_wrong():
    [code] = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert sorted({line.split()[0] for line in done.stdout.splitlines()}) == [
        "date_differs",
        "figures_differ",
        "quote_altered",
    ]


def test_the_pages_are_built_offline(tmp_path):
    pytest.importorskip("mkdocs")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    subprocess.run(command, cwd=ROOT, check=True)
    for page in (tmp_path / "site").rglob("*.html"):
        loaded = re.findall(r"""(?:src|<link[^>]*href)=["'](https?://[^"']+)""", page.read_text(encoding="utf-8"))
        assert not loaded, f"{page.name} loads {loaded}"


def commands():
    """The commands of the README's sh blocks; those that install or run all tests are left to CI."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    lines = [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line and not re.match(r"git|make test|cd |pip", line)]


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """A copy of the working tree with this environment, so that README's commands write nowhere else."""
    folder = tmp_path_factory.mktemp("clone") / "citetrail"
    skip = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", ".hypothesis", "*.egg-info")
    shutil.copytree(ROOT, folder, ignore=skip)
    if (ROOT / ".venv").exists():
        (folder / ".venv").symlink_to(ROOT / ".venv")
    # the environment is this one and stays so: a newer pyproject.toml must not reinstall it from the copy
    os.utime(folder / "pyproject.toml", (0, 0))
    return folder


@pytest.mark.parametrize("command", commands())
def test_commands_of_the_readme_run(clone, command):
    path = f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "PYTHONPATH": str(clone)}
    done = subprocess.run(command, shell=True, cwd=clone, env=env, capture_output=True, text=True, check=False)
    expected = (0, 1) if "check" in command else (0,)
    assert done.returncode in expected, done.stderr


def test_the_row_in_the_readme_is_in_the_golden_tables():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    row = re.search(r"<!-- a row of claims.csv -->\n\n(.*?)\n\n", readme, re.DOTALL)
    golden = (Path(ROOT) / "tests/articles/corpus/expected/claims.csv").read_text(encoding="utf-8-sig")
    assert row
    cells = [line.split("|", 2)[2].strip(" |").replace("\\|", "|") for line in row[1].splitlines()[2:]]
    assert cells
    for cell in cells:
        assert cell.strip("`") in golden.replace('""', '"'), cell
