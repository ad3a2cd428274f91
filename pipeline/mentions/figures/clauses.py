"""Clauses by rule: the span in which a figure, its measure and its date stand together."""

from bisect import bisect_right
from functools import lru_cache

from pipeline.lexicon import fragment
from pipeline.model import Span
from pipeline.text.regex import regex
from pipeline.text.sentences import sentences

_REACH = 400
# what parts two statements inside a sentence
_BOUNDARY = regex(
    rf"(?=[;:,()\s])(?:[;:]\s|\s[–—-]\s|\s(?:and|but)\s(?=(?:[a-z]+\s){{0,4}}[a-z]{{3,20}}\s{fragment('figures.clause_verbs')}\b)"
    rf"|,?\s{fragment('figures.subordinators')}\s|,\s{fragment('figures.clause_openers')}\s|[()])"
)
# what parts a level from the level it is compared with
_COMPARED = regex(
    rf",?\s(?:{fragment('figures.level_comparisons')}"
    rf"|from(?= (?:{fragment('vocabulary.approximators')} )?[$€£\d]))\s"
    r"|,\s(?:up|down)\s|\s(?:than|as)\s(?=(?:it\s)?(?:was\s)?(?:in|at)\s)"
)
_ACRONYM = regex(r"\([A-Z][\w&+-]{1,11}\)")


def sentence_at(text: str, offset: int) -> Span:
    """Return the sentence that holds the code point, at most _REACH to either side: a table row may be a megabyte."""
    spans = sentences(text)
    i = bisect_right(spans, offset, key=lambda s: s.start) - 1
    found = spans[i] if i >= 0 else Span(0, len(text))
    return Span(max(found.start, offset - _REACH), min(found.end, offset + _REACH))


def clause_at(text: str, start: int, end: int, within: Span) -> Span:
    """Return the clause of a sentence that holds text[start:end].

    >>> t = "Exports reached 5, whereas imports were 6."
    >>> clause_at(t, 16, 17, Span(0, len(t))).of(t)
    'Exports reached 5'
    """
    left, right = within.start, within.end
    for boundary in _boundaries(text, within):
        if boundary.end <= start:
            left = boundary.end
        elif boundary.start >= end:
            right = boundary.start
            break
    return Span(left, right)


@lru_cache(maxsize=16)
def _boundaries(text: str, within: Span) -> tuple[Span, ...]:
    """Return what parts the clauses of a sentence, in order; several figures of one sentence ask."""
    return tuple(
        Span(*found.span())
        for found in _BOUNDARY.finditer(text, within.start, within.end)
        if found.group() not in "()" or not _in_acronym(text, found.start())
    )


def _in_acronym(text: str, at: int) -> bool:
    """Tell whether the bracket is one of "(OTS)", which parts nothing."""
    opening = at if text[at] == "(" else text.rfind("(", max(0, at - 14), at)
    return opening >= 0 and bool(_ACRONYM.match(text, opening))


def compared(text: str, clause: Span) -> list[int]:
    """Return where the clause turns to what it compares with ("… 5 in 2023, up from 4 in 2022")."""
    return [found.start() for found in _COMPARED.finditer(text, clause.start, clause.end)]
