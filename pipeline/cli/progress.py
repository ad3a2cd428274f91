"""How far a run is, on a terminal: files done, files a second, time left, and the file that took longest. Nothing elsewhere."""

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.run.batch import Progress

_FEWEST = 2.0  # seconds that a file takes before it is worth a name


def progress_of(*, quiet: bool) -> "Progress":
    """Return what shows the progress of files on a terminal; where there is none, or it is to be quiet, what shows nothing."""
    return _unseen if quiet or not sys.stderr.isatty() else _shown


def _unseen(paths: Iterable[Path], _: str) -> Iterable[Path]:
    return paths


def _shown(paths: Iterable[Path], what: str) -> Iterator[Path]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    files = list(paths)
    if not files:
        return
    speed, slowest = TextColumn("{task.fields[rate]}"), TextColumn("{task.fields[slowest]}", style="dim")
    columns = (
        SpinnerColumn(),
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        speed,
        TimeRemainingColumn(),
        slowest,
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=len(files), rate="", slowest="")
        longest, name, first = _FEWEST, "", time.monotonic()
        for done, path in enumerate(files, start=1):
            start = time.monotonic()
            yield path
            now = time.monotonic()
            if now - start > longest:
                longest, name = now - start, f"slowest: {path.name}, {now - start:.0f} s"
            bar.update(task, advance=1, rate=f"{done / max(now - first, 0.001):.1f} files/s", slowest=name)
