"""Noun phrases over our relations; spaCy's own noun chunks read only the labels of its own models."""

from collections.abc import Iterator

from pipeline.model.span import Span
from pipeline.text.parse.values import Phrase, Sentence, Token

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
# parts of a phrase that are never its head
_NEVER_HEADS = frozenset(("compound", "name", "title", "determiner", "fixed", "expletive"))
# what stands before the noun and belongs to it
_BEFORE = frozenset(("determiner", "adjective", "number", "possessor", "compound", "title", "name"))
_AFTER = frozenset(("name",))


def noun_phrases(sentence: Sentence) -> Iterator[Phrase]:
    """Yield the noun phrases in text order, without overlaps: "the three new laws" of "the three new laws of 1991".

    A possessor stays in the phrase of what it possesses ("Russia's oil exports"); a pronoun is a phrase.
    """
    first, last = _edges(sentence.tokens)
    end = 0
    for i, token in enumerate(sentence.tokens):
        if _is_head(token) and i >= end and first[i] >= end and not _is_possessor(sentence, i):
            yield Phrase(Span(sentence.tokens[first[i]].span.start, sentence.tokens[last[i]].span.end), i)
            end = last[i] + 1


def _is_head(token: Token) -> bool:
    return token.pos in _NOMINAL and token.relation not in _NEVER_HEADS


def _is_possessor(sentence: Sentence, i: int) -> bool:
    """Return whether the token stands in the phrase of what it possesses."""
    token = sentence.tokens[i]
    return token.relation == "possessor" and token.head > i and _is_head(sentence.tokens[token.head])


def _edges(tokens: tuple[Token, ...]) -> tuple[list[int], list[int]]:
    """Return the first and the last token of each token's phrase; two sweeps, for dependents stand on both sides."""
    first, last = list(range(len(tokens))), list(range(len(tokens)))
    for _ in range(2):
        for i, token in enumerate(tokens):
            head = token.head
            if i < head and (token.relation in _BEFORE or (token.relation == "adverb" and tokens[head].pos != "VERB")):
                first[head] = min(first[head], first[i])
            elif i > head and token.relation in _AFTER:
                last[head] = max(last[head], last[i])
    return first, last
