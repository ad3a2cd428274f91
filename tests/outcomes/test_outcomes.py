"""One decision, seen in every table: claims with hand-made evidence."""

from dataclasses import replace

import pytest

from pipeline.claims import priority
from pipeline.evidence import find_findings
from pipeline.model import (
    Check,
    CheckKind,
    CheckOutcome,
    Citation,
    Claim,
    Document,
    Evidence,
    Extraction,
    Link,
    Mentions,
    Outcome,
    Quote,
    Span,
)
from pipeline.outcomes import ROWS, TABLE, assess, best_checks, decide, row_made_by
from pipeline.problems import find_problems
from pipeline.tables import tables

TEXT = "The port moved 40 barges, “a wall with hinges” (Lee, 2017; Kim, 2018)."
ALL = Span(0, len(TEXT))
QUOTE = Quote("q-1", Span(TEXT.index("a wall"), TEXT.index("a wall") + 18))
PLACE = Span(0, 9)


def check(kind: str, outcome: str, about: str = "f-1", claimed: str = "40 barges", *, absent: bool = False) -> Check:
    found = {"matches": claimed, "absent": ""}.get(outcome, "50 barges")
    return Check(CheckKind(kind), claimed, found, CheckOutcome(outcome), f"{claimed} {outcome}", about, absent)


def row(reference: str, *checks: Check, span: Span | None = PLACE, outcome: str = "") -> Evidence:
    made = Evidence("c-1", reference, f"{reference}.md", span=span, passage=f"of {reference}", checks=checks)
    return replace(made, outcome=outcome or decide([made]).outcome)


def article(evidence: list[Evidence], *links: tuple[str, ...]) -> dict[str, list[dict[str, str]]]:
    """The tables of a claim with one citation a link; a link to several works is ambiguous."""
    citations = [Citation(f"k-{i}", ALL, ALL) for i in range(len(links))]
    statuses = ["linked" if len(references) == 1 else "ambiguous" for references in links]
    joined = [Link(k.id, ALL, s, r) for k, s, r in zip(citations, statuses, links, strict=True)]
    claim = Claim("c-1", ALL, citations=tuple(k.id for k in citations), mentions=("q-1",))
    mentions = Mentions(quotes=(QUOTE,))
    findings = tuple(find_findings(assess([claim], joined, evidence), lambda assessed: priority(assessed, joined)))
    found = Extraction(
        Document("a", "", TEXT), (), tuple(citations), tuple(joined), mentions, (claim,), (), tuple(evidence), findings
    )
    return tables([replace(found, problems=find_problems(found))], [])


def seen(made: dict[str, list[dict[str, str]]]) -> tuple[str, str, list[str], str]:
    """Outcome and priority of the claim, codes of its problems, outcome of its quotation."""
    (claim,), (quote,) = made["claims"], made["quotes"]
    codes = [problem["code"] for problem in made["problems"] if problem["about"] == "c-1"]
    return claim["outcome"], claim["priority"], codes, quote["outcome"]


SAME, OTHER = check("figure", "matches"), check("figure", "differs")
EXACT, LACKING = check("quote", "matches", "q-1", "a wall"), check("quote", "absent", "q-1", "a wall")
ALTERED = check("quote", "differs", "q-1", "a wall")
ABSENT = check("figure", "absent", absent=True)


def test_the_second_work_of_an_ambiguous_citation_has_another_figure():
    made = article([row("r-1", ABSENT), row("r-2", OTHER, ALTERED)], ("r-1", "r-2"))
    assert seen(made) == ("figure_absent_from_source", "3", [], "")
    assert [e["outcome"] for e in made["evidence"]] == ["figure_absent_from_source", "figures_differ"]


def test_two_works_are_cited_and_one_of_them_differs():
    made = article([row("r-1", OTHER), row("r-2", SAME)], ("r-1",), ("r-2",))
    assert seen(made) == ("figures_match", "5", [], "")
    assert made["claims"][0]["evidence"] == "of r-2"


