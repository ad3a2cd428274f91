"""Ruled tables by pdfplumber, which opens the file only when a page has ruling lines."""

import logging
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from pipeline.documents.pdf.page_layout import Line
from pipeline.log import library_muted

if TYPE_CHECKING:
    from pdfplumber import PDF

_MIN_ROWS, _MIN_COLUMNS = 2, 2  # fewer make a box around text
_MIN_FILLED = 0.4  # of the cells hold something


class Table(NamedTuple):
    r"""Rows as "a\tb", and the rectangle they stand in, y downwards."""

    rows: tuple[str, ...]
    x0: float
    y0: float
    x1: float
    y1: float


class TableFinder:
    """Finds the tables of a file's pages."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pdf: PDF | None = None

    def find(self, index: int) -> list[Table]:
        """Return the tables of the page of this index; none where pdfplumber cannot read it."""
        import pdfplumber
        from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

        try:
            self._pdf = self._pdf or pdfplumber.open(BytesIO(self._data))
            if index >= len(self._pdf.pages):
                return []
            page = self._pdf.pages[index]
            left, top = page.cropbox[0] - page.mediabox[0], page.mediabox[3] - page.cropbox[3]
            with library_muted("pdfminer", logging.ERROR):
                found = page.find_tables()
            tables = [
                Table(rows, t.bbox[0] - left, t.bbox[1] - top, t.bbox[2] - left, t.bbox[3] - top)
                for t in found
                if (rows := _rows(t.extract()))
            ]
            page.close()
        except (MalformedPDFException, PdfminerException, ValueError, TypeError, LookupError, RecursionError):
            return []  # the text of the page is there all the same
        return tables


def _rows(cells: list[list[str | None]]) -> tuple[str, ...]:
    """Return the rows as text, none where this is no table but a frame around text."""
    rows = [[" ".join((cell or "").split()) for cell in row] for row in cells]
    filled = [sum(map(bool, row)) for row in rows]
    if len(rows) < _MIN_ROWS or max(filled, default=0) < _MIN_COLUMNS:
        return ()
    if sum(filled) < _MIN_FILLED * sum(map(len, rows)):
        return ()
    return tuple("\t".join(row) for row in rows if any(row))


def replace_with_tables(lines: list[Line], tables: list[Table]) -> list[Line]:
    """Return the lines with one line of cells in place of the lines of each table."""
    for table in tables:
        outside = [line for line in lines if not _is_inside(line, table)]
        if len(outside) < len(lines):
            size = min(line.size for line in lines)
            cells = Line(" ".join(table.rows), table.x0, table.x1, table.y0 + size, size, cells=table.rows)
            lines = [*outside, cells]
    return lines


def _is_inside(line: Line, table: Table) -> bool:
    x, y = (line.x0 + line.x1) / 2, line.y - line.size / 3
    return not line.cells and table.x0 <= x <= table.x1 and table.y0 <= y <= table.y1
