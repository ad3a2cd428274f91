"""Whose a figure is and how it changed, where a text tells several figures beside each other.

"Musicals sold 9.3 million, plays 3.6 million": each figure has a part of the sentence, and words that no other part has.
"64,000 boarded it, down from 81,000": the value before, and the value after.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pipeline.evidence.compare.statements.features import MEASURES
from pipeline.evidence.compare.statements.words import Reading
from pipeline.lexicon import fragment
from pipeline.model import Figure
from pipeline.text.regex import regex
from pipeline.text.stems import STOPWORDS, stem

# what parts two figures of a list, the strongest first
_SEPARATORS = (
    regex(r";\s|[.?!]\s"),
    regex(rf"\b{fragment('statements.lists.contrasts')}\b"),
    regex(r"\band\b"),
    regex(r",\s"),
)
SEPARATOR = regex("|".join(separator.pattern for separator in _SEPARATORS))
_SENTENCE_END = regex(r"[.?!;][”\"']?(?:\(\d{1,3}\))?\s")
# a single capital names a thing: "Route A"
_WORD = regex(r"[^\W\d_]{2,40}|\b[A-Z]\b|\b[A-Z]\d{1,3}\b")
_CLOSE = Decimal("0.02")
_BEFORE_TO = regex(rf"\b{fragment('statements.lists.from_words')}\s(?:[^\W\d_]+\s){{0,2}}$", re.IGNORECASE)
_TO = regex(rf"^[^.;]{{0,40}}?\b{fragment('statements.lists.to_words')}\s(?:[^\W\d_]+\s){{0,2}}$", re.IGNORECASE)
# "31 months; previously they had waited 44", "18 per cent; in 2022 it had been 34"
_EARLIER = regex(r"^[^?!]{0,80}?\b(?:had\s(?:[^\W\d_]+\s){1,2}|the\s)$(?<!in\sthe\s)")
# as in: net debt was £690m (2021: £735m)
_OF_EARLIER_YEAR = regex(r"[^.;:()]{0,30}\s\((?:in )?(?:1[89]|20)\d\d: ")
_IN_YEAR = regex(r"(?:\s[^\W\d_]+)?\sin\s((?:1[89]|20)\d\d)\b")
_AFTERWARDS = regex(
    rf"^[^.;]{{0,60}}?\b{fragment('statements.lists.down_from')}\s(?:[^\W\d_]+\s){{0,2}}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Part:
    """A figure of a list with the words of its part of the sentence, as stems."""

    figure: Figure
    words: frozenset[str]


def same_value(left: Figure, right: Figure) -> bool:
    """Tell whether two figures have one value, give or take rounding."""
    return all(abs(a - b) <= _CLOSE * max(abs(a), abs(b)) for a, b in ((left.low, right.low), (left.high, right.high)))


def parts(text: str, figures: Sequence[Figure]) -> list[Part]:
    """Return the parts of a text that belong to figures of it, in text order."""
    ordered = sorted(figures, key=lambda figure: figure.span.start)
    cuts = [_cut(text, left, right) for left, right in pairwise(ordered)]
    found = []
    for i, figure in enumerate(ordered):
        start = cuts[i - 1] if i else 0
        end = cuts[i] if i < len(cuts) else len(text)
        ends = [m.end() for m in _SENTENCE_END.finditer(text, start, figure.span.start)]
        stop = _SENTENCE_END.search(text, figure.span.end, end)
        before = text[ends[-1] if ends else start : figure.span.start]
        behind = text[figure.span.end : stop.start() if stop else end]
        found.append(Part(figure, _words(f"{before} {behind}")))
    return found


def _cut(text: str, left: Figure, right: Figure) -> int:
    """Return where the part of one figure ends and that of the next begins: at the last of the strongest separators."""
    for separator in _SEPARATORS:
        found = [m.start() for m in separator.finditer(text, left.span.end, right.span.start)]
        if found:
            return found[-1]
    return right.span.start


def _words(text: str) -> frozenset[str]:
    found = (m.group() for m in _WORD.finditer(text))
    stems = (word if len(word) == 1 or word[-1].isdigit() else stem(word.casefold()) for word in found)
    return frozenset(word for word in stems if word not in STOPWORDS and word not in MEASURES)


def changes(reading: Reading) -> Iterator[tuple[Figure, Figure]]:
    """Yield the pairs (before, after) that a text tells of one thing: "from 7 to 12", "12, up from 7", "12 (2019: 7)"."""
    ordered = sorted(reading.figures, key=lambda figure: figure.span.start)
    for left, right in pairwise(ordered):
        between, lead = reading.text[left.span.end : right.span.start], reading.text[: left.span.start]
        years = _year_behind(reading.text, left), _year_behind(reading.text, right)
        if _AFTERWARDS.search(between) or _EARLIER.search(between) or _OF_EARLIER_YEAR.fullmatch(between):
            yield right, left
        elif _TO.search(between) and _BEFORE_TO.search(lead):
            yield left, right
        elif all(years) and years[0] != years[1]:
            yield (left, right) if years[0] < years[1] else (right, left)


def rises_and_falls(reading: Reading) -> Iterator[tuple[Figure, Figure]]:
    """Yield the pairs (before, after) of "from 7 to 12", of one unit, which the second may leave out."""
    ordered = sorted(reading.figures, key=lambda figure: figure.span.start)
    for left, right in pairwise(ordered):
        between, lead = reading.text[left.span.end : right.span.start], reading.text[: left.span.start]
        of_one_unit = right.unit in (left.unit, "") and not same_value(left, right)
        if of_one_unit and _TO.search(between) and _BEFORE_TO.search(lead):
            yield left, right


def _year_behind(text: str, figure: Figure) -> str:
    """Return the year of "612,000 containers in 2022"."""
    match = _IN_YEAR.match(text, figure.span.end)
    return match[1] if match else ""
