"""The one door to pyarrow: a table as Parquet, for whoever loads many runs into one place."""

import io
from collections.abc import Sequence
from decimal import Decimal

from pipeline.errors import UsageError
from pipeline.tables.columns import Schema
from pipeline.tables.csv import Row
from pipeline.tables.jsonl import typed_columns
from pipeline.tables.rows import number


def check_installed() -> None:
    """Raise UsageError where pyarrow is not installed."""
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow; install it: pip install 'citetrail[parquet]'") from error


def dump(rows: Sequence[Row], schema: Schema) -> bytes:
    """Return the file; numbers are numbers, everything else text, an empty cell null.

    Raises:
        UsageError: pyarrow is not installed.
    """
    check_installed()
    import pyarrow as arrow
    from pyarrow import parquet

    types = {int: arrow.int64(), float: arrow.float64(), str: arrow.string()}
    columns = {name: arrow.array(cells, types[kind]) for name, kind, cells in typed_columns(rows, schema)}
    out = io.BytesIO()
    parquet.write_table(arrow.table(columns), out)
    return out.getvalue()


def load(data: bytes) -> list[Row]:
    """Return the rows of a file that dump made, every cell as text; a number is written as short as it can be.

    Raises:
        UsageError: pyarrow is not installed.
    """
    check_installed()
    from pyarrow import parquet

    return [
        {name: _text(cell) for name, cell in row.items()} for row in parquet.read_table(io.BytesIO(data)).to_pylist()
    ]


def _text(cell: str | float | None) -> str:
    """Return a cell as text.

    >>> _text(42300000000.0), _text(0.25), _text(3), _text(None)
    ('42300000000', '0.25', '3', '')
    """
    if isinstance(cell, float):
        return number(Decimal(repr(cell)))
    return "" if cell is None else str(cell)
