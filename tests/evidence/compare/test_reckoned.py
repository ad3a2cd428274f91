"""Figures and dates that a claim reckons, and those of which it is left open; read by the finders themselves."""

import pytest

from pipeline.evidence import compare
from pipeline.evidence.compare.date_mention import with_unread_years
from pipeline.evidence.source.counted_dates import count_from_before
from pipeline.flow import annotate_passage


def outcomes(claim, *passages):
    checks = compare(annotate_passage(claim), [annotate_passage(passage) for passage in passages])
    return {check.claimed: (str(check.outcome), check.by) for check in checks}


_PAIRS = "The colony on the Stack has about 900 pairs, but it has grown by 30 per cent."
_TRAIN = "The train ran at 118 km/h; the limit for a train is 80 km/h."
_WAGES = "The ratio of wages to income was 68 per cent for the division."
_PORTERS = "We had 140 porters at the start; after the strike there were 88."
_HALF = "Sales rose in the six months to 30 June 2022."
AGREES = [
    ("about 700 pairs", "The Stack had about 700 pairs at the time of the earlier census", _PAIRS),
    (
        "21 councillors",
        "They had 21 councillors before the vote",
        "They lost eight councillors and are down to 13 councillors.",
    ),
    ("nearly 40 kilometres an hour", "The train ran nearly 40 kilometres an hour too fast", _TRAIN),
    (
        "just under 195",
        "A bed costs 71,000 euros a year, or just under 195 a day",
        "A bed costs the state 71,000 euros a year.",
    ),
    ("68 cents", "Out of every euro that the division earns, 68 cents go on wages", _WAGES),
    (
        "38 per cent",
        "The 38 per cent of the club that did not change hands",
        "The firm bought 62 per cent of the club.",
    ),
    ("the first half of 2022", "Sales rose in the first half of 2022", _HALF),
    ("more than a third", "The strike cost the Italians more than a third of their porters", _PORTERS),
    ("1849", "In 1849 cholera carried off 412 people", "The cholera of 1849 killed 412 people."),
]


@pytest.mark.parametrize(("words", "claim", "passage"), AGREES, ids=[words for words, *_ in AGREES])
def test_what_is_reckoned_agrees(words, claim, passage):
    assert outcomes(claim, passage)[words][0] == "matches"


WRONG = [
    ("about 500 pairs", "The Stack had about 500 pairs at the time of the earlier census", _PAIRS),
    ("45 cents", "Out of every euro that the division earns, 45 cents go on wages", _WAGES),
    ("38 per cent", "The firm bought 38 per cent of the club", "The firm bought 62 per cent of the club."),
    ("the first half of 2021", "Sales rose in the first half of 2021", _HALF),
    ("more than a third", "By then more than a third of the porters were on strike", _PORTERS),
]


@pytest.mark.parametrize(("words", "claim", "passage"), WRONG, ids=[claim for _, claim, _ in WRONG])
def test_another_value_does_not(words, claim, passage):
    assert outcomes(claim, passage)[words][0] != "matches"


def test_a_value_that_two_figures_make_is_not_called_wrong():
    found = outcomes("The stage had 43 km", "The stage over the pass had 88 km; in other years the stage has 131 km.")
    assert found["43 km"] == ("may_differ", "reckonable")


def test_a_value_that_no_two_figures_make_is():
    found = outcomes("The stage had 57 km", "The stage over the pass had 88 km; in other years the stage has 131 km.")
    assert found["57 km"][0] == "differs"


def test_years_are_no_counts_of_one_thing():
    assert all(
        outcome != "differs" for outcome, _ in outcomes("It was nothing like 1665", "It increased up to 1647").values()
    )


def test_a_date_counts_from_the_sentence_before():
    before = ["Production stopped in 1974.", "The last workers were sent home."]
    passage = annotate_passage("The museum opened fifteen years later.")
    (time,) = count_from_before(passage, before, annotate_passage).times
    assert (time.first, time.last) == ("1989-01-01", "1989-12-31")
    assert count_from_before(passage, before[1:], annotate_passage) == passage


def test_a_year_beside_a_verb_is_read():
    passage = with_unread_years(annotate_passage("The cholera of 1849 killed 412 people."))
    assert [time.timex for time in passage.times] == ["1849"]
    counted = annotate_passage("They drove on a herd of 1849 cows.")
    assert with_unread_years(counted) == counted
