import pandas as pd
import pytest

import pipeline
from pipeline.tables import schemas
from pipeline.tables.columns import with_user_columns
from pipeline.tables.frames import frame


def test_numbers_are_numbers_and_an_empty_cell_is_missing():
    rows = [{"figure_id": "f1", "start": "12", "low": "0.25"}, {"figure_id": "f2", "start": "", "low": ""}]
    read = frame(rows, schemas()["figures"])
    assert list(read.columns) == schemas()["figures"].names
    assert (read["start"].dtype, read["low"].dtype) == ("Int64", "Float64")
    assert read["start"].sum() == 12
    assert read["low"].isna().tolist() == [False, True]


def test_a_word_in_a_column_of_numbers_makes_it_text():
    rows = [{"claim_id": "c1", "priority": "1"}, {"claim_id": "", "priority": "soon"}]
    assert frame(rows, schemas()["claims"])["priority"].tolist() == ["1", "soon"]


def test_columns_of_the_users_own_stay():
    rows = [{"claim_id": "c1", "desk": "north"}]
    assert frame(rows, with_user_columns("claims", rows))["desk"].tolist() == ["north"]


def test_tables_of_a_folder_have_the_verdicts_that_were_typed(tmp_path):
    from pipeline.cli import main

    article = tmp_path / "a.md"
    article.write_text(
        "The weir was built in 1931 (Ode, 2004).\n\n# References\n\nOde, R. (2004). *Weirs*. Delta Press.\n"
    )
    assert main(["extract", str(article), "-o", str(tmp_path / "out"), "--fast", "-q", "--no-cache"]) == 0
    claims = tmp_path / "out" / "claims.csv"
    table = pd.read_csv(claims, encoding="utf-8-sig", dtype=str, keep_default_na=False)
    table["verdict"] = "confirmed"
    table.to_csv(claims, index=False, encoding="utf-8-sig")
    tables = pipeline.read_tables(tmp_path / "out")
    assert tables["claims"]["verdict"].tolist() == ["confirmed"]
    assert tables["references"]["title"].tolist() == ["Weirs"]


def test_a_folder_without_tables_is_refused(tmp_path):
    with pytest.raises(pipeline.ReadError, match="no tables"):
        pipeline.read_tables(tmp_path)
