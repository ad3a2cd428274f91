import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from pipeline.tables import schemas
from pipeline.tables.csv import dump, guard, load, unguard

CLAIMS = schemas()["claims"]


def test_looks_as_spreadsheets_want_it():
    data = dump([{"claim_id": "c-1", "claim": "a “quote”, and\nmore", "start": "-5"}], CLAIMS)
    assert data.startswith(b'\xef\xbb\xbf"claim_id","article",')
    assert data.endswith(b"\r\n")
    row = next(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert row["claim"] == "a “quote”, and\nmore"
    assert row["start"] == "-5"
    assert row["verdict"] == ""


def test_no_cell_runs_as_a_formula():
    for cell in ("=1+1", "+49", "-x", "@SUM(A1)", "\tx"):
        data = dump([{"claim": cell}], CLAIMS).decode("utf-8-sig")
        assert f"'{cell}" in data


@given(st.text(alphabet=st.characters(exclude_characters="\r\0", exclude_categories=["Cs"])))
def test_what_is_written_is_read_back(tmp_path_factory, cell):
    path = tmp_path_factory.mktemp("t") / "claims.csv"
    path.write_bytes(dump([{"claim_id": "NA", "article": "a", "claim": cell}], CLAIMS))
    row = load(path)[0]
    assert (row["claim_id"], row["claim"]) == ("NA", cell)


@given(st.text())
def test_guarding_is_undone(cell):
    assert unguard(guard(cell)) == cell or cell.startswith("'")


def test_a_lone_surrogate_does_not_tear_the_file():
    assert "\ufffd" in dump([{"claim": "a\ud800b"}], CLAIMS).decode("utf-8-sig")
