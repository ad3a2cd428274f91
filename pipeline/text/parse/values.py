"""What a parse says, in values of ours."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.span import Span


class Token(NamedTuple):
    """A word or mark where it stands in our text.

    tag: Penn Treebank ("VBD"). pos: universal ("VERB"). morph: universal features ("Number=Sing|Person=3").
    relation: to its head, in the words of lexicon/relations.toml. head: place of the head in the sentence; a root's is its own.
    tag and morph are "" where a user's model does not say.
    """

    span: Span
    tag: str
    pos: str
    lemma: str
    morph: str
    relation: str
    head: int


class Sentence(NamedTuple):
    """A sentence and its tokens in text order; content words govern: "in" hangs on "Asia", "was" on "elected"."""

    span: Span
    tokens: tuple[Token, ...]

    def below(self, i: int, *relations: str) -> Iterator[int]:
        """Yield the places of the tokens that hang on token i, in text order; relations: only these."""
        for j, token in enumerate(self.tokens):
            if token.head == i != j and (not relations or token.relation in relations):
                yield j

    def under(self, i: int) -> Span:
        """Return the span from the first to the last token of the subtree of token i, however deep it is."""
        inside, fresh = {i}, [i]
        children = self._children()
        while fresh:
            new = [j for j in children[fresh.pop()] if j not in inside]
            inside.update(new)
            fresh += new
        return Span(self.tokens[min(inside)].span.start, self.tokens[max(inside)].span.end)

    def _children(self) -> list[list[int]]:
        children: list[list[int]] = [[] for _ in self.tokens]
        for j, token in enumerate(self.tokens):
            if token.head != j:
                children[token.head].append(j)
        return children


class Phrase(NamedTuple):
    """A noun phrase without what follows its noun; head: the place of the noun in its sentence."""

    span: Span
    head: int
