"""CSV as spreadsheets want it: UTF-8 with BOM, CRLF, RFC 4180, no cell that a spreadsheet would run as a formula."""

import csv
import io
import sys
from pathlib import Path

from pipeline.tables.columns import Schema, fits
from pipeline.text.regex import regex

Row = dict[str, str]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_GUARDED = regex(r"'[=+\-@\t\r]")  # a cell that guard() made
_UNGUARDED = ("integer", "number", "date", "comparator")  # types whose cells may begin with a sign
_UNENCODABLE = regex(r"[\ud800-\udfff\0]")  # what no encoder writes


def guard(cell: str) -> str:
    """Put ' before what a spreadsheet would take for a formula.

    >>> guard("=1+1"), guard("trade")
    ("'=1+1", 'trade')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def unguard(cell: str) -> str:
    """Take the ' away again."""
    return cell[1:] if _GUARDED.match(cell) else cell


def dump(rows: list[Row], schema: Schema) -> bytes:
    """Return the file's bytes; columns in the schema's order, missing cells empty."""
    unguarded = {c.name: c.type for c in schema.columns if c.type in _UNGUARDED}
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    table.writerow(schema.names)
    for row in rows:
        cells = [(name, row.get(name, "")) for name in schema.names]
        table.writerow(
            _cell(cell, guarded=name not in unguarded or not fits(cell, unguarded[name])) for name, cell in cells
        )
    return out.getvalue().encode("utf-8-sig")


def _cell(text: str, *, guarded: bool) -> str:
    cell = _UNENCODABLE.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")
    return guard(cell) if guarded else cell


def as_read_back(cell: str) -> str:
    """Return what a cell is when it was written and read again."""
    return unguard(_cell(cell, guarded=False))


def load(path: Path) -> list[Row]:
    """Return the rows of a table as citetrail wrote it. Every cell is text: "NA" stays "NA"."""
    csv.field_size_limit(sys.maxsize)  # a cell may be as long as a chapter
    lines = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), restval="")
    return [{name: unguard(cell) for name, cell in line.items()} for line in lines]
