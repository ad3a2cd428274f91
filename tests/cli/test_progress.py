"""The progress of a run: on a terminal, and nowhere else."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli.progress import progress_of

FILES = [Path("a.md"), Path("b.md")]


def test_where_there_is_no_terminal_nothing_is_shown_and_rich_is_not_imported():
    code = "import sys; from pathlib import Path; from pipeline.cli.progress import progress_of\n"
    code += (
        "print([p.name for p in progress_of(quiet=False)([Path('a'), Path('b')], 'articles')], 'rich' in sys.modules)"
    )
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": root}
    )
    assert (done.stdout, done.stderr) == ("['a', 'b'] False\n", "")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a pseudo-terminal")
@pytest.mark.parametrize("quiet", [True, False])
def test_on_a_terminal_files_rate_and_slowest_are_shown_unless_quiet(monkeypatch, quiet):
    ours, theirs = pty.openpty()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr("pipeline.cli.progress._FEWEST", -1.0)
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        assert list(progress_of(quiet=quiet)(FILES, "articles")) == FILES
        terminal.flush()
        os.write(theirs, b"end")
        shown = b""
        while not shown.endswith(b"end"):
            shown += os.read(ours, 65536)
    os.close(ours)
    text = shown.decode()
    assert ("articles" in text and "a second" in text and "slowest: " in text) != quiet
    assert quiet == (text == "end")
