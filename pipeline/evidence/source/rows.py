"""Rows of a table read as sentences, so that a figure of a cell has its unit, its year and whose it is.

"South Asia  151  163" under "Region  2021, billion dollars  2022, billion dollars" says "South Asia: 151 billion dollars in
2021; South Asia: 163 billion dollars in 2022".
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.units import is_counted
from pipeline.model import Document, Span

# what parts two cells in a document's text
_CELL = re.compile(r" {2}")
_NUMBER = re.compile(r"[\d.,’' −-]{0,30}\d")
_HELD = re.compile(r"\s?\([^()]{1,60}\)")
# "US dollars per tonne"
_RATE = re.compile(r"\s(?:per|an?)\s.*$")
_VALUE = re.compile(r"[^\w\s]{0,3}\d[\d.,’' ]{0,20}\s?(?:%|[^\W\d]{1,12}\.?|[^\W\d]{1,12} [^\W\d]{1,12})?")
# the line before a table is short
_CAPTION = 160
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?")
# "2022", "2022/23", "2021, billion dollars"
_DATED = re.compile(rf"{_YEAR.pattern}\s?(?:$|[,(:])")
# where a heading or a caption names its unit: "(years)", "in %", ", million dollars"
_UNIT = re.compile(r"\((?P<held>[^()]{1,30})\)|(?:,|\bin\b)\s*(?P<last>[^,()]{1,30})$")


@dataclass(frozen=True, slots=True)
class Column:
    """What the head of a table says of a column: its unit as written, else what it measures, and its year; "" for nothing."""

    unit: str = ""
    year: str = ""
    name: str = ""


def read_rows(
    document: Document, spans: Sequence[Span], said_of: Callable[[str], AnnotatedText]
) -> Iterator[tuple[int, str]]:
    """Yield (number of the passage, the row as a sentence) for the rows of tables below their heads.

    spans: the passages, in text order. said_of: tells whether words are a unit.
    """
    for rows in tables(document, spans):
        cells = [[cell.strip() for cell in _CELL.split(spans[i].of(document.text))] for i in rows]
        head = next((k for k, row in enumerate(cells) if len(row) > 1), len(rows))
        caption = _unit(cells[head - 1][0] if head else _before(document, spans, rows[0]), said_of)
        columns: list[Column] = []
        if head < len(rows) and not any(_is_value(cell) for cell in cells[head][1:]):
            # the head of the first column may be empty, and is lost then
            first = 0 if len(cells[head]) < len(cells[min(head + 1, len(rows) - 1)]) else 1
            columns = [_column(cell, caption, said_of) for cell in cells[head][first:]]
            head += 1
        for i, row in zip(rows[head:], cells[head:], strict=True):
            if any(_is_value(cell) for cell in row[1:]):
                own = _unit(row[0], said_of)
                padded = [*columns, *[Column(caption)] * len(row)]
                said = [_said(cell, column, own) for cell, column in zip(row[1:], padded, strict=False) if cell]
                yield i, "; ".join(f"{row[0]}: {value}" for value in said)


def _before(document: Document, spans: Sequence[Span], first: int) -> str:
    """Return the heading or line right before a table, "" where a paragraph stands there."""
    text = spans[first - 1].of(document.text) if first else ""
    return text if len(text) <= _CAPTION else ""


def tables(document: Document, spans: Sequence[Span]) -> Iterator[list[int]]:
    """Yield the passages of each run of table rows."""
    run: list[int] = []
    for i, span in enumerate(spans):
        block = document.block_at(span.start)
        if block >= 0 and document.blocks[block].kind == "table":
            run.append(i)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _column(cell: str, caption: str, said_of: Callable[[str], AnnotatedText]) -> Column:
    """Read a cell of the head. caption: the unit that the table names for all columns."""
    unit = _unit(cell, said_of)
    name = _YEAR.sub("", _HELD.sub("", cell)).strip(" ,:;")
    name = "" if _unit(name, said_of) else name
    # a capital would make a name of it
    return Column(unit or caption, _year(cell), name if name.isupper() else name.lower())


def _is_value(cell: str) -> bool:
    """Tell whether a cell is a number that is no year: "23.8", "59 %", but not "5,000 to 20,000" or "2021/22"."""
    return _VALUE.fullmatch(cell) is not None and not _DATED.match(cell)


def _year(cell: str) -> str:
    found = _YEAR.search(_HELD.sub("", cell))  # "(2019 prices)" is no year of the column
    return found.group() if found else ""


def _unit(words: str, said_of: Callable[[str], AnnotatedText]) -> str:
    """Return the unit that a heading names, as it is written: "billion dollars" of "2021, billion dollars"."""
    bare = _YEAR.sub("", words).strip(" ,:;")
    named = (part for found in _UNIT.finditer(words) for part in (found["held"] or found["last"]).split(","))
    return next((unit for unit in (*named, bare) if unit.strip() and _measures(unit.strip(), said_of)), "").strip()


def _measures(unit: str, said_of: Callable[[str], AnnotatedText]) -> bool:
    text = f"5 {_RATE.sub('', unit)}"
    figures = said_of(text).figures
    return len(figures) == 1 and figures[0].span == Span(0, len(text)) and not is_counted(figures[0].unit)


def _said(cell: str, column: Column, own: str) -> str:
    """Return a cell with what its row and its column say of it."""
    unit = (own or column.unit) if _NUMBER.fullmatch(cell) else ""
    when = f" in {column.year}" if column.year and _is_value(cell) else ""
    return f"{column.name} {cell} {unit}".strip() + when
