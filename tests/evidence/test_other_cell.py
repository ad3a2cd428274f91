"""A figure that stands in the table, but in the cell of something else."""

import pytest

from pipeline.documents.compose import compose
from pipeline.evidence import Subject, find_evidence, locate
from pipeline.flow import annotate_passage
from pipeline.model import BlockKind, Piece, Reference

TITLE = "Birds counted at the Ferrow marshes"
NOTE = "The birds of the marshes were counted by volunteers on two mornings of May."
HERONS = ("Species\t2018\t2022", "Herons\t143\t158", "Egrets\t87\t112", "Spoonbills\t31\t64")
SHARES = ("Group\tShare that nests twice (%)", "Young pairs\t12", "Old pairs\t27")


def outcomes(claim: str, rows: tuple[str, ...], note: str = NOTE) -> dict[str, tuple[str, str]]:
    pieces = [Piece(BlockKind.HEADING, TITLE), Piece(BlockKind.PARAGRAPH, note)]
    document = compose([*pieces, *(Piece(BlockKind.TABLE, row) for row in rows)], key="birds", data=b"")
    subject = Subject("c-1", annotate_passage(claim), ("r1",))
    located = locate([Reference("r1", None, "", citekey="birds", title=TITLE)], [document], named={"birds": "r1"})
    found = find_evidence([subject], located, [document], annotate_passage)
    best: dict[str, tuple[str, str]] = {}
    for check in (check for row in found for check in row.checks if check.kind == "figure"):
        if check.outcome == "differs" or check.claimed not in best:
            best[check.claimed] = (check.outcome, check.found)
    return best


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("The volunteers counted 158 egrets at the Ferrow marshes in 2022.", ("differs", "112")),
        ("In 2018 the volunteers counted 112 egrets at the Ferrow marshes.", ("differs", "87")),
        ("The volunteers counted 112 egrets at the Ferrow marshes in 2022.", ("matches", "112")),
    ],
)
def test_a_cell_of_another_row_or_column_differs(claim, found):
    assert found in outcomes(claim, HERONS).values()


def test_the_label_may_be_an_adjective_of_one_group():
    claim = "Of the birds at the Ferrow marshes, 12 per cent of the old pairs nest twice a year."
    assert outcomes(claim, SHARES)["12 per cent"] == ("differs", "27 %")


def test_what_the_claim_names_too_is_no_other_cell():
    claim = "The volunteers counted 158 herons at the marshes in 2022, more than in 2018, and fewer egrets."
    assert all(outcome == "matches" for outcome, _ in outcomes(claim, HERONS).values())


def test_a_sentence_that_has_the_figure_is_believed_before_the_table():
    note = "The birds of the marshes were counted in May: 158 egrets at the lake alone."
    claim = "The volunteers counted 158 egrets at the Ferrow marshes in 2022."
    assert all(outcome == "matches" for outcome, _ in outcomes(claim, HERONS, note).values())
