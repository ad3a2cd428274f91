"""Which row of a table is the greater, and which the greatest of all, where the claim has it otherwise."""

import pytest

from pipeline.documents.compose import compose
from pipeline.evidence.source.indexed_source import index_source
from pipeline.evidence.table_order import check_table_order
from pipeline.flow import annotate_passage
from pipeline.model import BlockKind, Piece

ROLLS = (
    "District\t2019\t2022",
    "Ambry\t2,310\t2,140",
    "Brock\t1,985\t2,102",
    "Dunmere\t870\t812",
    "Total\t5,165\t5,054",
)
CLASSES = (
    "District\tTeachers\tClasses\tLargest class",
    "Ambry\t118\t92\t31",
    "Brock\t104\t80\t34",
    "Dunmere\t51\t40\t27",
)
LETTERS = ("Age\tMen\tWomen", "Under 30\t1.4\t2.6", "Over 70\t4.4\t7.9")


def outcome(claim, rows, caption):
    pieces = [Piece(BlockKind.PARAGRAPH, caption), *(Piece(BlockKind.TABLE, row) for row in rows)]
    check = check_table_order(claim, index_source(compose(pieces, key="rolls", data=b""), annotate_passage))
    return check.outcome.value if check else ""


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Brock has fewer pupils than Dunmere.", "may_differ"),
        ("Dunmere has fewer pupils than Brock.", ""),
        ("In 2022 Brock had the most pupils.", "differs"),
        ("In 2022 Ambry had the most pupils.", ""),
        ("Brock had the second highest number of pupils in 2022.", ""),
        ("Ambry had the second highest number of pupils in 2022.", "differs"),
        ("Dunmere had more pupils in 2019 than any other district.", "differs"),
        ("Ambry had more pupils in 2019 than any other district.", ""),
        ("Brock was not the district with the most pupils in 2022.", ""),
    ],
)
def test_years(claim, expected):
    assert outcome(claim, ROLLS, "Table 1. Pupils on the roll, by district") == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The largest class of all was in Brock.", ""),
        ("The largest class of all was in Ambry.", "differs"),
        ("Ambry, the largest of the districts, also has the smallest classes.", ""),
        ("Ambry has fewer teachers than Dunmere.", "differs"),
        ("Dunmere has fewer teachers than Ambry.", ""),
        ("Dunmere has the fewest classes.", ""),
    ],
)
def test_measures(claim, expected):
    assert outcome(claim, CLASSES, "Table 2. Teachers and classes in 2022") == expected


def test_columns():
    caption = "Letters posted per person and year"
    assert outcome("Women post fewer letters than men.", LETTERS, caption) == "may_differ"
    assert outcome("Men post fewer letters than women.", LETTERS, caption) == ""
