"""Four digits and a unit: a quantity ("1990 kilojoules", "up to 2018 tonnes") or a year ("in 1990 miles of road were built")."""

import re
from functools import cache

from pipeline.lexicon import fragment, labels, words
from pipeline.lexicon.units import units
from pipeline.text.regex import regex
from pipeline.text.units import UnitMatch, unit_behind

# with these right before, four digits are a year whatever follows: "In 2010 tonnes of waste were burnt"
_DATED = regex(
    rf"\b(?:{fragment('quantities.dating_words', 'vocabulary.seasons')}|(?:{fragment('vocabulary.months.en')})\.?|[0-9]{{1,2}},) $",
    re.IGNORECASE,
)
# with these it is one where the unit is also an ordinary word: "After 1990 knots of protesters gathered", "By 2019 days of rain"
_MAY_DATE = regex(rf"\b(?:{fragment('quantities.bounding_words')}|{fragment('quantities.opening_prepositions')}) $")
_DETERMINED = regex(rf"(?:\b{fragment('vocabulary.determiners')}|['’]s) $", re.IGNORECASE)
# "1850 to 1990 rpm", "between 1800 and 1900 kilojoules": the first number has the unit of the second
_COORDINATED = regex(r" ?(?:and|to|or|[-–—]) ?(?P<number>[0-9]{4})(?![0-9])")
_WORD_BEHIND = regex(r" (?P<word>[a-z][\w’'-]*)")
# "F. W. de Klerk", "J Street": a capital that begins a name
_INITIAL = regex(r"[A-Z](?:\.? [A-Z]|\.[A-Z])")
_ORDINARY = frozenset(words("quantities.ordinary_words"))
_FUNCTION_WORDS = frozenset(words("vocabulary.stopwords.en")) | {*words("quantities.other_function_words")}


def is_quantity(text: str, start: int, end: int) -> bool:
    """Tell whether the four digits in text[start:end] count units, and so are no year.

    >>> is_quantity("It used 1990 kilojoules.", 8, 12), is_quantity("In 1990 Miles Davis played.", 3, 7)
    (True, False)
    """
    before = text[max(0, start - 16) : start]
    if _DATED.search(before):
        return False
    unit = unit_behind(text, end)
    if unit is None:
        second = _COORDINATED.match(text, end)
        return second is not None and is_quantity(text, *second.span("number"))
    if _begins_name(text, unit):
        return False
    return not _is_ordinary(unit) or not _reads_as_word(text, before, unit)


@cache
def _symbols() -> frozenset[str]:
    """Return the symbols of units and the signs of currencies: "Mbps" begins no name."""
    return frozenset(symbol for unit in units().values() for symbol in unit.symbols) | {*labels("currencies.signs")}


def _begins_name(text: str, unit: UnitMatch) -> bool:
    """Tell whether the unit's word is a name: "Miles Davis", "F. W. de Klerk"; "Swiss francs" and "GB" are none."""
    start = unit.end - len(unit.written)
    if len(unit.written.rstrip(".")) == 1:
        return bool(_INITIAL.match(text, start))
    return unit.written.istitle() and " " not in unit.written and unit.written not in _symbols()


def _is_ordinary(unit: UnitMatch) -> bool:
    """Tell whether the unit is also an ordinary word, as all units of time and many currencies are."""
    last = unit.written.casefold().rsplit(" ", 1)[-1]
    return unit.kind in ("time", "money", "cents") or last in _ORDINARY or last.removesuffix("s") in _ORDINARY


def _reads_as_word(text: str, before: str, unit: UnitMatch) -> bool:
    """Tell whether an ordinary word behind a year is read as such: "the 1999 euro launch", "a 1954 mile record"."""
    if _MAY_DATE.search(before):
        return True
    if unit.written.endswith("s") or not unit.written.isalpha() or text[unit.end - len(unit.written) - 1] == "-":
        return False
    behind = _WORD_BEHIND.match(text, unit.end)
    adjunct = behind is not None and behind["word"] not in _FUNCTION_WORDS
    return adjunct or bool(_DETERMINED.search(before))
