import pytest

from pipeline.evidence.reconcile import best_checks, claim_source_outcome, reconcile_passages
from pipeline.model import Check


def check(kind, result, about="f-1", claimed="42"):
    return Check(kind, claimed, "", result, "told", about)


@pytest.mark.parametrize(
    ("checks", "nowhere", "found", "said"),
    [
        ([], False, True, "passage_found"),
        ([], False, False, "no_matching_passage"),
        ([check("figure", "matches")], False, True, "figures_match"),
        ([check("figure", "matches"), check("date", "absent", "d-1")], False, True, "needs_human"),
        ([check("figure", "differs"), check("quote", "matches", "q-1")], False, True, "figures_differ"),
        ([check("date", "differs"), check("figure", "matches")], False, True, "date_differs"),
        ([check("quote", "matches")], False, False, "quote_exact"),
        ([check("quote", "absent"), check("figure", "matches")], False, True, "quote_not_found"),
        ([check("figure", "absent")], True, True, "figure_absent_from_source"),
        ([check("figure", "absent")], True, False, "figure_absent_from_source"),
        ([check("name", "absent"), check("date", "matches")], False, True, "figures_match"),
        ([check("figure", "absent", claimed="five")], False, True, "passage_found"),
        ([check("figure", "may_differ", claimed="five")], False, True, "passage_found"),
        ([check("figure", "may_differ", claimed="four in five")], False, True, "needs_human"),
    ],
)
def test_the_most_pressing_outcome(checks, nowhere, found, said):
    assert claim_source_outcome(checks, nowhere, found) == said


def test_another_passage_takes_a_contradiction_back():
    first, second = reconcile_passages([[check("figure", "differs")], [check("figure", "matches")]])
    assert first[0].outcome == "may_differ"
    assert first[0].detail.endswith("another passage has it as the article does")
    assert second[0].outcome == "matches"


def test_the_best_check_of_each_mention():
    rows = [[check("figure", "absent"), check("date", "may_differ", "d-1")], [check("figure", "differs")]]
    assert [(c.kind, c.outcome) for c in best_checks(rows)] == [("figure", "differs"), ("date", "may_differ")]
