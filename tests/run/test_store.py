"""The cache: what was done is not done again, what changed is, and nothing broken is ever trusted."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.documents import readers
from pipeline.run.batch import run
from pipeline.run.cached import Cache
from pipeline.run.plan import plan
from pipeline.run.store import NAME, Store
from pipeline.tables import tables

ENV = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}  # this checkout, in child processes
PORTS = """# Ports

Cargo through Aktau reached 2.8 million tonnes in 2023 (Karimova, 2024).

## References

Karimova, Aigerim (2024). Cargo through the Caspian. Central Asian Affairs 11 (2): 14–29.
"""
RAIL = """# Rails

The line to Khorgos carried 4 million tonnes in 2022 (Oraz, 2023). Nobody counted the wagons.

## References

Oraz, Bolat (2023). Wagons on the line to Khorgos. Journal of Steppe Railways 3 (1): 1–9.
"""
KARIMOVA = "# Cargo through the Caspian\n\nAigerim Karimova\n\nIn 2023 the port of Aktau handled 2.6 million tonnes of cargo.\n"
ORAZ = "# Wagons on the line to Khorgos\n\nBolat Oraz\n\nIn 2022 the line carried 4.1 million tonnes.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Two articles, each citing one of two saved works."""
    for name, text in {
        "articles/ports.md": PORTS,
        "articles/rail.md": RAIL,
        "saved/karimova-2024.md": KARIMOVA,
        "saved/oraz-2023.md": ORAZ,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def extracted(folder="cache"):
    """Return the tables of the desk, and the stages that were done and not found."""
    cache = Cache(Store(folder and Path(folder)))
    planned = plan([Path("articles")], [Path("saved")], [], readers())
    result = run(planned, lambda files, _: files, cache=cache)
    cache.close()
    return tables(result.extractions, result.troubles), cache.done


@pytest.mark.usefixtures("desk")
def test_nothing_changed_nothing_is_done():
    first, done = extracted()
    assert sorted(done) == ["extract", "extract", "read", "read", "read", "read"]
    assert extracted() == (first, [])
    assert extracted(None)[0] == first


def test_a_changed_article_is_done_again_alone(desk):
    extracted()
    (desk / "articles" / "rail.md").write_text(RAIL.replace("4 million", "5 million"), encoding="utf-8")
    found, done = extracted()
    assert done == ["read", "extract"]
    assert found == extracted(None)[0]


def test_a_changed_source_redoes_the_articles_that_cite_it_alone(desk):
    extracted()
    (desk / "saved" / "oraz-2023.md").write_text(ORAZ.replace("4.1", "4.0"), encoding="utf-8")
    found, done = extracted()
    assert done == ["read", "extract"]
    assert found == extracted(None)[0]


def test_a_source_that_becomes_another_work_redoes_the_article_that_cites_that_work(desk):
    (desk / "saved" / "notes.md").write_text("# Notes\n\nNothing of interest.\n", encoding="utf-8")
    (desk / "saved" / "oraz-2023.md").unlink()
    extracted()
    (desk / "saved" / "notes.md").write_text(ORAZ, encoding="utf-8")
    found, done = extracted()
    assert done == ["read", "extract"]
    assert found == extracted(None)[0]


def test_a_source_that_nobody_cites_redoes_nothing(desk):
    extracted()
    (desk / "saved" / "cooks.md").write_text("# A book for cooks\n\nBoil 3 eggs.\n", encoding="utf-8")
    found, done = extracted()
    assert done == ["read"]
    assert found == extracted(None)[0]
    (desk / "saved" / "cooks.md").unlink()
    found, done = extracted()
    assert (done, found) == ([], extracted(None)[0])


def test_other_options_are_other_results(desk):
    extracted()
    (desk / "saved" / "sources.csv").write_text("file,reference\noraz-2023.md,Karimova 2024\n", encoding="utf-8")
    found, done = extracted()
    assert done == ["extract", "extract"]
    assert found == extracted(None)[0]


@pytest.mark.usefixtures("desk")
def test_other_code_is_another_cache(monkeypatch):
    extracted()
    monkeypatch.setattr("pipeline.run.cached.fingerprint", lambda _: "another version")
    assert sorted(extracted()[1]) == ["extract", "extract", "read", "read", "read", "read"]


@pytest.mark.parametrize("data", [b"", b"nonsense", None, "text"])
def test_broken_and_foreign_entries_are_made_anew(desk, data):
    first, _ = extracted()
    with sqlite3.connect(desk / "cache" / NAME) as database:
        if data is None:  # each under the key of another: whole, and of something else
            keys = [key for (key,) in database.execute("SELECT key FROM entries ORDER BY key")]
            database.execute("UPDATE entries SET key = 'x' || key")
            for key, other in zip(keys, [*keys[1:], keys[0]], strict=True):
                database.execute("UPDATE entries SET key = ? WHERE key = ?", (key, f"x{other}"))
        else:
            database.execute("UPDATE entries SET data = ?", (data,))
    database.close()
    found, done = extracted()
    assert found == first
    assert sorted(done) == ["extract", "extract", "read", "read", "read", "read"]
    assert extracted() == (first, [])


@pytest.mark.parametrize("data", [b"no database at all" * 400, b"SQLite format 3\0" + bytes(5000)])
def test_a_file_that_is_no_database_is_made_anew(desk, data):
    (desk / "cache").mkdir()
    (desk / "cache" / NAME).write_bytes(data)
    first, done = extracted()
    assert len(done) == 6
    assert extracted()[0] == first


def test_a_database_of_another_program_is_made_anew(desk):
    (desk / "cache").mkdir()
    with sqlite3.connect(desk / "cache" / NAME) as database:
        database.execute("CREATE TABLE entries (id, name)")
    database.close()
    extracted()
    assert extracted()[1] == []


def test_damage_in_the_middle_costs_work_and_nothing_else(desk):
    first, _ = extracted()
    path = desk / "cache" / NAME
    data = bytearray(path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    path.write_bytes(data)
    assert extracted()[0] == first
    extracted()
    assert extracted() == (first, [])


def test_the_cache_stays_below_its_limit(tmp_path):
    store = Store(tmp_path, limit=20_000)
    for i in range(100):
        store.put(f"{i:03}", "read", os.urandom(500).hex())
    store.get("000", str)
    store.close()
    store = Store(tmp_path)
    assert 15_000 < store.usage().size <= 20_000
    assert store.prune(0) > 15_000
    assert store.usage().size == 0


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path, caplog):
    (tmp_path / "file").write_text("", encoding="utf-8")
    store = Store(tmp_path / "file" / "cache")
    store.put("a", "read", 1)
    assert store.get("a", int) is None
    store.close()
    assert len(caplog.records) == 1
    assert "the run goes on without it" in caplog.text


def test_a_full_disk_is_one_line(tmp_path, caplog):
    store = Store(tmp_path)
    store.put("a", "read", "short")
    store._database.execute("PRAGMA max_page_count = 12")  # SQLite then says that the disk is full
    for i in range(50):
        store.put(str(i), "read", os.urandom(9000).hex())
    assert len(caplog.records) == 1
    assert "database or disk is full" in caplog.text
    assert Store(tmp_path).get("a", str) == "short"


CALL = ["extract", "articles", "--sources", "saved", "-o", "out", "-q", "--cache", "cache"]
# what a run with work to do imports
HEAVY = ("spacy", "pandas", "numpy", "onnxruntime", "pypdfium2", "pdfplumber", "lxml", "openpyxl", "jinja2", "sqlite3")


def state(out):
    return {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in out.rglob("*") if p.is_file()}


def test_a_run_with_nothing_to_do_touches_nothing_and_imports_nothing_heavy(desk):
    assert main(CALL) == 0
    before = state(desk / "out")
    code = f"import sys; from pipeline.cli import main; main({CALL!r})\n"
    code += f"print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=ENV)
    assert done.stdout.splitlines() == ["[]"], done.stderr
    assert state(desk / "out") == before


@pytest.mark.usefixtures("desk")
def test_a_run_with_nothing_to_do_says_what_the_last_one_said(capsys):
    call = [word for word in CALL if word != "-q"]
    main(call)
    first = capsys.readouterr().out
    main(call)
    assert capsys.readouterr().out == first
    assert "Tables " in first


def test_edits_of_a_person_are_taken_in_by_the_next_run(desk):
    main(CALL)
    table = desk / "out" / "claims.csv"
    table.write_bytes(
        table.read_bytes().replace(b'"open","","","","",""', b'"open","","confirmed","p. 3","AK","Monday"', 1)
    )
    main(CALL)
    assert b"p. 3" in (desk / "out" / "verdicts.jsonl").read_bytes()
    assert b'"kept"' in table.read_bytes()
    before = state(desk / "out")
    main(CALL)
    assert state(desk / "out") == before


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("articles/ports.md", PORTS.replace("2.8", "2.9")),
        ("saved/karimova-2024.md", KARIMOVA.replace("2.6", "2.8")),
        ("articles/third.md", RAIL),
        ("out/claims.csv", None),
        ("out/figures.csv", "torn"),
    ],
)
def test_any_change_is_work(desk, tmp_path, file, text):
    main(CALL)
    if text is None:
        (desk / file).unlink()
    else:
        (desk / file).write_text(text, encoding="utf-8")
    main(CALL)
    fresh = [*CALL[:5], str(tmp_path / "fresh"), "-q", "--no-cache"]
    main(fresh)
    assert tables_of(desk / "out") == tables_of(tmp_path / "fresh")


def tables_of(out):
    return {p.name: p.read_bytes() for p in out.glob("*.csv")}


def test_a_folder_of_the_inputs_that_got_a_file_and_lost_it_again_is_compared_by_content(desk, monkeypatch):
    from pipeline.run import batch

    main(CALL)
    (desk / "articles" / "new.md").write_text(PORTS, encoding="utf-8")
    (desk / "articles" / "new.md").unlink()  # the folder has another stamp, and the same files
    monkeypatch.setattr(batch, "run", None)  # a run would fail
    assert main(CALL) == 0
