"""The user's sources.csv, which says which saved file is which work: one line of it changed, and the run called again."""

import csv
import io
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.run.texts import Arguments, Run

_COLUMNS = ("file", "reference")


def write_match(folder: Path, file: str, reference: str) -> None:
    """Say in the sources.csv of a folder that a file is a reference; other lines and columns stay as they are.

    Args:
        folder: of the saved works.
        file: its name.
        reference: as locate reads it; "" takes the file's line out, so that it is recognised by itself again.

    Raises:
        UsageError: the list cannot be read or written.
    """
    _write(folder, file, {"file": file, "reference": reference} if reference else {})


def write_source(folder: Path, cells: Mapping[str, str]) -> None:
    """Say in the sources.csv of a folder where a file is from.

    Args:
        folder: of the saved works.
        cells: column → text; file and reference, and what else is known.

    Raises:
        UsageError: the list cannot be read or written.
    """
    _write(folder, cells["file"], cells)


def read_sources(folder: Path) -> list[dict[str, str]]:
    """Return the lines of the sources.csv of a folder; none where there is no such list.

    Raises:
        UsageError: the list cannot be read.
    """
    path = folder / "sources.csv"
    try:
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        return [{n: c or "" for n, c in row.items() if n} for row in csv.DictReader(io.StringIO(text, newline=""))]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error


def _write(folder: Path, file: str, cells: Mapping[str, str]) -> None:
    """Put a file's line in place of the one that is there; without cells take it out."""
    rows = read_sources(folder)
    names = list(dict.fromkeys([*(rows[0] if rows else ()), *_COLUMNS, *cells]))
    others = [row for row in rows if row.get("file", "").strip() != file]
    mine = next((row for row in rows if row not in others), {})
    if cells:
        others.append({**mine, **cells})
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(others)
    path = folder / "sources.csv"
    try:
        new = path.with_name(".sources.csv.new")
        new.write_text(out.getvalue(), encoding="utf-8")
        new.replace(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error}") from error


def folder_of(run: Run, out: Path, file: str) -> Path | None:
    """Return the folder among the run's sources that holds a file, None where the file was named by itself."""
    paths = [source.path for source in run.sources if Path(source.path).name == file]
    for given in run.arguments.sources:
        folder = run.path(out, given)
        if folder.is_dir() and any(run.path(out, path).is_relative_to(folder) for path in paths):
            return folder
    return None


def run_again(run: Run, out: Path) -> "subprocess.Popen[str]":
    """Start the run once more, as it was called, in a process of its own; its last line on stderr says why it failed."""
    command = [sys.executable, "-m", "pipeline", "extract", *_options(run.arguments), "-q", "-o", str(out.resolve())]
    package = str(Path(__file__).parents[2])
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH", "")]))}
    return subprocess.Popen(
        command, cwd=run.path(out, "."), env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )


def _options(arguments: Arguments) -> list[str]:
    options = [*arguments.articles]
    for option, values in (("--sources", arguments.sources), ("--bib", arguments.bibs)):
        options += [word for value in values for word in (option, value)]
    options += ["--model", arguments.model] if arguments.model else []
    options += ["--config", arguments.config] if arguments.config else []
    return [*options, *(["--fast"] if arguments.fast else [])]
