"""Tables with ruled lines, by pdfplumber; it opens the file only when a page has such lines."""

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from pipeline.documents.pdf.values import Line

if TYPE_CHECKING:
    from pdfplumber import PDF

_ROWS, _COLUMNS = 2, 2  # fewer make a box around text
_FILLED = 0.4  # of the cells hold something


class Table(NamedTuple):
    r"""Rows as "a\tb", and the rectangle they stand in, y downwards."""

    rows: tuple[str, ...]
    x0: float
    y0: float
    x1: float
    y1: float


class Finder:
    """Finds the tables of a file's pages."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pdf: PDF | None = None

    def tables(self, index: int) -> list[Table]:
        """Return the tables of the page; none where pdfplumber cannot read it."""
        import pdfplumber
        from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

        try:
            self._pdf = self._pdf or pdfplumber.open(BytesIO(self._data))
            if index >= len(self._pdf.pages):
                return []
            page = self._pdf.pages[index]
            left, top = page.cropbox[0] - page.mediabox[0], page.mediabox[3] - page.cropbox[3]
            found = [
                Table(rows, t.bbox[0] - left, t.bbox[1] - top, t.bbox[2] - left, t.bbox[3] - top)
                for t in page.find_tables()
                if (rows := _rows(t.extract()))
            ]
            page.close()
        except (MalformedPDFException, PdfminerException, ValueError, TypeError, LookupError, RecursionError):
            return []  # the text of the page is there all the same
        return found


def _rows(cells: list[list[str | None]]) -> tuple[str, ...]:
    """Return the rows as text, none where this is no table but a frame around text."""
    filled = [[" ".join((cell or "").split()) for cell in row] for row in cells]
    columns = max((sum(map(bool, row)) for row in filled), default=0)
    if (
        len(filled) < _ROWS
        or columns < _COLUMNS
        or sum(bool(cell) for row in filled for cell in row) < _FILLED * sum(map(len, filled))
    ):
        return ()
    return tuple("\t".join(row) for row in filled if any(row))


def without(lines: list[Line], tables: list[Table]) -> list[Line]:
    """Return the lines with one line of cells in the place of each table."""
    for table in tables:
        kept = [line for line in lines if not _inside(line, table)]
        if len(kept) < len(lines):
            size = min(line.size for line in lines)
            kept.append(Line(" ".join(table.rows), table.x0, table.x1, table.y0 + size, size, cells=table.rows))
            lines = kept
    return lines


def _inside(line: Line, table: Table) -> bool:
    x, y = (line.x0 + line.x1) / 2, line.y - line.size / 3
    return not line.cells and table.x0 <= x <= table.x1 and table.y0 <= y <= table.y1
