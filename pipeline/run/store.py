"""The cache: results by what they were made from, in one SQLite file (WAL), compressed.

    DIR/results-1.sqlite    entries: key → stage, data      files: path → stamp, digest

A key is a digest of everything that a result depends on (`run/cached.py`), so an entry is never out of date, only unused; the
least recently used ones go when the file is larger than the limit. Data is zlib of JSON behind a digest of key and data: what is
torn, foreign or of another shape is deleted and made anew. Nothing is unpickled. A cache that cannot be written (read-only
folder, full disk) is said in one line, and the run goes on without it.
"""

import hashlib
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from pipeline.log import logger
from pipeline.run.digests import Digests

T = TypeVar("T")
NAME = "results-1.sqlite"  # another number for another layout
VARIABLE = "CITETRAIL_CACHE"  # a folder; "off" for none
_DIGEST = 32  # bytes before the data
_MANY_USED = 10_000  # keys that are remembered until what was used when is written
_LOG = logger("cache")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, stage TEXT, size INTEGER, used INTEGER, data BLOB);
CREATE INDEX IF NOT EXISTS by_use ON entries (used, size, stage);
CREATE TABLE IF NOT EXISTS files (
  path BLOB PRIMARY KEY, size INTEGER, written INTEGER, changed INTEGER, inode INTEGER, digest TEXT);
CREATE TABLE IF NOT EXISTS counts (name TEXT PRIMARY KEY, count INTEGER);
"""
_COUNT = "INSERT INTO counts VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET count = count + excluded.count"


def default_folder() -> Path | None:
    """Return the user's cache folder, the one that the environment names, or None where it says "off"."""
    named = os.environ.get(VARIABLE)
    if named:
        return None if named == "off" else Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("citetrail", appauthor=False)


@dataclass(frozen=True, slots=True)
class Usage:
    """What a cache holds. stages: name → (entries, bytes). hits, misses: since it was made."""

    stages: dict[str, tuple[int, int]]
    hits: int
    misses: int

    @property
    def size(self) -> int:
        """The bytes of all entries."""
        return sum(size for _, size in self.stages.values())


class Store:
    """A cache folder, or none: then nothing is found and nothing is kept. limit: bytes of all entries."""

    def __init__(self, folder: Path | None, limit: int = 2**31) -> None:
        self.folder, self._limit = folder, limit
        self._database: sqlite3.Connection | None = None
        self._used: set[str] = set()
        self.hits = self.misses = 0
        if folder:
            try:
                self._database = _connect(folder)
            except (sqlite3.Error, OSError) as error:
                self._give_up(error)

    @property
    def is_open(self) -> bool:
        """Whether results are kept."""
        return self._database is not None

    def get(self, key: str, kind: type[T]) -> T | None:
        """Return the value under a key, None where there is none or it is no such value."""

        def select(database: sqlite3.Connection) -> T | None:
            row = database.execute("SELECT data FROM entries WHERE key = ?", [key]).fetchone()
            value = _unpack(key, row[0], kind) if row else None
            if row and value is None:
                database.execute("DELETE FROM entries WHERE key = ?", [key])
            return value

        value = self._attempt(select, None)
        if value is None:
            self.misses += 1
        else:
            self.hits += 1
            self._used.add(key)
            if len(self._used) >= _MANY_USED:
                self._attempt(self._count, None)
        return value

    def put(self, key: str, stage: str, value: object) -> None:
        """Keep a value; it is there for other processes when this returns."""

        def insert(database: sqlite3.Connection) -> None:
            data = _pack(key, value)
            row = key, stage, len(data), int(time.time()), data
            database.execute("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?)", row)

        self._attempt(insert, None)

    def earlier_files(self) -> Digests:
        """Return what earlier runs knew of files."""
        select = "SELECT path, size, written, changed, inode, digest FROM files"
        rows: list[tuple[bytes, int, int, int, int, str]] = self._attempt(lambda d: d.execute(select).fetchall(), [])
        return {os.fsdecode(row[0]): ((row[1], row[2], row[3], row[4]), row[5]) for row in rows}

    def keep_files(self, files: Digests) -> None:
        """Keep what this run knows of files."""
        rows = [(os.fsencode(path), *stamp, digest) for path, (stamp, digest) in files.items()]
        self._attempt(lambda d: _execute_all(d, "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", rows), None)

    def usage(self) -> Usage:
        """Return what is in it."""
        by_stage = "SELECT stage, count(*), sum(size) FROM entries GROUP BY stage ORDER BY stage"
        rows: list[tuple[str, int, int]] = self._attempt(lambda d: d.execute(by_stage).fetchall(), [])
        counts: dict[str, int] = dict(
            self._attempt(lambda d: d.execute("SELECT name, count FROM counts").fetchall(), [])
        )
        stages = {stage: (count, size) for stage, count, size in rows}
        return Usage(stages, counts.get("hits", 0), counts.get("misses", 0))

    def prune(self, limit: int | None = None) -> int:
        """Delete the least recently used entries until the rest fits the limit; return the bytes that were freed."""
        return self._attempt(lambda d: _prune(d, self._limit if limit is None else limit), 0)

    def close(self) -> None:
        """Keep what was used when, make room, and close the file."""
        self._attempt(self._count, None)
        self.prune()
        self._drop()

    def _count(self, database: sqlite3.Connection) -> None:
        now = int(time.time())
        _execute_all(database, "UPDATE entries SET used = ? WHERE key = ?", [(now, key) for key in self._used])
        _execute_all(database, _COUNT, [("hits", self.hits), ("misses", self.misses)])
        self._used.clear()
        self.hits = self.misses = 0

    def _attempt(self, work: Callable[[sqlite3.Connection], T], default: T) -> T:
        """Return what work makes of the database; the default where there is none, or SQLite or the system refuses."""
        if self._database is None:
            return default
        try:
            return work(self._database)
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            return default

    def _give_up(self, error: Exception) -> None:
        """Say so in one line; what is damaged is deleted, so that the next run makes it anew."""
        _LOG.warning("the cache %s cannot be used (%s); the run goes on without it", self.folder, error)
        self._drop()
        if self.folder and isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            with suppress(OSError):
                _delete(self.folder / NAME)

    def _drop(self) -> None:
        database, self._database = self._database, None
        if database:
            with suppress(sqlite3.Error):
                database.close()


