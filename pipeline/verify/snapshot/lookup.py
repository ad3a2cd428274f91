"""The records of a snapshot that may be an entry's work: by exact keys, by place, by the rarest words of the title."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.model.lookup import Answer
from pipeline.model.reference import Reference
from pipeline.model.work import Notice, Record
from pipeline.text.identifiers import identifiers
from pipeline.text.regex import regex
from pipeline.verify.compare import entry_of
from pipeline.verify.names import family_of, named
from pipeline.verify.normalise import content_words, first_page, normalise, year_of
from pipeline.verify.snapshot.schema import VERSION, author_key, from_row, hash_of, place_key, title_key

_AT_MOST = 10  # records of one search
_RAREST = 4  # words of one search; a query of all words takes seconds
_COMMON, _MANY = 10, 1 << 40  # works of the sample that make a word common; it stands behind all that are counted
_VERSION = regex(r"v\d+$")  # of a preprint
_COLUMNS = "source, key, doi, title, authors, year, container, volume, pages, kind, isbn, pmid, arxiv, notices"
_SAY_NOTHING = frozenset({"retraction-watch", "library", "csv"})  # parts whose silence says nothing of a work


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An open snapshot: a WorkLookup. name: of its file."""

    name: str
    connection: sqlite3.Connection

    def prepare(self, references: Sequence[Reference]) -> None:
        """Do nothing: a snapshot answers at once."""

    def find(self, reference: Reference) -> Answer:
        """Return what it knows of an entry."""
        records = tuple(find_candidates(self, reference))
        return Answer(records, self.indexes() - _SAY_NOTHING, origin=f"snapshot {self.name}")

    def find_notices(self, doi: str, pmid: str) -> list[Notice]:
        """Return the notices about a work: those of Retraction Watch are records of their own."""
        keys = [f"doi:{doi}" if doi else "", f"pmid:{pmid}" if pmid else ""]
        return [notice for record in self.read(self.by_key(*keys)) for notice in record.notices]

    def by_key(self, *keys: str) -> list[int]:
        """Return the works that have one of these exact keys."""
        hashes = [hash_of(key) for key in keys if key]
        marks = ",".join("?" * len(hashes))
        rows = self.connection.execute(f"SELECT DISTINCT work FROM exact WHERE hash IN ({marks}) LIMIT 50", hashes)
        return [row[0] for row in rows]

    def by_words(self, words: Sequence[str]) -> list[int]:
        """Return the works with the rarest of these words: all four of them, else three, else any."""
        rare = self._rarest(dict.fromkeys(words))
        queries = [" AND ".join(rare[:n]) for n in (4, 3) if len(rare) >= n] + ([" OR ".join(rare)] if rare else [])
        for query in queries:
            rows = self.connection.execute(
                "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank, rowid LIMIT ?", (query, _AT_MOST)
            ).fetchall()
            if rows:
                return [row[0] for row in rows]
        return []

    def read(self, works: Sequence[int]) -> list[Record]:
        """Return the records of works."""
        marks = ",".join("?" * len(works))
        rows = self.connection.execute(f"SELECT {_COLUMNS} FROM work WHERE id IN ({marks}) ORDER BY id", works)
        return [from_row(row) for row in rows]

    def indexes(self) -> frozenset[str]:
        """Return the names of the indexes whose dumps it was built from."""
        return frozenset(
            row[0] for row in self.connection.execute("SELECT DISTINCT format FROM part WHERE records > 0")
        )

    def _rarest(self, words: dict[str, None]) -> list[str]:
        """Return the words of the snapshot that fewest works have, as FTS5 reads them."""
        counted = ((self._count(word), f'"{word}"') for word in words)
        return [word for _, word in sorted((c, w) for c, w in counted if c)[:_RAREST]]

    def _count(self, word: str) -> int:
        """Return about how many works have a word: FTS5 counts the works of a rare one at once, and of a common one slowly."""
        sampled = self.connection.execute("SELECT works FROM sampled WHERE word = ?", (word,)).fetchone()
        if sampled and sampled[0] >= _COMMON:
            return _MANY + int(sampled[0])
        row = self.connection.execute("SELECT doc FROM vocabulary WHERE term = ?", (word,)).fetchone()
        return int(row[0]) if row else 0


def open_snapshot(path: Path) -> Snapshot:
    """Return a snapshot, open for reading.

    Raises:
        UsageError: the file is not there, or is no snapshot.
    """
    if not path.is_file():
        raise UsageError(f"{path}: no such file; `citetrail snapshot build {path} DUMP…` makes one")
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute("SELECT 1 FROM vocabulary, part LIMIT 1").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        raise UsageError(f"{path} is no snapshot of citetrail ({error})") from error
    if version != VERSION:
        connection.close()
        raise UsageError(f"{path} was built by another version of citetrail; build it anew")
    return Snapshot(path.name, connection)


def find_candidates(snapshot: Snapshot, reference: Reference) -> list[Record]:
    """Return the records that may be the work of an entry: those of its exact keys, and those that share its rarest words."""
    keys = snapshot.by_key(*_exact_keys(reference))
    entry = entry_of(reference)
    words = content_words(reference.title) or content_words(entry.text)
    names = [word for author in entry.authors[:1] for word in normalise(family_of(author)).split()]
    works = [*keys, *snapshot.by_words([*words, *names])]
    if len(words) >= _RAREST:
        works += snapshot.by_words(words)
    return snapshot.read(list(dict.fromkeys(works)))


def _exact_keys(reference: Reference) -> Iterator[str]:
    r, page, year = reference, first_page(reference.pages), str(year_of(reference.year) or "")
    for key in identifiers(r):
        yield _VERSION.sub("", key) if key.startswith("arxiv:") else key
    yield title_key(normalise(r.title))
    yield place_key(r.volume, page, year)
    yield from (author_key(normalise(family_of(author)), page, year) for author in named(r.authors)[:1])
