"""Open Library: books. https://openlibrary.org/search.json."""

import msgspec

from pipeline.indexes.names import written_name
from pipeline.model.work import Record
from pipeline.network.query import FORTNIGHT_TTL, Query, with_parameters

NAME = "openlibrary"
_SEARCH = "https://openlibrary.org/search.json"
_FIELDS = "key,title,subtitle,author_name,first_publish_year,isbn"
_ROWS = 5
_MOST_ISBNS = 20  # a much printed book has hundreds


class _Book(msgspec.Struct):
    key: str | None = None
    title: str | None = None
    subtitle: str | None = None
    author_name: list[str | None] | None = None
    first_publish_year: int | None = None
    isbn: list[str | None] | None = None


class _List(msgspec.Struct):
    docs: list[_Book]


def by_isbn(isbn: str) -> Query[tuple[Record, ...]]:
    """Ask for the book of an ISBN."""
    url = with_parameters(_SEARCH, {"q": f"isbn:{isbn}", "fields": _FIELDS, "limit": _ROWS})
    return Query(NAME, url, f"ISBN {isbn}", _read, ())


def by_title(title: str, family: str) -> Query[tuple[Record, ...]]:
    """Ask for the books of a title and an author."""
    url = with_parameters(_SEARCH, {"title": title, "author": family, "fields": _FIELDS, "limit": _ROWS})
    sends = f"title and first author “{title}”, {family}"
    return Query(NAME, url, sends, _read, (), text=True, fresh=FORTNIGHT_TTL)


def _read(body: bytes) -> tuple[Record, ...]:
    return tuple(_record(book) for book in msgspec.json.decode(body, type=_List).docs if book.title)


def _record(book: _Book) -> Record:
    title = ": ".join(part for part in (book.title, book.subtitle) if part)
    authors = tuple(written_name(name) for name in book.author_name or [] if name)
    isbn = " ".join([i for i in book.isbn or [] if i][:_MOST_ISBNS])
    # an edition of a later year is the same work, so the year of the first one says little of an entry's
    return Record(NAME, book.key or "", "", title, authors, str(book.first_publish_year or ""), kind="book", isbn=isbn)
