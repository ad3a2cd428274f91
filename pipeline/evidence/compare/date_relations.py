"""How a date of the source stands to a date of the claim, as far as both are stated."""

import re
from calendar import monthrange
from collections.abc import Set
from dataclasses import replace
from enum import StrEnum

from pipeline.lexicon import fragment, numbers
from pipeline.model import Time, TimeKind
from pipeline.text.regex import regex


class Relation(StrEnum):
    """How the source's date stands to the claim's: within it, agreeing as far as it goes, never both, or nothing to compare."""

    ENTAILS = "entails"
    LESS_EXACT = "less_exact"
    DISJOINT = "disjoint"
    INCOMPARABLE = "incomparable"


class Bound(StrEnum):
    """What makes a date of the claim a bound only ("before 17 April")."""

    BEFORE = "before"
    AFTER = "after"
    NONE = ""


# "1914-07-28", "XXXX-04-17", "2024-08", "199": TIMEX3 values of dates
_TIMEX = regex(r"(?P<year>\d{4}|XXXX|\d{3}X?|\d{2}XX?)(?:-(?P<month>0[1-9]|1[0-2]))?(?:-(?P<day>\d\d))?$")
_PARTS = ("year", "month", "day")
# the words right before a date that make it a bound
_BOUND = regex(
    rf"\b(?:(?P<before>{fragment('evidence.date_bounds.before')})|(?P<after>{fragment('evidence.date_bounds.after')}))"
    r"(?:\s+the)?(?:\s+(?:end|start|beginning)\s+of)?\s*$",
    re.IGNORECASE,
)
_BOUND_REACH = 32
# "10 March", "March 10th", whose year the text leaves open
_DAY_MONTH = regex(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>[^\W\d_]{3,9})\b", re.IGNORECASE)
_MONTH_DAY = regex(r"(?P<month>[^\W\d_]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?\b", re.IGNORECASE)
# months by their first three letters
_MONTHS = {word[:3]: number for word, number in numbers("vocabulary.months.en").items()}
_MONTH = regex(rf"\b(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}\b|\d[./-]\d", re.IGNORECASE)
# "1990", "1990s", "’98", "18.11.24", "the nineteenth century"
_YEAR = regex(r"\d{3}|['’]\d\d|\d[./-]\d{1,2}[./-]\d\d|\bcentury\b|\b(?:AD|BCE?|CE)\b|(?:ies|ties)\b")
_ANY_YEAR = "2000"


def bound_of(text: str, time: Time) -> Bound:
    """Return whether the date is a bound ("before 17 April"), by the words right before it."""
    match = _BOUND.search(text[max(0, time.span.start - _BOUND_REACH) : time.span.start])
    return Bound((match.lastgroup or "") if match else "")


def year_is_inferred(time: Time, words: str) -> bool:
    """Tell whether the year comes from the text around the date: "the same year", "last March"."""
    return bool(time.first) and not _YEAR.search(words)


def as_stated(time: Time, words: str) -> Time:
    """Return the date as far as its own words go: "10 March" is XXXX-03-10 whatever year the text around it suggests."""
    parts = _TIMEX.match(time.timex)
    if year_is_inferred(time, words) and parts and parts["month"] and _MONTH.search(words):
        return replace(time, timex=f"XXXX{time.timex[4:]}", edtf="", first="", last="")
    match = _DAY_MONTH.search(words) or _MONTH_DAY.search(words)
    if time.first or time.kind != TimeKind.DATE or not match:
        return time
    month = _MONTHS.get(match["month"][:3].casefold())
    return replace(time, timex=f"XXXX-{month:02}-{int(match['day']):02}") if month else time


def is_comparable(time: Time) -> bool:
    """Tell whether the time is a date with at least a year, or a month and a day."""
    parts = _TIMEX.match(time.timex)
    return time.kind == TimeKind.DATE and (bool(time.first) or bool(parts and parts["month"]))


def year_of(time: Time) -> str:
    """Return the year of the date, "" where it states none or more than one."""
    return time.first[:4] if time.first[:4] == time.last[:4] else ""


def relate(claimed: Time, found: Time, *, bound: Bound = Bound.NONE, passage_years: Set[str] = frozenset()) -> Relation:
    """Return how the source's date stands to the claim's: "6 August 2024" entails "August 2024", not the other way round.

    A period ("1958 to 1962") is entailed only where the source has both its ends.

    Args:
        claimed: the claim's date.
        found: the source's.
        bound: set where the claim names a bound only.
        passage_years: other years of the passages, which a day without a year may belong to.
    """
    year_unstated = bool(year_of(claimed)) and not found.first and year_of(claimed) not in passage_years
    claimed, found = _complete_year(claimed, found), _complete_year(found, claimed)
    if not (claimed.first and found.first):
        return Relation.INCOMPARABLE
    agrees = Relation.LESS_EXACT if year_unstated else Relation.ENTAILS
    # "the winter of 1963", which ends in the next year, is of 1963
    if not bound and "/" not in claimed.edtf + found.edtf and claimed.timex == found.timex[:4]:
        return agrees
    first, last, found_first, found_last = map(_position, (claimed.first, claimed.last, found.first, found.last))
    if bound:
        within = found_last < first if bound == Bound.BEFORE else found_first > last
        return agrees if within else Relation.DISJOINT
    if found_last < first or last < found_first:
        return Relation.DISJOINT
    if "/" in claimed.edtf and (claimed.first, claimed.last) != (found.first, found.last):
        return Relation.DISJOINT if "/" in found.edtf else Relation.LESS_EXACT
    return agrees if first <= found_first and found_last <= last else Relation.LESS_EXACT


def _position(day: str) -> tuple[int, str]:
    """Return what days are ordered by: the year, which is negative before our era, then month and day.

    >>> _position("-5676-01-01") < _position("-0043-03-15") < _position("2024-08-06")
    True
    """
    year, _, rest = day.removeprefix("-").partition("-")
    return (-int(year) if day.startswith("-") else int(year)), rest


def stated_parts(time: Time) -> int:
    """Count how many of year, month and day a date states."""
    parts = _TIMEX.match(time.timex)
    return sum("X" not in (value or "X") for value in parts.groups()) if parts else 0


def shared_parts(left: Time, right: Time) -> int:
    """Count how many of year, month and day two dates have in common: a slip of the pen changes one of them."""
    a, b = _TIMEX.match(left.timex), _TIMEX.match(right.timex)
    if not a or not b:
        return 0
    return sum(a[part] == b[part] and "X" not in (a[part] or "X") for part in _PARTS)


def _complete_year(time: Time, other: Time) -> Time:
    """Return a day or month without a year ("17 April") in the year of the other date."""
    parts = _TIMEX.match(time.timex)
    if time.first or not parts or not parts["month"]:
        return time
    month = f"{year_of(other) or _ANY_YEAR}-{parts['month']}"
    if parts["day"]:
        return replace(time, first=f"{month}-{parts['day']}", last=f"{month}-{parts['day']}")
    return replace(time, first=f"{month}-01", last=f"{month}-{monthrange(int(month[:4]), int(month[5:]))[1]}")
