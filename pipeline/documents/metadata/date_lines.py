"""Dates as they are printed above an article: "12 March 2024", "March 12, 2024", "12. März 2024", "2024-03-12"."""

import re

from pipeline.lexicon import either, numbers, words
from pipeline.text.regex import regex

_LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "ru")
_MONTHS = {
    form: number
    for language in _LANGUAGES
    for form, number in numbers(f"vocabulary.months.{language}").items()
    if form not in words("documents.ambiguous_month_forms")
}
_MONTH = either(_MONTHS)
_DE = r"(?:\s{1,2}de)?"
# "12 March 2024", "12th of March, 2024", "12 de marzo de 2024" · "March 12, 2024", "March 2024" · "2024-03-12" · "25.3.2024"
DATE = regex(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?:\s{{1,2}}of)?{_DE}\s{{1,2}}(?P<month>{_MONTH})\b\.?,?{_DE}\s{{1,2}}(?P<year>(?:19|20)\d\d)"
    rf"|(?P<month2>{_MONTH})\b\.?\s{{1,2}}(?:(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,\s{{0,2}})?(?:de\s{{1,2}})?(?P<year2>(?:19|20)\d\d)"
    r"|(?P<year3>(?:19|20)\d\d)-(?P<month3>\d\d)(?:-(?P<day3>\d\d))?"
    r"|(?P<day4>\d{1,2})(?P<separator>[./])(?P<month4>\d{1,2})[./](?P<year4>(?:19|20)\d\d))(?!-?\d)",
    re.IGNORECASE,
)
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def to_edtf(match: re.Match[str]) -> str:
    """Return the day or month of a match of DATE as EDTF, "" for one that is impossible or ambiguous.

    "3/4/2024" is ambiguous: in March for Americans, in April for others.

    >>> [to_edtf(DATE.search(text)) for text in ("Tuesday, 12 March 2024", "Feb. 2019", "3/4/2024", "25/4/2024", "31 June 2020")]
    ['2024-03-12', '2019-02', '', '2024-04-25', '']
    """
    year = next(filter(None, match.group("year", "year2", "year3", "year4")))
    name = match["month"] or match["month2"]
    month = _MONTHS[name.lower()] if name else int(match["month3"] or match["month4"])
    day = int(next(filter(None, match.group("day", "day2", "day3", "day4")), 0))
    if match["separator"] == "/" and day <= 12 and day != month:
        return ""
    if not 1 <= month <= 12 or day > _DAYS_IN_MONTH[month - 1]:
        return ""
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


def first_date(text: str) -> str:
    """Return the first day or month that a text names, as EDTF, "" where it names none."""
    return next((date for match in DATE.finditer(text) if (date := to_edtf(match))), "")
