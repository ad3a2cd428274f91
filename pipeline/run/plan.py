"""The files that a run reads."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Trouble
from pipeline.references import LIBRARIES


@dataclass(frozen=True, slots=True)
class Plan:
    """The files of a run, sorted. named: file name of a source → the reference that the user's sources.csv gives it."""

    articles: tuple[Path, ...]
    sources: tuple[Path, ...]
    bibs: tuple[Path, ...]
    named: dict[str, str]
    troubles: tuple[Trouble, ...]


def plan(articles: Sequence[Path], sources: Sequence[Path], bibs: Sequence[Path], endings: Iterable[str]) -> Plan:
    """Return the files of a run: folders expanded to the files with one of the endings, a missing file as a Trouble."""
    readable = frozenset(endings)
    troubles: list[Trouble] = []
    return Plan(
        tuple(_expand(articles, readable, troubles)),
        tuple(_expand(sources, readable, troubles)),
        tuple(_expand(bibs, frozenset(LIBRARIES), troubles)),
        {
            file: reference
            for folder in sources
            for file, reference in _read_sources_csv(folder / "sources.csv", troubles)
        },
        tuple(troubles),
    )


def _expand(paths: Sequence[Path], endings: frozenset[str], troubles: list[Trouble]) -> Iterator[Path]:
    """Yield each file once; a file named on the command line is taken whatever its ending."""
    seen = set()
    for path in paths:
        files = sorted(p for p in path.rglob("*") if _is_readable(p, path, endings)) if path.is_dir() else [path]
        if path.is_dir() and not files:
            reason = f"the folder holds no file that can be read ({' '.join(sorted(endings))})"
            troubles.append(Trouble("IO_ERROR", reason, str(path)))
        for file in files:
            if not file.exists():
                troubles.append(Trouble("IO_ERROR", "no such file", str(file)))
            elif file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def _is_readable(path: Path, root: Path, endings: frozenset[str]) -> bool:
    """Return whether a file of a folder is read: it has a known ending, is not hidden and no README."""
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    return path.suffix.lower() in endings and not hidden and path.stem.lower() != "readme" and not path.is_dir()


def _read_sources_csv(path: Path, troubles: list[Trouble]) -> Iterator[tuple[str, str]]:
    """Yield (file, reference) of the user's sources.csv, whose columns have these names."""
    if not path.is_file():
        return
    try:
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
        for row in rows:
            if row.get("file") and row.get("reference"):
                yield row["file"].strip(), row["reference"].strip()
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        troubles.append(Trouble("DAMAGED", f"sources.csv could not be read: {error}", str(path)))
