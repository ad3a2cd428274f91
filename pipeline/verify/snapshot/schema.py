"""The tables of a snapshot, and how a record goes into them and comes back."""

import hashlib
import json
from collections.abc import Iterator

from pipeline.model.reference import Organisation, Person
from pipeline.model.work import Notice, NoticeKind, Record
from pipeline.verify.names import family_of
from pipeline.verify.normalise import first_page, squeeze, year_of

VERSION = 2
# exact keys are hashes of 8 bytes in one table: all kinds of keys, one index. words: contentless, for it is looked up in work
TABLES = """
CREATE TABLE work(
  id INTEGER PRIMARY KEY, source TEXT, key TEXT, doi TEXT, title TEXT, authors TEXT, year TEXT, container TEXT, volume TEXT,
  pages TEXT, kind TEXT, isbn TEXT, pmid TEXT, arxiv TEXT, notices TEXT
);
CREATE TABLE exact(hash INTEGER NOT NULL, work INTEGER NOT NULL);
CREATE TABLE part(file TEXT PRIMARY KEY, format TEXT, records INTEGER, left_out INTEGER);
CREATE VIRTUAL TABLE words USING fts5(text, content='', detail=none, tokenize='ascii');
"""
INDEXES = """
CREATE INDEX IF NOT EXISTS exact_hash ON exact(hash, work);
CREATE VIRTUAL TABLE IF NOT EXISTS vocabulary USING fts5vocab('words', 'row');
"""
_SHORTEST_TITLE = 12  # letters of a title that is a key: shorter ones name many works


def hash_of(key: str) -> int:
    """Return a key as the whole number of 8 bytes that SQLite stores."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)


def title_key(title: str) -> str:
    """Return the exact key of a title, "" for one that is too short."""
    squeezed = squeeze(title)
    return f"title:{squeezed}" if len(squeezed) >= _SHORTEST_TITLE else ""


def place_key(volume: str, pages: str, year: str) -> str:
    """Return the exact key of a place in a journal, "" where one of its three parts is not there."""
    page = first_page(pages)
    return f"place:{volume.strip().casefold()}:{page}:{year[:4]}" if volume.strip() and page and year else ""


def author_key(family: str, pages: str, year: str) -> str:
    """Return the exact key of a first author at a page, for works whose title is quoted wrongly; "" without one of them."""
    page, name = first_page(pages), squeeze(family)
    return f"author:{name}:{page}:{year_of(year)}" if page and name and year_of(year) else ""


def keys_of(record: Record) -> Iterator[str]:
    """Yield the exact keys under which a record is found."""
    found = [f"doi:{record.doi}" if record.doi else "", title_key(record.title)]
    found.append(place_key(record.volume, record.pages, record.year))
    found += [author_key(family_of(author), record.pages, record.year) for author in record.authors[:1]]
    found += [f"isbn:{isbn}" for isbn in record.isbn.split()]
    found += [f"pmid:{record.pmid}" if record.pmid else "", f"arxiv:{record.arxiv}" if record.arxiv else ""]
    return (key for key in found if key)


def to_row(record: Record) -> tuple[str, ...]:
    """Return the cells of table work, without its id."""
    r = record
    cells = (r.year, r.container, r.volume, r.pages, r.kind, r.isbn, r.pmid, r.arxiv)
    notices = json.dumps([[n.kind, n.day, n.doi, n.source] for n in r.notices]) if r.notices else ""
    return (r.index, r.id, r.doi, r.title, _dump_authors(r), *cells, notices)


def from_row(row: tuple[str, ...]) -> Record:
    """Return the record of a row of table work, without its id."""
    index, id_, doi, title, authors, year, container, volume, pages, kind, isbn, pmid, arxiv, notices = row
    return Record(
        index, id_, doi, title, tuple(_load_authors(authors)), year, container, volume, pages, kind, isbn, pmid, arxiv,
        tuple(Notice(NoticeKind(k), day, n, source) for k, day, n, source in json.loads(notices or "[]")),
    )  # fmt: skip


def _dump_authors(record: Record) -> str:
    """Return an author a line: family|given, or =organisation."""
    cells = (f"={a.name}" if isinstance(a, Organisation) else f"{a.family}|{a.given}" for a in record.authors)
    return "\n".join(cell.replace("\n", " ") for cell in cells)


def _load_authors(cell: str) -> Iterator[Person | Organisation]:
    for line in cell.split("\n") if cell else ():
        family, _, given = line.partition("|")
        yield Organisation(line[1:]) if line.startswith("=") else Person(family, given)
