"""kill -9 at random moments of runs with a cache: the same command goes on, and ends with the bytes of an undisturbed run."""

import os
import random
import signal
import time

import pytest

from pipeline.cli import main

KILLS = int(os.environ.get("KILLS", "6"))
CALL = ["extract", "articles", "-q", "-o"]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    (tmp_path / "articles").mkdir()
    for i in range(4):
        text = f"# Port {i}\n\nCargo through Aktau reached 2.{i} million tonnes in 201{i} (Lee, 2017).\n"
        (tmp_path / "articles" / f"port{i}.md").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks a process to kill it")
def test_killed_runs_go_on_and_end_with_the_same_bytes(desk):
    main([*CALL, "undisturbed", "--no-cache"])
    start = time.perf_counter()
    main([*CALL, "other", "--cache", "measured"])
    seconds = time.perf_counter() - start
    for seed in range(KILLS):
        killed_after(random.Random(seed).uniform(0, seconds), [*CALL, "out", "--cache", "cache"])
    assert main([*CALL, "out", "--cache", "cache"]) == 0
    assert tables_of(desk / "out") == tables_of(desk / "undisturbed")


def killed_after(seconds, call):
    child = os.fork()
    if child == 0:
        try:
            main(call)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def tables_of(out):
    return {p.name: p.read_bytes() for p in out.iterdir() if p.suffix in (".csv", ".xlsx", ".json", ".html")}
