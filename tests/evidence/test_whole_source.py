"""What the paragraph, the heading and the other parts of a sentence tell of a figure or a date."""

import pytest

from pipeline.documents.compose import compose
from pipeline.evidence import Subject, find_evidence, locate
from pipeline.flow import annotate_passage
from pipeline.model import BlockKind, Check, Piece, Reference

TITLE = "The night ferry of Orrin"
BLOCKS = (
    "# What riders think",
    "We asked 640 riders of the night ferry of Orrin. Half of them were under forty. Most sleep badly on board. "
    "160 said that they would rather take the train.",
    "# Passengers in 2019",
    "The night ferry of Orrin carried 52,000 passengers, against 47,500 in 2018. The crossing takes two hours.",
    "# History",
    "The ferry of Orrin was founded on 3 May 1902. Its second ship was launched in September. In 1931 the harbour burnt; "
    "in 1934 a storm killed 12 sailors. The pier that was built in 1948 is of steel.",
    "The town of Orrin had 9,100 inhabitants in 2021; in 1951 there were 14,300.",
)


def checks_of(claim: str) -> list[Check]:
    pieces = [Piece(BlockKind.HEADING, TITLE, level=1)]
    for block in BLOCKS:
        is_heading = block.startswith("# ")
        pieces.append(Piece(BlockKind.HEADING, block[2:], level=2) if is_heading else Piece(BlockKind.PARAGRAPH, block))
    document = compose(pieces, key="ferry", data=b"")
    located = locate([Reference("r1", None, "", citekey="ferry", title=TITLE)], [document], named={"ferry": "r1"})
    found = find_evidence([Subject("c-1", annotate_passage(claim), ("r1",))], located, [document], annotate_passage)
    return [check for row in found for check in row.checks]


@pytest.mark.parametrize(
    ("claim", "rule"),
    [
        (
            "A quarter or 25 per cent of the 640 riders asked by the night ferry of Orrin would rather take the train.",
            "derived",
        ),
        ("In 2019 the night ferry of Orrin carried 52,000 passengers.", "date-in-heading"),
        ("The second ship of the ferry of Orrin was launched in September 1902.", "entailing-date"),
    ],
)
def test_agrees_by_the_paragraph_and_its_heading(claim: str, rule: str) -> None:
    agreeing = [check.by for check in checks_of(claim) if check.outcome == "matches"]
    assert any(by.startswith(rule) for by in agreeing), checks_of(claim)


@pytest.mark.parametrize(
    ("claim", "rule", "outcome"),
    [
        ("In 1931 a storm killed 12 sailors of the ferry of Orrin.", "date-of-another", "may_differ"),
        ("The town of Orrin grew from 9,100 to 14,300 inhabitants.", "reversed-series", "differs"),
    ],
)
def test_tells_what_stands_with_something_else(claim: str, rule: str, outcome: str) -> None:
    assert any(check.by == rule and check.outcome == outcome for check in checks_of(claim)), checks_of(claim)


@pytest.mark.parametrize(
    "claim",
    [
        "In 1934 a storm killed 12 sailors of the ferry of Orrin.",
        "The town of Orrin shrank from 14,300 to 9,100 inhabitants.",
        "In 2018 the night ferry of Orrin carried 47,500 passengers.",
    ],
)
def test_leaves_what_stands_together(claim: str) -> None:
    assert not any(check.by in ("date-of-another", "reversed-series") for check in checks_of(claim)), checks_of(claim)
