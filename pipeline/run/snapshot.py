"""Snapshots as files: built beside their place and renamed into it, so that a broken-off build leaves nothing."""

import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.log import logger
from pipeline.model import Record, Reference
from pipeline.references import LIBRARIES, read_library
from pipeline.verify.snapshot.build import add_records, create, finish, reopen
from pipeline.verify.snapshot.lookup import open_snapshot
from pipeline.verify.snapshot.readers import READERS, format_of, open_dump

_LOG = logger("snapshot")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records go into a snapshot. first, last: years, 0 for no bound. kinds: empty for all."""

    first: int = 0
    last: int = 0
    kinds: frozenset[str] = frozenset()

    def lets_pass(self, record: Record) -> bool:
        """Tell whether a record belongs into it; one without a year or kind does."""
        year = int(record.year) if record.year.isdigit() else 0
        if year and ((self.first and year < self.first) or (self.last and year > self.last)):
            return False
        return not self.kinds or not record.kind or record.kind in self.kinds


@dataclass(frozen=True, slots=True)
class Part:
    """What became of a dump. left_out: lines or elements that gave no record."""

    file: str
    format: str
    records: int
    left_out: int


@dataclass(slots=True)
class _Counted:
    """Counts what a reader could not read, as the records pass."""

    wanted: Filter
    left_out: int = 0

    def over(self, found: Iterator[Record | None]) -> Iterator[Record]:
        for record in found:
            if record is None:
                self.left_out += 1
            elif self.wanted.lets_pass(record):
                yield record


def build(target: Path, dumps: Sequence[Path], wanted: Filter, *, named: str = "") -> list[Part]:
    """Build a snapshot, or build it anew.

    Raises:
        UsageError: a dump is not there, its format is not known, or it breaks off; the snapshot that was there stays.
    """
    return _write(target, dumps, wanted, named, anew=True)


def add(target: Path, dumps: Sequence[Path], wanted: Filter, *, named: str = "") -> list[Part]:
    """Add dumps to a snapshot; one that is in it already, by its file name, is passed over and said."""
    present = {part.file for part in parts(target)}
    for path in dumps:
        if path.name in present:
            _LOG.warning(
                "%s is in %s already and is passed over; `citetrail snapshot build` makes it anew", path.name, target
            )
    return _write(target, [path for path in dumps if path.name not in present], wanted, named, anew=False)


def parts(target: Path) -> list[Part]:
    """Return the dumps that a snapshot was built from."""
    snapshot = open_snapshot(target)
    try:
        rows = snapshot.connection.execute("SELECT file, format, records, left_out FROM part ORDER BY rowid").fetchall()
    finally:
        snapshot.connection.close()
    return [Part(*row) for row in rows]


def _write(target: Path, dumps: Sequence[Path], wanted: Filter, named: str, *, anew: bool) -> list[Part]:
    for path in dumps:
        if not path.is_file():
            raise UsageError(f"{path}: no such file")
    temporary = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        if not anew:
            shutil.copyfile(target, temporary)
        connection = create(temporary) if anew else reopen(temporary)
        try:
            found = [_add_dump(connection, path, wanted, named) for path in dumps]
            finish(connection)
        finally:
            connection.close()
        temporary.replace(target)
    except (sqlite3.Error, EOFError, OSError) as error:
        raise UsageError(f"{target} was not written: {error}") from error
    finally:
        temporary.unlink(missing_ok=True)
    return found


def _add_dump(connection: sqlite3.Connection, path: Path, wanted: Filter, named: str) -> Part:
    counted = _Counted(wanted)
    if path.suffix.lower() in LIBRARIES and not named and _is_library(path):
        references, troubles = read_library(path.read_bytes(), str(path))
        counted.left_out = len(troubles)
        name, number = "library", add_records(connection, counted.over(map(record_of, references)))
    else:
        name = named or format_of(path)
        with open_dump(path) as file:
            number = add_records(connection, counted.over(READERS[name](file)))
    part = Part(path.name, name, number, counted.left_out)
    connection.execute("INSERT INTO part VALUES(?, ?, ?, ?)", (part.file, part.format, part.records, part.left_out))
    return part


def _is_library(path: Path) -> bool:
    """Tell whether a file is one of a reference manager; JSON lines of a dump end in .json too."""
    if path.suffix.lower() != ".json":
        return True
    with path.open("rb") as file:
        return file.read(64).lstrip().startswith(b"[")


def record_of(reference: Reference) -> Record:
    """Return an entry of a user's own library as a record."""
    r = reference
    return Record(
        "library", r.citekey or r.id, r.doi, r.title, r.authors, r.year[:4], r.container, r.volume, r.pages, str(r.kind)
    )
