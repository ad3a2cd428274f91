"""Articles on workers: the same bytes as in one process, and a poison article costs nobody but itself."""

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("distributed")

from pipeline.cli import main
from pipeline.run.dask import _shards, client_of

ROOT = Path(__file__).parents[2]
ARTICLE = """# Port {i}

Cargo through Aktau reached 2.{i} million tonnes in 2023 (Karimova, 2024). {more}

## References

Karimova, Aigerim (2024). Cargo through the Caspian. Central Asian Affairs 11 (2): 14–29.
"""
KARIMOVA = "# Cargo through the Caspian\n\nAigerim Karimova\n\nIn 2023 the port of Aktau handled 2.6 million tonnes of cargo.\n"
# a package that adds a lint, as a third party may; of one article it ends a process: its own, or for once that of a file
POISON = """import os, pathlib, signal
def find(extraction):
    told = os.environ.get("POISON")
    if told and "Poison" in extraction.document.text:
        if told == "own":
            os.kill(os.getpid(), signal.SIGKILL)
        file = pathlib.Path(told)
        if file.exists():
            process = int(file.read_text() or os.getpid())
            file.unlink()
            os.kill(process, signal.SIGKILL)
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
    call = [sys.executable, "-m", "pipeline", "extract", "articles", "--sources", "saved", "-q", *options]
    call += [] if "--cache" in options else ["--no-cache"]
    return subprocess.run(call, capture_output=True, text=True, check=False, env=env, timeout=300)


def tables_of(out):
    return {p.name: p.read_bytes() for p in out.iterdir() if p.suffix in (".csv", ".xlsx", ".json", ".html")}


def poisonous(desk):
    """Return the folder of the package."""
    package = desk / "package"
    (package / "poison-1.0.dist-info").mkdir(parents=True)
    (package / "poison.py").write_text(POISON, encoding="utf-8")
    info = package / "poison-1.0.dist-info"
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: poison\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[citetrail.problems]\npoison = poison:find\n", encoding="utf-8")
    return package


def test_a_local_cluster_bisects_to_the_poison_article_and_gives_the_bytes_of_one_process(desk):
    package = poisonous(desk)
    done = extract("-o", "poisoned", "--workers", "2", env=environment(path=[str(package)], POISON="own"))
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


@contextmanager
def cluster(desk, env, name, workers=1):
    """Give the processes of a scheduler and its workers, the scheduler's first, and its address."""
    file = desk / f"{name}.json"
    scheduler = ["distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard", "--host", "127.0.0.1"]
    worker = ["distributed.cli.dask_worker", "--nthreads", "1", "--nworkers", "1", "--no-dashboard"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": env}
    calls = [[sys.executable, "-m", *call, "--scheduler-file", str(file)] for call in (scheduler, *[worker] * workers)]
    started = [subprocess.Popen(call, **quiet) for call in calls]
    try:
        yield started, address(file)
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.wait(60)


def test_a_scheduler_and_workers_of_the_users_own_give_the_bytes_of_one_process(desk):
    env = environment()
    with cluster(desk, env, "own") as (_, where):
        done = extract("-o", "there", "--scheduler", where, env=env)
    assert done.returncode == 0, done.stderr
    assert extract("-o", "here", env=env).returncode == 0
    assert tables_of(desk / "there") == tables_of(desk / "here")


def test_a_worker_that_is_killed_costs_nothing(desk):
    env = environment(path=[str(poisonous(desk))], POISON=str(desk / "once"))
    (desk / "once").write_text("", encoding="utf-8")
    with cluster(desk, env, "own", workers=2) as (_, where):
        done = extract("-o", "there", "--scheduler", where, env=env)
    assert done.returncode == 0, done.stderr
    assert not (desk / "once").exists()
    assert extract("-o", "here", env=env).returncode == 0
    assert tables_of(desk / "there") == tables_of(desk / "here")


def test_a_scheduler_that_is_killed_is_one_line_and_the_next_run_goes_on(desk):
    env = environment(path=[str(poisonous(desk))], POISON=str(desk / "once"))
    with cluster(desk, env, "first") as (processes, where):
        (desk / "once").write_text(str(processes[0].pid), encoding="utf-8")
        done = extract("-o", "there", "--scheduler", where, "--cache", "cache", env=env)
    assert (done.returncode, done.stderr.count("\n")) == (75, 1), done.stderr
    assert "run the same command again" in done.stderr
    assert not (desk / "there" / "claims.csv").exists()
    with cluster(desk, env, "second") as (_, where):
        done = extract("-o", "there", "--scheduler", where, "--cache", "cache", env=env)
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


def _settings():
    import dask

    return [dask.config.get(f"distributed.{name}") for name in ("admin.tick.interval", "worker.profile.enabled")]


def test_workers_of_this_machine_look_at_themselves_seldom():
    with client_of(1, "") as client:
        assert list(client.run(_settings).values()) == [["1s", False]]


STARTED = """
import gc, json, os, sys
from pipeline.run.dask import client_of

def started():
    from pipeline.text.parse.shipped import shipped
    from pipeline.text.regex import _LazyPattern
    gc.unfreeze()
    patterns = [thing for thing in gc.get_objects() if isinstance(thing, _LazyPattern)]
    compiled = sum("search" in vars(pattern) for pattern in patterns)
    imported = [name for name in ("pipeline.flow", "spacy", "pandas") if name in sys.modules]
    return [os.getppid(), imported, shipped.cache_info().currsize, compiled]

if __name__ == "__main__":
    with client_of(2, "", "fast") as client:
        print(json.dumps([os.getpid(), *client.run(started).values()]))
"""


def test_workers_of_this_machine_share_one_start(tmp_path):
    """Each is forked from a process that has imported the flow, loaded the models and compiled patterns; none imports pandas."""
    (tmp_path / "started.py").write_text(STARTED, encoding="utf-8")
    command = [sys.executable, "started.py"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path, env=environment())
    this, *workers = json.loads(done.stdout)
    assert len(workers) == 2
    assert len({parent for parent, *_ in workers} - {this}) == 1
    for _, imported, loaded, compiled in workers:
        assert imported == ["pipeline.flow", "spacy"]
        assert loaded == 1
        assert compiled > 100
