"""Tables: those that lay out a page, those whose rows number a text, those that hold data."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.text.regex import regex

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DATA, ROWS, LAYOUT = "data", "rows", ""
_LABEL = regex(r"\s*[\[(]?(?:\d{1,4}|[a-z]|[ivxl]{1,5}|[*†‡§–•—-])[\])]?[.)]?\s*")
_PARTS = "p div ul ol blockquote h1 h2 h3 h4 h5 h6 pre".split()
_LONG_CELL = 400  # characters; a longer cell is text that the table only places
_ROWS_READ = 60  # rows show what a table is


def table_kind(table: "HtmlElement") -> str:
    """Return what a table is: DATA, ROWS (a number and its text in each), or LAYOUT."""
    if str(table.get("role")) in ("presentation", "none") or table.find(".//table") is not None:
        return LAYOUT
    rows = [cells for row in table.iter("tr") if (cells := _filled(row))][:_ROWS_READ]
    if not rows or max(map(len, rows)) < 2:
        return LAYOUT
    if all(_is_label(row[0][1]) and len(row) == 2 for row in rows) and any(_is_text(row[1]) for row in rows):
        return ROWS
    if table.find(".//th") is not None or table.find("caption") is not None:
        return DATA
    return LAYOUT if any(_is_laid_out(cell) for row in rows for cell in row) else DATA


def _filled(row: "HtmlElement") -> Sequence[tuple["HtmlElement", str]]:
    """Return the cells of a row that hold text, with it."""
    cells = [(cell, " ".join(cell.text_content().split())) for cell in row.iterchildren("td", "th")]
    return [cell for cell in cells if cell[1]]


def _is_label(text: str) -> bool:
    return _LABEL.fullmatch(text) is not None


def _is_text(cell: tuple["HtmlElement", str]) -> bool:
    """Tell text from a value: several words."""
    return len(cell[1].split()) > 3


def _is_laid_out(cell: tuple["HtmlElement", str]) -> bool:
    """Tell whether a cell holds paragraphs, lists or headings, and not a value."""
    element, text = cell
    parts = sum(1 for _ in element.iterchildren(*_PARTS))
    return len(text) > _LONG_CELL or (parts > 1 and len(text) > _LONG_CELL // 2)
