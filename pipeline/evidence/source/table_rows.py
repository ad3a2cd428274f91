"""Rows of a table read as sentences, so that a figure of a cell has its unit, its year and whose it is.

"South Asia  151  163" under "Region  2021, billion dollars  2022, billion dollars" reads "South Asia: 151 billion dollars in
2021; South Asia: 163 billion dollars in 2022".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.evidence.annotated import Annotate
from pipeline.evidence.compare.units import is_counted
from pipeline.lexicon import fragment
from pipeline.model import BlockKind, Document, Span
from pipeline.text.regex import regex

# what parts two cells in a document's text
_CELL_GAP = regex(r" {2}")
_NUMBER = regex(r"[\d.,’' −-]{0,30}\d")
_BRACKETED = regex(r"\s?\([^()]{1,60}\)")
# "US dollars per tonne"
_RATE = regex(r"\s(?:per|an?)\s.*$")
_VALUE = regex(r"[^\w\s]{0,3}\d[\d.,’' ]{0,20}\s?(?:%|[^\W\d]{1,12}\.?|[^\W\d]{1,12} [^\W\d]{1,12})?")
# the number that a unit is tried with
_WRITTEN = 5
# the line before a table is short
_LONGEST_CAPTION = 160
_YEAR = regex(r"(?:1[5-9]|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?")
# "2022", "2022/23", "2021, billion dollars"
_YEAR_CELL = regex(rf"{_YEAR.pattern}\s?(?:$|[,(:])")
# where a heading or a caption names its unit: "(years)", "in %", ", million dollars", ", cents a litre, standard milk"
_UNIT_SLOT = regex(r"\((?P<bracketed>[^()]{1,30})\)|(?:,(?!\d{3})|\bin\b)\s*(?P<listed>[^,()]{1,30})(?=$|,|\s\()")
# "Mean days from charge to completion", "Days of absence per 100 employees"
_LEADING_UNIT = regex(rf"(?:{fragment('evidence.caption_openers')} )?(?P<unit>[^\W\d_]{{3,12}})\b", re.IGNORECASE)
# "Boardings, thousands"
_SCALE = regex(r"(?P<scale>thousand|million|billion)s?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """What the header of a column states: its unit as written, its year, else what it measures; "" for nothing."""

    unit: str = ""
    year: str = ""
    measure: str = ""


def read_rows(document: Document, spans: Sequence[Span], annotate: Annotate) -> Iterator[tuple[int, str]]:
    """Yield (number of the passage, the row as a sentence) for the rows of tables below their headers.

    spans: the passages, in text order. annotate: tells whether words are a unit.
    """
    for rows in table_runs(document, spans):
        cells = [[cell.strip() for cell in _CELL_GAP.split(spans[i].of(document.text))] for i in rows]
        first_row = next((k for k, row in enumerate(cells) if len(row) > 1), len(rows))
        caption = cells[first_row - 1][0] if first_row else _line_before(document, spans, rows[0])
        caption_unit = _unit(caption, annotate)
        columns: list[Column] = []
        if first_row < len(rows) and not any(_is_value(cell) for cell in cells[first_row][1:]):
            # the header of the first column may be empty, and is lost then
            first_column = 0 if len(cells[first_row]) < len(cells[min(first_row + 1, len(rows) - 1)]) else 1
            columns = [_column(cell, caption_unit, annotate) for cell in cells[first_row][first_column:]]
            first_row += 1
        for i, row in zip(rows[first_row:], cells[first_row:], strict=True):
            if any(_is_value(cell) for cell in row[1:]):
                row_unit = _unit(row[0], annotate)
                padded = [*columns, *[Column(caption_unit)] * len(row)]
                values = [_cell_text(cell, col, row_unit) for cell, col in zip(row[1:], padded, strict=False) if cell]
                yield i, "; ".join(f"{row[0]}: {value}" for value in values)


def table_runs(document: Document, spans: Sequence[Span]) -> Iterator[list[int]]:
    """Yield the passages of each run of table rows."""
    run: list[int] = []
    for i, span in enumerate(spans):
        block = document.block_at(span.start)
        if block >= 0 and document.blocks[block].kind == BlockKind.TABLE:
            run.append(i)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _line_before(document: Document, spans: Sequence[Span], first: int) -> str:
    """Return the heading or line right before a table, "" where a paragraph stands there."""
    text = spans[first - 1].of(document.text) if first else ""
    return text if len(text) <= _LONGEST_CAPTION else ""


def _column(header: str, caption_unit: str, annotate: Annotate) -> Column:
    """Return what a header states. caption_unit: the unit that the table names for all columns."""
    unit = _unit(header, annotate)
    measure = _YEAR.sub("", _BRACKETED.sub("", header)).strip(" ,:;")
    measure = "" if _unit(measure, annotate) else measure
    # a capital would make a name of it
    measure = measure if measure.isupper() else measure.lower()
    return Column(unit or caption_unit, _year(header), measure)


def _is_value(cell: str) -> bool:
    """Tell whether a cell is a number that is no year: "23.8", "59 %", but not "5,000 to 20,000" or "2021/22"."""
    return _VALUE.fullmatch(cell) is not None and not _YEAR_CELL.match(cell)


def _year(header: str) -> str:
    match = _YEAR.search(_BRACKETED.sub("", header))  # "(2019 prices)" is no year of the column
    return match.group() if match else ""


def _unit(words: str, annotate: Annotate) -> str:
    """Return the unit that a heading names, as it is written: "billion dollars" of "2021, billion dollars"."""
    without_year = _YEAR.sub("", words).strip(" ,:;")
    slots = [
        part.strip() for m in _UNIT_SLOT.finditer(words) for part in (m["bracketed"] or m["listed"]).split(",") if part
    ]
    leading = _LEADING_UNIT.match(words)
    candidates = (*slots, without_year, *([leading["unit"].lower()] if leading else ()))
    unit = next((unit for unit in candidates if unit and _is_unit(unit, annotate)), "")
    scale = next((match["scale"].lower() for slot in slots if (match := _SCALE.fullmatch(slot))), "")
    return unit or scale


def _is_unit(unit: str, annotate: Annotate) -> bool:
    """Tell whether words are a unit: a measure, a currency, or any noun that is told in thousands or more."""
    text = f"{_WRITTEN} {_RATE.sub('', unit)}"
    figures = annotate(text, dated=False).figures
    stated = len(figures) == 1 and figures[0].span == Span(0, len(text))
    return stated and bool(figures[0].unit) and (not is_counted(figures[0].unit) or figures[0].high >= 1000 * _WRITTEN)


def _cell_text(cell: str, column: Column, row_unit: str) -> str:
    """Return a cell with what its row and its column state of it."""
    unit = (row_unit or column.unit) if _NUMBER.fullmatch(cell) else ""
    when = f" in {column.year}" if column.year and _is_value(cell) else ""
    # right behind a noun a number would be a name: "class 31"
    measure = f"{column.measure}, " if column.measure else ""
    return f"{measure}{cell} {unit}".strip() + when
