"""Columns of tables that say which one a thing is, and not how many: pins, registry numbers, codes, pages."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.lexicon import fragment
from pipeline.model import Block, BlockKind, Span
from pipeline.text.regex import regex

_CELL = regex(r"[^\s|](?:[^\n\t|]*?[^\s|])??(?=[ ]{2,}|[ ]*[\t|]|\s*$)")
# the head of such a column: "RPi pin", "Case no.", "PubMed ID (first)", "ZIP code"
_HEAD = regex(rf"(?:^|[\s_(/]){fragment('figures.identifier_heads')}[.:]?(?:\s*[(\[][^)\]]*[)\]])?$")
_NUMBER = regex(r"[^\W\d_]{0,6}[-#:. ]?[0-9][\w.:/-]{0,24}")
_WHOLE = regex(r"[0-9]+")
_CODE = regex(r"[A-Z][A-Za-z]{0,7}[-_:]?[0-9][\w.:/-]{0,20}")
_LEAST_CELLS = 4  # of a column whose cells alone tell what it holds
_LEAST_DIGITS = 7  # of ungrouped numbers of one length that all differ: registry numbers
_LEAST_SHARE = 0.6  # of the cells that are codes of letters and digits


def identifier_columns(text: str, blocks: Sequence[Block]) -> Iterator[Span]:
    r"""Yield the cells of tables that identify something, by the head of their column or by all that the column holds.

    >>> text = "Part  Pin  Volts\nA  19  3.3\nB  21  5.1"
    >>> rows = [Block(BlockKind.TABLE, Span(*ends)) for ends in ((0, 16), (17, 27), (28, 38))]
    >>> [span.of(text) for span in identifier_columns(text, rows)]
    ['19', '21']
    """
    for is_table, run in groupby(blocks, key=lambda block: block.kind == BlockKind.TABLE):
        if is_table:
            yield from _of_table(text, [_cells(text, block.span) for block in run])


def _cells(text: str, row: Span) -> list[Span]:
    return [Span(*cell.span()) for cell in _CELL.finditer(text, row.start, row.end)]


def _of_table(text: str, rows: Sequence[list[Span]]) -> Iterator[Span]:
    """Yield the identifying cells of consecutive rows; a row whose heads name identifiers opens a table of its own."""
    head: list[Span] = []
    body: list[list[Span]] = []
    for at, row in enumerate(rows):
        if at == 0 or (len(row) > 1 and _is_head(text, row)):
            yield from _of_columns(text, head, body)
            head, body = row, []
        else:
            body.append(row)
    yield from _of_columns(text, head, body)


def _is_head(text: str, row: Sequence[Span]) -> bool:
    names = [cell.of(text) for cell in row]
    return not any(name[0].isdigit() for name in names) and any(_HEAD.search(name.casefold()) for name in names)


def _of_columns(text: str, head: Sequence[Span], rows: Sequence[list[Span]]) -> Iterator[Span]:
    """Yield the numbers of the columns that identify; rows with more or fewer cells than the head are left alone."""
    rows = [row for row in rows if len(row) == len(head)]
    for column, name in enumerate(head):
        cells = [row[column] for row in rows]
        numbers = [cell for cell in cells if _NUMBER.fullmatch(cell.of(text))]
        if _HEAD.search(name.of(text).casefold()) or _all_identify([cell.of(text) for cell in numbers], len(cells)):
            yield from numbers


def _all_identify(numbers: Sequence[str], cells: int) -> bool:
    """Tell whether the numbers of a column are identifiers by themselves: zeros lead them, or they are long and all differ."""
    if len(numbers) < _LEAST_CELLS or len(set(numbers)) < len(numbers):
        return False
    integers = [number for number in numbers if _WHOLE.fullmatch(number)]
    codes = sum(bool(_CODE.fullmatch(number)) for number in numbers)
    if codes >= _LEAST_SHARE * cells:
        return True
    if len(integers) < len(numbers):
        return False
    is_led = any(number[0] == "0" and len(number) > 1 for number in integers)
    return is_led or (len({len(number) for number in integers}) == 1 and len(integers[0]) >= _LEAST_DIGITS)
