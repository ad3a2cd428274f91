"""What a person wrote into the tables, over runs, edits, damage and other articles: never lost, moved or made up."""

import csv
import io
import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest
from openpyxl import load_workbook

from pipeline.cli import main

ARTICLE = """# Ports of the Caspian

Cargo through Aktau reached 2.8 million tonnes in 2023 (Karimova, 2024). No figures were published for 2021 (Lee, 2017).

Containers took 53 days to cross in 2022 (Lee, 2017). No figures were published for 2021 (Lee, 2017).
Tariffs fell by a tenth in 2019 (Karimova, 2024).

## References

Karimova, Aigerim (2024). Cargo through the Caspian. Central Asian Affairs 11 (2): 14–29.

Lee, Dana (2017). Crossing times. Transport Letters 3 (1): 1–9.
"""
SOURCE = "# Cargo through the Caspian\n\nAigerim Karimova\n\nIn 2023 the port of Aktau handled 2.8 million tonnes of cargo.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with one article and one saved work, already run once."""
    (tmp_path / "saved").mkdir()
    (tmp_path / "ports.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "saved" / "karimova-2024.md").write_text(SOURCE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    run()
    return tmp_path


def run(*articles, code=0):
    argv = ["extract", *(articles or ["ports.md"]), "--sources", "saved", "-o", "out", "-q"]
    assert main(argv) == code


def rows(desk):
    path = desk / "out" / "claims.csv"
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def save(desk, table, encoding="utf-8-sig", names=None):
    out = io.StringIO()
    writer = csv.DictWriter(out, names or list(table[0]), restval="")
    writer.writeheader()
    writer.writerows(table)
    (desk / "out" / "claims.csv").write_bytes(out.getvalue().encode(encoding))


def fill(desk, words, verdict="confirmed", which=0, **cells):
    """Judge the claim that begins with these words, as a spreadsheet saves it."""
    table = rows(desk)
    found = [row for row in table if row["claim"].startswith(words)]
    found[which].update(verdict=verdict, **cells)
    save(desk, table)


def judged(desk):
    return [(row["claim"][:20], row["verdict"], row["review"]) for row in rows(desk) if row["verdict"] or row["note"]]


def journal(desk):
    path = desk / "out" / "verdicts.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def test_a_verdict_in_the_table_goes_into_the_journal_with_what_was_seen(desk):
    fill(desk, "Cargo", note="p. 1", reviewer="AK")
    run()
    [entry] = journal(desk)
    assert (entry["verdict"], entry["note"], entry["by"], entry["via"]) == ("confirmed", "p. 1", "AK", "csv")
    assert entry["saw"]["outcome"] == "figures_match"
    assert len(entry["saw"]["sha256"]) == 64
    assert judged(desk) == [("Cargo through Aktau ", "confirmed", "kept")]


def test_runs_without_an_edit_write_nothing(desk):
    fill(desk, "Cargo")
    run()
    before = {path.name: path.read_bytes() for path in (desk / "out").iterdir() if path.is_file()}
    run()
    assert {path.name: path.read_bytes() for path in (desk / "out").iterdir() if path.is_file()} == before


def test_an_emptied_cell_takes_the_verdict_back(desk):
    fill(desk, "Cargo")
    run()
    fill(desk, "Cargo", verdict="")
    run()
    assert judged(desk) == []
    assert [entry["verdict"] for entry in journal(desk)] == ["confirmed", ""]


def test_a_paragraph_before_it_moves_no_verdict(desk):
    fill(desk, "No figures", which=1)
    run()
    (desk / "ports.md").write_text(
        ARTICLE.replace("\n\nCargo", "\n\nNo figures were published for 2021 (Lee, 2017).\n\nCargo")
    )
    run()
    verdicts = [
        (before["claim"][:10], row["verdict"])
        for before, row in zip(rows(desk), rows(desk)[1:], strict=False)
        if row["verdict"]
    ]
    assert verdicts == [("Containers", "confirmed")]


def test_a_corrected_source_asks_again_and_says_why(desk):
    fill(desk, "Cargo")
    run()
    (desk / "saved" / "karimova-2024.md").write_text(SOURCE.replace("2.8", "2.6"), encoding="utf-8")
    run()
    [row] = [row for row in rows(desk) if row["verdict"]]
    assert row["review"] == "recheck"
    assert "figures_match" in row["recheck_why"]
    assert "2.6 million" in row["recheck_why"]


def test_another_article_in_between_clears_no_recheck(desk):
    fill(desk, "Cargo")
    run()
    (desk / "ports.md").write_text(ARTICLE.replace("2.8 million", "2.9 million"), encoding="utf-8")
    run()
    expected = [("Cargo through Aktau ", "confirmed", "recheck")]
    assert judged(desk) == expected
    (desk / "other.md").write_text("# Other\n\nRents rose by 5 per cent in 2020.\n", encoding="utf-8")
    run("other.md")
    assert judged(desk) == []
    run()
    assert judged(desk) == expected


def test_swapped_entries_of_the_list_ask_again(desk):
    fill(desk, "Tariffs")
    run()
    (desk / "ports.md").write_text(ARTICLE.replace("2019 (Karimova, 2024)", "2019 (Lee, 2017)"), encoding="utf-8")
    run()
    [row] = [row for row in rows(desk) if row["verdict"]]
    assert row["review"] == "recheck"


def test_two_rows_of_a_claim_are_two_reviewers(desk):
    table = rows(desk)
    table[0].update(verdict="confirmed", reviewer="AK")
    save(desk, [*table, {**table[0], "verdict": "contradicted", "reviewer": "BN"}])
    run()
    assert [(row["review"], row["reviewer"]) for row in rows(desk) if row["verdict"]] == [("disagree", "AK | BN")]


def test_own_columns_and_user_rows_stay(desk):
    table = rows(desk)
    for row in table:
        row["desk"] = "economy"
    save(desk, [*table, {"claim": "ask the ministry"}])
    for _ in range(2):
        run()
        now = rows(desk)
        assert [row["desk"] for row in now if row["claim_id"]] == ["economy"] * len(table)
        assert now[-1]["claim"] == "ask the ministry"
    package = json.loads((desk / "out" / "datapackage.json").read_text(encoding="utf-8"))
    [claims] = [resource for resource in package["resources"] if resource["name"] == "claims"]
    assert [field["name"] for field in claims["schema"]["fields"]] == list(now[0])


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (lambda data: data[: len(data) // 2], "claims.csv"),
        (lambda data: data.replace(b'"verdict"', b'"judgement"'), "the column verdict is missing"),
    ],
)
def test_a_table_that_cannot_be_believed_stops_the_run_and_stays(desk, capsys, spoil, word):
    fill(desk, "Cargo")
    run()
    path = desk / "out" / "claims.csv"
    path.write_bytes(spoil(path.read_bytes()))
    spoiled, lines = path.read_bytes(), journal(desk)
    run(code=3)
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert word in error
    assert (path.read_bytes(), journal(desk)) == (spoiled, lines)


def test_a_word_that_is_no_verdict_stops_the_run(desk, capsys):
    fill(desk, "Cargo", verdict="fine")
    before = (desk / "out" / "claims.csv").read_bytes()
    run(code=3)
    assert "“fine” is no verdict" in capsys.readouterr().err
    assert (desk / "out" / "claims.csv").read_bytes() == before


def test_an_open_table_stops_the_run(desk):
    fill(desk, "Cargo")
    (desk / "out" / ".~lock.claims.csv#").write_text("AK", encoding="utf-8")
    run(code=75)


def test_the_verdicts_of_an_earlier_version_are_taken_in_once(desk):
    """That version kept verdicts in claims.csv alone, and marked there what was to be checked again."""
    table = rows(desk)
    table[0].update(verdict="confirmed", review="kept", reviewed_at="2024-05-01")
    table[1].update(verdict="contradicted", review="recheck")
    save(desk, [{k: v for k, v in row.items() if k != "recheck_why"} for row in table])
    for path in [*(desk / "out" / ".citetrail").rglob("*.csv"), *(desk / "out").glob("verdicts.jsonl")]:
        path.unlink()
    for _ in range(2):
        run()
        assert [(row["verdict"], row["review"]) for row in rows(desk) if row["verdict"]] == [
            ("confirmed", "kept"),
            ("contradicted", "recheck"),
        ]
    assert len(journal(desk)) == 2
    assert rows(desk)[0]["reviewed_at"] == "2024-05-01"


@pytest.mark.parametrize("seed", range(30))
def test_random_edits_lose_move_and_invent_nothing(desk, seed):
    """Verdicts, notes, sorted and filtered rows, other delimiters: what was typed last is what the next table has."""
    rng = random.Random(seed)
    expected = {}
    for _ in range(3):
        table = rows(desk)
        for row in rng.sample(table, rng.randint(0, len(table))):
            verdict = rng.choice(["confirmed", "Contradicted", "not checkable", ""])
            note = rng.choice(["", "p. 3; see “x”", "=1+1", "двести", "a\nb"])
            row.update(verdict=verdict, note=note, reviewer="AK" if verdict or note else row["reviewer"])
            key = row["claim_id"]
            expected[key] = (verdict.lower(), note)
        rng.shuffle(table)
        save(desk, table, encoding=rng.choice(["utf-8", "utf-8-sig", "utf-16"]))
        run()
        assert {
            row["claim_id"]: (row["verdict"], row["note"].removeprefix("'"))
            for row in rows(desk)
            if row["claim_id"] in expected
        } == expected
        assert all(row["verdict"] == "" for row in rows(desk) if row["claim_id"] not in expected)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a process with SIGKILL")
@pytest.mark.parametrize("wait", [0.3, 0.6, 0.9, 1.2])
def test_a_killed_run_loses_no_verdict(desk, wait):
    fill(desk, "Cargo", note="p. 1")
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "extract", "ports.md", "--sources", "saved", "-o", "out", "-q"]
    )
    time.sleep(wait)
    process.send_signal(signal.SIGKILL)
    process.wait()
    run()
    assert judged(desk) == [("Cargo through Aktau ", "confirmed", "kept")]


