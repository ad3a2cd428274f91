"""Days as people print them above an article: "12 March 2024", "March 12, 2024", "12. März 2024", "2024-03-12"."""

import re

# number → names, in English, German, French, Spanish, Portuguese, Italian and Russian; the full name and what it is cut to
_NAMES = (
    "",
    "january jan januar janvier enero janeiro gennaio января",
    "february feb februar février fevrier febrero fevereiro febbraio февраля",
    "march mar märz mars marzo março марта",
    "april apr avril abril aprile апреля",
    "may mai mayo maio maggio мая",
    "june jun juni juin junio junho giugno июня",
    "july jul juli juillet julio julho luglio июля",
    "august aug août aout agosto августа",
    "september sep sept septembre septiembre setembro settembre сентября",
    "october oct oktober okt octobre octubre outubro ottobre октября",
    "november nov novembre noviembre novembro ноября",
    "december dec dezember dez décembre decembre diciembre dezembro dicembre декабря",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES) for name in names.split()}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DE = r"(?:\s{1,2}de)?"
# "12 March 2024", "12th of March, 2024", "12 de marzo de 2024" · "March 12, 2024", "March 2024" · "2024-03-12" · "25.3.2024"
DAY = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?:\s{{1,2}}of)?{_DE}\s{{1,2}}(?P<month>{_MONTH})\b\.?,?{_DE}\s{{1,2}}(?P<year>(?:19|20)\d\d)"
    rf"|(?P<month2>{_MONTH})\b\.?\s{{1,2}}(?:(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,\s{{0,2}})?(?:de\s{{1,2}})?(?P<year2>(?:19|20)\d\d)"
    r"|(?P<year3>(?:19|20)\d\d)-(?P<month3>\d\d)(?:-(?P<day3>\d\d))?"
    r"|(?P<day4>\d{1,2})(?P<mark>[./])(?P<month4>\d{1,2})[./](?P<year4>(?:19|20)\d\d))(?!-?\d)",
    re.IGNORECASE,
)
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def edtf(found: re.Match[str]) -> str:
    """Return the day or the month of a match of DAY as EDTF, "" for one that cannot be, or may be either of two.

    >>> [edtf(DAY.search(said)) for said in ("Tuesday, 12 March 2024", "Feb. 2019", "3/4/2024", "25/4/2024", "31 June 2020")]
    ['2024-03-12', '2019-02', '', '2024-04-25', '']
    """
    year = next(filter(None, found.group("year", "year2", "year3", "year4")))
    named = found["month"] or found["month2"]
    month = _MONTHS[named.lower()] if named else int(found["month3"] or found["month4"])
    day = int(next(filter(None, found.group("day", "day2", "day3", "day4")), 0))
    if found["mark"] == "/" and day <= 12 and day != month:
        return ""  # 3/4/2024 is in March for some and in April for others
    if not 1 <= month <= 12 or day > _LENGTHS[month - 1]:
        return ""
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


def day(text: str) -> str:
    """Return the first day or month that a text names, as EDTF, "" where it names none."""
    return next((when for found in DAY.finditer(text) if (when := edtf(found))), "")
