import pytest

from pipeline.evidence import summarise_claim
from pipeline.model import Check, Claim, Evidence, Link, Span
from pipeline.outcomes import Assessment, assess

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
