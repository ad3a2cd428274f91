"""An edited claims.csv or verifications.csv read back as spreadsheets save it, or refused: rather stop than lose a verdict.

Read are comma, semicolon and tab; UTF-8, UTF-16, and the Windows and Macintosh code pages where the claims prove which one it is.
"""

import csv
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pipeline.tables.columns import schemas
from pipeline.tables.csv import Row, unguard
from pipeline.tables.edited_file import check_closed, check_columns, column_names, read_regular, refused

_DELIMITERS = ",;\t"
_HUMAN = ("verdict", "note", "reviewer")
# code pages that spreadsheets save without saying so
_CODE_PAGES = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "mac_roman", "mac_cyrillic")


def read_edited(path: Path, written: Sequence[Row]) -> list[Row]:
    """Return the rows of an edited claims.csv, headers in lower case without blanks around them.

    Args:
        path: of the table.
        written: the rows as citetrail wrote them; their claims prove the encoding.

    Raises:
        BusyError: the file is open in LibreOffice.
        ReadError: the file is damaged or its encoding cannot be told; nothing of it may be taken in.
    """
    return _read(path, "claims", written, ("claim_id", "article", *_HUMAN), lambda row: row.get("claim", ""))


def read_edited_works(path: Path, written: Sequence[Row]) -> list[Row]:
    """Return the rows of an edited verifications.csv. Raises as read_edited does."""
    needed = ("reference_id", "article", "check", *_HUMAN)
    return _read(path, "verifications", written, needed, lambda row: row.get("message", ""))


def _read(
    path: Path, table: str, written: Sequence[Row], needed: Sequence[str], text_of: Callable[[Row], str]
) -> list[Row]:
    check_closed(path)
    data = read_regular(path)
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refused(path, "it holds NUL bytes; restore it from a backup")
    header, *lines = _records(path, _decode(path, data, [text_of(row) for row in written]))
    names = column_names(header, [*schemas()[table].names, *(name for row in written for name in row)])
    for column in needed:
        if column not in names:
            raise refused(path, f"the column {column} is missing; put it back, or undo the last change of the columns")
    for number, line in enumerate(lines, start=2):
        if len(line) != len(names):
            raise refused(
                path,
                f"row {number} has {len(line)} cells, the header {len(names)}; a quotation mark or the end is missing",
            )
    check_columns(path, names, lines)
    rows = [{name: unguard(cell) for name, cell in zip(names, line, strict=True) if name} for line in lines]
    _check_complete(path, rows, written, needed[:2])
    return rows


def _decode(path: Path, data: bytes, claims: Sequence[str]) -> str:
    """Return the text; a code page only where it gives every claim back as it was, and no other that does gives other letters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "strict")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    fitting = dict.fromkeys(_decoded(data, [claim for claim in claims if not claim.isascii()]))
    if len(fitting) != 1:
        raise refused(path, "its encoding cannot be told; save it as CSV UTF-8 (in Excel: “CSV UTF-8”)")
    return next(iter(fitting))


def _decoded(data: bytes, claims: Sequence[str]) -> Iterator[str]:
    """Yield the readings in which every claim that has letters beyond ASCII stands as it was written."""
    for encoding in _CODE_PAGES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        plain = text.replace('""', '"')
        if all(claim in plain for claim in claims):
            yield text


def _records(path: Path, text: str) -> list[list[str]]:
    """Return the records of the file, blank lines left out."""
    header = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    csv.field_size_limit(sys.maxsize)  # a cell may be as long as a chapter
    try:
        lines = [
            line for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True) if any(line)
        ]
    except csv.Error as error:
        raise refused(path, f"it is no whole CSV file ({error})") from error
    if not lines:
        raise refused(path, "it is empty")
    return lines


def _check_complete(path: Path, rows: Sequence[Row], written: Sequence[Row], key: Sequence[str]) -> None:
    """Refuse a file that was cut off: it holds the first rows in their order and no others."""
    keys = [[row.get(name, "") for name in key] for row in rows]
    before = [[row.get(name, "") for name in key] for row in written]
    if len(keys) < len(before) and keys == before[: len(keys)]:
        missing = len(before) - len(keys)
        raise refused(
            path, f"its last {missing} rows are missing; restore them, or delete the file to have it written anew"
        )
