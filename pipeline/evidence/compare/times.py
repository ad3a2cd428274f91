"""How a date of the source stands to a date of the claim, as far as both are stated."""

import re
from calendar import monthrange
from collections.abc import Set
from dataclasses import replace
from typing import Literal

from pipeline.model import Time

# holds: within the claim's date; unsaid: agrees as far as it goes; apart: never both; none: nothing to compare
Relation = Literal["holds", "unsaid", "apart", "none"]

# "1914-07-28", "XXXX-04-17", "2024-08", "199": TIMEX3 values of dates
_PARTS = re.compile(r"(?P<year>\d{4}|XXXX|\d{3}X?|\d{2}XX?)(?:-(?P<month>0[1-9]|1[0-2]))?(?:-(?P<day>\d\d))?$")
# the words right before a date that make it a limit
_LIMIT = re.compile(
    r"\b(?:(?P<before>before|prior to|earlier than|ahead of)|(?P<after>after|later than|past|following))"
    r"(?:\s+the)?(?:\s+(?:end|start|beginning)\s+of)?\s*$",
    re.IGNORECASE,
)
# "10 March", "March 10th", whose year the text leaves open
_DAY_MONTH = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>[^\W\d_]{3,9})\b", re.IGNORECASE)
_MONTH_DAY = re.compile(r"(?P<month>[^\W\d_]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?\b", re.IGNORECASE)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b|\d[./-]\d", re.IGNORECASE)
# "1990", "1990s", "’98", "18.11.24", "the nineteenth century"
_YEAR = re.compile(r"\d{3}|['’]\d\d|\d[./-]\d{1,2}[./-]\d\d|\bcentury\b|\b(?:AD|BCE?|CE)\b|(?:ies|ties)\b")
_ANY_YEAR = "2000"


def limit(text: str, time: Time) -> str:
    """Return "before" or "after" when the date is a limit ("before 17 April"), "" otherwise."""
    match = _LIMIT.search(text[max(0, time.span.start - 32) : time.span.start])
    return (match.lastgroup or "") if match else ""


def inherited(time: Time, words: str) -> bool:
    """Tell whether the year comes from the text around it: "the same year", "last March"."""
    return bool(time.first) and not _YEAR.search(words)


def worded(time: Time, words: str) -> Time:
    """Return the date as far as its own words go: "10 March" is XXXX-03-10 whatever year the text around it suggests."""
    parts = _PARTS.match(time.timex)
    if inherited(time, words) and parts and parts["month"] and _MONTH.search(words):
        return replace(time, timex=f"XXXX{time.timex[4:]}", edtf="", first="", last="")
    match = _DAY_MONTH.search(words) or _MONTH_DAY.search(words)
    if time.first or time.kind != "date" or not match or match["month"][:3].casefold() not in _MONTHS:
        return time
    month = _MONTHS.index(match["month"][:3].casefold()) + 1
    return replace(time, timex=f"XXXX-{month:02}-{int(match['day']):02}")


def comparable(time: Time) -> bool:
    """Tell whether the time is a date with at least a year, or a month and a day."""
    parts = _PARTS.match(time.timex)
    return time.kind == "date" and (bool(time.first) or bool(parts and parts["month"]))


def year(time: Time) -> str:
    """Return the year of the date, "" where it states none or more than one."""
    return time.first[:4] if time.first[:4] == time.last[:4] else ""


def relation(claimed: Time, found: Time, *, bound: str = "", years: Set[str] = frozenset()) -> Relation:
    """Tell how the source's date stands to the claim's: "6 August 2024" holds for "August 2024", not the other way round.

    A period ("1958 to 1962") holds only where the source has both its ends.

    bound: "before" or "after" for a claim that names a limit only. years: other years of the passage, which a day without
    a year may belong to.
    """
    unstated = bool(year(claimed)) and not found.first and year(claimed) not in years
    claimed, found = _lent(claimed, found), _lent(found, claimed)
    if not (claimed.first and found.first):
        return "none"
    if bound:
        within = found.last < claimed.first if bound == "before" else found.first > claimed.last
        return ("unsaid" if unstated else "holds") if within else "apart"
    if found.last < claimed.first or claimed.last < found.first:
        return "apart"
    if "/" in claimed.edtf and (claimed.first, claimed.last) != (found.first, found.last):
        return "apart" if "/" in found.edtf else "unsaid"
    inside = claimed.first <= found.first and found.last <= claimed.last
    return "holds" if inside and not unstated else "unsaid"


def stated(time: Time) -> int:
    """Count how many of year, month and day a date states."""
    parts = _PARTS.match(time.timex)
    return sum("X" not in (value or "X") for value in parts.groups()) if parts else 0


def shared(claimed: Time, found: Time) -> int:
    """Count how many of year, month and day two dates have in common: a slip of the pen changes one of them."""
    one, other = _PARTS.match(claimed.timex), _PARTS.match(found.timex)
    if not one or not other:
        return 0
    return sum(one[part] == other[part] and "X" not in (one[part] or "X") for part in ("year", "month", "day"))


def _lent(time: Time, other: Time) -> Time:
    """Return a day or month without a year ("17 April") in the year of the other date."""
    parts = _PARTS.match(time.timex)
    if time.first or not parts or not parts["month"]:
        return time
    month = f"{year(other) or _ANY_YEAR}-{parts['month']}"
    if parts["day"]:
        return replace(time, first=f"{month}-{parts['day']}", last=f"{month}-{parts['day']}")
    return replace(time, first=f"{month}-01", last=f"{month}-{monthrange(int(month[:4]), int(month[5:]))[1]}")
