"""A date of the claim that stands in the passage with something else: "in 2022 it killed 400", and in 2023 nothing was found.

The parts of a sentence ("…; in 2022 …", ", against 309,000 in 2021") tell what each date is of.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.context import content
from pipeline.evidence.compare.date_mention import date_mentions
from pipeline.evidence.compare.date_relations import bound_of
from pipeline.evidence.compare.interpretations import interpret_figures
from pipeline.evidence.revise import Rows
from pipeline.lexicon import fragment
from pipeline.model import Check, CheckKind, CheckOutcome, Figure, Span, Time
from pipeline.outcomes import mention
from pipeline.text.regex import regex

_PART_END = regex(
    rf"[;:]\s|\s[–—]\s|,?\s(?:{fragment('statements.lists.breaks')})\s|,\s(?:up|down)\s(?:from|on)\s|(?<=\.)\s(?=[A-Z])"
)
# "by the end of 2018", "since 2009": no date of what happened
_BOUNDARY = regex(
    rf"\b{fragment('evidence.date_boundary_words')}\s(?:the\s(?:end|start|beginning)\sof\s)?$", re.IGNORECASE
)
_FROM_TO = regex(r"\bfrom $"), regex(r"\bto $")
# the rules that find the date in the title or a heading, which dates all of the passage
_OF_WORK = ("date-in-title", "date-in-heading")
# of the claim's words a part has so much more than the part with its date: the date is of something else
_SAME_EVENT, _LEAD, _FEWEST_WORDS = 0.6, 0.4, 3


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sentence with what stands in it. sentence: all of it."""

    sentence: str
    text: str
    times: tuple[Time, ...]
    figures: tuple[Figure, ...]
    words: frozenset[str]

    def has(self, words: str) -> bool:
        """Tell whether these words stand in it."""
        return bool(words) and words in self.text


def doubt_other_dates(claim: AnnotatedText, windows: Sequence[Sequence[AnnotatedText]], rows: Rows) -> Rows:
    """Return the checks, in which the only date of a claim is doubted that each passage has with another figure or event."""
    dates = [check for row in rows for check in row if _is_date(check)]
    if len({mention(check) for check in dates}) != 1 or not _is_of_event(claim):
        return rows
    matched = [(window, row) for window, row in zip(windows, rows, strict=True) if any(map(_is_date, row))]
    with_figures = [(window, row) for window, row in matched if any(map(_is_figure, row))]
    everywhere = list(dict.fromkeys(part for window in windows for part in _parts(window)))
    doubts = [_doubt(claim, list(_parts(window)), everywhere, row) for window, row in with_figures or matched]
    if not all(doubts):
        return rows
    return [tuple(_as_doubt(check, doubts[0]) if _is_date(check) else check for check in row) for row in rows]


def _is_of_event(claim: AnnotatedText) -> bool:
    """Tell whether the claim has one date, which says when something happened: not "since 2019", "than in 2019", "a year later"."""
    dates = date_mentions(claim)
    return (
        len(dates) == 1
        and dates[0].is_event_date
        and not dates[0].year_is_inferred
        and not bound_of(claim.text, dates[0].time)
    )


def _is_date(check: Check) -> bool:
    return check.kind == CheckKind.DATE and check.outcome == CheckOutcome.MATCHES and check.by not in _OF_WORK


def _is_figure(check: Check) -> bool:
    return check.kind == CheckKind.FIGURE and check.outcome == CheckOutcome.MATCHES and bool(check.found)


def _as_doubt(check: Check, reason: str) -> Check:
    detail = f"{check.detail}; {reason}"
    return replace(check, outcome=CheckOutcome.MAY_DIFFER, detail=detail, by="date-of-another")


def _doubt(claim: AnnotatedText, parts: Sequence[Part], everywhere: Sequence[Part], row: Sequence[Check]) -> str:
    """Return why the date is of something else in a passage, "" where it is not. everywhere: the parts of all passages."""
    date = next(check for check in row if _is_date(check))
    figures = [check for check in row if _is_figure(check)]
    of_date = [part for part in parts if part.has(date.found)]
    if not figures:
        return _of_other_event(claim, date, of_date, everywhere)
    dated = [part for part in _parts([claim]) if part.has(date.claimed)]
    figures = [check for check in figures if any(part.has(check.claimed) for part in dated)]
    return _of_other_figure(figures, of_date, parts) if figures else ""


