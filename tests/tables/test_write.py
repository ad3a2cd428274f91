import contextlib
import json
import os
import stat

import pytest

from pipeline.errors import UsageError
from pipeline.tables.write import publish, recover

OLD = {"claims.csv": b"old claims", "quotes.csv": b"old quotes", "figures.csv": b"as ever"}
NEW = {"claims.csv": b"new claims", "quotes.csv": b"new quotes", "figures.csv": b"as ever"}


@pytest.fixture
def out(tmp_path):
    publish(OLD, tmp_path / "out", tmp_path / "out" / ".state")
    return tmp_path / "out"


def files(out):
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


def test_files_are_written_and_nothing_else_is_left(out):
    publish(NEW, out, out / ".state")
    assert files(out) == NEW
    assert list((out / ".state").iterdir()) == []


def test_a_file_with_the_same_bytes_is_left_alone(out):
    before = (out / "figures.csv").stat().st_mtime_ns
    publish(NEW, out, out / ".state")
    assert (out / "figures.csv").stat().st_mtime_ns == before


class Killed(BaseException):
    """Stands for a kill: nothing catches it."""


CALLS = ("open", "fsync", "replace", "unlink", "rmtree", "copymode", "mkdir")


@pytest.mark.parametrize("moment", range(60))
def test_a_kill_at_any_moment_leaves_the_old_or_the_new_set_once_the_next_run_begins(out, monkeypatch, moment):
    """Every call that changes the disk counts as a moment; the run is cut before the given one."""
    count = iter(range(10**6))

    def cut(call):
        def stopped(*args, **more):
            if next(count) >= moment:
                raise Killed
            return call(*args, **more)

        return stopped

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", cut(os.fsync))
        for name in ("replace", "unlink", "mkdir", "open"):
            patch.setattr(f"pathlib.Path.{name}", cut(getattr(type(out), name)))
        for name in ("rmtree", "copymode"):
            patch.setattr(f"shutil.{name}", cut(getattr(__import__("shutil"), name)))
        with contextlib.suppress(Killed):
            publish(NEW, out, out / ".state")
    recover(out, out / ".state")
    assert files(out) in (OLD, NEW)
    assert list((out / ".state").iterdir()) == []


def test_what_a_killed_run_had_decided_is_finished(out):
    state = out / ".state"
    (state / "new").mkdir()
    for name in ("claims.csv", "quotes.csv"):
        (state / "new" / name).write_bytes(NEW[name])
    (state / "publish.json").write_text(json.dumps(["claims.csv", "quotes.csv"]))
    recover(out, state)
    assert files(out) == NEW


def test_links_and_modes_stay(tmp_path, out):
    (tmp_path / "elsewhere.csv").write_bytes(b"linked")
    (out / "claims.csv").unlink()
    (out / "claims.csv").symlink_to(tmp_path / "elsewhere.csv")
    (out / "quotes.csv").chmod(0o640)
    publish(NEW, out, out / ".state")
    assert (out / "claims.csv").is_symlink()
    assert (tmp_path / "elsewhere.csv").read_bytes() == b"new claims"
    assert stat.S_IMODE((out / "quotes.csv").stat().st_mode) == 0o640


@pytest.mark.parametrize("kind", ["pipe", "dangling", "folder"])
def test_what_is_no_file_is_refused_and_nothing_is_written(out, kind):
    (out / "quotes.csv").unlink()
    if kind == "pipe":
        os.mkfifo(out / "quotes.csv")
    elif kind == "dangling":
        (out / "quotes.csv").symlink_to(out / "nowhere.csv")
    else:
        (out / "quotes.csv").mkdir()
    with pytest.raises(UsageError, match="move it away"):
        publish(NEW, out, out / ".state")
    assert (out / "claims.csv").read_bytes() == b"old claims"
