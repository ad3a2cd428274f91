"""Ranges of multiples: "4 to 5 times faster" is one figure of 4 to 5 times."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.mentions.figures.numerals import Amount
from pipeline.model import Figure, Span
from pipeline.text.regex import regex

_JOINED = regex(r" (?:to|or) |[ ]?[-–][ ]?")
_LONGEST_JOIN = 4


def join_multiples(
    text: str, amounts: Sequence[Amount], relations: Sequence[Figure]
) -> tuple[list[Amount], list[Figure]]:
    """Return the amounts and the relations, a number without a unit before a multiple joined to it."""
    plain = {amount.end: amount for amount in amounts if not amount.kind}
    joined: list[Figure] = []
    for figure in relations:
        left = _number_before(text, figure, plain) if figure.unit == "times" else None
        if left:
            del plain[left.end]
        joined.append(replace(figure, span=Span(left.start, figure.span.end), low=left.low) if left else figure)
    return [amount for amount in amounts if amount.kind or amount.end in plain], joined


def _number_before(text: str, figure: Figure, plain: dict[int, Amount]) -> Amount | None:
    """Return the smaller number that "to", "or" or a dash joins to a multiple."""
    start = figure.span.start
    for length in range(1, _LONGEST_JOIN + 1):
        left = plain.get(start - length)
        if left and left.low < figure.low and _JOINED.fullmatch(text, start - length, start):
            return left
    return None
