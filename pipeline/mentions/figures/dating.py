"""When a figure holds: the date of its own clause, else that of the clause or the sentence before."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from pipeline.lexicon import either, fragment, words
from pipeline.mentions.figures.clauses import clause_at, compared, sentence_at
from pipeline.model import Figure, Span, Time, WhenSource

# what may stand between the start of a sentence and the date that opens it: "In early "
_LEADS = re.compile(
    rf"\W{{0,3}}(?:(?:{either(w.capitalize() for w in words('figures.dating_prepositions'))})\s(?:\w+\s){{0,3}})?"
)
# a date that bounds or is compared with says nothing of other figures: "since 2009", "than in 2005", "up from 4 in 2021"
_BOUND = re.compile(
    r"\b(?:since|until|till|before|after|by|from|to|than(?: it was)? in|as in|(?:up|down) from [^,;.]{1,30} in"
    r"|by the (?:end|middle|beginning) of)(?: the)? $",
    re.IGNORECASE,
)
# the sentence tells what was: "The median stop lasted 94 minutes"; "It takes 94 minutes" holds always
_PAST = re.compile(rf"\b(?:{fragment('figures.past_verbs')}|[a-z]{{2,20}}ed)\b")
_FAR = 600


def date_figures(figures: Sequence[Figure], times: Sequence[Time], text: str) -> tuple[Figure, ...]:
    """Return the figures with `when` (EDTF) and `when_source`: stated, inherited, or both empty.

    times: of the same text, in any order; durations and sets are left out. stated: the date stands in the figure's clause.
    inherited: it stands in the coordinated clause or in the sentence before, of the same paragraph.
    """
    usable = sorted((t for t in times if t.kind == "date" and t.edtf and t.first), key=lambda t: t.span)
    starts = [t.span.start for t in usable]
    places = sorted(f.span.start for f in figures)
    out = []
    for figure in figures:
        sentence = sentence_at(text, figure.span.start)
        here = usable[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        here = [t for t in here if not t.span.overlaps(figure.span)]
        time, source = _stated(figure, here, places, sentence, text), WhenSource.STATED
        if time is None:
            time, source = _before(figure, here, usable, starts, sentence, text), WhenSource.INHERITED
        out.append(replace(figure, when=time.edtf, when_source=source) if time else figure)
    return tuple(out)


def _stated(figure: Figure, here: Sequence[Time], places: Sequence[int], sentence: Span, text: str) -> Time | None:
    """Choose among the dates of the clause: the one behind before another figure comes, the one in front, any behind."""
    clause = clause_at(text, figure.span.start, figure.span.end, sentence)
    turns = compared(text, clause)
    inside = [t for t in here if clause.contains(t.span) and _same_side(figure.span, t.span, turns)]
    after = [t for t in inside if t.span.start >= figure.span.end]
    front = [t for t in inside if t.span.end <= figure.span.start]
    if after:
        between = bisect_left(places, after[0].span.start) - bisect_left(places, figure.span.end)
        if not between:
            return after[0]
    if front:
        return front[-1]
    if after:
        return after[0]
    return here[0] if len(here) == 1 and here[0].span.end <= clause.start and _opens(here[0], sentence, text) else None


def _opens(time: Time, sentence: Span, text: str) -> bool:
    """Tell whether the date opens the sentence ("In 2023, …") and so holds for all of it."""
    led = _LEADS.fullmatch(text, sentence.start, time.span.start)
    return bool(led) and text.startswith(",", time.span.end)


def _holds(time: Time, text: str) -> bool:
    """Tell whether the date is one in which things were so, not a bound or the other side of a comparison."""
    return not _BOUND.search(text[max(0, time.span.start - 50) : time.span.start])


def _same_side(figure: Span, time: Span, turns: Sequence[int]) -> bool:
    """Tell whether no "up from", "compared with" parts the two."""
    low, high = min(figure.start, time.start), max(figure.start, time.start)
    return not any(low < turn <= high for turn in turns)


def _before(
    figure: Figure, here: Sequence[Time], usable: Sequence[Time], starts: Sequence[int], sentence: Span, text: str
) -> Time | None:
    """Return the date of the clauses before in the sentence, else the last one of the sentence before it."""
    earlier = [t for t in here if t.span.end <= figure.span.start and _holds(t, text)]
    if earlier:
        return earlier[-1]
    if here or not _PAST.search(text, sentence.start, sentence.end):
        return None
    i = bisect_left(starts, sentence.start) - 1
    while i >= 0 and not _holds(usable[i], text) and usable[i].span.start > sentence.start - _FAR:
        i -= 1
    if i < 0:
        return None
    time = usable[i]
    previous = sentence_at(text, max(0, _left_of(text, sentence.start)))
    near = previous.contains(time.span) and "\n" not in text[time.span.end : sentence.start]
    return time if near else None


def _left_of(text: str, offset: int) -> int:
    """Return the last code point before the offset that is no white space."""
    at = offset - 1
    while at > 0 and text[at].isspace():
        at -= 1
    return at
