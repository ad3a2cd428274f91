"""Dates of figures: the date of a figure's own clause, else one inherited from the clause or the sentence before it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from pipeline.lexicon import either, fragment, words
from pipeline.mentions.figures.clauses import clause_at, compared, sentence_at
from pipeline.model import Figure, Span, Time, WhenSource
from pipeline.text.regex import regex

# what may stand between the start of a sentence and the date that opens it: "In early "
_OPENING = regex(
    rf"\W{{0,3}}(?:(?:{either(w.capitalize() for w in words('figures.dating_prepositions'))})\s(?:\w+\s){{0,3}})?"
)
# a date that bounds or is compared with dates no other figure: "since 2009", "than in 2005", "up from 4 in 2021"
_BOUND = regex(rf"\b(?:{fragment('figures.date_bounds')}|(?:up|down) from [^,;.]{{1,30}} in)(?: the)? $", re.IGNORECASE)
# a sentence in the past tense has a date: "The median stop lasted 94 minutes"; one in the present needs none
_PAST = regex(rf"\b(?:{fragment('figures.past_verbs')}|[a-z]{{2,20}}ed)\b")
_REACH = 600


def date_figures(figures: Sequence[Figure], times: Sequence[Time], text: str) -> tuple[Figure, ...]:
    """Return the figures with `when` (EDTF) and `when_source`: stated, inherited, or both empty.

    Stated: the date stands in the figure's clause. Inherited: it stands in a coordinated clause before it, or in the sentence
    before, of the same paragraph.

    Args:
        times: temporal expressions of the same text, in any order; durations and sets are ignored.
    """
    dates = sorted((t for t in times if t.kind == "date" and t.edtf and t.first), key=lambda t: t.span)
    figure_starts = sorted(figure.span.start for figure in figures)
    return tuple(_date(figure, dates, figure_starts, text) for figure in figures)


def _date(figure: Figure, dates: Sequence[Time], figure_starts: Sequence[int], text: str) -> Figure:
    """Return the figure with its date."""
    sentence = sentence_at(text, figure.span.start)
    in_sentence = dates[_index(dates, sentence.start) : _index(dates, sentence.end)]
    candidates = [date for date in in_sentence if not date.span.overlaps(figure.span)]
    if date := _stated_date(figure, candidates, figure_starts, sentence, text):
        return replace(figure, when=date.edtf, when_source=WhenSource.STATED)
    if date := _inherited_date(figure, candidates, dates, sentence, text):
        return replace(figure, when=date.edtf, when_source=WhenSource.INHERITED)
    return figure


def _index(dates: Sequence[Time], offset: int) -> int:
    """Return the index of the first date that starts at the offset or behind it."""
    return bisect_left(dates, offset, key=lambda date: date.span.start)


def _stated_date(
    figure: Figure, candidates: Sequence[Time], figure_starts: Sequence[int], sentence: Span, text: str
) -> Time | None:
    """Return the date of the clause: the one behind if no other figure comes first, the one in front, any one behind."""
    clause = clause_at(text, figure.span.start, figure.span.end, sentence)
    boundaries = compared(text, clause)
    in_clause = [t for t in candidates if clause.contains(t.span) and not _separated(figure.span, t.span, boundaries)]
    following = [date for date in in_clause if date.span.start >= figure.span.end]
    preceding = [date for date in in_clause if date.span.end <= figure.span.start]
    if following:
        figures_between = bisect_left(figure_starts, following[0].span.start) - bisect_left(
            figure_starts, figure.span.end
        )
        if not (figures_between and preceding):
            return following[0]
    if preceding:
        return preceding[-1]
    only = candidates[0] if len(candidates) == 1 and candidates[0].span.end <= clause.start else None
    return only if only and _opens_sentence(only, sentence, text) else None


def _opens_sentence(date: Time, sentence: Span, text: str) -> bool:
    """Tell whether the date opens the sentence ("In 2023, …") and so dates all of it."""
    return bool(_OPENING.fullmatch(text, sentence.start, date.span.start)) and text.startswith(",", date.span.end)


def _is_bound(date: Time, text: str) -> bool:
    """Tell whether the date is a bound ("since 2009") or the other side of a comparison ("than in 2005")."""
    return _BOUND.search(text[max(0, date.span.start - 50) : date.span.start]) is not None


def _separated(left: Span, right: Span, boundaries: Sequence[int]) -> bool:
    """Tell whether a comparison ("up from", "compared with") begins between two spans."""
    low, high = min(left.start, right.start), max(left.start, right.start)
    return any(low < boundary <= high for boundary in boundaries)


def _inherited_date(
    figure: Figure, candidates: Sequence[Time], dates: Sequence[Time], sentence: Span, text: str
) -> Time | None:
    """Return the last date before the figure in its sentence; where the sentence has none, that of the sentence before."""
    preceding = [date for date in candidates if date.span.end <= figure.span.start and not _is_bound(date, text)]
    if preceding:
        return preceding[-1]
    if candidates or not _PAST.search(text, sentence.start, sentence.end):
        return None
    return _previous_sentence_date(dates, sentence, text)


def _previous_sentence_date(dates: Sequence[Time], sentence: Span, text: str) -> Time | None:
    """Return the last date of the sentence before, if both stand in one paragraph."""
    i = _index(dates, sentence.start) - 1
    while i >= 0 and _is_bound(dates[i], text) and dates[i].span.start > sentence.start - _REACH:
        i -= 1
    if i < 0:
        return None
    previous = sentence_at(text, max(0, _last_non_space(text, sentence.start)))
    same_paragraph = "\n" not in text[dates[i].span.end : sentence.start]
    return dates[i] if previous.contains(dates[i].span) and same_paragraph else None


def _last_non_space(text: str, offset: int) -> int:
    """Return the offset of the last character before the offset that is no white space."""
    at = offset - 1
    while at > 0 and text[at].isspace():
        at -= 1
    return at
