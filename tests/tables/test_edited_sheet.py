import io
import os
import shutil
import subprocess

import pytest
from openpyxl import load_workbook

from pipeline.errors import BusyError, ReadError
from pipeline.tables import xlsx
from pipeline.tables.edited_sheet import read_edited_sheet
from tests.tables.sample import TEXTS, made

COLUMNS = {"Claim": 2, "Verdict": 6, "Note": 7, "Reviewer": 8, "When": 9, "id": 10}


@pytest.fixture
def sheet(tmp_path):
    """Write the tables as a sheet, let a person edit it, and return its path."""

    def write(tables, edit):
        book = load_workbook(io.BytesIO(xlsx.dump(tables)), rich_text=True)
        edit(book["Claims"])
        book.save(tmp_path / "claims.xlsx")
        return tmp_path / "claims.xlsx"

    return write


def fill(page, row, **cells):
    for name, value in cells.items():
        page.cell(row, COLUMNS[name], value)


def read(path, tables):
    return read_edited_sheet(path, tables["claims"])


def test_a_sheet_that_nobody_edited_comes_back_as_it_was_written(sheet):
    tables = made({"claim": "ask the ministry", "kinds": "quantity"}, note="=1+1\nłódź", verdict="confirmed", desk="a")
    rows = read(sheet(tables, lambda _: None), tables)
    assert [{k: v for k, v in row.items() if v} for row in rows] == tables["claims"]


def test_what_a_person_wrote_comes_back(sheet):
    def edit(page):
        fill(page, 3, Verdict="confirmed", Note="p. 3", Reviewer="AK", When="today")

    row = read(sheet(made(), edit), made())[1]
    assert (row["verdict"], row["note"], row["reviewer"], row["reviewed_at"]) == ("confirmed", "p. 3", "AK", "today")
    assert row["claim"] == TEXTS[1]


def test_sorted_filtered_and_moved_rows_and_columns_are_the_same_claims(sheet):
    def edit(page):
        fill(page, 4, Verdict="contradicted")
        page.delete_rows(2)
        page.insert_cols(1)
        page["A1"] = "to do"
        page["A3"] = "call"
        page["A1"].value, page["K1"].value = "To do", " ID "

    rows = read(sheet(made(), edit), made())
    assert [(row["claim_id"], row.get("verdict", "")) for row in rows] == [
        ("c-2", ""),
        ("c-3", "contradicted"),
        ("c-4", ""),
    ]
    assert rows[1]["To do"] == "call"


def test_rows_sorted_without_the_hidden_column_are_known_by_their_sentence(sheet):
    def edit(page):
        fill(page, 3, Verdict="confirmed")
        for column in range(1, 10):  # "id" stays behind
            page.cell(2, column).value, page.cell(3, column).value = (
                page.cell(3, column).value,
                page.cell(2, column).value,
            )

    rows = read(sheet(made(), edit), made())
    assert [row["claim"] for row in rows[:2]] == [TEXTS[1], TEXTS[0]]


def test_a_row_copied_without_its_hidden_column_is_a_second_row_of_its_claim(sheet):
    def edit(page):
        fill(page, 6, Claim=TEXTS[2], Verdict="contradicted", Reviewer="BN")

    assert read(sheet(made(), edit), made())[-1]["claim_id"] == "c-3"


def test_own_rows_come_back_with_what_the_sheet_does_not_show(sheet):
    tables = made({"claim": "ask", "section": "2"}, {"claim": "call"})
    rows = read(sheet(tables, lambda page: fill(page, 7, Note="done")), tables)
    assert [{k: v for k, v in row.items() if v} for row in rows[4:]] == [
        {"claim": "ask", "section": "2"},
        {"claim": "call", "note": "done"},
    ]


def test_values_of_other_types_come_back_as_texts(sheet):
    def edit(page):
        import datetime as dt

        fill(page, 2, Note=3.0, When=dt.datetime(2026, 3, 14))
        page["K1"], page["K2"] = "sum", "=1+1"

    row = read(sheet(made(), edit), made())[0]
    assert (row["note"], row["reviewed_at"], row["sum"]) == ("3", "2026-03-14", "=1+1")


def test_a_long_note_that_the_sheet_shows_cut_is_not_edited(sheet):
    tables = made(note="x" * 40_000)
    assert read(sheet(tables, lambda _: None), tables)[0]["note"] == "x" * 40_000


