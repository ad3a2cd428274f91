import pytest

from pipeline.claims import find_claims
from pipeline.claims.scope import direct_scopes, inferred_scopes
from pipeline.model import Citation, Mentions, Quote, ScopeKind, Span
from tests.cases import load
from tests.claims.articles import article, citations
from tests.growth import assert_linear


@pytest.mark.parametrize("case", load("scope"), ids=lambda case: case["name"])
def test_what_a_citation_covers(case):
    document, _ = article([("paragraph", case["text"])])
    claims = find_claims(document, citations(document.text, case["cites"]), Mentions())
    scopes = [[scope.citation, scope.kind, scope.span.of(document.text)] for claim in claims for scope in claim.scope]
    assert scopes == case["covers"]


@pytest.mark.parametrize("case", load("scope"), ids=lambda case: case["name"])
def test_only_a_direct_scope_is_a_link(case):
    document, _ = article([("paragraph", case["text"])])
    for claim in find_claims(document, citations(document.text, case["cites"]), Mentions()):
        kinds = {scope.kind for scope in claim.scope}
        assert bool(claim.citations) == bool(kinds & {"sentence", "clause"})
        assert not claim.citations or kinds <= {"sentence", "clause"}


def test_what_goes_on_behind_an_inferred_sentence_is_possibly_of_the_same_work():
    text = "Lee (2020) counts nine gates. They open at dawn. Their count took a year. It rained."
    document, _ = article([("paragraph", text)])
    claims = find_claims(document, citations(text, ["Lee (2020)"]), Mentions())
    spans = {scope.kind: scope.span.of(text) for claim in claims for scope in claim.scope}
    assert spans.get(ScopeKind.PARAGRAPH_POSSIBLE, text[:73]) == text[:73]
    paragraph = [Span(0, 29), Span(30, 48), Span(49, 73), Span(74, 83)]
    cited = {paragraph[0]: citations(text, ["Lee (2020)"])}
    found = {sentence: scope.kind for sentence, scope in inferred_scopes(paragraph, cited, text)}
    assert found[paragraph[1]] == ScopeKind.NEXT_SENTENCE_INFERRED
    assert found[paragraph[2]] == ScopeKind.PARAGRAPH_POSSIBLE


def test_a_quotation_goes_on_from_the_sentence_before():
    text = "Lee (2020) counts nine gates. “Not one was open,” they write. It rained."
    spans = [Span(0, 29), Span(30, 61), Span(62, 72)]
    [(span, scope)] = inferred_scopes(spans[:2], {spans[0]: citations(text, ["Lee (2020)"])}, text)
    assert (span, scope.kind) == (spans[1], "next-sentence (inferred)")


def test_a_long_run_of_citations_takes_linear_time():
    def scopes(groups):
        text = "Trade grew " + "".join(groups) + "."
        spans = [Span(at, at + 10) for at in range(11, len(text) - 1, 11)]
        citations = [Citation(f"k-{i}", span, span, ("Lee",), "2017") for i, span in enumerate(spans)]
        return list(direct_scopes(Span(0, len(text)), citations, "Trade grew " + " " * (len(text) - 11)))

    assert_linear(scopes, ["(Lee 2017) "] * 20_000)


def test_a_citation_behind_a_quotation_is_for_all_of_it():
    text = "She wrote: “The lock was shut in 1990. It never opened again.” (Lee, 2017, p. 4). Others paid 40 euros."
    document, _ = article([("paragraph", text)])
    text = document.text
    quote = Quote("q-1", Span(text.index("“") + 1, text.index("”")))
    cited = citations(text, ["(Lee, 2017, p. 4)"])
    found = find_claims(document, cited, Mentions(quotes=(quote,)))
    assert [[scope.kind for scope in claim.scope] for claim in found if "shut in 1990" in claim.span.of(text)] == [
        [ScopeKind.NEXT_SENTENCE_INFERRED]
    ]
