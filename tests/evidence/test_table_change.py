"""Whether a row of a table rose or fell, where the claim has it otherwise."""

import pytest

from pipeline.documents.compose import compose
from pipeline.evidence.source.indexed_source import index_source
from pipeline.evidence.table_change import check_table_change
from pipeline.flow import annotate_passage
from pipeline.model import BlockKind, Piece

STARS = (
    "District\tAverage count 2019\tAverage count 2023\tCounts sent in, 2023",
    "Holt and Marn\t13.8\t13.1\t51",
    "Kingsholme\t8.1\t8.4\t134",
    "Marn Forest\t29.9\t31.5\t36",
)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("In Holt and Marn the average crept up.", "13.8 and 13.1"),
        ("In Holt and Marn the average edged down.", ""),
        ("The average of Marn Forest fell.", "29.9 and 31.5"),
        ("The average of Marn Forest did not rise.", ""),
        ("The average of Kingsholme rose.", ""),
        ("Rents in Marn Forest fell.", ""),
        ("The average fell in Kingsholme and rose in Marn Forest.", ""),
    ],
)
def test_a_row_that_moves_the_other_way(claim, expected):
    pieces = [Piece(BlockKind.PARAGRAPH, "Stars by district"), *(Piece(BlockKind.TABLE, row) for row in STARS)]
    check = check_table_change(claim, index_source(compose(pieces, key="stars", data=b""), annotate_passage))
    assert (check.found if check else "") == expected
    assert not check or check.outcome == "differs"
