"""Dates of a claim that its passage gives by another date and a time between: 2024 for a survey of 2019 "every five years"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.date_relations import stated_parts, year_of
from pipeline.evidence.retrieve.rank import RELEVANT
from pipeline.evidence.revise import Rows
from pipeline.evidence.source.indexed_source import IndexedSource
from pipeline.model import Check, CheckKind, CheckOutcome, Comparator, Time, TimeKind
from pipeline.outcomes import mention
from pipeline.text.regex import regex

# a time between in whole years, "P5Y"
_YEARS = regex(r"P(\d{1,3})Y")
# a claimed period is one year or ten ("the late 1990s")
_LONGEST = 10
_OPEN = (CheckOutcome.MAY_DIFFER, CheckOutcome.ABSENT)


def reckon_dates(
    claim: AnnotatedText, source: IndexedSource, passages: Sequence[int], scores: Sequence[float], rows: Rows
) -> Rows:
    """Return the checks, in which an open date matches that lies as many years from a date of the passage as the passage says.

    scores: of the passages, in their order.
    """
    matched = {mention(check) for row in rows for check in row if check.outcome not in _OPEN}
    times = {
        time.id: time for time in claim.times if time.first and stated_parts(time) <= 1 and _span(time) <= _LONGEST
    }
    reckoned = list(rows)
    for n, (i, score) in enumerate(zip(passages, scores, strict=True)):
        if score >= RELEVANT:
            years = dict(_reckoned_years(source, i))
            reckoned[n] = tuple(
                check if mention(check) in matched else _revise(check, times, years) for check in reckoned[n]
            )
    return reckoned


def _span(time: Time) -> int:
    return (
        int(time.last[:4]) - int(time.first[:4]) + 1 if time.first[:4].isdecimal() and time.last[:4].isdecimal() else 99
    )


def _reckoned_years(source: IndexedSource, i: int) -> Iterator[tuple[int, str]]:
    """Yield year → words of its two parts, of each length of years in a passage and each date in it, before it or in the titles."""
    passage = source.annotated(i)
    around = (*source.window(i), source.heading_of(i), source.title)
    base = {year_of(time) for text in around for time in text.times} | {source.year_before(i)}
    for words, years in _lengths(passage):
        for year in (int(year) for year in base if year.isdecimal()):
            yield from ((year + sign * years, f"{year} and {words}") for sign in (1, -1))


def _lengths(passage: AnnotatedText) -> Iterator[tuple[str, int]]:
    for time in passage.times:
        length = _YEARS.fullmatch(time.timex) if time.kind in {TimeKind.DURATION, TimeKind.SET} else None
        figures = [figure for figure in passage.figures if time.span.contains(figure.span)]
        if length and all(figure.comparator == Comparator.EQUAL for figure in figures):
            yield time.span.of(passage.text), int(length[1])


def _revise(check: Check, times: dict[str, Time], years: dict[int, str]) -> Check:
    time = times.get(check.about)
    if check.kind != CheckKind.DATE or check.outcome not in _OPEN or time is None:
        return check
    first, last = int(time.first[:4]), int(time.last[:4])
    found = next((words for year, words in years.items() if first <= year <= last), "")
    if not found:
        return check
    detail = f"article {check.claimed}, reckoned from {found} in the source"
    return replace(check, found=found, outcome=CheckOutcome.MATCHES, detail=detail, by="reckoned-date")
