from dataclasses import replace

import pytest

from pipeline.claims import priority
from pipeline.model import Check, Claim, Evidence, Link, Scope, Span
from pipeline.outcomes import assess

HERE = Span(0, 1)
CITES = Claim("c-1", HERE, citations=("k-1",))
LINKED = Link("k-1", HERE, "linked", ("r-1",))
MISSING = Link("k-1", HERE, "missing", suggestion="Lee 2017: no such reference")
DOUBT = Link("k-1", HERE, "ambiguous", ("r-1", "r-2"), reason="Lee 2017 fits 2 entries")


def evidence(outcome, *checks, page="", span=HERE):
    return Evidence("c-1", "r-1", "a.md", page=page, checks=checks, outcome=outcome, span=span)


def prioritise(claim, links, found):
    (assessed,) = assess([claim], links, found)
    return priority(assessed, links)


def check(kind, outcome, about="f-1", detail="", *, absent=False):
    return Check(kind, "$42.3 billion", "$42.1 billion", outcome, detail, about, absent)


DIFFERS = "article $42.3 billion, source $42.1 billion"
CHANGED = check("quote", "differs", detail="source has 'a'")
NOWHERE = check("figure", "absent", absent=True)
LACKING = check("quote", "absent", detail="these words are not there")
CASES = [
    (LINKED, [evidence("figures_differ", check("figure", "differs"))], 1, DIFFERS),
    (
        LINKED,
        [evidence("figures_differ", check("figure", "differs"), page="14")],
        1,
        DIFFERS.replace("source", "source p. 14"),
    ),
    (LINKED, [evidence("date_differs", check("date", "differs"))], 1, DIFFERS),
    (LINKED, [evidence("quote_altered", CHANGED)], 1, "the quotation differs from the source: source has 'a'"),
    (MISSING, [evidence("figures_differ", check("figure", "differs"))], 1, DIFFERS),
    (MISSING, [], 2, "Lee 2017: no such reference"),
    (DOUBT, [], 3, "Lee 2017 fits 2 entries"),
    (LINKED, [evidence("figure_absent_from_source", NOWHERE)], 3, "a figure of the article is nowhere in the source"),
    (LINKED, [evidence("quote_not_found", LACKING)], 3, "these words are not there"),
    (LINKED, [evidence("needs_human", check("date", "absent", detail="no date there"))], 3, "no date there"),
    (LINKED, [evidence("no_matching_passage", span=None)], 3, "no passage of the source is near"),
    (LINKED, [evidence("figures_match", check("figure", "matches"))], 5, "the figures and dates agree with the source"),
    (LINKED, [evidence("passage_found")], 4, "a passage of the source is near; nothing in it could be compared"),
    (LINKED, [evidence("source_not_available", span=None)], 5, "the cited work was not supplied"),
    (LINKED, [], 5, "nothing to compare"),
]


@pytest.mark.parametrize(("link", "found", "level", "words"), CASES)
def test_what_comes_first(link, found, level, words):
    assert prioritise(CITES, [link], found) == (level, words)


def test_a_figure_without_a_passage_comes_before_words_without_one():
    counts = Claim("c-1", HERE, kinds=("quantity",), citations=("k-1",))
    nothing = evidence("no_matching_passage", span=None)
    assert prioritise(counts, [LINKED], [nothing])[0] == 3
    assert prioritise(counts, [LINKED], [nothing, evidence("passage_found")])[0] == 4


def test_another_passage_that_agrees_settles_a_difference():
    differs = evidence("figures_differ", check("figure", "differs"))
    agrees = evidence("figures_match", check("figure", "matches"))
    assert prioritise(CITES, [LINKED], [differs, agrees])[0] == 5


def test_the_links_and_the_evidence_of_other_claims_do_not_count():
    other = Link("k-2", HERE, "missing")
    differs = replace(evidence("figures_differ", check("figure", "differs")), claim="c-2")
    assert prioritise(CITES, [LINKED, other], [differs])[0] == 5


def test_an_uncited_claim_says_what_may_cover_it():
    near = Scope("k-9", HERE, "next-sentence (inferred)")
    assert prioritise(Claim("c-3", HERE, score=0.8), [], []) == (4, "a checkable claim without a citation")
    level, words = prioritise(Claim("c-3", HERE, score=0.8, scope=(near,)), [], [])
    assert (level, "next-sentence (inferred)" in words) == (4, True)


def test_a_share_in_words_that_met_nothing_is_told_beside_what_agrees():
    agrees = check("figure", "matches")
    for words, level in (("more than a half", 4), ("twice", 4), ("the five", 5)):
        lacking = Check("figure", words, "", "absent", "", "f-2")
        found = prioritise(CITES, [LINKED], [evidence("figures_match", agrees, lacking)])
        assert (found[0], words in found[1]) == (level, level == 4)
    met = (Check("figure", "twice", "", "absent", "", "f-2"), Check("figure", "twice", "2", "matches", "", "f-2"))
    assert prioritise(CITES, [LINKED], [evidence("figures_match", agrees, *met)])[0] == 5
