"""A sentence that a checker may want to check."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.span import Span


class ScopeKind(StrEnum):
    """What a citation covers, the surest first."""

    SENTENCE = "sentence"
    CLAUSE = "clause"
    NEXT_SENTENCE_INFERRED = "next-sentence (inferred)"
    PARAGRAPH_POSSIBLE = "paragraph (possible)"


class ClaimKind(StrEnum):
    """What a claim does; a claim may be of several kinds."""

    QUANTITY = "quantity"
    COMPARISON = "comparison"
    DATED_EVENT = "dated-event"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    CAUSAL = "causal"
    DEFINITION = "definition"
    PREDICTION = "prediction"
    OPINION = "opinion"
    OWN = "own"  # the authors state their own work: methods, results, "we", figures and tables of the article itself


@dataclass(frozen=True, slots=True)
class Scope:
    """The span of text that a citation covers."""

    citation: str
    span: Span
    kind: ScopeKind

    def may_cover(self, claim: Span) -> bool:
        """Tell whether it may cover a claim that cites nothing; a possible one of the claim alone says what it is compared with."""
        return self.kind != ScopeKind.PARAGRAPH_POSSIBLE or self.span != claim


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of the article with what it says, cites and mentions.

    score: check-worthiness, 0…1. citations, mentions: ids. scope: one a citation.
    """

    id: str
    span: Span
    kinds: tuple[ClaimKind, ...] = ()
    score: float = 0.0
    citations: tuple[str, ...] = ()
    scope: tuple[Scope, ...] = ()
    mentions: tuple[str, ...] = ()
    by: str = ""
