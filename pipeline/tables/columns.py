"""The tables and their columns, as data (columns.toml)."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pipeline.model import (
    Comparator,
    FigureKind,
    LinkStatus,
    Outcome,
    Review,
    Severity,
    SourceStatus,
    TimeKind,
    Verdict,
)
from pipeline.text.regex import regex


@dataclass(frozen=True, slots=True)
class Column:
    """A column. type: id ids text texts integer number date, or the name of a vocabulary."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Schema:
    """A table: its name, what a row is, and its columns in order."""

    name: str
    about: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """Return the column names in order."""
        return [column.name for column in self.columns]


_NUMBERS = {
    "integer": regex(r"-?\d+", re.ASCII),
    "number": regex(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII),
}


@cache
def _toml() -> dict[str, dict[str, list[list[str]]]]:
    return tomllib.loads((files("pipeline.tables") / "columns.toml").read_text(encoding="utf-8"))


@cache
def schemas() -> dict[str, Schema]:
    """Return table name → Schema, in the order of columns.toml."""
    return {
        name: Schema(name, str(table["about"]), tuple(Column(*column) for column in table["columns"]))
        for name, table in _toml().items()
    }


# type of a column → its closed vocabulary
VOCABULARIES: dict[str, type[StrEnum]] = {
    "outcome": Outcome,
    "verdict": Verdict,
    "review": Review,
    "status": LinkStatus,
    "source_status": SourceStatus,
    "comparator": Comparator,
    "figure_kind": FigureKind,
    "time_kind": TimeKind,
    "severity": Severity,
}


@cache
def vocabularies() -> dict[str, list[str]]:
    """Return vocabulary name → its words."""
    return {name: [str(member) for member in members] for name, members in VOCABULARIES.items()}


def fits(cell: str, kind: str) -> bool:
    """Tell whether a cell is what the type of its column says; rows of the user's own may hold anything.

    >>> fits("-3", "integer"), fits("soon", "integer"), fits("=", "comparator"), fits("=1+1", "comparator")
    (True, False, True, False)
    """
    if not cell or kind not in _NUMBERS:
        return not cell or kind not in VOCABULARIES or cell in vocabularies()[kind]
    return _NUMBERS[kind].fullmatch(cell) is not None


def as_filled(schema: Schema, rows: Iterable[Mapping[str, str]]) -> Schema:
    """Return the schema with every column a text that holds something else than its type says."""
    other = {c.name for row in rows for c in schema.columns if not fits(row.get(c.name, ""), c.type)}
    return replace(schema, columns=tuple(replace(c, type="text") if c.name in other else c for c in schema.columns))


def with_user_columns(name: str, rows: Iterable[Mapping[str, str]]) -> Schema:
    """Return the schema of a table with the columns that the user added at the right end, in the order of their first row."""
    schema = schemas()[name]
    added = [column for column in dict.fromkeys(column for row in rows for column in row) if column not in schema.names]
    return replace(
        schema, columns=(*schema.columns, *(Column(column, "text", "a column of the user's own") for column in added))
    )
