import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.compare import compare
from tests.cases import load
from tests.evidence.notation import annotated


@pytest.mark.parametrize("case", load("compare"), ids=lambda case: case["name"])
def test_outcomes(case):
    checks = compare(annotated(case["claim"]), [annotated(line) for line in case["source"]])
    assert [check.outcome for check in checks] == case["outcomes"], [check.detail for check in checks]


def test_names_both_values_and_the_mention():
    claim = annotated("Turnover of the port grew to [$42.3 billion|42.3e9|USD].")
    [check] = compare(claim, [annotated("Turnover of the port grew to [$42.1 billion|42.1e9|USD].")])
    assert check.detail == "article $42.3 billion, source $42.1 billion"
    assert (check.claimed, check.found, check.about) == ("$42.3 billion", "$42.1 billion", "f0")


def test_names_the_figures_from_which_one_is_derived():
    claim = annotated("[Two thirds|0.66667||=|ratio] of parents could not leave later.")
    source = [annotated("I asked [420 parents|420|parents]."), annotated("Of these, [280|280] could not leave later.")]
    assert compare(claim, source)[0].detail == "article Two thirds, reckoned from 420 parents and 280 in the source"


def test_gives_the_reason_of_a_doubt():
    claim = annotated("In {2022|2022-01-01|2022-12-31|2022} the valley had [61 schools|61|schools].")
    figure, _ = compare(
        claim, [annotated("In {2009|2009-01-01|2009-12-31|2009} the valley had [48 schools|48|schools].")]
    )
    assert figure.detail.endswith("; the dates differ as well")


def test_no_mentions_give_no_checks():
    assert compare(AnnotatedText("The dam was finished."), [AnnotatedText("It rained.")]) == []
    assert compare(annotated("The dam cost [$3 million|3e6|USD]."), [])[0].outcome == "absent"


@settings(max_examples=50, deadline=None)
@given(st.decimals(0, 10**12, places=2), st.sampled_from(["USD", "%", "goals", "km", ""]))
def test_a_figure_matches_itself(value, unit):
    line = f"The port handled [{value}|{value}|{unit}] of goods."
    assert [check.outcome for check in compare(annotated(line), [annotated(line)])] == ["matches"]


@settings(max_examples=50, deadline=None)
@given(
    st.decimals(1, 10**70, places=0), st.decimals(1, 10**70, places=3), st.sampled_from(["USD", "%", "", "kilometre"])
)
def test_numbers_of_any_length_are_compared(left, right, unit):
    claim, source = (annotated(f"The star gives off [{value}|{value}|{unit}] of light.") for value in (left, right))
    assert compare(claim, [source])


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_never_raises_on_any_text(claim, source):
    compare(AnnotatedText(claim), [AnnotatedText(source), AnnotatedText(claim)])
