import pytest

from pipeline.model import Check, CheckKind, CheckOutcome
from pipeline.wording import read_checks
from tests.wording.golden_rows import rows


def of(cell):
    return [(str(c.kind), str(c.outcome), c.claimed, c.found) for c in read_checks(cell)]


@pytest.mark.parametrize(
    ("cell", "checks"),
    [
        ("", []),
        (
            "figure differs: article 14.5 hours, source 11.5 hours"
            " | figure absent: no figure in the passage to hold against 9 dollars",
            [("figure", "differs", "14.5 hours", "11.5 hours"), ("figure", "absent", "9 dollars", "")],
        ),
        (
            "date may_differ: article 2023, source 12 November 2021; the two may date different things",
            [("date", "may_differ", "2023", "12 November 2021")],
        ),
        ("date matches: article 2014, title of the source 2014–2020", [("date", "matches", "2014", "2014–2020")]),
        (
            "figure matches: article a tenth, reckoned from 7.4 million and 0.74 million in the source",
            [("figure", "matches", "a tenth", "7.4 million and 0.74 million")],
        ),
        (
            "figure matches: doubled follows from 2 tonnes and 4 tonnes, which the source has",
            [("figure", "matches", "doubled", "2 tonnes and 4 tonnes")],
        ),
        ("figure absent: 94 is nowhere in the source", [("figure", "absent", "94", "")]),
        (
            "quote differs: source has 'made' where the article has 'caused'; the article adds 'not'",
            [("quote", "differs", "caused", "made"), ("quote", "differs", "not", "")],
        ),
        ("quote matches: word for word in the source", [("quote", "matches", "", "")]),
    ],
)
def test_the_values_of_a_cell_are_read_back(cell, checks):
    assert of(cell) == checks


def test_a_bar_inside_of_a_value_parts_no_checks():
    cell = "figure matches: article 5 | 6, source 5 | 6 | date matches: article 2023, source 2023"
    assert of(cell) == [("figure", "matches", "5 | 6", "5 | 6"), ("date", "matches", "2023", "2023")]


def test_words_that_name_no_values_stay_as_they_are():
    [check] = read_checks("figure differs: the chart shows another figure")
    assert check == Check(CheckKind.FIGURE, "", "", CheckOutcome.DIFFERS, "the chart shows another figure")


def test_no_check_of_the_sample_is_lost_and_all_name_their_values():
    for row in rows("evidence"):
        checks = read_checks(row["checks"])
        assert len(checks) == len([part for part in row["checks"].split(" | ") if part])
        for check in checks:
            assert check.claimed or check.detail == "word for word in the source"
            assert check.found or check.outcome == CheckOutcome.ABSENT or check.kind == CheckKind.QUOTE
