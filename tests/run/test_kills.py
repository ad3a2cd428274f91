"""kill -9 at random moments of what a run writes: the old set of files or the new one, whole, and every verdict."""

import os
import random
import shutil
import signal
import time

import pytest

from pipeline.documents import readers
from pipeline.run.batch import run
from pipeline.run.plan import plan
from pipeline.run.save import save, take_in_edits
from pipeline.run.texts import Arguments
from pipeline.tables.csv import load

KILLS = int(os.environ.get("KILLS", "10"))
ARTICLE = "# Ports\n\nCargo through Aktau reached 2.8 million tonnes in 2023. Tariffs fell by a tenth in 2019.\n"
NOTE = "seen on p. 3"


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """What was found in an article, and in it after an edit."""
    folder = tmp_path_factory.mktemp("articles")
    found = []
    for text in (ARTICLE, ARTICLE.replace("2019", "2020") + "\nRents rose by 5 per cent in 2021.\n"):
        (folder / "ports.md").write_text(text, encoding="utf-8")
        found.append(run(plan([folder / "ports.md"], [], [], readers()), lambda files, _: files))
    return found


def files(out):
    """The published files; what says when the journal was read is left out."""
    paths = [path for path in out.rglob("*") if path.is_file() and path.name not in (".lock", "journal.json")]
    return {str(path.relative_to(out)): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def desk(results, tmp_path_factory):
    """A folder with a verdict that was typed and not taken in yet, what a run makes of it, and in how many seconds."""
    folder = tmp_path_factory.mktemp("desk")
    out, whole = folder / "out", folder / "whole"
    save(results[0], out, Arguments())
    table = out / "claims.csv"
    typed = f'"open","","confirmed","{NOTE}","AK","Monday"'.encode()
    table.write_bytes(table.read_bytes().replace(b'"open","","","","",""', typed, 1))
    shutil.copytree(out, whole)
    start = time.perf_counter()
    save(results[1], whole, Arguments())
    return out, files(whole), time.perf_counter() - start


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks a process to kill it")
@pytest.mark.parametrize("seed", range(KILLS))
def test_a_kill_at_a_random_moment_leaves_the_old_or_the_new_set_and_every_verdict(results, desk, tmp_path, seed):
    folder, after, duration = desk
    out = tmp_path / "out"
    shutil.copytree(folder, out)
    before = files(out)
    kill_while_saving(results[1], out, random.Random(seed).uniform(0, 1.2 * duration))
    take_in_edits(out)  # what the next run does first
    now = files(out)
    assert NOTE.encode() in now.pop("verdicts.jsonl")
    new = {name: data for name, data in after.items() if name != "verdicts.jsonl"}
    stale = {name: data for name, data in before.items() if "/texts/" in name}  # deleted last, by this run or the next
    assert now in (before, new, {**stale, **new})


def test_the_run_after_a_killed_one_shows_the_verdict(results, desk, tmp_path):
    folder, _, duration = desk
    shutil.copytree(folder, tmp_path / "out")
    kill_while_saving(results[1], tmp_path / "out", duration / 2)
    save(results[1], tmp_path / "out", Arguments())
    assert [row["note"] for row in load(tmp_path / "out" / "claims.csv") if row["note"]] == [NOTE]


def kill_while_saving(result, out, wait):
    child = os.fork()
    if child == 0:
        try:
            save(result, out, Arguments())
        finally:
            os._exit(0)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
