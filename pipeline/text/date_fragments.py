"""Fragments of regular expressions for the parts of a date: month, weekday, season, day, year, era. None has a capturing group.

Months and weekdays are capitalised and seasons are not, as English prints them, so that a fragment serves in a pattern that
ignores case and in one that does not.
"""

from collections.abc import Iterator

from pipeline.lexicon import either, fragment
from pipeline.lexicon.loader import entry


def _full_names(name: str) -> tuple[str, ...]:
    """Return the first form of each label, capitalised."""
    return tuple(forms[0].capitalize() for forms in entry(name).values())


def _abbreviations(name: str) -> Iterator[str]:
    """Yield the forms of each label but the first, capitalised."""
    for forms in entry(name).values():
        yield from map(str.capitalize, forms[1:])


MONTH_NAMES = _full_names("vocabulary.months.en")
# "September"
MONTH_NAME = either(MONTH_NAMES)
# "Sept", without the full stop
MONTH_ABBREVIATION = either(_abbreviations("vocabulary.months.en"))
# "September", "Sept.", "Sep"
MONTH = rf"(?:{MONTH_NAME}|{MONTH_ABBREVIATION}\b\.?)"
WEEKDAY_NAMES = _full_names("vocabulary.weekdays.en")
WEEKDAY_NAME = either(WEEKDAY_NAMES)
# "Tuesday"; "Tues." before a date only, or where the text is cut off before it
WEEKDAY = rf"(?:{WEEKDAY_NAME}(?![a-z])|{either(_abbreviations('vocabulary.weekdays.en'))}\b\.?(?=,?[ ](?:\d|$)))"
SEASON = fragment("vocabulary.seasons")
# 1 to 31, of a month
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
# of "17th"
ORDINAL_SUFFIX = r"(?:st|nd|rd|th)"
# 1000 to 2199, as prose writes it: "1,914" and "1998.5" are counts
YEAR = r"(?:1\d{3}|20\d{2}|21\d{2})(?!\d|[.,]\d)"
# 1500 to 2099: when a work can have been printed
PUBLICATION_YEAR = r"(?:1[5-9]|20)\d\d"
# "BC", "BCE", "B.C."
ERA = r"(?:B\.[ ]?C\.(?:[ ]?E\.)?|BCE?\b)"
