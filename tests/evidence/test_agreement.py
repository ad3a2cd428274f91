"""From a sentence and its source to the outcome: agreement is not said too easily, and said where it is earned."""

import pytest

from pipeline.flow import extract
from pipeline.model import Document, Organisation, Reference
from tests.cases import load


@pytest.mark.parametrize("case", load("agreement"), ids=lambda case: case["says"][:50])
def test_what_a_sentence_comes_to(case, request):
    if "not_yet" in case:
        request.applymarker(pytest.mark.xfail(reason=case["not_yet"], strict=True))
    article = Document("article", "", f"Some words stand before it. {case['says']} (Lee 2017).", path="article.txt")
    source = Document("lee2017", "", case["source"], path="lee2017.txt")
    reference = Reference("r1", None, "", authors=(Organisation("Lee"),), year="2017", citekey="lee2017")
    outcomes = [finding.outcome for finding in extract(article, [source], [reference]).findings if finding.outcome]
    assert outcomes
    assert set(outcomes) <= set(case["outcomes"])
