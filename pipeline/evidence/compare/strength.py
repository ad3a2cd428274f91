"""How strongly a claim puts a thing: what it says of all or of none, or as certain, needs a source that goes as far.

"All tenants had agreed" beside "35 per cent of the tenants had agreed"; "there will be delays" beside "delays are possible". The
words alone are compared: a free paraphrase shares few others. What has no counterpart is a doubt, never a difference.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.evidence.compare.context import topic_overlap
from pipeline.lexicon import fragment
from pipeline.model import Check, CheckKind, CheckOutcome

_NUMERIC = re.compile(r"\d")
_ALL = re.compile(
    rf"(?<![^\W\d_])(?:(?<!\bof )(?<!\babove )(?<!\bafter )(?<!\bnot )all(?= [^\W\d_])(?! {fragment('strength.behind_all')}\b)"
    rf"|{fragment('strength.all')}(?! {fragment('strength.behind_every')}\b))\b",
    re.IGNORECASE,
)
_EVERY = re.compile(r"every\b", re.IGNORECASE)
_ALL_FOUND = re.compile(rf"(?<!\w){fragment('strength.all_counterparts')}(?!\w)", re.IGNORECASE)
_NONE = re.compile(
    rf"(?:\b{fragment('strength.none')}|n['’]t)\b(?! {fragment('strength.behind_none')}\b)", re.IGNORECASE
)
# a denial that is meant whatever else the sentence says
_NEVER = re.compile(rf"\b{fragment('strength.never')}\b(?! {fragment('strength.behind_none')}\b)", re.IGNORECASE)
_NONE_FOUND = re.compile(
    rf"\b(?:{fragment('strength.none_counterparts')}|un[a-z]{{4,20}}|[a-z]{{3,20}}less|in(?:ability|effective))\b|n['’]t\b",
    re.IGNORECASE,
)
# case tells the verb from the month
_HEDGE = re.compile(rf"\b{fragment('strength.hedges')}\b(?! {fragment('strength.behind_hedge')}\b)")
_CLAIM_HEDGE = re.compile(rf"\b{fragment('strength.claim_hedges')}\b|\?", re.IGNORECASE)


# "no region receives more than": the greatest of all
_GREATEST = re.compile(rf"\bno\b[^.;,]{{1,60}}\b(?:{fragment('vocabulary.comparatives')}) than\b", re.IGNORECASE)
# a passage that has so much of the claim's words, beside the one that has most, speaks of the same
_ALIKE = 0.75
# a figure of so many digits that agrees says that the source speaks of the very thing
_TELLING_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a claim is read beside: its passages, the nearest first, each with its neighbours; its words whose figures agree."""

    passages: Sequence[str]
    windows: Sequence[str]
    agreeing: Sequence[str] = ()

    @property
    def figure_agrees(self) -> bool:
        """Tell whether a figure of two digits or more agrees."""
        return any(sum(c.isdigit() for c in words) >= _TELLING_DIGITS for words in self.agreeing)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A row of the table. find: the words of a claim and of its passages, "" where those have none; None where nothing is amiss."""

    name: str
    kind: CheckKind
    find: Callable[[str, Surroundings], tuple[str, str] | None]
    reason: str


def check_strength(claim: str, beside: Surroundings) -> Iterator[tuple[int, Check]]:
    """Yield a doubt for each way in which a claim says more than its passages do, with the number of the passage: the first.

    >>> beside = Surroundings(["Of the tenants 35% agreed."], ["Of the tenants 35% agreed. They were asked twice."])
    >>> [(c.kind.value, c.claimed) for _, c in check_strength("All of them agreed.", beside)]
    [('quantifier', 'All')]
    """
    for rule in RULES if beside.passages else ():
        if found := rule.find(claim, beside):
            claimed, source = found
            values = (
                f"article {claimed}, source {source}"
                if source
                else f"no counterpart in the passage to hold against {claimed}"
            )
            check = Check(rule.kind, claimed, source, CheckOutcome.MAY_DIFFER, f"{values}; {rule.reason}", by=rule.name)
            yield 0, check


def _find_all(claim: str, beside: Surroundings) -> tuple[str, str] | None:
    """Return what a claim says of all, where no passage says anything of all; "every visit cost 14 euros" is a rate."""
    match = _ALL.search(claim)
    if not match or beside.figure_agrees or (_EVERY.match(match.group()) and _NUMERIC.search(claim)):
        return None
    return None if any(_ALL_FOUND.search(passage) for passage in beside.passages) else (match.group(), "")


def _find_none(claim: str, beside: Surroundings) -> tuple[str, str] | None:
    """Return the denial of a claim, where nothing near it denies anything."""
    match = (_NEVER if beside.figure_agrees else _NONE).search(claim)
    if not match or _CLAIM_HEDGE.search(claim) or _GREATEST.search(claim):
        return None
    return None if any(_NONE_FOUND.search(window) for window in beside.windows) else (match.group(), "")


def _find_hedge(claim: str, beside: Surroundings) -> tuple[str, str] | None:
    """Return what a claim asserts without any hedge or denial, and the hedge of a passage that speaks of the same."""
    denies = _NONE.search(claim) and not _NEVER.search(claim)
    if _CLAIM_HEDGE.search(claim) or denies:
        return None
    shared = [topic_overlap(claim, [passage]) for passage in beside.passages]
    others = [
        passage
        for passage, overlap in zip(beside.passages[1:], shared[1:], strict=True)
        if overlap >= _ALIKE * max(shared) and not beside.figure_agrees
    ]
    hedges = (match for passage in (beside.passages[0], *others) if (match := _HEDGE.search(passage)))
    return next((("no hedge", match.group()) for match in hedges), None)


# read top-down; each speaks for itself
RULES = (
    _Rule("all-without-counterpart", CheckKind.QUANTIFIER, _find_all, "the source does not speak of all"),
    _Rule("denial-without-counterpart", CheckKind.NEGATION, _find_none, "the source denies nothing"),
    _Rule("certain-beside-hedge", CheckKind.MODALITY, _find_hedge, "the source is less certain"),
)
