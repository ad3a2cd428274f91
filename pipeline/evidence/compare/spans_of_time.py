"""Spans of time: "27 years" for 1911 to 1938, "fifteen months" for March 2019 to June 2020, reckoned from dates of the source."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.context import Context, cosine, weigh_context
from pipeline.evidence.compare.derived_from import BOUND_REACH
from pipeline.evidence.compare.quantity import DURATIONS, Interval, Quantity
from pipeline.model import Time

_MONTHS_OF_YEAR = 12
# a year, and a month of a year, as an ISO date states them
_YEAR, _MONTH = 4, 7
# of more dates some two lie any span apart; of two, one in forty does by chance
_MOST_DATES = 2
# fewer dates stand in a sentence by chance
_FEWEST_LISTED = 3
# cosine of the contexts of the span and of one of its ends, where the claim does not name that year
_SHARED_CONTEXT = 0.1


class _End(NamedTuple):
    """A date at which a span begins or ends. month: 0 where the date states a year only. words: as in its text."""

    year: int
    month: int
    words: str
    context: Context


def derive_from_dates(claimed: Quantity, passages: Sequence[AnnotatedText]) -> str:
    """Return the dates between which the claimed span lies ("1911 and 1938"), "" where none do.

    The dates are the ends of one period, or stand in one sentence that has no third, or no passage has a third.
    """
    unit = claimed.figure.unit.removesuffix("s")
    if claimed.dimension not in DURATIONS or unit not in {"year", "month"} or not claimed.is_point:
        return ""
    for first, last in _pairs_of_ends(passages):
        spans = _spans(first, last, unit)
        about = any(
            str(end.year) in claimed.text or cosine(claimed.context, end.context) >= _SHARED_CONTEXT
            for end in (first, last)
        )
        if about and any(_is_within(claimed, span * claimed.unit_factor) for span in spans):
            return first.words if first.words == last.words else f"{first.words} and {last.words}"
    return ""


def _spans(first: _End, last: _End, unit: str) -> list[Decimal]:
    """Return the time between two ends in years or months: 1 and 1.5 years for March 2017 and September 2018."""
    years = last.year - first.year
    months = _MONTHS_OF_YEAR * years + last.month - first.month if first.month and last.month else 0
    if unit == "month":
        return [Decimal(months)] if months else []
    return [Decimal(years), *([Decimal(months) / _MONTHS_OF_YEAR] if months else [])]


def _is_within(claimed: Quantity, span: Decimal) -> bool:
    """Tell whether a span is the claimed one; one that is a bound only may be said of it ("well over 40 years")."""
    low, high = sorted((span, claimed.value))
    return claimed.exact.contains(Interval.point(span)) and (not claimed.is_bound or high <= low * BOUND_REACH)


def _pairs_of_ends(passages: Sequence[AnnotatedText]) -> Iterator[tuple[_End, _End]]:
    """Yield the beginning and the end of each span of time that the passages name."""
    for passage in passages:
        periods = (_ends(passage, time) for time in passage.times)
        yield from ((period[0], period[-1]) for period in periods if len(period) == _MOST_DATES)
    for group in (*((passage,) for passage in passages), tuple(passages)):
        ends = {end[:2]: end for passage in group for time in passage.times for end in _ends(passage, time)}
        if len(ends) == _MOST_DATES:
            yield ends[min(ends)], ends[max(ends)]


def _ends(passage: AnnotatedText, time: Time) -> tuple[_End, ...]:
    """Return the day of a date, or the first and the last of a period ("1911–1938"); nothing where no year is stated."""
    first, last = time.first[:_YEAR], time.last[:_YEAR]
    if not (first.isdecimal() and last.isdecimal()):
        return ()
    words, context = time.span.of(passage.text), weigh_context(passage.text, time.span)
    if first != last:
        return _End(int(first), 0, words, context), _End(int(last), 0, words, context)
    month = int(time.first[_YEAR + 1 : _MONTH]) if time.first[:_MONTH] == time.last[:_MONTH] else 0
    return (_End(int(first), month, words, context),)


def count_dates(claimed: Quantity, passages: Sequence[AnnotatedText]) -> str:
    """Return the dates of one sentence that a number of times counts ("seven times"), "" where no sentence has so many."""
    if claimed.figure.unit != "times" or not claimed.is_point or claimed.is_bound or claimed.value < _FEWEST_LISTED:
        return ""
    for passage in passages:
        days = {time.timex: time.span.of(passage.text) for time in passage.times if time.first}
        if len(days) == claimed.figure.low:
            *first, last = days.values()
            return f"{', '.join(first)} and {last}"
    return ""
