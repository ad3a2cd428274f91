"""Dumps that are tables: Open Library (TSV), Retraction Watch (CSV), and a CSV of the user's own."""

import csv
import io
import re
import sys
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from pipeline.indexes.names import written_name
from pipeline.model.reference import Organisation, Person
from pipeline.model.work import Notice, NoticeKind, Record
from pipeline.text.regex import regex
from pipeline.verify.normalise import year_of

_DAY = regex(r"(\d{1,2})/(\d{1,2})/(\d{4})")  # month first: "7/26/2019 0:00"
# RetractionNature → kind; a reinstatement takes a notice back and is none
_NATURES = {
    "retraction": NoticeKind.RETRACTED,
    "expression of concern": NoticeKind.CONCERN,
    "correction": NoticeKind.CORRECTED,
}
_NO_DOI = frozenset({"", "unavailable"})


class _Edition(msgspec.Struct):
    key: str
    title: str | None = None
    subtitle: str | None = None
    by_statement: str | None = None
    publish_date: str | None = None
    isbn_10: list[str] | None = None
    isbn_13: list[str] | None = None


def openlibrary(file: BinaryIO) -> Iterator[Record | None]:
    """Yield the editions of a dump of Open Library; the names of authors stand in another dump, by_statement in this one."""
    decoder = msgspec.json.Decoder(_Edition)
    for line in file:
        cells = line.split(b"\t", 4)
        if len(cells) < 5 or cells[0] not in (b"/type/edition", b"/type/work"):
            continue
        try:
            book = decoder.decode(cells[4])
        except (msgspec.DecodeError, msgspec.ValidationError):
            yield None
            continue
        yield _book(book) if book.title else None


def _book(book: _Edition) -> Record:
    title = ": ".join(part for part in (book.title, book.subtitle) if part)
    authors = tuple(written_name(n) for n in re.split(r"[;,]| and ", book.by_statement or "") if n.strip())
    isbn = " ".join([*(book.isbn_13 or []), *(book.isbn_10 or [])])
    year = str(year_of(book.publish_date or "") or "")
    return Record("openlibrary", book.key, "", title, authors, year, kind="book", isbn=isbn)


def retraction_watch(file: BinaryIO) -> Iterator[Record | None]:
    """Yield the works of the Retraction Watch table, each with its notice."""
    for row in _rows(file):
        kind = _NATURES.get(row.get("RetractionNature", "").strip().casefold())
        doi, notice = (row.get(name, "").strip().lower() for name in ("OriginalPaperDOI", "RetractionDOI"))
        if kind is None:
            yield None
            continue
        pmid = row.get("OriginalPaperPubMedID", "").strip()
        found = Notice(
            kind, _day(row.get("RetractionDate", "")), "" if notice in _NO_DOI else notice, "Retraction Watch"
        )
        yield Record(
            "retraction-watch",
            row.get("Record ID", ""),
            "" if doi in _NO_DOI else doi,
            row.get("Title", ""),
            tuple(written_name(name) for name in row.get("Author", "").split(";") if name.strip()),
            _day(row.get("OriginalPaperDate", ""))[:4],
            row.get("Journal", ""),
            kind="article",
            pmid="" if pmid == "0" else pmid,
            notices=(found,),
        )


def csv_records(file: BinaryIO) -> Iterator[Record | None]:
    """Yield the rows of a table with columns title, authors, year, container (or journal), volume, pages, doi, isbn, kind."""
    for number, row in enumerate(_rows(file), start=2):
        cells = {name.strip().casefold(): cell.strip() for name, cell in row.items()}
        if not cells.get("title"):
            yield None
            continue
        doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", cells.get("doi", ""), flags=re.IGNORECASE).lower()
        yield Record(
            "csv",
            cells.get("id") or f"row {number}",
            doi,
            cells["title"],
            tuple(_author(name) for name in cells.get("authors", "").split(";") if name.strip()),
            cells.get("year", "")[:4],
            cells.get("container") or cells.get("journal", ""),
            cells.get("volume", ""),
            cells.get("pages", ""),
            cells.get("kind", "article"),
            cells.get("isbn", "").replace("-", ""),
        )


def _author(name: str) -> Person | Organisation:
    family, comma, given = name.strip().partition(",")
    return Person(family, given.strip()) if comma else Organisation(family)


def _rows(file: BinaryIO) -> Iterator[dict[str, str]]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
    for row in csv.DictReader(text, restval=""):
        yield {name: cell for name, cell in row.items() if isinstance(name, str) and isinstance(cell, str)}


def _day(cell: str) -> str:
    found = _DAY.search(cell)
    return f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}" if found else ""
