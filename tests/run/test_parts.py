"""Tables in parts: the rows of the tables for people, a part at a time, and nothing redone that stands."""

import csv
import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")

from benchmarks import corpus
from pipeline.cli import main
from pipeline.run import parts
from pipeline.run.parts import _count, _part_of
from pipeline.run.storage import Folder
from pipeline.tables import schemas
from pipeline.tables.parquet import load

ENV = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}  # this checkout, in child processes
CALL = ["extract", "articles", "--sources", "saved", "-q", "--fast", "--cache", "cache", "--tables", "parquet", "-o"]
PEOPLE = [*CALL[:-3], "-o"]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Twelve articles in parts of about three, and a file that nobody cites."""
    corpus.write(tmp_path, 12)
    (tmp_path / "saved" / "cooks.md").write_text("# A book for cooks\n\nBoil 3 eggs.\n", encoding="utf-8")
    (tmp_path / "saved" / "photo.heic").write_bytes(b"\0")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parts, "_SIZE", 3)
    return tmp_path


def rows(out, table):
    return [row for file in sorted((out / table).glob("part-*.parquet")) for row in load(file.read_bytes())]


def files(out):
    return {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("part-*") if p.is_file()}


def comparable(table, found):
    """Return the rows in an order of their own; a number is a number, however it is written."""
    numbers = [column.name for column in schemas()[table].columns if column.type in ("integer", "number")]
    cells = [{n: float(c) if n in numbers and c else c for n, c in row.items()} for row in found]
    return sorted(map(repr, cells))


def exported(out, table, capfdbinary):
    assert main(["export", str(out), "--to", "csv", "--table", table]) == 0
    text = capfdbinary.readouterr().out.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.usefixtures("desk")
def test_parts_have_the_rows_of_the_tables_for_people(desk, capfdbinary):
    assert main([*CALL, "parts"]) == 0
    assert len(list((desk / "parts" / "claims").iterdir())) == 4
    assert main([*PEOPLE, "people"]) == 0
    for table in ("claims", "figures", "citations", "evidence", "problems", "sources", "errors", "quotes"):
        text = (desk / "people" / f"{table}.csv").read_text(encoding="utf-8-sig")
        wanted = list(csv.DictReader(io.StringIO(text, newline="")))
        assert comparable(table, exported("parts", table, capfdbinary)) == comparable(table, wanted), table
    assert [(row["source"], row["article"]) for row in rows(desk / "parts", "sources") if not row["reference_id"]] == [
        ("cooks.md", "")
    ]
    assert [Path(row["path"]).name for row in rows(desk / "parts", "errors")] == ["photo.heic"]


def test_a_changed_article_costs_its_part_alone(desk, monkeypatch):
    main([*CALL, "parts"])
    before = {name: Path(desk, "parts", name).stat().st_ino for name in files(desk / "parts")}
    changed = Path("articles", "article000005.md")
    changed.write_text(changed.read_text(encoding="utf-8").replace("handled", "moved"), encoding="utf-8")
    extracted = stages(monkeypatch)
    main([*CALL, "parts"])
    assert extracted == ["article000005"]
    after = {name: Path(desk, "parts", name).stat().st_ino for name in files(desk / "parts")}
    touched = {name.rpartition("part-")[2][:4] for name in after if after[name] != before[name]}
    assert touched == {f"{_part_of(changed, 4):04}", "none"}
    assert any("moved" in row["claim"] for row in rows(desk / "parts", "claims"))
    main([*CALL, "fresh", "--no-cache"])
    assert comparable("claims", rows(desk / "fresh", "claims")) == comparable("claims", rows(desk / "parts", "claims"))


def stages(monkeypatch):
    """Return the list that gets the key of each article that is extracted."""
    from pipeline import flow

    keys, extract = [], flow.extract

    def counted(article, *given, **more):
        keys.append(article.key)
        return extract(article, *given, **more)

    monkeypatch.setattr(flow, "extract", counted)
    return keys


@pytest.mark.usefixtures("desk")
def test_nothing_to_do_imports_nothing_heavy_and_touches_nothing(desk):
    main([*CALL, "parts"])
    before = {p: p.stat().st_mtime_ns for p in (desk / "parts").rglob("*") if p.is_file()}
    heavy = ("spacy", "pandas", "numpy", "pyarrow", "onnxruntime", "pypdfium2", "rich", "fsspec", "pipeline.model")
    code = f"import sys; from pipeline.cli import main; main({[*CALL, 'parts']!r})\n"
    code += f"print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=ENV)
    assert done.stdout.splitlines() == ["[]"], done.stderr
    assert {p: p.stat().st_mtime_ns for p in (desk / "parts").rglob("*") if p.is_file()} == before


@pytest.mark.usefixtures("desk")
def test_an_article_that_is_gone_is_gone_from_its_part(desk):
    main([*CALL, "parts"])
    Path("articles", "article000002.md").unlink()
    main([*CALL, "parts"])
    assert "article000002" not in {row["article"] for row in rows(desk / "parts", "claims")}
    assert len({row["article"] for row in rows(desk / "parts", "claims")}) == 11


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks a process to kill it")
def test_killed_runs_go_on_and_end_with_the_same_bytes(desk):
    main([*CALL, "undisturbed"])
    start = time.perf_counter()
    main([*CALL, "measured"])
    seconds = time.perf_counter() - start
    for seed in range(6):
        child = os.fork()
        if child == 0:
            try:
                main([*CALL, "parts"])
            finally:
                os._exit(0)
        time.sleep(random.Random(seed).uniform(0, seconds))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    assert main([*CALL, "parts"]) == 0
    without_keys = {n: d for n, d in files(desk / "parts").items() if not n.startswith("_parts")}
    assert without_keys == {n: d for n, d in files(desk / "undisturbed").items() if not n.startswith("_parts")}


@pytest.mark.usefixtures("desk")
def test_two_articles_of_one_name_stay_apart(desk):
    Path("more").mkdir()
    Path("more", "article000001.md").write_bytes(Path("articles", "article000001.md").read_bytes())
    main(["extract", "more", *CALL[1:], "parts"])
    keys = {row["article"] for row in rows(desk / "parts", "claims")}
    assert {"more/article000001.md", "articles/article000001.md"} <= keys
    assert "article000001" not in keys


@pytest.mark.usefixtures("desk")
def test_tables_for_people_and_parts_are_two_folders(capsys):
    main([*CALL, "parts"])
    assert main([*PEOPLE, "parts"]) == 2
    assert "has tables in parts" in capsys.readouterr().err
    main([*PEOPLE, "people"])
    assert main([*CALL, "people"]) == 2
    assert "has tables as CSV" in capsys.readouterr().err
    assert main(["export", "parts", "--to", "ris"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_from_and_to_a_store(desk, monkeypatch):
    fsspec = pytest.importorskip("fsspec")
    store = fsspec.filesystem("memory")
    for file in (*Path("articles").iterdir(), *Path("saved").iterdir()):
        store.pipe_file(f"/bucket/{file}", file.read_bytes())
    call = [
        "extract",
        "memory://bucket/articles",
        "--sources",
        "memory://bucket/saved",
        "-q",
        "--fast",
        "--cache",
        "cache",
    ]
    call += ["-o", "memory://bucket/tables"]
    assert main(call) == 0
    found = [row for name in store.ls("/bucket/tables/claims", detail=False) for row in load(store.cat_file(name))]
    main([*CALL, "parts"])
    assert comparable("claims", found) == comparable("claims", rows(desk / "parts", "claims"))
    [error] = load(store.cat_file("/bucket/tables/errors/part-none.parquet"))
    assert error["path"] == "memory://bucket/saved/photo.heic"
    extracted = stages(monkeypatch)
    store.rm_file("/bucket/articles/article000003.md")
    assert main(call) == 0
    assert extracted == []
    names = store.ls("/bucket/tables/claims", detail=False)
    assert "article000003" not in {row["article"] for name in names for row in load(store.cat_file(name))}
    assert main(["extract", "memory://bucket/nothing", "-q", "-o", "memory://bucket/tables"]) == 2


def test_the_number_of_parts_stays_until_there_are_far_more_articles(tmp_path):
    out = Folder(None, str(tmp_path))
    assert _count(out, 250) == 3
    assert _count(out, 900) == 3
    assert _count(out, 1300) == 13
    assert json.loads(out.read("_parts/count.json")) == 13
    assert _count(out, 1_000_000) == 1024
