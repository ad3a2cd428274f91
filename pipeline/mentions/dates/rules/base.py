"""What the rules of dates have in common."""

import re
from collections.abc import Iterator

from pipeline.lexicon import fragment
from pipeline.lexicon.fragments import DASH
from pipeline.mentions.dates.meanings import Meaning
from pipeline.text.calendar import MONTHS
from pipeline.text.date_fragments import ERA
from pipeline.text.grammar import Rule

# the group that the expression covers, "" for the whole match, and its meaning; two for the ends of a range
Parse = tuple[str, Meaning]
Parses = Iterator[Parse]
DateRule = Rule[Parse]


# no part of a number, an address or an amount stands before a date
START = r"(?<![\w.,/:@#$€£+=&])"
# between the ends of a range
TO = rf"(?: ?(?:{DASH}|{fragment('dates.range_words')}|/) ?(?:the )?)"
# of "480 BC"
ANCIENT_YEAR = rf"\d{{1,4}}(?= {ERA})"


def text_before(match: re.Match[str], reach: int) -> str:
    """Return the characters before a match."""
    return match.string[max(0, match.start() - reach) : match.start()]


def month_of(word: str) -> int:
    """Return 1–12 for a match of MONTH."""
    return MONTHS[word.casefold().rstrip(".")]


def year_of(match: re.Match[str]) -> int:
    """Return the astronomical year of the groups y and, perhaps, era."""
    year = int(match["y"])
    return 1 - year if match.groupdict().get("era") else year
