"""What a citation covers, with its mentions and the works that it leads to."""

from decimal import Decimal

from pipeline.evidence import find_subjects
from pipeline.model import Citation, Claim, Entity, Figure, Link, Mentions, Quote, Scope, ScopeKind, Span

TEXT = "Lee says “it grew” to 42 tonnes (Lee, 2017), and Moe left. It rained."
GROUP = Span(TEXT.index("(Lee"), TEXT.index(")") + 1)
CLAIM = Span(0, TEXT.index(" It rained"))
CLAUSE = Span(0, GROUP.end)


def span_of(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def subjects(*scopes: Scope):
    citation = Citation("k-1", GROUP, GROUP)
    claim = Claim("c-1", CLAIM, citations=("k-1",), scope=scopes)
    mentions = Mentions(
        entities=(Entity("e-1", span_of("Lee,"), "PERSON", "Lee"), Entity("e-2", span_of("Moe"), "PERSON", "Moe")),
        figures=(Figure("f-1", span_of("42 tonnes"), Decimal(42), Decimal(42), "tonne"),),
        quotes=(Quote("q-1", span_of("it grew")),),
    )
    link = Link("k-1", GROUP, "linked", ("r-1", "r-2"))
    return list(find_subjects(TEXT, [citation], [claim], [link], mentions))


def test_the_covered_part_with_its_mentions_and_works():
    [subject] = subjects(Scope("k-1", CLAUSE, ScopeKind.CLAUSE))
    [(quote, words)] = subject.quotes
    assert (subject.claim, subject.references, quote.id, words) == ("c-1", ("r-1", "r-2"), "q-1", "it grew")
    assert "(Lee, 2017)" not in subject.annotated.text
    [figure] = subject.annotated.figures
    assert figure.span.of(subject.annotated.text) == "42 tonnes"


def test_mentions_inside_a_citation_and_outside_of_the_part_are_left_out():
    [part] = subjects(Scope("k-1", CLAUSE, ScopeKind.CLAUSE))
    [whole] = subjects(Scope("k-1", CLAIM, ScopeKind.SENTENCE))
    assert part.annotated.entities == ()
    assert [entity.name for entity in whole.annotated.entities] == ["Moe"]


def test_what_a_citation_only_may_cover_is_compared_as_possible():
    [subject] = subjects(Scope("k-1", CLAIM, ScopeKind.PARAGRAPH_POSSIBLE))
    assert subject.is_possible
    [sure] = subjects(Scope("k-1", CLAIM, ScopeKind.SENTENCE))
    assert not sure.is_possible


def test_a_scope_beyond_the_claim_is_cut_to_it():
    [subject] = subjects(Scope("k-1", Span(0, len(TEXT)), ScopeKind.NEXT_SENTENCE_INFERRED))
    assert "rained" not in subject.annotated.text
