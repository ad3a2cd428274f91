from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.documents.compose import compose
from pipeline.evidence.source.table_rows import read_rows
from pipeline.flow import annotate_passage
from pipeline.model import BlockKind, Document, Piece
from pipeline.text.sentences import sentences


def table(*rows: str) -> Document:
    return compose((Piece(BlockKind.TABLE, row) for row in rows), key="t", data=b"")


def read(*rows: str) -> list[str]:
    document = table(*rows)
    return [text for _, text in read_rows(document, sentences(document.text), annotate_passage)]


def test_the_head_names_unit_and_year():
    assert read("Region\t2021, billion dollars\t2022, billion dollars", "South Asia\t151\t163") == [
        "South Asia: 151 billion dollars in 2021; South Asia: 163 billion dollars in 2022"
    ]


def test_the_caption_names_the_unit_and_the_first_head_may_be_empty():
    assert read("Absence by group, %", "\t2019\t2022", "Girls\t12.9\t24.6", "Boys\t13.3\t24.0") == [
        "Girls: 12.9 % in 2019; Girls: 24.6 % in 2022",
        "Boys: 13.3 % in 2019; Boys: 24.0 % in 2022",
    ]


def test_the_row_names_the_unit_or_the_column_what_is_measured():
    assert read("Median age of boreholes (years)\t14") == ["Median age of boreholes (years): 14 years"]
    assert read("Outcome\tRelative risk", "Stroke\t0.76") == ["Stroke: relative risk, 0.76"]


def test_cells_with_a_unit_of_their_own_and_rows_without_numbers():
    assert read("State\tShare", "Functional\t59 %", "Abandoned\tunknown") == ["Functional: share, 59 %"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text("ab1 9%\t", min_size=1, max_size=6), min_size=1, max_size=4), max_size=5))
def test_any_table_is_read(rows):
    read(*("\t".join(row) for row in rows))


def test_a_comma_inside_a_number_ends_no_heading():
    assert read("Ward\tFalls per 1,000 bed days", "North\t4.1") == ["North: falls per 1,000 bed days, 4.1"]
