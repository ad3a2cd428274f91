from pipeline.evidence.reconcile import reconcile_passages
from pipeline.model import Check


def check(kind, result, about="f-1", claimed="42"):
    return Check(kind, claimed, "", result, "told", about)


def test_another_passage_takes_a_contradiction_back():
    first, second = reconcile_passages([[check("figure", "differs")], [check("figure", "matches")]])
    assert first[0].outcome == "may_differ"
    assert first[0].detail.endswith("another passage has it as the article does")
    assert second[0].outcome == "matches"
