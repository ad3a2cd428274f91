"""A table as JSON Lines: one object a row, numbers as numbers, an empty cell as null."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.tables.columns import Schema
from pipeline.tables.csv import Row

Value = str | int | float | None
_KINDS: dict[str, type[str | int | float]] = {"integer": int, "number": float}


class TypedColumn(NamedTuple):
    """A column whose cells are all None or of one kind."""

    name: str
    kind: type[str | int | float]
    cells: list[Value]


def dump(rows: Sequence[Row], schema: Schema) -> bytes:
    """Return the lines, UTF-8, columns in the schema's order."""
    lines = (json.dumps(values(row, schema), ensure_ascii=False) + "\n" for row in rows)
    return "".join(lines).encode("utf-8", "replace")


def values(row: Row, schema: Schema) -> dict[str, Value]:
    """Return the cells of a row as what they are; a cell of the user's own rows that is no number stays text."""
    return {column.name: _value(row.get(column.name, ""), column.type) for column in schema.columns}


def typed_columns(rows: Sequence[Row], schema: Schema) -> Iterator[TypedColumn]:
    """Yield the columns of a table; one into which a row of the user's own puts something else ("soon") is text."""
    typed = [values(row, schema) for row in rows]
    for column in schema.columns:
        kind = _KINDS.get(column.type, str)
        cells = [row[column.name] for row in typed]
        if not all(cell is None or isinstance(cell, kind) for cell in cells):
            kind, cells = str, [None if cell is None else str(cell) for cell in cells]
        yield TypedColumn(column.name, kind, cells)


def _value(cell: str, kind: str) -> Value:
    """Return a cell as its column says.

    >>> _value("3", "integer"), _value("0.25", "number"), _value("", "text"), _value("soon", "integer")
    (3, 0.25, None, 'soon')
    """
    if not cell:
        return None
    try:
        return int(cell) if kind == "integer" else float(cell) if kind == "number" else cell
    except ValueError:
        return cell
