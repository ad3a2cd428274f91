from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.claims import find_claims
from pipeline.model import Block, BlockKind, Citation, Document, Figure, Mentions, Quote, Span
from pipeline.settings import Settings, Thresholds, using
from tests.cases import load
from tests.claims.articles import article, citations


@pytest.mark.parametrize("case", [case for case in load("claims") if "article" in case])
def test_claims_of_an_article(case):
    document, lists = article(case["article"])
    claims = find_claims(document, citations(document.text, case["cites"]), Mentions(), excluded=lists)
    assert [claim.span.of(document.text) for claim in claims] == case["claims"]


def test_a_claim_lists_what_stands_in_it():
    text = "Tolls rose to 40 dollars (Lee, 2020). “We pay them twice,” a driver said (Kim, 2018)."
    document, _ = article([("paragraph", text)])
    figure, quote = text.index("40 dollars"), text.index("We pay")
    mentions = Mentions(
        figures=(Figure("f-1", Span(figure, figure + 10), Decimal(40), Decimal(40), "USD"),),
        quotes=(Quote("q-1", Span(quote, quote + 18)),),
    )
    first, second = find_claims(document, citations(text, ["(Lee, 2020)", "(Kim, 2018)"]), mentions)
    assert (first.mentions, first.citations, second.mentions) == (("f-1",), ("(Lee, 2020)",), ("q-1",))
    assert "quantity" in first.kinds
    assert "quotation" in second.kinds


def test_the_year_of_a_citation_is_no_date():
    document, _ = article([("paragraph", "The gates opened (Lee, 2020).")])
    (claim,) = find_claims(document, citations(document.text, ["(Lee, 2020)"]), Mentions())
    assert "dated-event" not in claim.kinds


def test_an_inserted_paragraph_moves_no_id():
    line = ("paragraph", "Exports of oil rose by 4 per cent in 2019.")
    alone, _ = article([line])
    later, _ = article([("paragraph", "Imports fell by 2 per cent in 2018."), line])
    assert find_claims(alone, (), Mentions())[0].id == find_claims(later, (), Mentions())[1].id


def test_a_text_without_blocks_is_one_paragraph():
    assert len(find_claims(Document("x", "", "Exports of oil rose by 4 per cent in 2019."), (), Mentions())) == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("ab1%. (),;\n“”It", max_size=60), max_size=5), st.data())
def test_claims_read_back_whatever_is_cited_where(lines, data):
    text = "\n".join(lines)
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(line))))
        at += len(line) + 1
    cited = []
    for i in range(data.draw(st.integers(0, 3)) if text else 0):
        start = data.draw(st.integers(0, len(text) - 1))
        span = Span(start, data.draw(st.integers(start + 1, len(text))))
        cited.append(Citation(f"k-{i}", span, span))
    claims = find_claims(Document("x", "", text, tuple(blocks)), cited, Mentions())
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert claim.span.of(text).strip() == claim.span.of(text) != ""
        assert all(0 <= s.span.start <= s.span.end <= len(text) for s in claim.scope)


def test_the_settings_say_what_is_worth_a_check():
    document, _ = article([("paragraph", "Tolls rose by 40 per cent in 2019.")])
    assert len(find_claims(document, (), Mentions())) == 1
    with using(Settings(thresholds=Thresholds(checkworthy=0.999))):
        assert find_claims(document, (), Mentions()) == ()
