"""The one door to pandas: a table as a data frame, for notebooks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.tables.columns import Schema
from pipeline.tables.csv import Row
from pipeline.tables.jsonl import typed_columns

if TYPE_CHECKING:
    from pandas import DataFrame

_TYPES = {int: "Int64", float: "Float64", str: "string"}  # those that know a missing value


def frame(rows: Sequence[Row], schema: Schema) -> "DataFrame":
    """Return a table as a data frame: a row a row, columns in the schema's order, an empty cell <NA>."""
    import pandas as pd

    columns = list(typed_columns(rows, schema))
    cells = pd.DataFrame({column.name: column.cells for column in columns}, dtype=object)
    return cells.astype({column.name: _TYPES[column.kind] for column in columns})
