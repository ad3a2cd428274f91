"""Dates of texts in other languages than English: days, months and years as their calendars write them."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.lexicon import either, fragment, labels, numbers, words
from pipeline.lexicon.loader import entry
from pipeline.mentions.dates.foreign_relative import find_relative
from pipeline.model import Span, Time, TimeKind
from pipeline.text.calendar import Period, day_number, is_valid_date, iso_date
from pipeline.text.edtf import edtf
from pipeline.text.regex import regex
from pipeline.text.timex import timex

_YEAR = r"(?P<year>1[5-9][0-9]{2}|20[0-9]{2})"
_FREE_BEFORE, _FREE_BEHIND = r"(?<![\w.,/:§$€-])(?<![x×] )", r"(?![\w%€$]|[.,:/][0-9]|[-–/][^\W\d_])"
_NUMERIC = regex(
    rf"{_FREE_BEFORE}(?:(?P<day>[0-3]?[0-9])(?P<sign>[./])[ ]?(?P<month>[01]?[0-9])(?P=sign)[ ]?{_YEAR}"
    rf"|{_YEAR.replace('year', 'iso')}-(?P<iso_month>[01][0-9])-(?P<iso_day>[0-3][0-9])){_FREE_BEHIND}"
)
_LONE_YEAR = regex(
    rf"{_FREE_BEFORE}{_YEAR}(?:(?:[-–]|/(?=[0-9]{{2}}(?![0-9/])))(?P<until>1[5-9][0-9]{{2}}|20[0-9]{{2}}|[0-9]{{2}}))?{_FREE_BEHIND}"
)
# "les années 1950", "los años 1950"
_DECADE_BEFORE = regex(rf"\b{fragment('languages.decade_words')} $", re.IGNORECASE)
_DECADE = regex(r"(?<![\w.,])(?P<year>1[5-9][0-9]0|20[0-9]0)er(?:[ -]Jahren?)?\b")
_UNIT_BEHIND = regex(rf"[ \u00a0]?(?:[%€$£]|{fragment('languages.units', 'languages.scales')}\b)", re.IGNORECASE)
_LABEL_BEFORE = regex(rf"(?:\b{fragment('languages.labels')}[.:]?|§)[ ]$", re.IGNORECASE)
_CENTURY = regex(
    r"(?<![\w.,-])(?:(?P<digits>[1-9]|1[0-9]|2[01])(?:\.|e|ème)"
    r"|(?P<roman>(?-i:[XVI]{1,6}|[xvi]{1,6}(?=e )))(?-i:i?[eè]me|e|E)?"
    rf"|(?P<ordinal>{either(labels('languages.century_ordinals'))}))"
    rf"[ \u00a0]{fragment('languages.centuries')}\b",
    re.IGNORECASE,
)
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_LAST_CENTURY = 21
_LEAP_YEAR = 2000
_REACH = 28  # characters that an earlier date can have that takes its year from the next


def find_foreign(text: str, language: str, *, written: dt.date | None = None) -> tuple[Time, ...]:
    """Return the dates that the calendar of a language writes out; of German and French news those that count from its day.

    >>> [t.edtf for t in find_foreign("Am 16. September 2009 und seit Oktober 2018; 12.7.2021; 1999", "de")]
    ['2009-09-16', '2018-10', '2021-07-12', '1999']
    """
    found: list[Time] = []
    end = -1
    plain = (*_written(text, language), *_numeric(text), *_years(text), *_decades(text), *_centuries(text))
    relative: Iterable[Time] = ()
    if written:
        years = [int(time.first[:4]) for time in plain if time.first]
        relative = find_relative(text, language, day_number(written.year, written.month, written.day), years)
    for time in sorted(
        (*plain, *relative),
        key=lambda t: (t.span.start, -t.span.end),
    ):
        if time.span.start >= end:
            found.append(time)
            end = time.span.end
    return tuple(found)


def _written(text: str, language: str) -> Iterator[Time]:
    """Yield the dates whose month is a word; one that is joined to the next takes its month and year: "3. bis 5. Mai 2021"."""
    if language not in entry("vocabulary.months"):
        return
    months = numbers(f"vocabulary.months.{language}")
    dated, joined = _months(language)
    for match in dated.finditer(text):
        month, day = months[match["month"].casefold()], _day(match["day"])
        if not match["year"]:
            if day and is_valid_date(_LEAP_YEAR, month, day):
                value = f"XXXX-{month:02d}-{day:02d}"
                yield Time("", Span(*match.span()), TimeKind.DATE, value, value, by="rule:foreign")
            continue
        year = int(match["year"])
        if not is_valid_date(year, month, day or 1):
            continue
        yield _time(match.span(), Period("day" if day else "month", year, month, day))
        before = joined.search(text, max(0, match.start() - _REACH), match.start())
        if before and (before["day"] or before["month"]) and bool(before["day"]) == bool(day):
            first_month, first_day = months.get((before["month"] or "").casefold(), month), _day(before["day"])
            if is_valid_date(year, first_month, first_day or 1):
                yield _time(before.span("date"), Period("day" if first_day else "month", year, first_month, first_day))


def _day(written: str | None) -> int:
    """Return the day of the month; a scan may read the 1 of "1er" as an l."""
    return int((written or "0").replace("l", "1"))


def _centuries(text: str) -> Iterator[Time]:
    """Yield "19. Jahrhundert", "dix-neuvième siècle", "XIXe siècle"."""
    for match in _CENTURY.finditer(text):
        if match["digits"]:
            number = int(match["digits"])
        elif match["roman"]:
            number = _roman(match["roman"].upper())
        else:
            number = numbers("languages.century_ordinals")[match["ordinal"].casefold()]
        if 1 <= number <= _LAST_CENTURY:
            yield _time(match.span(), Period("century", (number - 1) * 100))


def _roman(written: str) -> int:
    """Return the value of a Roman number up to XXXIX.

    >>> _roman("XIX"), _roman("XVIII")
    (19, 18)
    """
    values = [_ROMAN_DIGITS[digit] for digit in written]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _numeric(text: str) -> Iterator[Time]:
    for match in _NUMERIC.finditer(text):
        iso = match["iso"] is not None
        year, month, day = (
            int(match[name]) for name in (("iso", "iso_month", "iso_day") if iso else ("year", "month", "day"))
        )
        if is_valid_date(year, month, day):
            yield _time(match.span(), Period("day", year, month, day))


def _decades(text: str) -> Iterator[Time]:
    """Yield the German "1950er Jahre" and "1950er-Jahre"."""
    for match in _DECADE.finditer(text):
        yield _time(match.span(), Period("decade", int(match["year"])))


def _years(text: str) -> Iterator[Time]:
    for match in _LONE_YEAR.finditer(text):
        before = text[max(0, match.start() - 16) : match.start()]
        if _UNIT_BEHIND.match(text, match.end()) or (_LABEL_BEFORE.search(before) and not match["until"]):
            continue
        year = int(match["year"])
        if year % 10 == 0 and _DECADE_BEFORE.search(before):
            yield _time(match.span("year"), Period("decade", year))
            continue
        first = Period("year", year)
        if match["until"]:
            until = int(match["until"]) if len(match["until"]) == 4 else year // 100 * 100 + int(match["until"])
            if until > year:
                last = Period("year", until)
                value = f"{edtf(first)}/{edtf(last)}"
                yield Time(
                    "",
                    Span(*match.span()),
                    TimeKind.DATE,
                    value,
                    timex(first),
                    iso_date(first.first),
                    iso_date(last.last),
                    "rule:foreign",
                )
            continue
        yield _time(match.span("year"), first)


def _time(span: tuple[int, int], period: Period) -> Time:
    value, first, last = edtf(period), iso_date(period.first), iso_date(period.last)
    return Time("", Span(*span), TimeKind.DATE, value, timex(period), first, last, "rule:foreign")


@cache
def _months(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a date with its month in words, and of what joins an earlier one to it."""
    month = either(words(f"vocabulary.months.{language}"))
    dated = (
        rf"(?<![\w.,])(?:(?P<day>[0-3]?[0-9]|l(?=er))(?:\.|[ ]?er|º|°)?[ \u00a0](?:de[ ])?)?(?P<month>{month})\b"
        rf"(?:\.?,?[ ](?:de[ ]|del[ ])?{_YEAR}(?![0-9]))?"
    )
    joined = (
        rf"(?<![\w.,])(?P<date>(?P<day>[0-3]?[0-9])?(?:\.|[ ]?er|º|°)?(?:(?<![ ])[ ])?(?P<month>{month})?)"
        rf"[ ]?(?:{fragment('languages.date_joiners')}[ ]|[–-][ ]?|/)(?:zum[ ]|au[ ]|al[ ]|el[ ])?$"
    )
    return re.compile(dated, re.IGNORECASE), re.compile(joined, re.IGNORECASE)
