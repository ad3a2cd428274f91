"""The screen of works: what `verify` found, and a person's word on it."""

import csv

import pytest

from pipeline.tables import schemas
from tests.desk.conftest import lines, made_up, made_up_evidence, serving, write_tables
from tests.desk.test_page import until

MISSING = {"check": "work", "state": "not_found", "message": "not found in Crossref"}
RETRACTED = {"check": "retraction", "state": "retracted", "message": "retracted on 2019-07-26"}


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    write_tables(folder, made_up(3), made_up_evidence(3))
    names = schemas()["verifications"].names
    with (folder / ".citetrail" / "verifications.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, names, restval="", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows({"article": "ports", "reference_id": "r-1", **found} for found in (MISSING, RETRACTED))
    return folder


def test_that_a_work_exists_is_a_line_of_the_journal_and_can_be_taken_back(out, visit):
    with serving(out, "--as", "AK") as server:
        page = visit(server)
        assert page.inner_text("#to-works").endswith("Works (2)")
        assert page.inner_text("#work-found") == "✗ retracted on 2019-07-26"
        page.keyboard.press("x")
        page.click("#looked-up button")
        until(page, "document.querySelector('#works-status').textContent.includes('exists')")
        assert page.inner_text("#to-works").endswith("Works (1)")
        [entry] = lines(out)
        assert (entry["reference"], entry["check"], entry["verdict"], entry["by"]) == ("r-1", "work", "exists", "AK")
        page.click("#looked-up button")
        until(page, "document.querySelector('#works-status').textContent.includes('taken back')")
        assert lines(out)[-1].get("verdict") == ""


def test_a_retraction_has_a_note_and_nothing_that_silences_it(out, visit):
    with serving(out, "--as", "AK") as server:
        page = visit(server)
        page.keyboard.press("x")
        assert page.locator("#looked-up tbody tr").count() == 2
        assert page.locator("#looked-up button").count() == 1
        page.fill("#looked-up tr:first-child input", "the article says so itself")
        page.keyboard.press("Tab")
        until(page, "document.querySelector('#works-status').textContent.includes('note saved')")
        assert (lines(out)[-1]["note"], lines(out)[-1]["check"]) == ("the article says so itself", "retraction")


def test_digits_judge_nothing_while_the_works_are_shown(out, visit):
    with serving(out, "--as", "AK") as server:
        page = visit(server)
        page.keyboard.press("x")
        page.keyboard.press("1")
        page.keyboard.press("Escape")
        assert page.is_visible("#desk")
        assert lines(out) == []


def test_without_verify_the_screen_says_what_to_do(out, visit):
    (out / ".citetrail" / "verifications.csv").unlink()
    with serving(out, "--as", "AK") as server:
        page = visit(server)
        page.keyboard.press("x")
        assert "citetrail verify" in page.inner_text("#looked-up")
