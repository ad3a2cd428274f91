import re
from dataclasses import replace

import pytest

import pipeline
from pipeline.model import Check, Claim, Evidence, Link, Span
from pipeline.outcomes import Assessment, assess
from pipeline.wording import settling_passage, summarise_claim
from pipeline.wording.marks import find_values
from tests.wording.golden_rows import rows

SAME = Check("figure", "40 barges", "forty barges", "matches", "article 40 barges, source forty barges", "f1")
OTHER = Check("figure", "40 barges", "50 barges", "differs", "article 40 barges, source 50 barges", "f1")
AGREES = Evidence("c", "r1", "a.md", span=Span(0, 1), checks=(SAME,), outcome="figures_match")
DIFFERS = Evidence("c", "r2", "b.md", span=Span(0, 1), checks=(OTHER,), outcome="figures_differ")
NOT_SUPPLIED = Evidence("c", "r3", outcome="source_not_available")
THIRD = Check("figure", "a third", "", "absent", "", "f2")
HALF = Evidence("c", "r1", "a.md", span=Span(0, 1), checks=(SAME, THIRD), outcome="figures_match")
UNREADABLE = Evidence("c", "r4", "d.pdf", outcome="source_unreadable")


def assessment(found: list[Evidence]) -> Assessment:
    claim = Claim("c", Span(0, 1), citations=("k",))
    return next(assess([claim], [Link("k", Span(0, 1), "linked", ("r1", "r2", "r3", "r4"))], found))


@pytest.mark.parametrize(
    ("found", "outcome", "why"),
    [
        ([], "", ""),
        ([AGREES], "figures_match", "article 40 barges, source forty barges"),
        ([HALF], "figures_match", "article 40 barges, source forty barges; not found: a third"),
        ([DIFFERS], "figures_differ", "article 40 barges, source 50 barges"),
        ([NOT_SUPPLIED, NOT_SUPPLIED], "source_not_available", "the cited work was not supplied"),
        (
            [AGREES, NOT_SUPPLIED, NOT_SUPPLIED],
            "figures_match",
            "article 40 barges, source forty barges; another cited work was not supplied",
        ),
        (
            [AGREES, UNREADABLE],
            "figures_match",
            "article 40 barges, source forty barges; another cited work could not be read",
        ),
    ],
)
def test_outcome_and_why(found, outcome, why):
    assessed = assessment(found)
    assert (assessed.row.outcome if assessed.row else "", summarise_claim(assessed)) == (outcome, why)


def test_what_one_work_settles_is_not_told_of_another():
    assert summarise_claim(assessment([AGREES, DIFFERS])) == "article 40 barges, source forty barges"


def figure(claimed, found, outcome="matches", about="f1"):
    detail = f"article {claimed}, source {found}" if found else f"no figure in the passage to hold against {claimed}"
    return Check("figure", claimed, found, outcome, detail, about)


def passage(text, *checks, rank=1, outcome="figures_match"):
    return Evidence("c", "r1", "a.md", rank=rank, span=Span(0, 1), passage=text, checks=checks, outcome=outcome)


TWO = [
    passage("Forty barges came.", figure("40 barges", "Forty barges"), figure("9 tugs", "", "absent", "f2")),
    passage("Nine tugs went.", figure("40 barges", "Forty barges"), figure("9 tugs", "Nine tugs", about="f2"), rank=2),
]


def test_why_names_values_of_the_passage_that_is_shown_and_the_articles_words_of_the_others():
    assessed = assessment(TWO)
    assert settling_passage(assessed).passage == "Forty barges came."
    assert summarise_claim(assessed) == "article 40 barges, source Forty barges; elsewhere in the source: 9 tugs"


def test_the_passage_shown_holds_a_value_that_settled_the_claim():
    nearest = passage("Barges are slow.", figure("40 barges", "Forty barges"))
    assert (
        settling_passage(assessment([nearest, *(replace(e, rank=e.rank + 1) for e in TWO)])).passage
        == "Forty barges came."
    )


def test_a_doubt_settles_nothing_and_stands_behind_what_the_nearest_passage_lacks():
    absent = passage("Barges are slow.", figure("40 barges", "", "absent"), outcome="needs_human")
    doubt = passage("Ten barges.", figure("40 barges", "Ten barges", "may_differ"), rank=2, outcome="needs_human")
    assessed = assessment([absent, doubt])
    assert settling_passage(assessed).passage == "Barges are slow."
    assert summarise_claim(assessed) == (
        "no figure in the passage to hold against 40 barges; elsewhere in the source: article 40 barges, source Ten barges"
    )


def test_what_differs_in_another_passage_is_named_with_both_values():
    first = passage("It was 4 tonnes.", figure("5 tonnes", "4 tonnes", "differs"), outcome="figures_differ")
    other = passage("It took 7 days.", figure("6 days", "7 days", "differs", "f2"), rank=2, outcome="figures_differ")
    assert summarise_claim(assessment([first, other])) == (
        "article 5 tonnes, source 4 tonnes; elsewhere in the source: article 6 days, source 7 days"
    )


def test_a_date_whose_year_the_source_leaves_to_its_context_says_so():
    [check] = pipeline.compare(
        "The flats were sold in October 2020.",
        ["The law was passed in May 2020. The flats were sold on 27 October, and 600 flats went."],
    )
    assert check.detail == "article October 2020, source 27 October; the source does not repeat the year"


@pytest.mark.parametrize("of", rows("claims"), ids=lambda of: of["claim_id"])
def test_the_shown_passage_of_the_sample_holds_the_values_that_why_names(of):
    named, _, _ = of["why"].partition("elsewhere in the source")
    for found in re.findall(r"article [^,]+, source ([^;]+)", named):
        assert find_values(found, of["evidence"])