def test_what_no_table_shows_is_told(desk, capsys):
    fill(desk, "Cargo")
    run()
    with (desk / "out" / "verdicts.jsonl").open("ab") as file:
        file.write(b'{"at":"2026-')
    (desk / "other.md").write_text("# Other\n\nRents rose by 5 per cent in 2020.\n", encoding="utf-8")
    capsys.readouterr()
    run("other.md")
    error = capsys.readouterr().err
    assert "1 lines of verdicts.jsonl could not be read" in error
    assert "ports (1)" in error


def test_an_edited_table_of_sources_breaks_nothing(desk):
    fill(desk, "Cargo")
    (desk / "out" / "sources.csv").write_bytes("quelle;größe\r\n".encode("cp1252"))
    run()
    assert judged(desk) == [("Cargo through Aktau ", "confirmed", "kept")]


def fill_sheet(desk, line, **cells):
    book = load_workbook(desk / "out" / "claims.xlsx")
    columns = {cell.value: cell.column for cell in book["Claims"][1]}
    for name, text in cells.items():
        book["Claims"].cell(line, columns.setdefault(name, len(columns) + 1), text)
        book["Claims"].cell(1, columns[name], name)
    book.save(desk / "out" / "claims.xlsx")


def test_the_sheet_is_taken_in_beside_the_table_and_both_show_the_verdicts(desk):
    fill(desk, "Cargo", reviewer="AK")
    lines = {row[1].value[:5]: row[0].row for row in load_workbook(desk / "out" / "claims.xlsx")["Claims"].iter_rows()}
    fill_sheet(desk, lines["Tarif"], Verdict="contradicted", Reviewer="BN", Desk="economy")
    for _ in range(2):
        run()
        assert sorted((entry["verdict"], entry["via"]) for entry in journal(desk)) == [
            ("confirmed", "csv"),
            ("contradicted", "xlsx"),
        ]
        assert {row["verdict"]: row["Desk"] for row in rows(desk) if row["verdict"]} == {
            "confirmed": "",
            "contradicted": "economy",
        }
        page = load_workbook(desk / "out" / "claims.xlsx")["Claims"]
        assert {page.cell(line, 6).value for line in range(2, page.max_row + 1)} >= {"confirmed", "contradicted"}


