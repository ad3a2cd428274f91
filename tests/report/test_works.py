"""What `verify` found of the cited works, in the report and the questions to the author."""

from pipeline.report import author_email, report_page
from pipeline.tables import schemas

ENTRY = "Varga, L. (2009). Tidal drift of harbour sediments. Journal of Coastal Mechanics, 31(2), 118–134."


def tables(state, code, severity, message, **cells):
    """Tables with one entry and what was found of it."""
    about = {"article": "piers", "reference_id": "r-1"}
    empty = {name: [] for name in schemas()}
    row = {
        **dict.fromkeys(schemas()["verifications"].names, ""),
        **about,
        "check": "work",
        "state": state,
        "message": message,
    }
    problem = {
        "code": code,
        "severity": severity,
        "article": "piers",
        "about": "r-1",
        "text": ENTRY,
        "message": message,
        "suggestion": "",
    }
    claim = {
        **dict.fromkeys(schemas()["claims"].names, ""),
        "article": "piers",
        "claim_id": "c-1",
        "claim": "Sand moves.",
        "paragraph": "1",
    }
    reference = {**dict.fromkeys(schemas()["references"].names, ""), **about, "raw": ENTRY, "title": "Tidal drift"}
    return {
        **empty,
        "claims": [claim],
        "references": [reference],
        "verifications": [{**row, **cells}],
        "problems": [problem] if code else [],
    }


def test_the_first_sentence_counts_retracted_works_and_works_that_were_not_found():
    retracted = report_page(tables("retracted", "work-retracted", "error", "retracted on 2019-07-26"), {}, version="0")
    assert "1 cited work was retracted" in retracted.decode()
    missing = report_page(tables("not_found", "work-not-found", "warning", "not found in Crossref"), {}, version="0")
    assert "1 cited work is in no index that was asked" in missing.decode()


def test_what_was_found_stands_beside_the_work_and_what_a_person_said_of_it():
    page = report_page(
        tables("not_found", "", "", "not found in Crossref", verdict="exists", note="on my shelf", reviewer="AK"),
        {},
        version="0",
    )
    assert "What the indexes have of the cited works" in page.decode()
    assert "<b>exists</b>: on my shelf" in page.decode()
    assert "in no index" not in page.decode()


def test_without_verify_there_is_no_such_table():
    found = tables("found", "", "", "found in Crossref")
    page = report_page({**found, "verifications": []}, {}, version="0")
    assert "What the indexes have" not in page.decode()


def test_the_author_is_asked_for_the_work_and_not_accused():
    email = author_email(tables("not_found", "work-not-found", "warning", "not found in Crossref"), {}).decode()
    assert f"Your text: {ENTRY}" in email
    assert "Can you send us a copy of it, or its address?" in email
    assert "Crossref" not in email
    email = author_email(tables("retracted", "work-retracted", "error", "retracted on 2019-07-26"), {}).decode()
    assert "retracted on 2019-07-26" in email
