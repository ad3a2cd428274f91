"""Tables in plain text: lines that follow each other, whose cells stand apart by blanks and whose last cells are numbers."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.text.regex import regex

# "Health funds    9.3     14.7"
_GAP = regex(r" {2,}|\t+")
_NUMBER = regex(r"[^\w\s]{0,2}\d[\d.,’ ]{0,20}\s?%?|[–—-]|\.\.\.?")
# a head and one row
_FEWEST_ROWS = 2


def cells_of(line: str) -> list[str]:
    """Return the cells of a line.

    >>> cells_of("Health funds    9.3     14.7")
    ['Health funds', '9.3', '14.7']
    """
    return _GAP.split(line.strip())


def split_tables(lines: Sequence[str]) -> Iterator[tuple[bool, list[str]]]:
    """Yield the lines in runs, each with whether it is a table; a table ends at a blank line."""
    prose: list[str] = []
    for has_cells, group in groupby(lines, key=lambda line: len(cells_of(line)) > 1):
        run = list(group)
        if not (has_cells and _is_table(run)):
            prose += run
            continue
        if prose:
            yield False, prose
        yield True, run
        prose = []
    if prose:
        yield False, prose


def _is_table(rows: Sequence[str]) -> bool:
    """Tell whether rows are a table: more than half of them end in a number."""
    numeric = sum(_NUMBER.fullmatch(cells_of(row)[-1]) is not None for row in rows)
    return len(rows) >= _FEWEST_ROWS and 2 * numeric > len(rows)
