"""What the rules of dates have in common."""

import re
from collections.abc import Iterator

from pipeline.mentions.dates.meanings import Meaning
from pipeline.text.grammar import Rule

# the group that the expression covers, "" for the whole match, and its meaning; two for the ends of a range
Parse = tuple[str, Meaning]
Parses = Iterator[Parse]
DateRule = Rule[Parse]


def text_before(match: re.Match[str], reach: int) -> str:
    """Return the characters before a match."""
    return match.string[max(0, match.start() - reach) : match.start()]