def test_the_table_of_claims_saved_as_a_sheet_is_read(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    names = ["claim_id", "article", "claim", "Verdict", "note", "reviewer"]
    book.active.append(names)
    book.active.append(["c-1", "ports", TEXTS[0], "confirmed", None, "AK"])
    book.save(tmp_path / "claims.xlsx")
    [row] = read_edited_sheet(tmp_path / "claims.xlsx", [])
    assert (row["claim_id"], row["verdict"], row["reviewer"]) == ("c-1", "confirmed", "AK")


@pytest.mark.parametrize(
    ("edit", "word"),
    [
        (lambda page: page.delete_cols(6), "the column Verdict is missing"),
        (lambda page: page.delete_cols(10), "the sheet of claims is missing"),
        (lambda page: page.parent.remove(page), "the sheet of claims is missing"),
        (lambda page: page.merge_cells("F2:F4"), "cells are merged"),
        (lambda page: page.cell(3, 12, "a remark"), "column 12 has no name"),
        (lambda page: page.cell(1, 11, "Note"), "two columns are called “Note”"),
    ],
)
def test_a_sheet_in_which_something_would_be_lost_is_refused(sheet, edit, word):
    with pytest.raises(ReadError, match=word) as error:
        read(sheet(made(), edit), made())
    assert "Nothing was changed" in str(error.value)


def test_a_workbook_cut_anywhere_is_refused(tmp_path):
    data, path = xlsx.dump(made()), tmp_path / "claims.xlsx"
    for size in range(0, len(data) - 1, 97):
        path.write_bytes(data[:size])
        with pytest.raises(ReadError, match="no whole workbook"):
            read(path, made())


@pytest.mark.parametrize(("lock", "program"), [(".~lock.claims.xlsx#", "LibreOffice"), ("~$claims.xlsx", "Excel")])
def test_an_open_sheet_is_told(sheet, lock, program):
    path = sheet(made(), lambda _: None)
    path.with_name(lock).write_text("AK", encoding="utf-8")
    with pytest.raises(BusyError, match=rf"claims\.xlsx is open in {program}"):
        read(path, made())


@pytest.mark.parametrize("kind", ["pipe", "dangling"])
def test_what_is_no_file_is_refused_at_once(tmp_path, kind):
    path = tmp_path / "claims.xlsx"
    os.mkfifo(path) if kind == "pipe" else path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(ReadError, match="move it away"):
        read(path, made())


def save_in_libreoffice(path, ending):
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    profile = path.parent / "profile"
    subprocess.run(
        [
            office,
            f"-env:UserInstallation=file://{profile}",
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            path.parent / "saved",
            path,
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return path.parent / "saved" / path.name


def test_libreoffice_saves_the_sheet_and_nothing_is_lost_or_made_up(sheet):
    tables = made({"claim": "ask"}, note="=1+1\nłódź «двести»", verdict="confirmed", desk="economy")

    def edit(page):
        fill(page, 3, Verdict="contradicted", Note="@p. 3; \"a\" 'b'", Reviewer="AK")
        page["K4"] = "politics"

    before = read(sheet(tables, edit), tables)
    saved = save_in_libreoffice(sheet(tables, edit), "xlsx")
    assert read(saved, tables) == before
    assert (before[1]["verdict"], before[2]["desk"]) == ("contradicted", "politics")
    [listed] = load_workbook(saved)["Claims"].data_validations.dataValidation
    assert (listed.type, listed.errorStyle) == ("list", "stop")  # it still refuses "fine"


def test_libreoffice_saves_a_sheet_that_nobody_edited_without_an_edit(tmp_path):
    tables = made({"claim": "ask"}, note="=1+1\n_x0041_ _x000D_ _x005F_", verdict="confirmed", desk="-5")
    (tmp_path / "claims.xlsx").write_bytes(xlsx.dump(tables))
    rows = read(save_in_libreoffice(tmp_path / "claims.xlsx", "xlsx"), tables)
    assert [{k: v for k, v in row.items() if v} for row in rows] == tables["claims"]


def test_the_sheet_of_an_earlier_run_saved_over_a_newer_one_is_refused(sheet):
    path = sheet(made(), lambda page: fill(page, 3, Note="p. 3"))
    newer = made(verdict="confirmed")
    with pytest.raises(ReadError, match="the sheet of an earlier run"):
        read(path, newer)
    assert read(path, made())[1]["note"] == "p. 3"


def test_a_sheet_without_the_list_of_words_is_taken_as_it_is(tmp_path):
    book = load_workbook(io.BytesIO(xlsx.dump(made())))
    del book["Words"]
    book.save(tmp_path / "claims.xlsx")
    assert len(read_edited_sheet(tmp_path / "claims.xlsx", made(verdict="confirmed")["claims"])) == len(
        made()["claims"]
    )
