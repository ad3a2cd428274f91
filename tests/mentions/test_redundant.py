"""Figures that a date or a noun before them already says are no rows; durations and counts of their own are."""

import pytest

from pipeline.mentions import find_mentions

NONE = [
    "It was sold in the last four months of 2016.",
    "It was sold two years ago.",
    "A fight between the two broke out.",
    "It has been open for the past year or two.",
]
ROWS = [
    ("It took four months in 2016.", ["4 months"]),
    ("The two companies merged.", ["2 companies"]),
    ("The fee is 12 euros since 2016.", ["12 EUR"]),
    ("It lost two of its three piers.", ["2 piers", "3 piers"]),
]


@pytest.mark.parametrize("text", NONE)
def test_no_row(text: str) -> None:
    assert [figure.span.of(text) for figure in find_mentions(text, fields=("times", "figures")).figures] == []


@pytest.mark.parametrize(("text", "rows"), ROWS)
def test_rows(text: str, rows: list[str]) -> None:
    figures = find_mentions(text, fields=("times", "figures")).figures
    assert [f"{figure.low} {figure.unit}" for figure in figures] == rows
