"""Which of two values is the greater, and which way a series goes."""

from dataclasses import replace

import pytest

from pipeline.evidence.compare import order
from pipeline.evidence.compare.order import check_order
from pipeline.flow import annotate_passage
from tests.cases import load


@pytest.mark.parametrize("case", load("order"), ids=lambda case: f"{case['claim']} / {case['passage'][0]}")
def test_another_order_of_the_values_is_found(case):
    window = [annotate_passage(sentence) for sentence in case["passage"]]
    found = [check for _, check in check_order(annotate_passage(case["claim"]), [window])]
    assert [check.by for check in found] == ([case["rule"]] if case["rule"] else [])


def test_words_that_several_rules_ask_for_are_looked_for_once(monkeypatch):
    class Asked:
        count = 0

        def search(self, _text):
            self.count += 1

    asked = Asked()
    monkeypatch.setattr(order, "RULES", tuple(replace(rule, asks=asked) for rule in order.RULES))
    assert not order.speaks_of_order("A claim that nothing else of this test reads.")
    assert not order.speaks_of_order("A claim that nothing else of this test reads.")
    assert asked.count == 1
