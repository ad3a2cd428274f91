"""The tables of a snapshot, and how a record goes into them and comes back."""

import hashlib
import json
from collections.abc import Iterator

from pipeline.model.reference import Organisation, Person
from pipeline.model.work import Notice, NoticeKind, Record
from pipeline.verify.names import family_of
from pipeline.verify.normalise import first_page, normalise_once

VERSION = 3
# exact keys are hashes of 8 bytes in one table: all kinds of keys, one index. words: contentless, for it is looked up in work.
# sampled: in how many of the first works of each dump a word stands; of a common word FTS5 can only tell by reading all its works
TABLES = """
CREATE TABLE work(
  id INTEGER PRIMARY KEY, source TEXT, key TEXT, doi TEXT, title TEXT, authors TEXT, year TEXT, container TEXT, volume TEXT,
  pages TEXT, kind TEXT, isbn TEXT, pmid TEXT, arxiv TEXT, notices TEXT
);
CREATE TABLE exact(hash INTEGER NOT NULL, work INTEGER NOT NULL);
CREATE TABLE sampled(word TEXT PRIMARY KEY, works INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE part(file TEXT PRIMARY KEY, format TEXT, records INTEGER, left_out INTEGER);
CREATE VIRTUAL TABLE words USING fts5(text, content='', detail=none, tokenize='ascii');
"""
INDEXES = """
CREATE INDEX IF NOT EXISTS exact_hash ON exact(hash, work);
CREATE VIRTUAL TABLE IF NOT EXISTS vocabulary USING fts5vocab('words', 'row');
"""
_AUTHORS_SEARCHED = 3  # the first authors of a work are words that it is found by
_SHORTEST_TITLE = 12  # letters of a title that is a key: shorter ones name many works


def hash_of(key: str) -> int:
    """Return a key as the whole number of 8 bytes that SQLite stores."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)


def title_key(title: str) -> str:
    """Return the exact key of a normalised title, "" for one that is too short."""
    squeezed = title.replace(" ", "")
    return f"title:{squeezed}" if len(squeezed) >= _SHORTEST_TITLE else ""


def place_key(volume: str, page: str, year: str) -> str:
    """Return the exact key of a place in a journal, "" where one of its three parts is not there."""
    volume = volume.strip()
    return f"place:{volume.casefold()}:{page}:{year[:4]}" if volume and page and year else ""


def author_key(family: str, page: str, year: str) -> str:
    """Return the exact key of a normalised first author at a page, for works whose title is quoted wrongly."""
    return f"author:{family}:{page}:{year[:4]}" if family and page and year else ""


def terms_of(record: Record) -> tuple[list[int], str]:
    """Return what a record is found by: the hashes of its exact keys, and the words of its title and its first authors."""
    title, page = normalise_once(record.title), first_page(record.pages)
    families = [_family(author) for author in record.authors[:_AUTHORS_SEARCHED]]
    keys = [
        f"doi:{record.doi}" if record.doi else "",
        title_key(title),
        place_key(record.volume, page, record.year),
        author_key(families[0], page, record.year) if families else "",
        f"pmid:{record.pmid}" if record.pmid else "",
        f"arxiv:{record.arxiv}" if record.arxiv else "",
        *(f"isbn:{isbn}" for isbn in record.isbn.split()),
    ]
    return [hash_of(key) for key in keys if key], " ".join((title, *families))


def _family(author: Person | Organisation) -> str:
    """Return the normalised family name; names.family_of remembers, which a build has no use for."""
    name = author.name if isinstance(author, Organisation) else author.family
    return normalise_once(name if name[:1].isalpha() else family_of(author))


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
