"""Records to a snapshot: streamed, so that memory stays flat, and deterministic, so that the same dumps give the same bytes."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from pipeline.model.work import Record
from pipeline.verify.names import family_of
from pipeline.verify.normalise import normalise
from pipeline.verify.snapshot.schema import INDEXES, TABLES, VERSION, hash_of, keys_of, to_row

_AT_ONCE = 5_000  # records written together
_AUTHORS_SEARCHED = 3  # the first authors of a work are words that it is found by
_WORDS_IN_MEMORY = 32 << 20  # bytes of words that FTS5 gathers before it writes them: fewer segments to search
_CELLS = ",".join("?" * 15)


def create(path: Path | str) -> sqlite3.Connection:
    """Return an empty snapshot, open for writing.

    Nothing is synced while it is built: a file that was not finished is thrown away.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(
        f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA user_version={VERSION}; {TABLES}"
    )
    return connection


def reopen(path: Path) -> sqlite3.Connection:
    """Return a snapshot, open for more records."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; DROP INDEX IF EXISTS exact_hash;")
    return connection


def add_records(connection: sqlite3.Connection, records: Iterable[Record]) -> int:
    """Write records after those that are there, and return how many."""
    first: int = connection.execute("SELECT coalesce(max(id), 0) FROM work").fetchone()[0] + 1
    number, stream = first, iter(records)
    connection.execute("BEGIN")
    while chunk := list(islice(stream, _AT_ONCE)):
        numbered = list(enumerate(chunk, start=number))
        connection.executemany(f"INSERT INTO work VALUES({_CELLS})", ((n, *to_row(r)) for n, r in numbered))
        connection.executemany("INSERT INTO exact VALUES(?, ?)", _hashes(numbered))
        connection.executemany("INSERT INTO words(rowid, text) VALUES(?, ?)", ((n, _words(r)) for n, r in numbered))
        number += len(chunk)
    connection.execute("COMMIT")
    return number - first


def finish(connection: sqlite3.Connection) -> None:
    """Write the indexes: after the records, for that is many times quicker than with each."""
    connection.executescript(INDEXES)


def _hashes(numbered: Iterable[tuple[int, Record]]) -> Iterator[tuple[int, int]]:
    return ((hash_of(key), n) for n, record in numbered for key in keys_of(record))


def _words(record: Record) -> str:
    """Return the words by which a record is found: of its title and its first authors."""
    names = (family_of(author) for author in record.authors[:_AUTHORS_SEARCHED])
    return f"{normalise(record.title)} {normalise(' '.join(names))}"
