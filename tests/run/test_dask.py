"""Articles on workers: the same bytes as in one process, and a poison article costs nobody but itself."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("distributed")

from pipeline.cli import main
from pipeline.run.dask import _shards

ROOT = Path(__file__).parents[2]
ARTICLE = """# Port {i}

Cargo through Aktau reached 2.{i} million tonnes in 2023 (Karimova, 2024). {more}

## References

Karimova, Aigerim (2024). Cargo through the Caspian. Central Asian Affairs 11 (2): 14–29.
"""
KARIMOVA = "# Cargo through the Caspian\n\nAigerim Karimova\n\nIn 2023 the port of Aktau handled 2.6 million tonnes of cargo.\n"
# a package that adds a lint, as a third party may; of one article it ends the process
POISON = """import os, signal
def find(extraction):
    if "Poison" in extraction.document.text and os.environ.get("POISON"):
        os.kill(os.getpid(), signal.SIGKILL)
    return iter(())
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    (tmp_path / "articles").mkdir()
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "karimova-2024.md").write_text(KARIMOVA, encoding="utf-8")
    for i in range(5):
        text = ARTICLE.format(i=i, more="Poison is not traded." if i == 3 else "")
        (tmp_path / "articles" / f"port{i}.md").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def environment(**more):
    path = os.pathsep.join([str(ROOT), *more.pop("path", [])])
    return {**os.environ, "PYTHONPATH": path, **more}


def extract(*options, env):
    call = [sys.executable, "-m", "pipeline", "extract", "articles", "--sources", "saved", "--no-cache", "-q", *options]
    return subprocess.run(call, capture_output=True, text=True, check=False, env=env, timeout=300)


def tables_of(out):
    return {p.name: p.read_bytes() for p in out.iterdir() if p.suffix in (".csv", ".xlsx", ".json", ".html")}


def test_a_local_cluster_bisects_to_the_poison_article_and_gives_the_bytes_of_one_process(desk):
    package = desk / "package"
    (package / "poison-1.0.dist-info").mkdir(parents=True)
    (package / "poison.py").write_text(POISON, encoding="utf-8")
    info = package / "poison-1.0.dist-info"
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: poison\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[citetrail.problems]\npoison = poison:find\n", encoding="utf-8")
    done = extract("-o", "poisoned", "--workers", "2", env=environment(path=[str(package)], POISON="yes"))
    assert done.returncode == 0, done.stderr
    errors = (desk / "poisoned" / "errors.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(errors) == 2
    assert "port3.md" in errors[1]
    assert "the worker that extracted the article ended" in errors[1]
    (desk / "articles" / "port3.md").unlink()
    assert extract("-o", "inline", env=environment(path=[str(package)])).returncode == 0
    inline, poisoned = tables_of(desk / "inline"), tables_of(desk / "poisoned")
    assert inline["claims.csv"] == poisoned["claims.csv"]
    assert inline["evidence.csv"] == poisoned["evidence.csv"]


def test_a_scheduler_and_workers_of_the_users_own_give_the_bytes_of_one_process(desk):
    env = environment()
    scheduler = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard"]
    scheduler += ["--scheduler-file", str(desk / "scheduler.json"), "--host", "127.0.0.1"]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(desk / "scheduler.json")]
    worker += ["--nthreads", "1", "--nworkers", "1", "--no-dashboard"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(scheduler, env=env, **quiet) as first, subprocess.Popen(worker, env=env, **quiet) as second:
        try:
            done = extract("-o", "there", "--scheduler", address(desk / "scheduler.json"), env=env)
        finally:
            second.terminate()
            first.terminate()
    assert done.returncode == 0, done.stderr
    assert extract("-o", "here", env=env).returncode == 0
    assert tables_of(desk / "there") == tables_of(desk / "here")


def address(file):
    import json

    for _ in range(600):
        if file.exists() and file.stat().st_size:
            return json.loads(file.read_text(encoding="utf-8"))["address"]
        time.sleep(0.1)
    raise AssertionError("no scheduler")


@pytest.mark.usefixtures("desk")
def test_without_the_extra_it_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "dask", None)
    assert main(["extract", "articles", "-o", "out", "-q", "--workers", "2"]) == 2
    err = capsys.readouterr().err
    assert err == "citetrail: --workers and --scheduler need Dask: pip install 'citetrail[dask]'\n"


@pytest.mark.parametrize(("count", "workers"), [(1, 8), (7, 2), (1000, 2), (100_000, 64)])
def test_shards_hold_every_article_once(count, workers):
    shards = list(_shards(count, workers))
    assert [i for shard in shards for i in shard] == list(range(count))
    assert max(map(len, shards)) <= 50
