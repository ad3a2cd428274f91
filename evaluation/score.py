"""The scorers of the shared folder, called in a process of their own: they import pipeline as a stranger would."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path


def score(shared: Path, task: str, data: str) -> str:
    """Return the scorer's line of figures. task "real" runs the owner's article through the whole flow."""
    if task == "real":
        return _real(shared)
    return _out([sys.executable, str(shared / "score" / "score.py"), task, str(shared / "data" / data)])


def figure(line: str, name: str) -> float:
    """Read one figure off the line: the number after its name. NaN when it is not there.

    >>> figure("refs scielo_dev: whole 65.6 | authors 89.8", "authors")
    89.8
    """
    found = re.search(re.escape(name) + r"\s+(-?\d+(?:\.\d+)?)", line)
    return float(found[1]) if found else float("nan")


def _real(shared: Path) -> str:
    with tempfile.TemporaryDirectory() as out:
        _out([sys.executable, "-m", "pipeline", "extract", str(shared / "real" / "article.txt"), "-q", "-o", out])
        return _out([sys.executable, str(shared / "score" / "real.py"), out])


def _out(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    return done.stdout
