"""Days that say their month: "17 September 2024", "2024-09-17", "March 5–9"."""

import re

from pipeline.mentions.dates.fragments import ORDINAL_WORD
from pipeline.mentions.dates.meanings import Absolute, DayOfMonth, MissingYear, TwoDigitYear
from pipeline.mentions.dates.rules.base import ANCIENT_YEAR, START, TO, DateRule, Parses, month_of, year_of
from pipeline.text.calendar import Period, is_valid_date
from pipeline.text.date_fragments import DAY, ERA, MONTH, ORDINAL_SUFFIX, YEAR
from pipeline.text.numbers import ordinal

# "7 January 1916" may follow a day of the same month: "6–7 January 1916", "the 28 and 29 August", "the 13th to the 19th of October"
_NEXT_DAY = rf"(?={ORDINAL_SUFFIX}?{TO}{DAY}{ORDINAL_SUFFIX}? (?:of )?{MONTH}(?![a-z]))"


_LEAP_YEAR = 2000


def _day(year: int, month: int, day: int) -> Parses:
    """Yield the day if the calendar has it."""
    if is_valid_date(year, month, day):
        yield "", Absolute(Period("day", year, month, day))


def build_day(match: re.Match[str]) -> Parses:
    """Read a day whose month is a word."""
    yield from _day(year_of(match), month_of(match["m"]), int(match["d"]))


def build_short_day(match: re.Match[str]) -> Parses:
    """Read "19-Nov-12"."""
    month, day = month_of(match["m"]), int(match["d"])
    if is_valid_date(_LEAP_YEAR, month, day):
        yield "", MissingYear("day", month, day, year=TwoDigitYear(int(match["y"])))


def build_numeric_day(match: re.Match[str]) -> Parses:
    """Read day before month, as the world does, unless only the month can stand first."""
    year, day, month = int(match["y"]), int(match["d"]), int(match["m"])
    yield from _day(year, month, day) if month <= 12 else _day(year, day, month)


def build_iso_day(match: re.Match[str]) -> Parses:
    """Read "2024-09-17"."""
    yield from _day(int(match["y"]), int(match["m"]), int(match["d"]))


def build_days(match: re.Match[str]) -> Parses:
    """Read "March 5–9, 1918" as two ends."""
    month = month_of(match["m"])
    days = {"left": int(match["d"]), "right": int(match["e"])}
    if not match["y"]:
        yield from ((side, MissingYear("day", month, day)) for side, day in days.items())
    elif all(is_valid_date(int(match["y"]), month, day) for day in days.values()):
        yield from ((side, Absolute(Period("day", int(match["y"]), month, day))) for side, day in days.items())


def build_first_day(match: re.Match[str]) -> Parses:
    """Read the "6" of "6–7 January 1916"."""
    yield "", DayOfMonth(int(match["d"]))


# "second", "twenty-first"
_WORDED = rf"(?:(?:twenty|thirty)[- ])?{ORDINAL_WORD}"


def build_worded_day(match: re.Match[str]) -> Parses:
    """Read "May second, 2004", "the twenty-first of May, 1832", "December first and second, 2004"."""
    month, year = month_of(match["m"] or match["n"] or match["q"]), int(match["y"] or match["z"] or match["x"])
    for group, written in (("left", match["d"]), ("right", match["e"]), ("", match["o"] or match["p"])):
        day = ordinal(written) if written else None
        if day and is_valid_date(year, month, day):
            yield group, Absolute(Period("day", year, month, day))


