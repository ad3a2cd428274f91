"""Which files a run reads."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Trouble
from pipeline.references import LIBRARIES


@dataclass(frozen=True, slots=True)
class Plan:
    """The files of a run, sorted; named: source file name → reference, from the user's sources.csv."""

    articles: tuple[Path, ...]
    sources: tuple[Path, ...]
    bibs: tuple[Path, ...]
    named: dict[str, str]
    troubles: tuple[Trouble, ...]


def plan(articles: Sequence[Path], sources: Sequence[Path], bibs: Sequence[Path], endings: Iterable[str]) -> Plan:
    """Expand folders into the files that can be read; what is not there becomes a trouble."""
    known = frozenset(endings)
    troubles: list[Trouble] = []
    return Plan(
        tuple(_files(articles, known, troubles)),
        tuple(_files(sources, known, troubles)),
        tuple(_files(bibs, frozenset(LIBRARIES), troubles)),
        {name: ref for folder in sources for name, ref in _named(folder / "sources.csv", troubles)},
        tuple(troubles),
    )


def _files(paths: Sequence[Path], known: frozenset[str], troubles: list[Trouble]) -> Iterator[Path]:
    """Yield each file once; a file named by hand is taken whatever its ending."""
    seen = set()
    for path in paths:
        found = sorted(p for p in path.rglob("*") if _wanted(p, path, known)) if path.is_dir() else [path]
        if path.is_dir() and not found:
            troubles.append(
                Trouble("IO_ERROR", f"the folder holds no file that can be read ({' '.join(sorted(known))})", str(path))
            )
        for file in found:
            if not file.exists():
                troubles.append(Trouble("IO_ERROR", "no such file", str(file)))
            elif file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def _wanted(path: Path, root: Path, known: frozenset[str]) -> bool:
    """Tell whether a folder's file is read: a known ending, not hidden, no README."""
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    return path.suffix.lower() in known and not hidden and path.stem.lower() != "readme" and not path.is_dir()


def _named(path: Path, troubles: list[Trouble]) -> Iterator[tuple[str, str]]:
    """Read the user's sources.csv: columns file and reference."""
    if not path.is_file():
        return
    try:
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
        for row in rows:
            if row.get("file") and row.get("reference"):
                yield row["file"].strip(), row["reference"].strip()
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        troubles.append(Trouble("DAMAGED", f"sources.csv could not be read: {error}", str(path)))
