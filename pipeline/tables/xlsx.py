"""The one door to openpyxl: claims.xlsx written, and any workbook read as texts. The same tables give the same bytes."""

import datetime as dt
import io
import textwrap
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model import Sign, Verdict
from pipeline.tables import sheet
from pipeline.tables.csv import Row
from pipeline.tables.sheet import SheetRow, Text
from pipeline.tables.sheet_lists import LISTS
from pipeline.tables.xlsx_text import clean, escape, unescape
from pipeline.text.regex import regex

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.cell.rich_text import CellRichText
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = {
    sheet.NUMBER: 6,
    sheet.CLAIM: 55,
    sheet.FOUND: 34,
    sheet.SOURCE: 55,
    sheet.CITES: 20,
    sheet.VERDICT: 20,
    sheet.NOTE: 30,
    sheet.REVIEWER: 11,
    sheet.WHEN: 12,
}
_OWN_WIDTH = 20
_FONT = "Calibri"
_HEADER, _HUMAN_HEADER, _INPUT, _TEXT = "header", "header to fill", "to fill", "text"
# style of a cell → background and ink; every colour of what was found comes with its sign and its words
_COLOURS: dict[str, tuple[str, str]] = {
    _HEADER: ("3B4A5A", "FFFFFF"),
    _HUMAN_HEADER: ("7A5200", "FFFFFF"),
    _INPUT: ("FFFBEF", "000000"),
    _TEXT: ("", "000000"),
    Sign.DIFFERS: ("F9D9D6", "8A1C14"),
    Sign.DOUBTFUL: ("FCEFC7", "6B4E00"),
    Sign.AGREES: ("DDEFD9", "1F5C1A"),
    Sign.NO_SOURCE: ("E9E9E9", "404040"),
}
# what textwrap does more with than to end lines there
_OTHER_BLANKS = regex(r"  |^ | $|[\t\x0b\x0c\r]")
_LINE, _HIGHEST = 14.0, 409.0  # points
_SPARE_ROWS = 200  # below the claims, in which the drop-down works for rows of the user's own
_FIXED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_MODIFIED = regex(rb"(<dcterms:modified[^>]*>)[^<]*")


def dump(tables: Mapping[str, Sequence[Row]]) -> bytes:
    """Return the workbook: the sheet of claims, and a sheet each of problems, of sources and of the words of a verdict."""
    from openpyxl import Workbook

    book = Workbook()
    _add_styles(book)
    own_columns = sheet.user_columns(tables["claims"])
    _fill_claims(book.active, sheet.sheet_rows(tables["claims"], tables["evidence"]), own_columns)
    for name, (header, widths, rows_of) in LISTS.items():
        rows = list(rows_of(tables))
        if rows or name != "Works":  # it is there where `verify` looked works up
            _fill_list(book.create_sheet(name), header, widths, rows)
    return _bytes(book)


def _fill_claims(page: "Worksheet", rows: Sequence[SheetRow], own_columns: Sequence[str]) -> None:
    from openpyxl.utils import get_column_letter

    names = [*sheet.COLUMNS, *own_columns]
    page.title = "Claims"
    _write_header(page, names, [_WIDTHS.get(name, _OWN_WIDTH) for name in names])
    for number, row in enumerate(rows, start=2):
        for column, name in enumerate(names, start=1):
            style = _INPUT if name in sheet.HUMAN else row.sign if row.sign and name == sheet.FOUND else _TEXT
            _write(page.cell(number, column), row.cells.get(name, ()), style)
        page.row_dimensions[number].height = _height(
            [("".join(part for part, _ in text), _WIDTHS.get(name, _OWN_WIDTH)) for name, text in row.cells.items()]
        )
    page.column_dimensions[get_column_letter(names.index(sheet.ID) + 1)].hidden = True
    page.freeze_panes = "C2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(names))}{max(len(rows), 1) + 1}"
    _add_drop_down(page, get_column_letter(names.index(sheet.VERDICT) + 1), len(rows) + 1 + _SPARE_ROWS)


def _fill_list(page: "Worksheet", header: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]) -> None:
    _write_header(page, header, widths)
    for number, row in enumerate(rows, start=2):
        for column, text in enumerate(row, start=1):
            _write(page.cell(number, column), ((text, None),), _TEXT)
        page.row_dimensions[number].height = _height(zip(row, widths, strict=True))
    page.freeze_panes = "A2"


def _write_header(page: "Worksheet", names: Sequence[str], widths: Sequence[int]) -> None:
    """Write the first row, which is repeated on every printed page, and set the page up."""
    from openpyxl.utils import get_column_letter

    for column, (name, width) in enumerate(zip(names, widths, strict=True), start=1):
        cell = page.cell(1, column)
        _write(cell, ((name, None),), _HUMAN_HEADER if name in sheet.HUMAN else _HEADER)
        page.column_dimensions[get_column_letter(column)].width = width
    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top = page.page_margins.bottom = 0.6
    page.page_margins.footer = 0.25
    page.oddFooter.center.text = "&A · &P / &N"


