"""datapackage.json (Frictionless Data Package v1): every column typed, for whoever loads the tables elsewhere."""

import json
from collections.abc import Sequence

from pipeline.tables.columns import Column, Schema, vocabularies

_TYPES = {"integer": "integer", "number": "number"}


def dump(schemas: Sequence[Schema], *, version: str) -> bytes:
    """Return the descriptor of tables. No date in it: the same run gives the same bytes."""
    resources = [
        {
            "name": schema.name,
            "path": f"{schema.name}.csv",
            "description": schema.about,
            "profile": "tabular-data-resource",
            "encoding": "utf-8",
            "dialect": {"lineTerminator": "\r\n"},
            "schema": {"fields": [_field(column) for column in schema.columns], "missingValues": [""]},
        }
        for schema in schemas
    ]
    package = {"name": "citetrail", "profile": "tabular-data-package", "version": version, "resources": resources}
    return (json.dumps(package, indent=2, ensure_ascii=False) + "\n").encode()


def _field(column: Column) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": _TYPES.get(column.type, "string"),
        "description": column.meaning,
    }
    words = vocabularies().get(column.type)
    return {**field, "constraints": {"enum": words}} if words else field
