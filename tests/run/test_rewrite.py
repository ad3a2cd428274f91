import shutil

import pytest

from pipeline.cli import main
from pipeline.review import journal
from pipeline.review.claims_rows import places, shown
from pipeline.review.journal import Entry
from pipeline.run.rewrite import rewrite_tables
from pipeline.tables.csv import load


@pytest.fixture
def out(tmp_path):
    article = tmp_path / "article.md"
    article.write_text(
        "# Piers\n\nSand moved 12 metres (Varga, 2014).\n\n## References\n\nVarga, L. (2014). Tides. Pier.\n",
        encoding="utf-8",
    )
    assert main(["extract", str(article), "-o", str(tmp_path / "out"), "-q"]) == 0
    return tmp_path / "out"


def judge(out, at):
    rows = load(out / "claims.csv")
    place, saw = places(rows)[0], shown(rows[0], {})
    about = {
        "article": place.article,
        "claim": place.claim,
        "text": place.text,
        "before": place.before,
        "after": place.after,
    }
    entry = Entry(at, by="AK", **about, verdict="confirmed", via="review", saw=saw)
    journal.append(out / journal.NAME, [entry])


def test_a_verdict_of_the_review_page_stands_in_tables_and_report_without_a_new_run(out):
    judge(out, "2026-11-29T10:00:00+01:00")
    before = (out / "figures.csv").read_bytes()
    rewrite_tables(out)
    assert load(out / "claims.csv")[0]["verdict"] == "confirmed"
    assert "Seen by a person: 1 of 1 (AK)" in (out / "report.html").read_text(encoding="utf-8")
    assert (out / "figures.csv").read_bytes() == before
    size = (out / journal.NAME).stat().st_size
    rewrite_tables(out)  # what was written is no edit
    assert (out / journal.NAME).stat().st_size == size


def test_an_edit_of_the_table_is_taken_in_first(out):
    text = (out / "claims.csv").read_text(encoding="utf-8-sig")
    header, row, *rest = text.splitlines()
    cells = row.split('","')
    cells[[name.strip('"') for name in header.split(",")].index("verdict")] = "contradicted"
    (out / "claims.csv").write_text("\n".join([header, '","'.join(cells), *rest, ""]), encoding="utf-8")
    rewrite_tables(out)
    assert load(out / "claims.csv")[0]["verdict"] == "contradicted"
    assert journal.read(out / journal.NAME).entries[-1].verdict == "contradicted"


def test_the_state_is_written_where_it_is_missing(out):
    shutil.rmtree(out / ".citetrail")
    rewrite_tables(out)
    assert (out / ".citetrail" / "claims.csv").is_file()
