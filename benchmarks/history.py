"""benchmarks/history.jsonl: a line a run of `make bench`, with machine and commit; and what has moved since the last line."""

import datetime as dt
import json
import os
import platform
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.measure import Measured

PATH = Path(__file__).parent / "history.jsonl"
Entry = dict[str, Any]


def entry_of(found: Sequence[Measured]) -> Entry:
    """Return what is written of a run."""
    return {
        "at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "commit": _git("rev-parse", "--short", "HEAD"),
        "changed": bool(_git("status", "--porcelain", "--untracked-files=no")),
        "machine": _machine(),
        "load": round(os.getloadavg()[0], 1),
        "ratios": [asdict(measured) for measured in found],
    }


def append(entry: Entry, path: Path = PATH) -> None:
    """Add a line."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry, ensure_ascii=False) + "\n")


def last_on_this_machine(path: Path = PATH) -> Entry | None:
    """Return the last line that a machine of this kind wrote."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    entries = [json.loads(line) for line in lines if line.strip()]
    return next((entry for entry in reversed(entries) if entry["machine"] == _machine()), None)


def moved(found: Sequence[Measured], before: Entry) -> Iterator[str]:
    """Yield a line for each ratio that differs by more than the noise of both runs."""
    earlier = {ratio["name"]: Measured(**ratio) for ratio in before["ratios"]}
    for now in found:
        then = earlier.get(now.name)
        if then and abs(now.median - then.median) > now.noise + then.noise:
            change = 100 * (now.median / then.median - 1)
            yield f"{now.name}: {then.median:.2f} → {now.median:.2f} ({change:+.0f} %) since {before['commit']}"


def _machine() -> dict[str, object]:
    return {"processor": _processor(), "cores": os.cpu_count(), "python": platform.python_version()}


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, "") or platform.processor() or platform.machine()


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False, cwd=Path(__file__).parent)
    return done.stdout.strip()
