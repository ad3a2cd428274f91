import csv
import io
import json
import subprocess
import sys

import pytest

from pipeline.cli import main
from pipeline.tables import as_csv, as_datapackage
from pipeline.tables.csv import load

ARTICLE = """# Ports of the Caspian

Cargo through Aktau reached 2.8 million tonnes in 2023 (Karimova, 2024). Others doubt it.

## References

Karimova, Aigerim (2024). Cargo through the Caspian. Central Asian Affairs 11 (2): 14–29.
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """An output folder with a verdict that was typed into claims.csv after the run."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "ports.md").write_text(ARTICLE, encoding="utf-8")
    assert main(["extract", str(folder / "ports.md"), "-o", str(folder / "out"), "-q"]) == 0
    path = folder / "out" / "claims.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    rows[0].update(verdict="confirmed", reviewer="AK")
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    return folder / "out"


def exported(out, tmp_path, *more):
    assert main(["export", str(out), "-o", str(tmp_path / "file"), "--to", *more]) == 0
    return (tmp_path / "file").read_bytes()


def test_verdicts_that_were_typed_since_the_run_are_in_it(out, tmp_path):
    lines = [json.loads(line) for line in exported(out, tmp_path, "jsonl").splitlines()]
    assert (lines[0]["verdict"], lines[0]["review"], lines[0]["paragraph"]) == ("confirmed", "kept", 2)
    [review] = json.loads(exported(out, tmp_path, "claimreview"))["@graph"]
    assert review["author"] == [{"@type": "Person", "name": "AK"}]


def test_any_table_can_be_written_with_its_types(out, tmp_path):
    import pyarrow.parquet

    exported(out, tmp_path, "parquet", "--table", "figures")
    figures = pyarrow.parquet.read_table(tmp_path / "file").to_pylist()
    assert 2_800_000 in [figure["low"] for figure in figures]
    assert {type(figure["start"]) for figure in figures} == {int}
    rows = csv.DictReader(io.StringIO(exported(out, tmp_path, "csv", "--table", "references").decode("utf-8-sig")))
    assert [row["year"] for row in rows] == ["2024"]


def test_an_annotation_quotes_the_article_as_it_was_read(out, tmp_path):
    first = json.loads(exported(out, tmp_path, "webannotation"))["items"][0]["target"]["selector"][0]
    assert first["exact"].startswith("Cargo through Aktau")
    assert first["suffix"].startswith(" Others doubt it.")


def test_without_a_file_it_goes_to_standard_output(out, capfdbinary):
    assert main(["export", str(out), "--to", "bib"]) == 0
    assert b"author = {Karimova, Aigerim}" in capfdbinary.readouterr().out


def test_parquet_without_its_library_says_what_to_install(out, tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert main(["export", str(out), "--to", "parquet", "-o", str(tmp_path / "file")]) == 2
    error = capsys.readouterr().err
    assert (error.count("\n"), "pip install 'citetrail[parquet]'" in error) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["nowhere", "--to", "csv"], 2, "nowhere"),
        (["EMPTY", "--to", "csv"], 3, "there are no tables"),
        (["OUT", "--to", "csv", "--table", "verdicts"], 2, "no such table: verdicts; there are claims"),
        (["OUT", "--to", "csv", "-o", "nowhere/file"], 2, "No such file"),
    ],
)
def test_wrong_input_is_one_line(out, tmp_path, arguments, code, word, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    names = {"OUT": str(out), "EMPTY": str(tmp_path)}
    assert main(["export", *(names.get(name, name) for name in arguments)]) == code
    error = capsys.readouterr().err
    assert (error.count("\n"), word in error) == (1, True)


def test_the_data_package_is_valid_with_the_other_files_beside_it(out):
    assert (out / "claims.xlsx").exists()
    assert_valid(out)


def test_the_data_package_is_valid_with_anything_in_a_row_of_the_users_own(tmp_path):
    claim = {"claim_id": "c-1", "article": "a", "claim": "Trade grew.", "start": "0", "outcome": "figures_match"}
    own = {"claim": "to do", "start": "-soon", "outcome": "no idea", "priority": "=1+1"}
    made = {"claims": [claim, own], "sources": []}
    for name, data in (as_csv(made) | as_datapackage(made)).items():
        (tmp_path / name).write_bytes(data)
    assert_valid(tmp_path)
    assert [row["start"] for row in load(tmp_path / "claims.csv")] == ["0", "-soon"]
    assert "'=1+1" in (tmp_path / "claims.csv").read_text(encoding="utf-8-sig")


def assert_valid(out):
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--trusted"],
        cwd=out,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:]
