import shutil
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.review import journal
from pipeline.review.claims_rows import shown
from pipeline.review.journal import Entry
from pipeline.tables.csv import load

ARTICLE = """# Ports of the Caspian

Cargo through Aktau reached 2.8 million tonnes in 2023 (Karimova, 2024). Others doubt it (Lee, 2017).

## References

Karimova, Aigerim (2024). Cargo through the Caspian. Central Asian Affairs 11 (2): 14–29.
"""
SOURCE = "# Cargo through the Caspian\n\nAigerim Karimova\n\nIn 2023 the port of Aktau handled 2.6 million tonnes of cargo.\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder with the outputs of a run in out/."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "saved").mkdir()
    (folder / "ports.md").write_text(ARTICLE, encoding="utf-8")
    (folder / "saved" / "karimova-2024.md").write_text(SOURCE, encoding="utf-8")
    out = folder / "out"
    assert main(["extract", str(folder / "ports.md"), "--sources", str(folder / "saved"), "-o", str(out), "-q"]) == 0
    return out


@pytest.fixture
def out(made, tmp_path):
    return Path(shutil.copytree(made, tmp_path / "out"))


def judge(out, by, verdict, note=""):
    row = load(out / "claims.csv")[0]
    entry = Entry(
        "2026-03-14T10:22:31+01:00",
        by=by,
        article="ports",
        claim=row["claim_id"],
        text=row["claim"],
        verdict=verdict,
        note=note,
        saw=shown(row, {}),
    )
    journal.append(out / journal.NAME, [entry])


def test_every_run_writes_the_report_beside_its_tables(made):
    page = (made / "report.html").read_text(encoding="utf-8")
    assert "2.8 million tonnes" in page
    assert "2.6 million tonnes" in page


def test_the_same_folder_gives_the_same_report(out, capsys):
    before = (out / "report.html").read_bytes()
    assert main(["report", str(out)]) == 0
    assert capsys.readouterr().out.strip() == str(out / "report.html")
    assert (out / "report.html").read_bytes() == before


def test_verdicts_given_since_the_run_are_in_the_new_report(out):
    judge(out, "AK", "contradicted", "table 3")
    assert main(["report", str(out)]) == 0
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "table 3" in page
    assert "Seen by a person: 1 of" in page


def test_the_author_gets_a_page_and_an_e_mail(out, capsys):
    judge(out, "AK", "contradicted", "table 3")
    before = (out / "report.html").read_bytes()
    assert main(["report", str(out), "--for", "author"]) == 0
    assert capsys.readouterr().out.split() == [str(out / "report-author.html"), str(out / "report.txt")]
    assert "Which is right?" in (out / "report.txt").read_text(encoding="utf-8")
    assert (out / "report.html").read_bytes() == before


def test_an_older_folder_without_texts_gets_a_report_all_the_same(out):
    shutil.rmtree(out / ".citetrail" / "texts")
    assert main(["report", str(out)]) == 0
    assert "The text of the article is not kept" in (out / "report.html").read_text(encoding="utf-8")


def test_a_folder_without_tables_and_one_that_is_not_there_are_refused_in_a_line(tmp_path, capsys):
    assert main(["report", str(tmp_path)]) == 3
    assert "run `citetrail extract`" in capsys.readouterr().err
    assert main(["report", str(tmp_path / "nosuch")]) == 2
    assert list(tmp_path.iterdir()) == []