def _add_styles(book: "Workbook") -> None:
    """Add the styles of the cells: all are for text, so that a spreadsheet takes what is typed there for text as well."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    line = Side("thin", color="D0D0D0")
    for name, (background, ink) in _COLOURS.items():
        style = NamedStyle(name, number_format="@", border=Border(bottom=line, right=line))
        style.font = Font(_FONT, color=ink, bold=name in (_HEADER, _HUMAN_HEADER))
        style.alignment = Alignment(vertical="top", wrap_text=True)
        style.fill = PatternFill("solid", fgColor=background) if background else PatternFill()
        book.add_named_style(style)


def _write(cell: "Cell", text: Text, style: str) -> None:
    """Write a text, never a formula."""
    plain = clean("".join(part for part, _ in text))
    cell.value = (
        _rich(text) if any(sign for _, sign in text) and plain == "".join(p for p, _ in text) else escape(plain)
    )
    if plain:
        cell.data_type = "s"
    cell.style = style
    if plain.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True


def _rich(text: Text) -> "CellRichText":
    """Return a text whose compared values are bold where they differ or may differ."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    parts: list[str | TextBlock] = []
    for part, sign in text:
        bold = sign in (Sign.DIFFERS, Sign.DOUBTFUL)
        font = InlineFont(rFont=_FONT, b=True, color=_COLOURS[sign][1]) if sign and bold else None
        parts.append(TextBlock(font, escape(part)) if font else escape(part))
    return CellRichText([part for part in parts if part])


def _height(cells: Iterable[tuple[str, int]]) -> float:
    """Return the height in points of a row that shows each cell whole, as far as a spreadsheet can. cells: text and width."""
    lines = [_lines(text, width) for text, width in cells]
    return min(_LINE * max(lines, default=1) + 3, _HIGHEST)


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column as wide as so many digits; words are a little narrower than digits."""
    room = int(width * 1.1)
    return sum(_wrapped(line, room) if len(line) > room or "\t" in line else 1 for line in text.split("\n"))


def _wrapped(line: str, room: int) -> int:
    """Return in how many lines textwrap puts a line; plain words, which most lines have alone, are counted ten times as fast."""
    lines, length = 1, -1
    words = line.split(" ")
    if "-" in line or _OTHER_BLANKS.search(line) or max(map(len, words)) > room:
        return len(textwrap.wrap(line, room)) or 1
    for word in words:
        length += 1 + len(word)
        if length > room:
            lines, length = lines + 1, len(word)
    return lines


def _add_drop_down(page: "Worksheet", column: str, last: int) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    listed = DataValidation(type="list", formula1=f"Words!$A$2:$A${len(Verdict) + 1}", allow_blank=True)
    listed.errorStyle, listed.showErrorMessage = "stop", True
    listed.errorTitle, listed.error = "No verdict", "Choose one of the words of the list; remarks go into Note."
    listed.add(f"{column}2:{column}{last}")
    page.add_data_validation(listed)


def _bytes(book: "Workbook") -> bytes:
    """Return the file without the time at which it was made."""
    book.properties.creator, book.properties.created = "citetrail", _FIXED
    made, fixed = io.BytesIO(), io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(fixed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", data)
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            new.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet as texts, row by row. merged: the rows and columns, from 0, of cells that were merged with the one above or left."""

    title: str
    rows: tuple[tuple[str, ...], ...]
    merged: frozenset[tuple[int, int]]


def load(data: bytes) -> list[Page]:
    """Return the sheets of a workbook, formulas as the values that they had when it was saved.

    Raises:
        ValueError: no workbook that can be read.
    """
    from openpyxl import load_workbook

    try:
        formulas, values = (load_workbook(io.BytesIO(data), data_only=only) for only in (False, True))
        pages = zip(formulas.worksheets, values.worksheets, strict=True)
        return [Page(shown.title, tuple(_rows(page, shown)), _merged(page)) for page, shown in pages]
    except Exception as error:  # openpyxl raises whatever the damage makes it raise
        raise ValueError(f"{type(error).__name__}: {error}") from error


def _rows(page: "Worksheet", shown: "Worksheet") -> Iterator[tuple[str, ...]]:
    """Yield the rows; a formula whose value was not saved stays as it was typed."""
    for row, values in zip(page.iter_rows(values_only=True), shown.iter_rows(values_only=True), strict=True):
        yield tuple(_as_text(cell if value is None else value) for cell, value in zip(row, values, strict=True))


def _as_text(value: object) -> str:
    """Return what a cell shows, as text.

    >>> _as_text(dt.datetime(2026, 3, 14)), _as_text(3.0), _as_text("a_x005F_x0041_")
    ('2026-03-14', '3', 'a_x0041_')
    """
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(timespec="minutes")
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return unescape(str(value)).replace("\r\n", "\n").replace("\r", "\n")


def _merged(page: "Worksheet") -> frozenset[tuple[int, int]]:
    return frozenset(
        (row - 1, column - 1)
        for merged in page.merged_cells.ranges
        for row, column in merged.cells
        if (row, column) != (merged.min_row, merged.min_col)
    )