def _of_other_figure(figures: Sequence[Check], of_date: Sequence[Part], parts: Sequence[Part]) -> str:
    """Return the date that stands by the figures, or the figure that stands by the date, instead of each other."""
    of_figure = [part for part in parts if any(part.has(check.found) for check in figures)]
    if not of_figure or any(part in of_date for part in of_figure):
        return ""
    dated = [part for part in of_figure if part.times]
    sentences = {part.sentence for part in of_date}
    if len(dated) == len(of_figure) and all(part.sentence in sentences for part in dated):
        time = dated[0].times[0]
        return f"{figures[0].found} is of {time.span.of(dated[0].text)} there"
    units = {figure.unit for part in of_figure for figure in part.figures if part.has(figures[0].found)}
    others = [(part, figure) for part in of_date for figure in part.figures if figure.unit in units]
    if not dated and of_date and len(others) == len(of_date):
        part, figure = others[0]
        return f"the date is of {figure.span.of(part.text)} there"
    return ""


def _of_other_event(claim: AnnotatedText, date: Check, of_date: Sequence[Part], parts: Sequence[Part]) -> str:
    """Return the date of the part that has most of the claim's words, where the part with its date has hardly any."""
    wanted = content(claim.text.replace(date.claimed, " "))
    if len(wanted) < _FEWEST_WORDS:
        return ""
    share = max((len(part.words & wanted) / len(wanted) for part in of_date), default=0.0)
    others = [(len(part.words & wanted) / len(wanted), part) for part in parts if part.times and part not in of_date]
    best, part = max(others, key=lambda pair: pair[0], default=(0.0, None))
    if part is None or best < _SAME_EVENT or best - share < _LEAD:
        return ""
    return f"what the claim says stands beside {part.times[0].span.of(part.text)} there"


def _parts(window: Sequence[AnnotatedText]) -> Iterator[Part]:
    """Yield the parts of the sentences of a passage."""
    for sentence in window:
        ends = [match.span() for match in _PART_END.finditer(sentence.text)]
        starts = [0, *(end for _, end in ends)]
        for start, end in zip(starts, [*(begin for begin, _ in ends), len(sentence.text)], strict=True):
            span, text = Span(start, end), sentence.text[start:end]
            times = tuple(replace(t, span=t.span.shifted(-start)) for t in sentence.times if span.contains(t.span))
            figures = tuple(replace(f, span=f.span.shifted(-start)) for f in sentence.figures if span.contains(f.span))
            dated = tuple(time for time in times if time.first and not _BOUNDARY.search(text, 0, time.span.start))
            yield Part(sentence.text, text, dated, figures, content(text))


def doubt_reversed_changes(claim: AnnotatedText, windows: Sequence[Sequence[AnnotatedText]], rows: Rows) -> Rows:
    """Return the checks, with a contradiction where the claim goes from a later value of the source to an earlier one."""
    ends = _from_to(claim)
    if not ends:
        return rows
    changed = list(rows)
    for n, (window, row) in enumerate(zip(windows, rows, strict=True)):
        found = {check.about: check.found for check in row if check.outcome == CheckOutcome.MATCHES and check.found}
        if not all(end in found for end in ends):
            continue
        parts = list(_parts(window))
        first, last = (_year_of(found[end], parts) for end in ends)
        if first and last and first > last:
            words = claim.text[_figure(claim, ends[0]).span.start : _figure(claim, ends[1]).span.end]
            there = f"{found[ends[1]]} ({last}), {found[ends[0]]} ({first})"
            detail = f"article from {words}, source {there}; the change is the other way round"
            check = Check(CheckKind.DIRECTION, words, there, CheckOutcome.DIFFERS, detail, by="reversed-series")
            changed[n] = (*row, check)
    return changed


def _from_to(claim: AnnotatedText) -> tuple[str, str] | None:
    """Return the ids of the two figures of a change "from 48,210 to 71,900"; None where the claim has none."""
    quantities = [quantity.figure for quantity in interpret_figures(claim)]
    for first, last in pairwise(quantities):
        before = claim.text[: first.span.start], claim.text[first.span.end : last.span.start]
        if _FROM_TO[0].search(before[0]) and _FROM_TO[1].search(before[1]):
            return first.id, last.id
    return None


def _figure(claim: AnnotatedText, id_: str) -> Figure:
    return next(figure for figure in claim.figures if figure.id == id_)


def _year_of(words: str, parts: Sequence[Part]) -> str:
    """Return the one year that stands in the part with these words, "" where there is none or several."""
    years = {time.first[:4] for part in parts if part.has(words) for time in part.times}
    return next(iter(years)) if len(years) == 1 else ""