def test_a_quotation_stands_in_one_of_two_works():
    made = article([row("r-1", LACKING), row("r-2", EXACT)], ("r-1",), ("r-2",))
    assert seen(made) == ("quote_exact", "5", [], "quote_exact")
    assert made["quotes"][0]["source"] == "r-2.md"


def test_each_work_bears_out_its_own_half():
    one, other = check("figure", "matches", "f-1", "41"), check("figure", "matches", "f-2", "265")
    lacks_one = check("figure", "may_differ", "f-1", "41", absent=True)
    lacks_other = check("figure", "absent", "f-2", "265", absent=True)
    made = article([row("r-1", one, lacks_other), row("r-2", lacks_one, other)], ("r-1",), ("r-2",))
    assert [e["outcome"] for e in made["evidence"]] == ["figure_absent_from_source"] * 2
    assert seen(made)[:2] == ("figures_match", "5")


def test_a_figure_and_a_quotation_that_differ_are_both_reported():
    made = article([row("r-1", OTHER, ALTERED)], ("r-1",))
    assert seen(made) == ("figures_differ", "1", ["figure-differs", "quote-altered"], "quote_altered")
    assert "the quotation differs" in made["claims"][0]["priority_reason"]


def test_what_stands_in_another_work_is_not_nowhere():
    elsewhere = check("figure", "absent")
    assert decide([row("r-1", ABSENT), row("r-2", elsewhere)]).outcome == "needs_human"
    assert decide([row("r-1", ABSENT), row("r-2", ABSENT)]).outcome == "figure_absent_from_source"


def test_the_best_check_of_each_mention():
    rows = [
        [check("figure", "absent"), check("date", "may_differ", "d-1")],
        [check("figure", "differs")],
    ]
    assert [(c.kind, c.outcome) for c in best_checks(rows)] == [("figure", "differs"), ("date", "may_differ")]


UNREADABLE = row("r-3", span=None, outcome="source_unreadable")
NOT_SUPPLIED = row("r-4", span=None, outcome="source_not_available")


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        ([row("r-1")], "passage_found"),
        ([row("r-1", span=None)], "no_matching_passage"),
        ([row("r-1", span=None), row("r-2")], "passage_found"),
        ([row("r-1", SAME)], "figures_match"),
        ([row("r-1", SAME, check("date", "absent", "d-1"))], "needs_human"),
        ([row("r-1", OTHER, EXACT)], "figures_differ"),
        ([row("r-1", check("date", "differs"), SAME)], "date_differs"),
        ([row("r-1", EXACT)], "quote_exact"),
        ([row("r-1", LACKING, SAME)], "quote_not_found"),
        ([row("r-1", ABSENT)], "figure_absent_from_source"),
        ([row("r-1", ABSENT, span=None)], "figure_absent_from_source"),
        ([row("r-1", check("name", "absent"), check("date", "matches"))], "figures_match"),
        ([row("r-1", check("figure", "absent", claimed="five"))], "passage_found"),
        ([row("r-1", check("figure", "may_differ", claimed="five"))], "passage_found"),
        ([row("r-1", check("figure", "may_differ", claimed="four in five"))], "needs_human"),
        ([UNREADABLE, NOT_SUPPLIED], "source_unreadable"),
        ([NOT_SUPPLIED], "source_not_available"),
        ([NOT_SUPPLIED, row("r-1", span=None)], "no_matching_passage"),
    ],
)
def test_the_first_row_that_holds(rows, outcome):
    assert decide(rows).outcome == outcome


def test_every_outcome_has_one_row_with_words():
    assert list(ROWS) == [r.outcome for r in TABLE]
    assert set(ROWS) == set(Outcome)
    assert all(r.words for r in TABLE)


def test_every_check_but_the_absence_of_a_name_makes_an_outcome():
    made = [
        (kind, outcome) for kind in CheckKind for outcome in CheckOutcome if row_made_by(Check(kind, "", "", outcome))
    ]
    # figures, dates and quotations in four ways; statements in two, but certainty and quantity are never told to differ
    assert len(made) == 3 * 4 + 5 * 2
