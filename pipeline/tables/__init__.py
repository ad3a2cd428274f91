"""Extractions to tables, tables to files.

A new output is a file with dump(tables) -> {file name: bytes} and one line in FORMATS.
"""

from collections.abc import Callable

from pipeline.registry import installed
from pipeline.tables import csv, datapackage, xlsx
from pipeline.tables.columns import as_filled, schemas, with_user_columns
from pipeline.tables.csv import Row
from pipeline.tables.rows import tables

Tables = dict[str, list[Row]]
Format = Callable[[Tables], dict[str, bytes]]

__all__ = ["FORMATS", "Tables", "dump", "schemas", "tables"]


def as_csv(tables: Tables) -> dict[str, bytes]:
    """One .csv a table."""
    return {f"{name}.csv": csv.dump(rows, with_user_columns(name, rows)) for name, rows in tables.items()}


def as_datapackage(tables: Tables) -> dict[str, bytes]:
    """The descriptor that types every column; one into which a row of the user's own puts something else is a text."""
    user_rows = {
        name: [row for row in rows if name == "claims" and not row.get("claim_id")] for name, rows in tables.items()
    }
    used = [as_filled(with_user_columns(name, rows), user_rows[name]) for name, rows in tables.items()]
    return {"datapackage.json": datapackage.dump(used, version="1")}


def as_workbook(tables: Tables) -> dict[str, bytes]:
    """The claims as a sheet for people."""
    return {"claims.xlsx": xlsx.dump(tables)}


# ending → its writer, in order
FORMATS: dict[str, Format] = {"csv": as_csv, "datapackage": as_datapackage, "xlsx": as_workbook}


def dump(tables: Tables) -> dict[str, bytes]:
    """Return file name → bytes in every format, third parties' included."""
    out: dict[str, bytes] = {}
    for write in {**FORMATS, **installed("formats")}.values():
        out |= write(tables)
    return out
