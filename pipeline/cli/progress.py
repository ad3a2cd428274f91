"""How far a run is, on a terminal: files done, files a second, time left, and the file that took longest. Nothing elsewhere."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pipeline.run.batch import Progress

_FEWEST = 2.0  # seconds that a file takes before it is worth a name


class Show(Protocol):
    """Shows how many of how many are done, and a note."""

    def __call__(self, done: int, total: int, note: str = "", /) -> None:
        """Show it."""


def progress_of(*, quiet: bool) -> "Progress":
    """Return what shows the progress of files on a terminal; where there is none, or it is to be quiet, what shows nothing."""
    return _unseen if quiet or not sys.stderr.isatty() else _shown


def _unseen(paths: Iterable[Path], _: str) -> Iterable[Path]:
    return paths


def _shown(paths: Iterable[Path], what: str) -> Iterator[Path]:
    files = list(paths)
    with progress_bar(what) as show:
        longest, name = _FEWEST, ""
        for done, path in enumerate(files):
            show(done, len(files), name)
            start = time.monotonic()
            yield path
            seconds = time.monotonic() - start
            if seconds > longest:
                longest, name = seconds, f"slowest: {path.name}, {seconds:.0f} s"


@contextmanager
def progress_bar(what: str) -> Iterator[Show]:
    """Give what shows how far something is, and how fast: on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _done, _total, _note="": None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    speed, note = TextColumn("{task.fields[speed]}"), TextColumn("{task.fields[note]}", style="dim")
    columns = (SpinnerColumn(), TextColumn(what), BarColumn(), MofNCompleteColumn(), speed, TimeRemainingColumn(), note)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task, start = bar.add_task(what, total=None, speed="", note=""), time.monotonic()

        def show(done: int, total: int, note: str = "") -> None:
            rate = done / max(time.monotonic() - start, 0.001)
            bar.update(task, completed=done, total=total, speed=f"{rate:.1f} a second", note=note)

        yield show