def _connect(folder: Path) -> sqlite3.Connection:
    """Open the file of a folder; one that is no such file is made anew."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    try:
        return _open(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and "no such column" not in str(error):
            raise  # locked, read-only, full: not the file's fault
        _LOG.warning("%s is no cache of ours (%s); it is made anew", path, error)
        _delete(path)
        return _open(path)


def _delete(path: Path) -> None:
    for file in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        file.unlink(missing_ok=True)


def _open(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=30, isolation_level=None)
    try:
        database.execute("PRAGMA auto_vacuum = INCREMENTAL")
        database.execute("PRAGMA journal_mode = WAL")
        database.execute(
            "PRAGMA synchronous = NORMAL"
        )  # WAL is never torn; the last entries may be lost with the power
        database.executescript(_SCHEMA)
        database.execute(
            "SELECT key, stage, size, used, data FROM entries LIMIT 0"
        )  # a file of another program has others
    except sqlite3.Error:
        database.close()
        raise
    return database


def _execute_all(database: sqlite3.Connection, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Run a statement for all rows in one transaction."""
    if rows:
        database.execute("BEGIN IMMEDIATE")
        try:
            database.executemany(statement, rows)
        except BaseException:
            database.execute("ROLLBACK")
            raise
        database.execute("COMMIT")


def _prune(database: sqlite3.Connection, limit: int) -> int:
    over = database.execute("SELECT coalesce(sum(size), 0) FROM entries").fetchone()[0] - limit
    freed, stale = 0, []
    for key, size in database.execute("SELECT key, size FROM entries ORDER BY used, key") if over > 0 else ():
        if freed >= over:
            break
        stale.append((key,))
        freed += size
    if stale:
        _execute_all(database, "DELETE FROM entries WHERE key = ?", stale)
        database.execute("PRAGMA incremental_vacuum").fetchall()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return freed


def _pack(key: str, value: object) -> bytes:
    data = zlib.compress(msgspec.json.encode(value), 1)
    return hashlib.sha256(key.encode() + data).digest() + data


def _unpack(key: str, packed: object, kind: type[T]) -> T | None:
    """Return the value, None where the bytes are not what was written under this key."""
    if not isinstance(packed, bytes):
        return None
    digest, data = packed[:_DIGEST], packed[_DIGEST:]
    if hashlib.sha256(key.encode() + data).digest() != digest:
        return None
    try:
        return msgspec.json.decode(zlib.decompress(data), type=kind)
    except (zlib.error, msgspec.MsgspecError):
        return None
