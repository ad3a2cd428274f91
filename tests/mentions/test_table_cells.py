"""Figures in cells of tables: row and column say what they measure; a unit of the head is theirs."""

from decimal import Decimal

import pytest

from pipeline.mentions.figures import with_heads
from pipeline.model import Figure, Span
from pipeline.text.regex import regex

TABLE = "\n".join(
    [
        "Harbour  Kind  Boats  Depth (m)  Share, %",
        "Ada  open  12  4.5  30",
        "Brin  open  7  6.2  11",
        "  closed  3  5.1  2",
        "The 40 boats of the bay were counted in 2019.",
    ]
)
LINES = regex(r"[^\n]+")
ROWS = [Span(*line.span()) for line in LINES.finditer(TABLE)][:4]


def measured(number: str) -> Figure:
    start = TABLE.index(f"  {number}") + 2 if f"  {number}" in TABLE else TABLE.index(number)
    figure = Figure("", Span(start, start + len(number)), Decimal(number), Decimal(number), measure="before")
    return with_heads([figure], TABLE, ROWS)[0]


@pytest.mark.parametrize(
    ("number", "measure", "unit"),
    [
        ("12", "Ada, open, Boats", ""),
        ("4.5", "Ada, open, Depth (m)", "metre"),
        ("11", "Brin, open, Share, %", "%"),
        ("5.1", "Brin, closed, Depth (m)", "metre"),
        ("40", "before", ""),
    ],
)
def test_heads_of_row_and_column(number, measure, unit):
    figure = measured(number)
    assert (figure.measure, figure.unit) == (measure, unit)


def test_a_first_row_of_numbers_heads_nothing():
    text = "1990  12  4\n1991  13  5"
    figure = Figure("", Span(18, 20), Decimal(13), Decimal(13))
    assert with_heads([figure], text, [Span(0, 11), Span(12, 23)])[0].measure == "1991"