def test_table_and_sheet_that_contradict_each_other_stop_the_run(desk, capsys):
    fill(desk, "Cargo")
    [line] = [
        row[0].row
        for row in load_workbook(desk / "out" / "claims.xlsx")["Claims"].iter_rows()
        if row[1].value.startswith("Cargo")
    ]
    fill_sheet(desk, line, Verdict="contradicted")
    before = (desk / "out" / "claims.csv").read_bytes(), (desk / "out" / "claims.xlsx").read_bytes()
    run(code=3)
    assert "say different things of the claim “Cargo" in capsys.readouterr().err
    assert before == ((desk / "out" / "claims.csv").read_bytes(), (desk / "out" / "claims.xlsx").read_bytes())
    assert journal(desk) == []


def test_an_open_sheet_stops_the_run(desk):
    fill_sheet(desk, 2, Verdict="confirmed")
    (desk / "out" / ".~lock.claims.xlsx#").write_text("AK", encoding="utf-8")
    run(code=75)


def test_a_wrong_path_and_then_the_right_one_clear_no_recheck(desk):
    fill(desk, "Cargo")
    run()
    (desk / "ports.md").write_text(ARTICLE.replace("2.8 million", "2.9 million"), encoding="utf-8")
    run()
    before = rows(desk)
    run("nosuch.md", code=2)
    assert rows(desk) == before
    run()
    assert judged(desk) == [("Cargo through Aktau ", "confirmed", "recheck")]
