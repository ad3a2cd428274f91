"""The tables and their columns, as data (columns.toml)."""

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


def with_user_columns(name: str, rows: Iterable[Mapping[str, str]]) -> Schema:
    """Return the schema of a table with the columns that the user added at the right end, in the order of their first row."""
    schema = schemas()[name]
    added = [column for column in dict.fromkeys(column for row in rows for column in row) if column not in schema.names]
    return replace(
        schema, columns=(*schema.columns, *(Column(column, "text", "a column of the user's own") for column in added))
    )
