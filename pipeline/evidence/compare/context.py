"""The words around a figure or a date, so that a claim's figure meets its counterpart and not just any number."""

import math
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from pipeline.evidence.retrieve.idf import corpus_idf
from pipeline.lexicon import words
from pipeline.model import Span
from pipeline.text.regex import regex
from pipeline.text.stems import STOPWORDS, stem, stems

_TOKEN = regex(r"(?P<number>\d[\d.,]{0,40})|(?P<word>[^\W\d_]{1,60})|(?P<stop>[,;:()])")
_NUMBER_TOKEN, _STOP_TOKEN = "#", ","
# a word's weight decays by this from word to word; a comma or another figure stands for so many words
_DECAY = 0.88
_STOP_DECAY, _NUMBER_DECAY = _DECAY**2, _DECAY**3
_NEGLIGIBLE = 0.02
_NEARBY = 8

_DEGREES = frozenset(base for word in words("evidence.degree_words") for base in stems(word))

# stem → weight
Context = dict[str, float]


@lru_cache(maxsize=2048)
def _tokens(text: str) -> tuple[tuple[int, str], ...]:
    """Return (offset, stem) of every word, "," for what parts clauses and "#" for numbers."""
    return tuple(
        (
            m.start(),
            _NUMBER_TOKEN if m["number"] else _STOP_TOKEN if m["stop"] else stem(m.group().casefold()),
        )
        for m in _TOKEN.finditer(text)
    )


def weigh_context(text: str, span: Span) -> Context:
    """Return stem → weight of the content words on both sides of the span, the nearest heaviest."""
    tokens = _tokens(text)
    context: Context = {}
    left, right = bisect_left(tokens, (span.start,)), bisect_left(tokens, (span.end,))
    for side in (reversed(tokens[:left]), tokens[right:]):
        weight = 1.0
        for _, token in side:
            if weight < _NEGLIGIBLE:
                break
            if token == _STOP_TOKEN:
                weight *= _STOP_DECAY
            elif token == _NUMBER_TOKEN:
                weight *= _NUMBER_DECAY
            else:
                if token not in STOPWORDS:
                    context[token] = max(context.get(token, 0.0), weight * corpus_idf(token))
                weight *= _DECAY
    return context


def preceding_content_word(text: str, span: Span) -> str:
    """Return the stem of the last content word before the span, "" where there is none.

    >>> preceding_content_word("It was completed in March 2020.", Span(20, 30))
    'complet'
    """
    tokens = _tokens(text)
    before = (token for _, token in reversed(tokens[: bisect_left(tokens, (span.start,))]))
    return next((token for token in before if token not in STOPWORDS), "").strip(_NUMBER_TOKEN + _STOP_TOKEN)


def nearby_content_words(text: str, span: Span) -> frozenset[str]:
    """Return the stems of the uncapitalised content words within eight words of the span: what happened, names apart."""
    words = [m for m in _TOKEN.finditer(text) if m["word"]]
    at = bisect_left([m.start() for m in words], span.start)
    nearby = words[max(0, at - _NEARBY) : at + _NEARBY]
    return frozenset(stem(m.group().casefold()) for m in nearby if m.group().islower()) - STOPWORDS


def cosine(left: Context, right: Context) -> float:
    """Return the cosine similarity of two contexts, 0…1."""
    dot = sum(weight * right[word] for word, weight in left.items() if word in right)
    norm = math.sqrt(sum(w * w for w in left.values()) * sum(w * w for w in right.values()))
    return dot / norm if norm else 0.0


def topic_overlap(claim: str, passages: Iterable[str]) -> float:
    """Return the share of the claim's content words, weighed by idf, that stand in the passages, 0…1; numbers do not count."""
    wanted = {t for _, t in _tokens(claim) if t not in STOPWORDS and t not in (_NUMBER_TOKEN, _STOP_TOKEN)}
    present = {token for passage in passages for _, token in _tokens(passage)}
    # fsum: the same whatever the order in which a set is walked
    total = math.fsum(corpus_idf(token) for token in wanted)
    return math.fsum(corpus_idf(token) for token in wanted & present) / total if total else 0.0


def content(text: str) -> frozenset[str]:
    """Return the stems of a text that say something; "a little" says only by how much."""
    return frozenset(stems(text)) - STOPWORDS - _DEGREES