RULES = (
    DateRule(
        "day in words",
        rf"{START}(?:(?P<left>(?P<m>{MONTH}) (?:the )?(?P<d>{_WORDED})) (?:and|to) (?P<right>(?P<e>{_WORDED}),? (?P<y>{YEAR}))"
        rf"|(?P<n>{MONTH}) (?:the )?(?P<o>{_WORDED}),? (?P<z>{YEAR})"
        rf"|(?:the )?(?P<p>{_WORDED}) (?:day )?of (?P<q>{MONTH}),? (?P<x>{YEAR}))(?!\d)",
        build_worded_day,
        (
            ("They asked on December first and second, 2004.", "2004-12-01 2004-12-02"),
            ("It was signed on the twenty-first of May, 1832.", "1832-05-21"),
        ),
    ),
    DateRule(
        "iso day",
        rf"{START}(?P<y>{YEAR})(?P<sep>[-/.])(?P<m>0\d|1[0-2])(?P=sep)(?P<d>{DAY})(?:T[\d:]{{4,8}}Z?)?(?![\w-])",
        build_iso_day,
        (
            ("The list was printed on 2021-03-08 in Riga.", "2021-03-08"),
            ("Saved 2021/03/08T10:00.", "2021-03-08"),
            ("Its number is 2021-13-08.", ""),
        ),
    ),
    DateRule(
        "numeric day",
        rf"{START}(?P<d>{DAY})(?P<sep>[/.-])(?P<m>\d\d?)(?P=sep)(?P<y>{YEAR})(?![\w/-])",
        build_numeric_day,
        (("Read on 8.3.2021.", "2021-03-08"), ("Read on 03/18/2021.", "2021-03-18"), ("A ratio of 31/2/2021.", "")),
    ),
    DateRule(
        "day month year",
        rf"{START}(?:the )?(?P<d>{DAY}){ORDINAL_SUFFIX}? (?:day )?(?:of )?(?P<m>{MONTH})(?:,? (?:of )?|,)"
        rf"(?P<y>{YEAR}|{ANCIENT_YEAR})(?P<era> {ERA})?",
        build_day,
        (
            ("The bridge opened on 8 March 2021.", "2021-03-08"),
            ("It was the 8th day of March, 2021.", "2021-03-08"),
            ("The town burnt on 3 May 480 BC.", "-0479-05-03"),
        ),
    ),
    DateRule(
        "day-month-year",
        rf"{START}(?P<d>{DAY})-(?P<m>{MONTH})-(?P<y>{YEAR})",
        build_day,
        (("Updated 08-Mar-2021.", "2021-03-08"),),
    ),
    DateRule(
        "day-month-year in two digits",
        rf"{START}(?P<d>{DAY})-(?P<m>{MONTH})-(?P<y>\d\d)(?![\w-])",
        build_short_day,
        (("Updated 08-Mar-21.", "2021-03-08"),),
    ),
    DateRule(
        "year month day",
        rf"{START}(?P<y>{YEAR}) (?P<m>{MONTH}) (?P<d>{DAY})(?![\w:%]|[.,]\d)",
        build_day,
        (("Updated 2021 Mar 08.", "2021-03-08"),),
    ),
    DateRule(
        "month day year",
        rf"{START}(?P<m>{MONTH}) (?:the )?(?P<d>{DAY}){ORDINAL_SUFFIX}?(?: ?, ?| (?:of |in )?)(?P<y>{YEAR})",
        build_day,
        (
            ("The bridge opened on March 8, 2021.", "2021-03-08"),
            ("The bridge opened on Mar. 8th 2021.", "2021-03-08"),
            ("It fell on June 20 of 1792.", "1792-06-20"),
        ),
    ),
    DateRule(
        "days of a month",
        rf"{START}(?P<left>(?P<m>{MONTH}) (?P<d>{DAY}){ORDINAL_SUFFIX}?){TO}"
        rf"(?P<right>(?P<e>{DAY}){ORDINAL_SUFFIX}?(?:,? (?P<y>{YEAR}))?)(?![\w:%]|[.,]\d| {MONTH})",
        build_days,
        (
            ("The fair ran March 5–9, 1918.", "1918-03-05/1918-03-09"),
            ("The fair ran from March 5 to 9, 1918.", "1918-03-05 1918-03-09"),
        ),
    ),
    DateRule(
        "first of two days",
        rf"{START}(?:the )?(?P<d>{DAY}){ORDINAL_SUFFIX}?{_NEXT_DAY}",
        build_first_day,
        (
            ("The storm of 6–7 January 1916 broke the dam.", "1916-01-06/1916-01-07"),
            ("They sailed on the 28 and 29 August 1914.", "1914-08-28 1914-08-29"),
        ),
    ),
)
