"""Direct quotations and their speakers."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.lexicon import fragment
from pipeline.mentions.quotes.marks import SINGLE, find_marked
from pipeline.mentions.quotes.speakers import speaker_of
from pipeline.model import Entity, Quote, Span
from pipeline.text.regex import regex

_PERSON_REACH = 400  # characters in which the one person named is "he"
_PRONOUN_REACH = 1200  # characters in which the speaker of the quotation before is "he"
_CONTINUATION = regex(rf"\b{fragment('quotes.continuations')}(?: that)?,? $")
_SINGULAR = ("he", "she")
_PRONOUNS = (*_SINGULAR, "they", "it")


def find(text: str, people: Sequence[Entity] = ()) -> tuple[Quote, ...]:
    """Return the direct quotations in text order, marks left out; speaker "" where the text names none.

    Scare quotes (one or two words without a speaker) and titles in single marks are left out. Quotations inside a quotation
    belong to it; one that goes on over paragraphs, each opened by a mark, is one. people: the persons of the text, in text order;
    "he writes" is the only one named shortly before.

    >>> [(q.span.of(t), q.speaker) for t in ['“It ended too soon,” said Ann Lee.'] for q in find(t)]
    [('It ended too soon,', 'Ann Lee')]
    """
    quotes: list[Quote] = []
    last_speaker, last_end = "", -10_000
    for quotation in find_marked(text):
        speaker, by = speaker_of(text, quotation)
        pronoun = speaker.casefold()
        if pronoun in _PRONOUNS:
            speaker, by = "", "rule:pronoun"
            if quotation.left - last_end < _PRONOUN_REACH:
                speaker = last_speaker
            elif pronoun in _SINGULAR:
                speaker = _only_person(people, quotation.left, text)
        elif not speaker and last_speaker and _continues(text[last_end : quotation.left]):
            speaker, by = last_speaker, "rule:continued"
        if speaker:
            last_speaker, last_end = speaker, quotation.right
        if _is_quotation(text[quotation.start : quotation.end], quotation.mark, by != "rule:quote"):
            quotes.append(Quote("", Span(quotation.start, quotation.end), speaker, by))
    return tuple(quotes)


def _only_person(people: Sequence[Entity], at: int, text: str) -> str:
    """Return the one person that the paragraph names before the quotation, "" where there are several or none."""
    start = max(text.rfind("\n", 0, at) + 1, at - _PERSON_REACH)
    first = bisect_left(people, start, key=lambda e: e.span.start)
    last = bisect_left(people, at, key=lambda e: e.span.start)
    by_family_name = {e.name.rsplit(" ", 1)[-1]: e.span.of(text) for e in people[first:last]}
    return next(iter(by_family_name.values())) if len(by_family_name) == 1 else ""


def _is_quotation(words: str, mark: str, attributed: bool) -> bool:
    """Return whether words in quotation marks are no scare quotes and no title: "so-called", ‘Central Asia 2040’."""
    tokens: list[str] = re.findall(r"[^\W\d_][\w’'-]*", words)
    if len(tokens) < 3:
        return attributed and len(tokens) > 0 and mark not in SINGLE and words[-1] in ".,!?"
    if mark in SINGLE:
        long_or_capital = [token for token in tokens if len(token) > 3 or token[0].isupper()]
        return sum(token[0].isupper() for token in long_or_capital) < max(2, len(long_or_capital))
    return attributed or not all(token[0].isupper() for token in tokens if len(token) > 3)


def _continues(between: str) -> bool:
    """Return whether one speech goes on: nothing stands between two quotations, or "X said." and the next mark opens a sentence."""
    if len(between) >= 120 or between.count(".") > 1 or "\n" in between:
        return False
    return between.rstrip()[-1:] in ("", ".", ",", "!", "?") or bool(
        _CONTINUATION.search(between) and "." not in between
    )
