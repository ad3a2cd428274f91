"""What a claim says of all, of none or as certain, beside passages that do not go as far."""

import pytest

from pipeline.evidence.compare.strength import Surroundings, check_strength
from tests.cases import load


@pytest.mark.parametrize("case", load("strength"), ids=lambda case: case["claim"][:40])
def test_a_claim_that_goes_farther_than_its_passages_is_doubted(case):
    beside = Surroundings(case["passages"], case.get("agreeing", ()))
    checks = [check for _, check in check_strength(case["claim"], beside)]
    assert [check.by for check in checks] == case["rules"]
    assert all(check.outcome == "may_differ" and check.detail for check in checks)


def test_nothing_is_doubted_without_a_passage():
    assert list(check_strength("All tenants had agreed.", Surroundings([]))) == []


def test_a_faint_passage_need_not_deny_what_the_claim_denies():
    passages = ["People fear that the dark brings accidents to those who walk."]
    for claim in ("Those who walk were no likelier to be hurt.", "All who walk were hurt."):
        assert list(check_strength(claim, Surroundings(passages)))
        assert list(check_strength(claim, Surroundings(passages, is_about=False))) == []
