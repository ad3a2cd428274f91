"""Answers that were had before, in one SQLite file (WAL, several processes at once), so that a run that was killed goes on.

    answer    key → status, when it came, until when it is good, headers for a second question, the body packed
    failure   address → since when and how often it has been gone: a link is called dead only after two tries

Only public facts are in it: no key, no e-mail, no name of a file. A file that is damaged is deleted and made anew.
"""

import hashlib
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pipeline.log import logger

T = TypeVar("T")
NAME = "network-1.sqlite"  # another number for another layout
_LOG = logger("network")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS answer (
  key TEXT PRIMARY KEY, url TEXT, status INTEGER, fetched REAL, expires REAL, etag TEXT, modified TEXT, digest BLOB, body BLOB);
CREATE TABLE IF NOT EXISTS failure (url TEXT PRIMARY KEY, first REAL, last REAL, tries INTEGER, detail TEXT);
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """An answer of the cache. fetched, expires: seconds since 1970."""

    status: int
    fetched: float
    expires: float
    etag: str
    modified: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Gone:
    """An address that was gone at each try so far."""

    first: float
    last: float
    tries: int
    detail: str


class AnswerCache:
    """The cache in a folder, or one in memory that ends with the run."""

    def __init__(self, folder: Path | None, clock: Callable[[], float] = time.time) -> None:
        self._path, self.clock = folder and folder / NAME, clock
        self._lock = threading.Lock()
        self._database = _open(self._path)

    def get(self, service: str, url: str) -> Stored | None:
        """Return the answer to a question, of any age."""
        key = key_of(service, url)
        select = "SELECT status, fetched, expires, etag, modified, digest, body FROM answer WHERE key = ?"
        row = self._do(lambda d: d.execute(select, [key]).fetchone())
        if row is None:
            return None
        if hashlib.sha256(key.encode() + row[6]).digest() != row[5]:
            self._do(lambda d: d.execute("DELETE FROM answer WHERE key = ?", [key]))
            return None
        status, fetched, expires, etag, modified = row[:5]
        return Stored(status, fetched, expires, etag, modified, zlib.decompress(row[6]))

    def put(self, service: str, url: str, answer: Stored) -> None:
        """Keep an answer; it is there for other processes when this returns."""
        key, body = key_of(service, url), zlib.compress(answer.body, 6)
        digest = hashlib.sha256(key.encode() + body).digest()
        cells = (
            key,
            url,
            answer.status,
            answer.fetched,
            answer.expires,
            answer.etag,
            answer.modified,
            digest,
            body,
        )
        self._do(lambda d: d.execute("INSERT OR REPLACE INTO answer VALUES (?,?,?,?,?,?,?,?,?)", cells))

    def gone(self, url: str) -> Gone | None:
        """Return since when an address is gone, None where it is not, or was not asked."""
        select = "SELECT first, last, tries, detail FROM failure WHERE url = ?"
        row = self._do(lambda d: d.execute(select, [url]).fetchone())
        return Gone(*row) if row else None

    def note_gone(self, url: str, detail: str) -> Gone:
        """Note that an address is gone now, and return since when."""
        now = self.clock()
        upsert = (
            "INSERT INTO failure VALUES (?,?,?,1,?) ON CONFLICT (url) DO UPDATE "
            "SET last = excluded.last, tries = tries + 1, detail = excluded.detail"
        )
        self._do(lambda d: d.execute(upsert, [url, now, now, detail]))
        return self.gone(url) or Gone(now, now, 1, detail)

    def note_there(self, url: str) -> None:
        """Note that an address answers again."""
        self._do(lambda d: d.execute("DELETE FROM failure WHERE url = ?", [url]))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()

    def _do(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Return what work makes of the database; one that is damaged meanwhile is made anew, empty."""
        with self._lock:
            try:
                return work(self._database)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError as error:
                _LOG.warning("the cache %s is damaged (%s); it is made anew", self._path, error)
                self._database.close()
                _delete(self._path)
                self._database = _open(self._path)
                return work(self._database)


def key_of(service: str, url: str) -> str:
    """Return the name of an answer."""
    return hashlib.sha256(f"{service}\0GET\0{url}".encode("utf-8", "replace")).hexdigest()


def forget(folder: Path) -> bool:
    """Delete the cache of a folder; return whether there was one."""
    there = (folder / NAME).exists()
    _delete(folder / NAME)
    return there


def _open(path: Path | None) -> sqlite3.Connection:
    if path is None:
        database = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        database.executescript(_SCHEMA)
        return database
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _open_file(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        _LOG.warning("%s is no cache of ours (%s); it is made anew", path, error)
        _delete(path)
        return _open_file(path)


def _open_file(path: Path) -> sqlite3.Connection:
    path.touch(mode=0o600)  # titles and addresses of an article that may not be published yet
    database = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.executescript(_SCHEMA)
        database.execute("SELECT key, url, status, fetched, expires, etag, modified, digest, body FROM answer LIMIT 0")
    except sqlite3.Error:
        database.close()
        raise
    return database


def _delete(path: Path | None) -> None:
    if path is None:
        return
    for file in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        with suppress(FileNotFoundError):
            file.unlink()
