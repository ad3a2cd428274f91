"""Sentences of which nobody asks a source, by their form alone."""

import pytest

from pipeline.model import Span
from pipeline.problems.unsourced import find_exercises, needs_no_source


@pytest.mark.parametrize(
    "sentence",
    [
        "Add 90 ml of tar to each of the tubes.",
        "Then stir for 20 minutes and cool it to 40 degrees.",
        "From this tube, take 10 ml and close the lid.",
        "Do not give the powder to calves under 30 kg.",
        "Managed 3 docks and 300 berths.",
        "- Fix: [#4711] The crane shows 40 t where 30 t hang.",
        "The file boats_2014.csv holds 300 boats of the years 2000 to 2014.",
        "THE HARBOUR MASTER EXPECTS 30 INCHES OF RAIN BEFORE SUNDAY.",
    ],
)
def test_no_source_is_asked(sentence):
    assert needs_no_source(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ships add 90 tonnes of soot to the air.",
        "Run 3 was 40 minutes long.",
        "Founded in 1875, the yard built 300 boats.",
        "Use of diesel rose by 12 per cent.",
        "NATO spent 30 billion dollars on docks.",
    ],
)
def test_a_source_is_asked(sentence):
    assert not needs_no_source(sentence)


def test_exercises_end_in_a_question_on_their_numbers():
    text = "Ann has 12 boats and sells 3. If she buys 2, how many boats has she?\nThe port has 12 boats. It is old."
    exercises = find_exercises(text)
    assert exercises.covers(Span(0, 29))
    assert not exercises.covers(Span(text.index("The port"), text.index(" It is")))
