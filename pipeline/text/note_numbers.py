"""Note numbers in a text that has lost its markup: bare numbers among the words that count up by one through the document."""

from collections.abc import Sequence

from pipeline.text.regex import regex

# "the plan, 20 which aims", "the past. 29 On the other hand": no noun is counted
_BARE_NUMBER = regex(
    r"(?=\s)(?:(?<=[^\W\d_][,.;:’'”\")])|(?<=[\d%)][.,])|(?<=[a-z]{2}))\s{1,2}(?P<number>\d{1,3})(?= [A-Za-z‘“'])"
)
_LEAST = 8  # so many in a row are no chance
_STEP = 2  # one in between may stand where no word shows it
_STARTS = 12  # of the first numbers of the text, from which a row is looked for


def find_note_numbers(text: str) -> tuple[int, ...]:
    """Return where the numbers of notes stand, in text order; none where no eight count up by one. Linear.

    >>> find_note_numbers("It grew, 3 as others said, 4 then fell.")
    ()
    """
    numbers = [(match.start("number"), int(match["number"])) for match in _BARE_NUMBER.finditer(text)]
    rows = (_row(numbers, number) for _, number in numbers[:_STARTS])
    longest: Sequence[int] = max(rows, key=len, default=())
    return tuple(longest) if len(longest) >= _LEAST else ()


def _row(numbers: Sequence[tuple[int, int]], first: int) -> list[int]:
    """Return the places of the numbers that count up from the first."""
    places: list[int] = []
    last = first - 1
    for place, number in numbers:
        if last < number <= last + _STEP:
            places.append(place)
            last = number
    return places
