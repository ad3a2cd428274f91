"""Figures in the cells of a table: what the head of their row and the head of their column say of them, and in which unit."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.model import Figure, Span
from pipeline.text.regex import regex
from pipeline.text.units import unit_behind

_GAP = regex(r"  |\t")  # how compose parts the cells of a row
_LETTER = regex(r"[^\W\d_]")
_MOST_SPANNED = 12  # rows of one head
# at the end of a head: SD (min), Weight [kg], Share, %
_UNIT_SLOT = regex(r"[(\[](?P<bracketed>[^()\[\]]{1,30})[)\]]\s*$|(?:,|\bin)\s(?P<listed>[^\s,]{1,20})\s*$")
_LONGEST_CELL = 60  # characters: a longer one is prose, which says itself what it counts


def with_heads(figures: Iterable[Figure], text: str, rows: Sequence[Span]) -> tuple[Figure, ...]:
    r"""Return the figures, those in cells of tables with row and column as their measure, and the unit of the heads.

    rows: the rows of all tables of the text, in text order.

    >>> from decimal import Decimal
    >>> table = "Boat  Depth (m)\nAda  12.5"
    >>> figure = Figure("", Span(21, 25), Decimal("12.5"), Decimal("12.5"))
    >>> found = with_heads([figure], table, [Span(0, 15), Span(16, 25)])[0]
    >>> found.measure, found.unit
    ('Ada, Depth (m)', 'metre')
    """
    if not rows:
        return tuple(figures)
    tables = _headers(text, rows)
    return tuple(_with_heads(figure, text, rows, tables) for figure in figures)


def _headers(text: str, rows: Sequence[Span]) -> list[Sequence[str]]:
    """Return for each row the cells of the row that heads its table, none where that row has figures of its own."""
    headers: list[Sequence[str]] = []
    end = -2
    header: Sequence[str] = ()
    for row in rows:
        if row.start > end + 1:  # another table begins
            cells = _GAP.split(row.of(text))
            header = cells if sum(bool(_LETTER.search(cell)) for cell in cells[1:]) * 2 > len(cells) - 1 else ()
            headers.append(())
        else:
            headers.append(header)
        end = row.end
    return headers


def _with_heads(figure: Figure, text: str, rows: Sequence[Span], headers: Sequence[Sequence[str]]) -> Figure:
    at = bisect_right(rows, figure.span.start, key=lambda row: row.start) - 1
    if at < 0 or figure.span.end > rows[at].end:
        return figure
    cells = list(_cells(text, rows[at]))
    number = next((i for i, cell in enumerate(cells) if cell.start <= figure.span.start < cell.end), 0)
    if not number or len(cells[number]) > _LONGEST_CELL:
        return figure
    row_head = _row_head(text, rows, at, number)
    column_head = headers[at][number].strip() if number < len(headers[at]) else ""
    measure = ", ".join(head for head in (row_head, column_head) if head)
    unit = figure.unit or _unit(column_head) or _unit(row_head)
    return replace(figure, measure=measure or figure.measure, unit=unit)


def _row_head(text: str, rows: Sequence[Span], at: int, number: int) -> str:
    """Return the leading cells of a row that are words; for an empty first cell that of a row above, which spans several."""
    leading = [cell.of(text).strip() for cell in _cells(text, rows[at])][:number]
    values = next((i for i, cell in enumerate(leading) if i and not _LETTER.search(cell)), len(leading))
    above = at
    while not leading[0] and above and rows[above - 1].end + 1 == rows[above].start and at - above < _MOST_SPANNED:
        above -= 1
        leading[0] = next(_cells(text, rows[above])).of(text).strip()
    return ", ".join(cell for cell in leading[:values] if cell)


def _cells(text: str, row: Span) -> Iterator[Span]:
    start = row.start
    for gap in _GAP.finditer(text, row.start, row.end):
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, row.end)


def _unit(head: str) -> str:
    """Return the unit that a head names in brackets or at its end, "" where it names none."""
    slot = _UNIT_SLOT.search(head)
    written = (slot["bracketed"] or slot["listed"]).strip() if slot else ""
    if written in ("%", "per cent", "percent"):
        return "%"
    unit = unit_behind(f"1 {written}", 1) if written else None
    return unit.name if unit and unit.end == len(written) + 2 and unit.kind in ("measure", "time") else ""
