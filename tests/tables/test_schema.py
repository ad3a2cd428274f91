import json

import pandas as pd

from pipeline.tables import dump, schemas, tables
from pipeline.tables.columns import vocabularies

PLAIN = {"id", "ids", "text", "texts", "integer", "number", "date"}
# tables that another command than extract writes
ELSEWHERE = {"verifications", "fetches"}
MADE = {name: schema for name, schema in schemas().items() if name not in ELSEWHERE}


def test_every_column_has_a_known_type_and_a_meaning():
    for schema in schemas().values():
        assert len(set(schema.names)) == len(schema.names)
        for column in schema.columns:
            assert column.type in PLAIN | set(vocabularies())
            assert column.meaning


def test_an_empty_run_still_gives_every_table(tmp_path):
    files = dump(tables([], []))
    assert set(files) == {*(f"{name}.csv" for name in MADE), "datapackage.json", "claims.xlsx"}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    for name, schema in MADE.items():
        assert list(pd.read_csv(tmp_path / f"{name}.csv", encoding="utf-8-sig").columns) == schema.names


def test_the_data_package_types_every_column():
    package = json.loads(dump(tables([], []))["datapackage.json"])
    described = {r["name"]: [f["name"] for f in r["schema"]["fields"]] for r in package["resources"]}
    assert described == {name: schema.names for name, schema in MADE.items()}


def test_the_columns_are_those_of_the_design_in_its_order(shared):
    """The design may be ahead of the code: columns that are still to come may lack."""
    design = (shared / "design" / "TABLES.md").read_text(encoding="utf-8")
    listed = design.split("\n\n")[1].replace("\n" + " " * 12, " ").splitlines()
    designed = {line.split()[0]: [column.rstrip(",") for column in line.split()[1:]] for line in listed}
    assert designed.keys() == MADE.keys()
    for name, schema in MADE.items():
        assert [column for column in designed[name] if column in schema.names] == schema.names
