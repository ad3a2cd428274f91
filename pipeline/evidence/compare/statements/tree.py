"""What the tree of a sentence says of one of its words, read when a rule first asks for it: of three words in five none does."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.evidence.compare.statements import features
from pipeline.evidence.compare.statements.roles import Roles, roles
from pipeline.text.parse import Token


@dataclass(frozen=True, eq=False, repr=False)
class InTree:
    """A word in its parsed sentence. children: of each token. stems: of each, "" of function words. i: which token it is."""

    tokens: Sequence[Token]
    children: features.Children
    stems: Sequence[str]
    i: int

    @cached_property
    def modality(self) -> frozenset[str]:
        """Return the kinds of the hedges over it."""
        return features.modality(self.tokens, self.children, self.i)

    @cached_property
    def quantity(self) -> str:
        """Return how much of a whole it stands for."""
        return features.quantity(self.tokens, self.children, self.i)

    @cached_property
    def subject(self) -> frozenset[str]:
        """Return the stems of the subject of its predicate."""
        return features.subject(self.tokens, self.children, self.stems, self.i)

    @cached_property
    def arguments(self) -> frozenset[str]:
        """Return the stems of the nouns around it."""
        return features.arguments(self.tokens, self.children, self.stems, self.i)

    @cached_property
    def roles(self) -> Roles:
        """Return what fills its places."""
        return roles(self.tokens, self.children, self.stems, self.i)
