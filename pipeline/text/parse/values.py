"""A parse in values of ours."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.span import Span


class Token(NamedTuple):
    """A word or punctuation mark where it stands in our text.

    tag: Penn Treebank ("VBD"). pos: universal ("VERB"). morph: universal features ("Number=Sing|Person=3").
    relation: to its head, as lexicon/relations.toml calls it. head: index of the head in the sentence; a root's is its own.
    tag and morph are "" where a user's model has none.
    """

    span: Span
    tag: str
    pos: str
    lemma: str
    morph: str
    relation: str
    head: int


class Sentence(NamedTuple):
    """A sentence and its tokens in text order; content words govern: "in" depends on "Asia", "was" on "elected"."""

    span: Span
    tokens: tuple[Token, ...]

    def below(self, i: int, *relations: str) -> Iterator[int]:
        """Yield the indices of the dependents of token i, in text order; relations: only these."""
        for j, token in enumerate(self.tokens):
            if token.head == i != j and (not relations or token.relation in relations):
                yield j

    def under(self, i: int) -> Span:
        """Return the span from the first to the last token of the subtree of token i, however deep it is."""
        subtree, unvisited = {i}, [i]
        dependents = self._dependents()
        while unvisited:
            new = [j for j in dependents[unvisited.pop()] if j not in subtree]
            subtree.update(new)
            unvisited += new
        return Span(self.tokens[min(subtree)].span.start, self.tokens[max(subtree)].span.end)

    def _dependents(self) -> list[list[int]]:
        dependents: list[list[int]] = [[] for _ in self.tokens]
        for j, token in enumerate(self.tokens):
            if token.head != j:
                dependents[token.head].append(j)
        return dependents


class Phrase(NamedTuple):
    """A noun phrase without what follows its noun; head: the index of the noun in its sentence."""

    span: Span
    head: int
