"""Four digits alone: whether they are a year, or count something."""

import re

from pipeline.lexicon import fragment
from pipeline.mentions.dates.meanings import Absolute
from pipeline.mentions.dates.rules.base import Parses, text_before, year_of
from pipeline.text.calendar import Period
from pipeline.text.regex import regex

_SURE_YEAR = 1700
_REACH = 16
_BEFORE_YEAR = regex(rf"(?:^|\b{fragment('dates.year_cues')}[ -])$", re.IGNORECASE)
# "between 1614 and 1630", "1450 to 1520"; "144 and 1406" is none
_YEAR_LIST = regex(r"(?<![\d.,])1\d{3},? (?:and|to|or|of) (?:the )?$|(?<![\d.,])1\d{3}, $", re.IGNORECASE)
# a plural behind the digits and before them a word that counts: no year; "in 1998 elections were held" has another
_COUNTED = regex(rf" (?!{fragment('dates.no_counted_plurals')}\b)[a-z]{{3,20}}(?<!ss)s\b(?!['’-])")
# "the 1000 longitudes/latitudes"
_COUNTED_OR = regex(r" (?:[a-z]{3,15} )?[a-z]{3,20}(?<!ss)s\b")
_COUNTING = regex(rf"(?:\b{fragment('dates.counting_cues')}|\() ?$", re.IGNORECASE)


def build_bare_year(match: re.Match[str]) -> Parses:
    """Read four digits that count nothing; below 1700 they are as often a count, and need a word that dates have ("in 1614")."""
    before = text_before(match, _REACH)
    if _COUNTED.match(match.string, match.end()) and _COUNTING.search(before) and not _YEAR_LIST.search(before):
        return  # "with 1723 cells and 1797 spots"
    is_round = int(match["y"]) < _SURE_YEAR and match["y"].endswith("00")
    if is_round and before.endswith("the ") and _COUNTED_OR.match(match.string, match.end()):
        return  # "the 1000 pairs"
    if int(match["y"]) >= _SURE_YEAR or _BEFORE_YEAR.search(before) or _YEAR_LIST.search(before):
        yield "", Absolute(Period("year", year_of(match)))
