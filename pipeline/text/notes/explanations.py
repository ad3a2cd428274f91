"""What a note says about a work: brackets that explain it, and sentences of the author's own before and behind it.

Law reviews write so (The Bluebook, rules 1.5 and 10.6): "Lee, Tides, 12 Harb. L. Rev. 34, 40 (2017) (noting that “quays sink”)
(quoting Kim, Ports 9 (2003)) [hereinafter Tides]. The quays were never raised. Oates, Dikes 7 (1998)."
"""

import re
from collections.abc import Iterator

from pipeline.lexicon import fragment, words
from pipeline.lexicon.fragments import BLANK
from pipeline.model.span import Span
from pipeline.text.regex import regex

_INNER = fragment("citations.inner_signals", blank=BLANK)
# how a bracket opens that explains and is no part of the work: "(noting that …", "(“Quays sink.”", "([T]hey …", "(emphasis added"
_EXPLAINS = regex(
    r"\((?:\s?[“\"‘'\[]\S|[a-z]{3,14}ing\s|[^\W\d_a-z][\w.’' ]{1,40},\s(?:C\.\s?)?JJ?\.,|"
    rf"(?i:{fragment('citations.explanation_openers', blank=BLANK)})(?!\w))"
)
_SHORT_TITLE = regex(r"\[(?i:hereinafter)\s(?P<title>[^\[\]\n]{2,120})\]")
_QUOTES = regex(rf"\({_INNER}\s(?P<work>[^\n]{{8,400}})\)", re.IGNORECASE)
_BEFORE_INNER = regex(rf"\({_INNER}\s$", re.IGNORECASE)
# how a work closes that is cited in full, with its page: "34, 40 (2017)", "(Wyo. 1981)", "https://…", "supra note 4", "Id."
_CLOSED = regex(
    r"(?:\([^()]{0,60}(?:1[5-9]|20)\d\d\)\s\d{1,4}|\([^()]{0,40}\b[Ee]d\.,?\s(?:1[5-9]|20)\d\d\)|\d[\d\s,–n.-]{0,30}\((?:[^()]{0,60}[\s,.])?(?:1[5-9]|20)\d\d\)"
    r"|(?:(?:https?://|www\.)\S{4,400}|\[https?://\S{4,120}\])(?:\s\([^()]{4,60}\))?"
    rf"|{fragment('citations.above')}\s{fragment('citations.note_labels')}\s\d{{1,4}}(?:,?\sat\s[\d–,\s§-]{{1,24}})?"
    r"|\bat\s[\d–,\s§-]{1,24}|(?<![^\W_])[Ii]d)\.?$"
)
_LONGEST_BRACKET, _MOST_BRACKETS = 1500, 4  # characters of a bracket that explains, and how many follow each other
_TAIL = 440  # characters at the end of a statement in which its close shows
_FEWEST_WORDS, _MIN_SMALL = (
    6,
    0.5,
)  # words of a sentence, and share of them in small letters; titles in English have capitals
_LONGEST_PROSE = 900  # characters before a work
_LONGEST_NAME = 6  # words before the first comma of a work
_OPENING = regex(r"[^,:;(“\"]{1,120}")
# a name that opens a work behind a sentence: "W. Burlette Carter, Student-Athlete", "NCAA, 2023 Manual"
_OPENS_WORK = regex(r"[“\"‘]?[^\W\d_a-z][^,;:]{1,120},[”\"’]?\s|(?:Id|Ibid)[.,]")
_NO_NAMES = frozenset(words("citations.name_openers")) | frozenset(words("vocabulary.determiners"))


def citation_end(text: str, start: int, end: int) -> int:
    """Return where a statement ends without the brackets behind it that explain the work.

    >>> note = "Lee, Tides 40 (2017) (noting that quays sink) (emphasis added)."
    >>> note[: citation_end(note, 0, len(note))]
    'Lee, Tides 40 (2017)'
    """
    for _ in range(_MOST_BRACKETS):
        close = end
        while close > start and text[close - 1] in " .\n":
            close -= 1
        if close <= start or text[close - 1] not in ")]":
            return end
        opening = _opening_bracket(text, start, close)
        if opening <= start:
            return end
        is_short_title = text[opening] == "[" and _SHORT_TITLE.match(text, opening)
        if not is_short_title and not _EXPLAINS.match(text, opening, close):
            return end
        end = opening
        while end > start and text[end - 1].isspace():
            end -= 1
    return end


def _opening_bracket(text: str, start: int, close: int) -> int:
    """Return where the bracket opens that closes right before a place, -1 where it opens nowhere near."""
    closing = text[close - 1]
    opening = "(" if closing == ")" else "["
    depth = 0
    for i in range(close - 1, max(start, close - _LONGEST_BRACKET) - 1, -1):
        if text[i] == closing:
            depth += 1
        elif text[i] == opening:
            depth -= 1
            if not depth:
                return i
    return -1


def inner_works(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the works through which a statement quotes: "(quoting Kim, Ports 9 (2003))"."""
    for found in _QUOTES.finditer(text, start, end):
        close = _closing_bracket(text, found.start(), end)
        if close > found.start("work"):
            yield Span(found.start("work"), close)


def _closing_bracket(text: str, start: int, end: int) -> int:
    """Return where the bracket closes that opens here, -1 where it closes nowhere near."""
    opening = text[start]
    closing = ")" if opening == "(" else "]"
    depth = 0
    for i in range(start, min(end, start + _LONGEST_BRACKET)):
        depth += (text[i] == opening) - (text[i] == closing)
        if not depth:
            return i
    return -1


def is_inner(text: str, start: int) -> bool:
    """Tell whether a statement stands inside a bracket that says what another work quotes."""
    return _BEFORE_INNER.search(text, max(0, start - 40), start) is not None


def short_title(text: str, start: int, end: int) -> str:
    """Return the title by which a note says, right behind a work, that it will cite it: "[hereinafter Harbour Manual]"."""
    for _ in range(_MOST_BRACKETS):
        while start < end and text[start].isspace():
            start += 1
        if start >= end or text[start] not in "([":
            return ""
        found = _SHORT_TITLE.match(text, start, end)
        if found:
            return found["title"].strip()
        start = _closing_bracket(text, start, end) + 1
        if not start:
            return ""
    return ""


def closes_citation(text: str, start: int, end: int) -> bool:
    """Tell whether what ends here closes a work as law reviews do: a page and its year, an address, "supra note 4"."""
    end = citation_end(text, start, end)
    return _CLOSED.search(text, max(start, end - _TAIL), end) is not None


def is_prose(text: str, start: int, end: int) -> bool:
    """Tell whether words are a sentence of the author's own, and no work that goes on behind a full stop.

    >>> [is_prose(s, 0, len(s)) for s in ("Most of the quays were built in a year.", "Ada Lind, On the quays of the town.")]
    [True, False]
    """
    if end - start > _LONGEST_PROSE:
        return False
    sentence = text[start:end].split()
    small = sum(word[0].islower() for word in sentence)
    if len(sentence) < _FEWEST_WORDS or small < _MIN_SMALL * len(sentence):
        return False
    opening = _OPENING.match(text, start, end)
    names = opening[0].split() if opening else []
    is_name = 0 < len(names) <= _LONGEST_NAME and all(not word[0].islower() for word in names)
    return not is_name or names[0].casefold() in _NO_NAMES or any(word[0].isdigit() for word in names)


def opens_work(text: str, start: int, end: int) -> bool:
    """Tell whether a name or a title that a comma closes opens what begins here."""
    return _OPENS_WORK.match(text, start, end) is not None
