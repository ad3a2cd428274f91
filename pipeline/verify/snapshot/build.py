"""Records to a snapshot: streamed, so that memory stays flat, and deterministic, so that the same dumps give the same bytes."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from pipeline.model.work import Record
from pipeline.verify.snapshot.schema import INDEXES, TABLES, VERSION, terms_of, to_row

_AT_ONCE = 5_000  # records written together
_SAMPLED = 50_000  # records of a dump by which common words are told
_COUNT = "INSERT INTO sampled VALUES(?, ?) ON CONFLICT(word) DO UPDATE SET works = works + excluded.works"
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
    sampled: Counter[str] = Counter()
    connection.execute("BEGIN")
    while chunk := list(islice(stream, _AT_ONCE)):
        rows, hashes, words = [], [], []
        for record in chunk:
            keys, text = terms_of(record)
            rows.append((number, *to_row(record)))
            hashes += [(key, number) for key in keys]
            words.append((number, text))
            number += 1
        if number - first <= _SAMPLED:
            sampled.update(word for _, text in words for word in set(text.split()))
        connection.executemany(f"INSERT INTO work VALUES({_CELLS})", rows)
        connection.executemany("INSERT INTO exact VALUES(?, ?)", hashes)
        connection.executemany("INSERT INTO words(rowid, text) VALUES(?, ?)", words)
    connection.executemany(_COUNT, sampled.items())
    connection.execute("COMMIT")
    return number - first


def finish(connection: sqlite3.Connection) -> None:
    """Write the indexes: after the records, for that is many times quicker than with each."""
    connection.executescript(INDEXES)
