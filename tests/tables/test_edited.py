import csv
import io
import os
import shutil
import subprocess

import pytest

from pipeline.errors import BusyError, ReadError
from pipeline.tables.edited import read_edited

COLUMNS = ["claim_id", "article", "claim", "verdict", "note", "reviewer"]
WRITTEN = [dict(zip(COLUMNS, (f"c-{n}", "a", f"Claim «{n}» of “{n}” zł", "", "", ""), strict=True)) for n in range(4)]


def saved(rows, names=COLUMNS, delimiter=",", encoding="utf-8-sig"):
    out = io.StringIO()
    writer = csv.DictWriter(out, names, delimiter=delimiter, quoting=csv.QUOTE_ALL, restval="")
    writer.writeheader()
    writer.writerows({name: row.get(name, "") for name in names} for row in rows)
    return out.getvalue().encode(encoding)


@pytest.fixture
def table(tmp_path):
    def write(data):
        (tmp_path / "claims.csv").write_bytes(data)
        return tmp_path / "claims.csv"

    return write


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_a_spreadsheet_saves_is_read(table, delimiter, encoding):
    rows = [{**row, "note": "a;b, c"} for row in WRITTEN]
    assert read_edited(table(saved(rows, delimiter=delimiter, encoding=encoding)), WRITTEN) == rows


def test_headers_in_another_case_or_with_blanks_are_the_same(table):
    data = saved(WRITTEN).replace(b'"verdict"', b'" Verdict "').replace(b'"note"', b'"NOTE"')
    assert read_edited(table(data), WRITTEN) == WRITTEN


def test_a_code_page_is_read_where_the_claims_prove_it(table):
    rows = [{**row, "note": "źle, łatwo"} for row in WRITTEN]
    assert read_edited(table(saved(rows, encoding="cp1250")), WRITTEN) == rows


@pytest.mark.parametrize("encoding", ["cp1250", "cp1251", "cp1252", "cp1254", "mac_roman"])
def test_a_note_in_a_code_page_is_read_right_or_refused(table, encoding):
    """Claims in plain letters prove nothing: rather ask for UTF-8 than turn a note into other letters."""
    plain = [{**row, "claim": f"Claim {i}"} for i, row in enumerate(WRITTEN)]
    note = {"cp1250": "łódź", "cp1251": "проверить", "cp1252": "vérifié", "cp1254": "doğru", "mac_roman": "vérifié"}[
        encoding
    ]
    path = table(saved([{**row, "note": note} for row in plain], encoding=encoding))
    try:
        assert [row["note"] for row in read_edited(path, plain)] == [note] * 4
    except ReadError as error:
        assert "CSV UTF-8" in str(error)  # noqa: PT017 — either is right


@pytest.mark.parametrize(
    ("damage", "word"),
    [
        (lambda data: data[: len(data) // 2], "cells|whole CSV|missing|encoding"),
        (lambda data: data.split(b"\r\n")[0] + b"\r\n", "its last 4 rows are missing"),
        (lambda data: b"\r\n".join(data.split(b"\r\n")[:3]) + b"\r\n", "its last 2 rows are missing"),
        (lambda data: data.replace(b'"c-2"', b'"c-"2"'), "whole CSV|cells"),
        (lambda data: data.replace(b"Claim", b"Cl\0im"), "NUL"),
        (lambda _: b"", "is empty"),
        (lambda data: data.replace(b'"note"', b'"remark"'), "the column note is missing"),
        (lambda data: data.replace(b'"claim_id"', b'"id"'), "the column claim_id is missing"),
    ],
)
def test_a_damaged_table_is_refused(table, damage, word):
    with pytest.raises(ReadError, match=word) as error:
        read_edited(table(damage(saved(WRITTEN))), WRITTEN)
    assert "Nothing was changed" in str(error.value)


def test_a_table_cut_at_any_byte_is_whole_or_refused(table):
    data = saved(WRITTEN)
    for size in range(len(data)):
        try:
            rows = read_edited(table(data[:size]), WRITTEN)
        except ReadError:
            continue
        assert rows == WRITTEN


def test_a_filtered_table_is_read(table):
    assert read_edited(table(saved(WRITTEN[2:])), WRITTEN) == WRITTEN[2:]


def test_a_long_cell_is_read(table):
    rows = [{**WRITTEN[0], "note": "x" * 200_000}, *WRITTEN[1:]]
    assert read_edited(table(saved(rows)), WRITTEN) == rows


def test_an_open_table_is_told(table):
    path = table(saved(WRITTEN))
    path.with_name(".~lock.claims.csv#").write_text("AK", encoding="utf-8")
    with pytest.raises(BusyError, match=r"claims\.csv is open in LibreOffice"):
        read_edited(path, WRITTEN)


@pytest.mark.parametrize("kind", ["pipe", "dangling"])
def test_what_is_no_file_is_refused_at_once(tmp_path, kind):
    path = tmp_path / "claims.csv"
    os.mkfifo(path) if kind == "pipe" else path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(ReadError, match="move it away"):
        read_edited(path, WRITTEN)


def test_libreoffice_opens_the_table_as_it_does_by_default_and_nothing_is_lost_or_made_up(table):
    """Its import dialog splits at tab, comma and semicolon, all three; every text cell is quoted, so that nothing breaks."""
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    rows = [{**row, "note": "p. 3; see “x”, 0.92"} for row in WRITTEN]
    path = table(saved(rows))
    command = [office, f"-env:UserInstallation=file://{path.parent}/profile", "--headless"]
    opened = "--infilter=Text - txt - csv (StarCalc):44/9/59,34,76,1,,0,false,true"
    to = ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", str(path.parent / "saved"), str(path)]
    subprocess.run([*command, opened, *to], check=True, capture_output=True, timeout=180)
    assert read_edited(path.parent / "saved" / "claims.csv", WRITTEN) == rows
