import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.claims import compare
from tests.cases import load
from tests.evidence.notation import said


@pytest.mark.parametrize("case", load("compare"), ids=lambda case: case["name"])
def test_outcomes(case):
    checks = compare(said(case["claim"]), [said(line) for line in case["source"]])
    assert [check.outcome for check in checks] == case["outcomes"], [check.detail for check in checks]


def test_tells_both_values_and_the_mention():
    claim = said("Turnover of the port grew to [$42.3 billion|42.3e9|USD].")
    [check] = compare(claim, [said("Turnover of the port grew to [$42.1 billion|42.1e9|USD].")])
    assert check.detail == "article $42.3 billion, source $42.1 billion"
    assert (check.claimed, check.found, check.about) == ("$42.3 billion", "$42.1 billion", "f0")


def test_says_that_a_figure_was_reckoned_and_from_what():
    claim = said("[Two thirds|0.66667||=|ratio] of parents could not leave later.")
    source = [said("I asked [420 parents|420|parents]."), said("Of these, [280|280] could not leave later.")]
    assert compare(claim, source)[0].detail == "article Two thirds, reckoned from 420 parents and 280 in the source"


def test_says_why_it_is_in_doubt():
    claim = said("In {2022|2022-01-01|2022-12-31|2022} the valley had [61 schools|61|schools].")
    figure, _ = compare(claim, [said("In {2009|2009-01-01|2009-12-31|2009} the valley had [48 schools|48|schools].")])
    assert figure.detail.endswith("; the dates differ as well")


def test_nothing_said_gives_no_checks():
    assert compare(AnnotatedText("The dam was finished."), [AnnotatedText("It rained.")]) == []
    assert compare(said("The dam cost [$3 million|3e6|USD]."), [])[0].outcome == "absent"


@settings(max_examples=50, deadline=None)
@given(st.decimals(0, 10**12, places=2), st.sampled_from(["USD", "%", "goals", "km", ""]))
def test_a_figure_matches_itself(value, unit):
    line = f"The port handled [{value}|{value}|{unit}] of goods."
    assert [check.outcome for check in compare(said(line), [said(line)])] == ["matches"]


@settings(max_examples=50, deadline=None)
@given(
    st.decimals(1, 10**70, places=0), st.decimals(1, 10**70, places=3), st.sampled_from(["USD", "%", "", "kilometre"])
)
def test_numbers_of_any_length_are_compared(one, other, unit):
    claim, source = (said(f"The star gives off [{value}|{value}|{unit}] of light.") for value in (one, other))
    assert compare(claim, [source])


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_never_raises_on_any_text(claim, source):
    compare(AnnotatedText(claim), [AnnotatedText(source), AnnotatedText(claim)])
