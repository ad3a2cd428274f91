"""Dates of texts in other languages than English: days, months and years as their calendars write them; nothing relative."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.lexicon import either, fragment, numbers, words
from pipeline.lexicon.loader import entry
from pipeline.model import Span, Time, TimeKind
from pipeline.text.calendar import Period, is_valid_date, iso_date
from pipeline.text.edtf import edtf
from pipeline.text.regex import regex
from pipeline.text.timex import timex

_YEAR = r"(?P<year>1[5-9][0-9]{2}|20[0-9]{2})"
_FREE_BEFORE, _FREE_BEHIND = r"(?<![\w.,/:§$€-])", r"(?![\w%€$]|[.,:/][0-9]|[-–/][^\W\d_])"
_NUMERIC = regex(
    rf"{_FREE_BEFORE}(?:(?P<day>[0-3]?[0-9])(?P<sign>[./])[ ]?(?P<month>[01]?[0-9])(?P=sign)[ ]?{_YEAR}"
    rf"|{_YEAR.replace('year', 'iso')}-(?P<iso_month>[01][0-9])-(?P<iso_day>[0-3][0-9])){_FREE_BEHIND}"
)
_LONE_YEAR = regex(rf"{_FREE_BEFORE}{_YEAR}(?:[-–](?P<until>1[5-9][0-9]{{2}}|20[0-9]{{2}}|[0-9]{{2}}))?{_FREE_BEHIND}")
# "les années 1950", "los años 1950"
_DECADE_BEFORE = regex(rf"\b{fragment('languages.decade_words')} $", re.IGNORECASE)
_DECADE = regex(r"(?<![\w.,])(?P<year>1[5-9][0-9]0|20[0-9]0)er(?:[ -]Jahren?)?\b")
_UNIT_BEHIND = regex(rf"[ \u00a0]?(?:[%€$£]|{fragment('languages.units', 'languages.scales')}\b)", re.IGNORECASE)
_LABEL_BEFORE = regex(rf"(?:\b{fragment('languages.labels')}[.:]?|§)[ ]$", re.IGNORECASE)


def find_foreign(text: str, language: str) -> tuple[Time, ...]:
    """Return the dates that the calendar of a language writes out.

    >>> [t.edtf for t in find_foreign("Am 16. September 2009 und seit Oktober 2018; 12.7.2021; 1999", "de")]
    ['2009-09-16', '2018-10', '2021-07-12', '1999']
    """
    found: list[Time] = []
    end = -1
    for time in sorted(
        (*_written(text, language), *_numeric(text), *_years(text), *_decades(text)),
        key=lambda t: (t.span.start, -t.span.end),
    ):
        if time.span.start >= end:
            found.append(time)
            end = time.span.end
    return tuple(found)


def _written(text: str, language: str) -> Iterator[Time]:
    if language not in entry("vocabulary.months"):
        return
    months = numbers(f"vocabulary.months.{language}")
    for match in _months(language).finditer(text):
        month, day = months[match["month"].casefold()], int(match["day"] or 0)
        year = int(match["year"])
        if is_valid_date(year, month, day or 1):
            yield _time(match.span(), Period("day" if day else "month", year, month, day))


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
def _months(language: str) -> re.Pattern[str]:
    month = either(words(f"vocabulary.months.{language}"))
    return re.compile(
        rf"(?<![\w.,])(?:(?P<day>[0-3]?[0-9])(?:\.|er|º|°)?[ \u00a0](?:de[ ])?)?(?P<month>{month})\b\.?,?"
        rf"[ ](?:de[ ]|del[ ])?{_YEAR}(?![0-9])",
        re.IGNORECASE,
    )
