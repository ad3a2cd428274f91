"""The words around a figure or a date, so that a claim's figure meets its counterpart and not just any number."""

import math
import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from pipeline.evidence.retrieve.idf import corpus_idf
from pipeline.model import Span
from pipeline.text.stems import STOPWORDS, stem

_TOKEN = re.compile(r"(?P<number>\d[\d.,]{0,40})|(?P<word>[^\W\d_]{1,60})|(?P<stop>[,;:()])")
# a word's weight falls by this from word to word; a comma or another figure stands for so many words
_FADES, _COMMA, _FIGURE = 0.88, 2, 3
_FAINT = 0.02

Context = dict[str, float]


@lru_cache(maxsize=2048)
def _tokens(text: str) -> tuple[tuple[int, str], ...]:
    """Return (place, stem) of every word, "," for what parts clauses and "#" for numbers."""
    return tuple(
        (m.start(), "#" if m["number"] else "," if m["stop"] else stem(m.group().casefold()))
        for m in _TOKEN.finditer(text)
    )


def context(text: str, span: Span) -> Context:
    """Return stem → weight of the words on both sides of the span, nearest heaviest; function words are left out."""
    tokens = _tokens(text)
    out: Context = {}
    left, right = bisect_left(tokens, (span.start,)), bisect_left(tokens, (span.end,))
    for side in (reversed(tokens[:left]), tokens[right:]):
        weight = 1.0
        for _, word in side:
            if weight < _FAINT:
                break
            if word == ",":
                weight *= _FADES**_COMMA
            elif word == "#":
                weight *= _FADES**_FIGURE
            else:
                if word not in STOPWORDS:
                    out[word] = max(out.get(word, 0.0), weight * corpus_idf(word))
                weight *= _FADES
    return out


def before(text: str, span: Span) -> str:
    """Return the stem of the last word before the span that is no function word, "" where there is none.

    >>> before("It was completed in March 2020.", Span(20, 30))
    'complet'
    """
    tokens = _tokens(text)
    said = (word for _, word in reversed(tokens[: bisect_left(tokens, (span.start,))]))
    return next((word for word in said if word not in STOPWORDS), "").strip("#,")


def likeness(one: Context, other: Context) -> float:
    """Return the cosine of two contexts, 0…1."""
    dot = sum(weight * other[word] for word, weight in one.items() if word in other)
    norm = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return dot / norm if norm else 0.0


def topic(claim: str, passages: Iterable[str]) -> float:
    """Return the idf share of the claim's words (numbers apart) that stand in the passages, 0…1."""
    wanted = {word for _, word in _tokens(claim) if word not in STOPWORDS and word not in "#,"}
    held = {word for passage in passages for _, word in _tokens(passage)}
    total = sum(corpus_idf(word) for word in wanted)
    return sum(corpus_idf(word) for word in wanted & held) / total if total else 0.0


def events(text: str, span: Span) -> frozenset[str]:
    """Return the stems of the uncapitalised words within eight words of the span: what happened, apart from names."""
    tokens = [m for m in _TOKEN.finditer(text) if m["word"]]
    at = bisect_left([m.start() for m in tokens], span.start)
    near = tokens[max(0, at - 8) : at + 8]
    return frozenset(stem(m.group().casefold()) for m in near if m.group().islower()) - STOPWORDS
