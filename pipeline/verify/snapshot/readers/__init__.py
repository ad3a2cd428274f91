"""The dumps that a snapshot is built from, as records: one file a family of formats, streamed."""

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from pipeline.errors import UsageError
from pipeline.model.work import Record
from pipeline.verify.snapshot.readers import json_dumps, table_dumps, xml_dumps

# yields None for a line or an element that gives no record, so that it is counted
Reader = Callable[[BinaryIO], Iterator[Record | None]]
READERS: dict[str, Reader] = {
    "crossref": json_dumps.crossref,
    "openalex": json_dumps.openalex,
    "datacite": json_dumps.datacite,
    "arxiv": json_dumps.arxiv,
    "dblp": xml_dumps.dblp,
    "pubmed": xml_dumps.pubmed,
    "openlibrary": table_dumps.openlibrary,
    "retraction-watch": table_dumps.retraction_watch,
    "csv": table_dumps.csv_records,
}
_HEAD = 65_536  # bytes that the format is told by
# what the head of a dump has → its format; the first that fits
_SIGNS = (
    (b"<dblp", "dblp"),
    (b"<!DOCTYPE dblp", "dblp"),
    (b"<PubmedArticleSet", "pubmed"),
    (b"OriginalPaperDOI", "retraction-watch"),
    (b'"https://openalex.org/', "openalex"),
    (b'"authors_parsed"', "arxiv"),
    (b'"attributes"', "datacite"),
    (b'"DOI"', "crossref"),
)


def open_dump(path: Path) -> BinaryIO:
    """Return a dump, unpacked where it is gzip."""
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    return cast("BinaryIO", gzip.open(path, "rb")) if packed else path.open("rb")


def format_of(path: Path) -> str:
    """Return the format of a dump by what it holds.

    Raises:
        UsageError: none is recognised.
    """
    with open_dump(path) as file:
        head = file.read(_HEAD)
    if head.startswith(b"/type/"):
        return "openlibrary"
    found = next((name for sign, name in _SIGNS if sign in head), "")
    if not found and b"title" in head.split(b"\n", 1)[0].lower() and b"," in head:
        return "csv"
    if not found:
        raise UsageError(f"{path}: the format is not recognised; name it with --format ({', '.join(READERS)})")
    return found
