"""Numbers of notes that lost their markup count up through the text; counts of things do not."""

from pipeline.text.note_numbers import find_note_numbers
from tests.growth import assert_linear

NOTED = "".join(f"Boats of {40 - n} crews came in time, {n} as was said. " for n in range(3, 13))


def test_numbers_that_count_up_are_notes() -> None:
    assert [NOTED[place:].split(" ")[0] for place in find_note_numbers(NOTED)] == [str(n) for n in range(3, 13)]


def test_a_few_numbers_are_none() -> None:
    assert find_note_numbers("They had, 3 in all, 4 boats. In time, 5 came.") == ()


def test_linear() -> None:
    assert_linear(lambda parts: find_note_numbers("".join(parts)), 4000 * ["It grew, 3 as they said, and 4 fell. "])
