import pytest

from pipeline.claims import find_claims
from pipeline.model import Mentions
from tests.cases import load
from tests.claims.articles import article, citations


@pytest.mark.parametrize("case", load("scope"), ids=lambda case: case["name"])
def test_what_a_citation_covers(case):
    document, _ = article([("paragraph", case["text"])])
    claims = find_claims(document, citations(document.text, case["cites"]), Mentions())
    told = [[scope.citation, scope.kind, scope.span.of(document.text)] for claim in claims for scope in claim.scope]
    assert told == case["covers"]


@pytest.mark.parametrize("case", load("scope"), ids=lambda case: case["name"])
def test_only_a_firm_scope_is_a_link(case):
    document, _ = article([("paragraph", case["text"])])
    for claim in find_claims(document, citations(document.text, case["cites"]), Mentions()):
        kinds = {scope.kind for scope in claim.scope}
        assert bool(claim.citations) == bool(kinds & {"sentence", "clause"})
        assert not claim.citations or kinds <= {"sentence", "clause"}
