"""Dates of German and French news that count from its day of writing: "vor drei Jahren", "en mai dernier"; none elsewhere."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from pipeline.lexicon import either, labels, numbers, words
from pipeline.lexicon.loader import entry
from pipeline.model import Span, Time, TimeKind
from pipeline.text.calendar import Period, civil_date, iso_date, period_containing, shift
from pipeline.text.edtf import edtf
from pipeline.text.timex import timex

_LEAST_YEARS, _LEAST_SHARE = 5, 4  # a text of which fewer than one year in so many is near its day is a narrative


def find_relative(text: str, language: str, written: int, years: Sequence[int]) -> Iterator[Time]:
    """Yield what counts from the day of writing, in text order; nothing where the text tells of other years.

    written: the number of that day. years: those that the text names.

    >>> from pipeline.text.calendar import day_number
    >>> day = day_number(2021, 6, 17)
    >>> [t.edtf for t in find_relative("Gestern, vor drei Jahren, im vergangenen Monat, im Mai dieses Jahres", "de", day, [])]
    ['2021-06-16', '2018', '2021-05', '2021-05']
    """
    present = civil_date(written)[0]
    recent = sum(abs(year - present) <= 1 for year in years)
    if language not in entry("languages.relative") or (
        len(years) >= _LEAST_YEARS and recent * _LEAST_SHARE < len(years)
    ):
        return
    for found in _pattern(language).finditer(text):
        period = _period(found, language, written)
        if period:
            value, first, last = edtf(period), iso_date(period.first), iso_date(period.last)
            yield Time(
                "", Span(*found.span()), TimeKind.DATE, value, timex(period), first, last, "rule:foreign relative"
            )


def _period(found: re.Match[str], language: str, written: int) -> Period | None:
    """Return the period that a match means."""
    table = f"languages.relative.{language}"
    if found["days"]:
        return period_containing(written + _steps(table, "days")[found["days"].casefold()], "day")
    grains = labels(f"{table}.units")
    if found["ago"]:
        count = 1 if found["count"].casefold() in words(f"{table}.one") else _number(found["count"], language)
        return shift(period_containing(written, grains[found["past"].casefold()]), -count)
    word = (found["before"] or found["behind"] or found["of"]).casefold()
    step = (_steps(table, "before") | _steps(table, "behind"))[word]
    noun = found["noun"] or found["noun2"]
    if noun and noun.casefold() in grains:
        return shift(period_containing(written, grains[noun.casefold()]), step)
    month = numbers(f"vocabulary.months.{language}")[(noun or found["month"]).casefold()]
    if found["month"]:
        return Period("month", civil_date(written)[0] + step, month)
    return _nearest_month(month, written, step)


def _nearest_month(month: int, written: int, step: int) -> Period:
    """Return the last such month before the day, the next one after it, or that of its year."""
    year, now, _ = civil_date(written)
    if step < 0:
        return Period("month", year - (month >= now), month)
    return Period("month", year + (step > 0 and month <= now), month)


def _number(written: str, language: str) -> int:
    return int(written) if written.isdigit() else numbers(f"languages.numerals.{language}")[written.casefold()]


@cache
def _steps(table: str, key: str) -> dict[str, int]:
    """Return word → steps from the day of writing."""
    return {word: int(step) for word, step in labels(f"{table}.{key}").items()} if key in entry(table) else {}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Match named days, "vor drei Jahren", "vergangenes Jahr", "im Mai dieses Jahres", "en mai dernier"."""
    table = f"languages.relative.{language}"
    before, behind = (_any(_steps(table, key)) for key in ("before", "behind"))
    unit, single = either(labels(f"{table}.units")), words(f"{table}.singular")
    months = [word for word in words(f"vocabulary.months.{language}") if len(word) > 2]
    number = rf"(?:[1-9][0-9]?|{either([*words(f'{table}.one'), *numbers(f'languages.numerals.{language}')])})"
    of_year = _any(words(f"{table}.of_year")) if "of_year" in entry(table) else r"(?!)"
    return re.compile(
        rf"(?<![\w-])(?:(?P<days>{_any(_steps(table, 'days'))})"
        rf"|(?P<ago>{_any(words(f'{table}.ago'))}) (?P<count>{number}) (?P<past>{unit})"
        rf"|(?P<before>{before}) (?P<noun>{either([*single, *months])})"
        rf"|(?P<noun2>{either([*single, *months])}) (?P<behind>{behind})"
        rf"|(?P<month>{either(months)}) (?P<of>{before}) {of_year})(?![\w-])",
        re.IGNORECASE,
    )


def _any(choices: Iterable[str]) -> str:
    """Return the pattern of any of the words, one that never matches where there are none."""
    found = list(choices)
    return either(found) if found else r"(?!)"
