import io
import zipfile

import pytest
from openpyxl import load_workbook

from pipeline.model import Verdict
from pipeline.tables import xlsx
from pipeline.tables.sheet import COLUMNS
from tests.tables.sample import PASSAGE, TEXTS, made


@pytest.fixture(scope="module")
def page():
    return load_workbook(io.BytesIO(xlsx.dump(made())), rich_text=True)["Claims"]


def texts(page, column):
    return [str(cell.value) for cell in page[column][1:]]


def test_the_sheet_has_ten_columns_for_people_and_the_key_is_hidden(page):
    assert tuple(cell.value for cell in page[1]) == COLUMNS
    assert page.column_dimensions["J"].hidden
    assert page["J2"].value == "ports/c-1"


def test_header_and_claim_stay_in_sight_on_screen_and_paper(page):
    assert (page.freeze_panes, page.auto_filter.ref) == ("C2", "A1:J5")
    assert (page.page_setup.orientation, page.print_title_rows, page.page_setup.fitToHeight) == (
        "landscape",
        "$1:$1",
        0,
    )


def test_what_differs_is_bold_in_both_cells_and_nothing_else(page):
    for cell, value in ((page["B2"], "2.8 million tonnes"), (page["D2"], "2.6 million tonnes")):
        bold = [part.text for part in cell.value if not isinstance(part, str) and part.font.b]
        assert bold == [value]
    assert str(page["D2"].value) == f"p. 14: {PASSAGE}"


def test_what_was_found_is_told_in_words_with_a_sign_and_a_colour(page):
    assert page["C2"].value.startswith("✗ a figure differs from the source\narticle 2.8 million")
    assert page["C3"].value.startswith("∅ ")
    assert page["C2"].fill.fgColor.rgb != page["C3"].fill.fgColor.rgb


def test_texts_are_no_formulas(page):
    assert page["B3"].value == TEXTS[1]
    assert page["B3"].data_type == "s"
    assert page["B3"].quotePrefix


def test_the_drop_down_has_the_verdicts_and_refuses_other_words(page):
    [listed] = page.data_validations.dataValidation
    assert (listed.type, listed.errorStyle, listed.showErrorMessage) == ("list", "stop", True)
    words = page.parent["Words"]
    assert [words.cell(row, 1).value for row in range(2, 2 + len(Verdict))] == list(Verdict)
    assert listed.formula1 == f"Words!$A$2:$A${1 + len(Verdict)}"
    assert "F2" in listed.sqref
    assert "F100" in listed.sqref  # for rows of the user's own


def test_the_other_sheets_list_problems_sources_and_words(page):
    book = page.parent
    assert book.sheetnames == ["Claims", "Problems", "Sources", "Words"]
    assert book["Problems"]["B2"].value == "no such reference"
    assert [book["Sources"][f"{column}2"].value for column in "ABC"] == ["lee.html", "read", "Lee, D. (2024). Ports."]


def test_the_most_pressing_comes_first_and_own_rows_last():
    tables = made({"claim": "ask the ministry"})
    tables["claims"][0]["priority"] = "5"
    page = load_workbook(io.BytesIO(xlsx.dump(tables)))["Claims"]
    assert texts(page, "B") == [TEXTS[1], TEXTS[2], TEXTS[3], TEXTS[0], "ask the ministry"]


def test_a_verdict_to_look_at_again_says_why():
    page = load_workbook(io.BytesIO(xlsx.dump(made(review="recheck", recheck_why="another work is cited now"))))[
        "Claims"
    ]
    assert page["C2"].value.startswith("↻ to be judged again: another work is cited now\n✗ ")


def test_own_columns_stand_at_the_right_end():
    page = load_workbook(io.BytesIO(xlsx.dump(made(desk="economy"))))["Claims"]
    assert (page["K1"].value, page["K2"].value) == ("desk", "economy")


def test_the_same_tables_give_the_same_bytes():
    data = xlsx.dump(made())
    assert data == xlsx.dump(made())
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("text", ["\0 \x0b \ud800", "x" * 40_000, "_x0041_" * 8000, "a\r\nb"])
def test_any_text_can_be_written(text):
    [shown] = [row[6] for row in xlsx.load(xlsx.dump(made(note=text)))[0].rows[1:2]]
    assert shown
    assert len(shown) <= 32_767
