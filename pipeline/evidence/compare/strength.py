"""How strongly a claim puts a thing: what it says of all or of none, or as certain, needs a source that goes as far.

"All tenants had agreed" beside "35 per cent of the tenants had agreed"; "there will be delays" beside "delays are possible". The
words alone are compared: a free paraphrase shares few others. What has no counterpart is a doubt, never a difference.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

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
_NONE_FOUND = re.compile(
    rf"\b(?:{fragment('strength.none_counterparts')}|un[a-z]{{4,20}}|[a-z]{{3,20}}less|in(?:ability|effective))\b|n['’]t\b",
    re.IGNORECASE,
)
# case tells the verb from the month
_HEDGE = re.compile(rf"\b{fragment('strength.hedges')}\b(?! {fragment('strength.behind_hedge')}\b)")
_CLAIM_HEDGE = re.compile(rf"\b{fragment('strength.claim_hedges')}\b|\?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A row of the table. find: the words of a claim and of its passages, "" where those have none; None where nothing is amiss."""

    name: str
    kind: CheckKind
    find: Callable[[str, Sequence[str]], tuple[str, str] | None]
    reason: str


def check_strength(claim: str, passages: Sequence[str]) -> Iterator[tuple[int, Check]]:
    """Yield a doubt for each way in which a claim says more than its passages do, with the number of the passage: the first.

    passages: the most relevant first.

    >>> [(c.kind.value, c.claimed) for _, c in check_strength("All of them agreed.", ["Of the tenants 35% agreed."])]
    [('quantifier', 'All')]
    """
    for rule in RULES if passages else ():
        if found := rule.find(claim, passages):
            claimed, source = found
            values = (
                f"article {claimed}, source {source}"
                if source
                else f"no counterpart in the passage to hold against {claimed}"
            )
            yield (
                0,
                Check(rule.kind, claimed, source, CheckOutcome.MAY_DIFFER, f"{values}; {rule.reason}", by=rule.name),
            )


def _find_all(claim: str, passages: Sequence[str]) -> tuple[str, str] | None:
    """Return what a claim says of all, where no passage says anything of all; "every visit cost 14 euros" is a rate."""
    match = _ALL.search(claim)
    if not match or (_EVERY.match(match.group()) and _NUMERIC.search(claim)):
        return None
    return None if any(_ALL_FOUND.search(passage) for passage in passages) else (match.group(), "")


def _find_none(claim: str, passages: Sequence[str]) -> tuple[str, str] | None:
    """Return the denial of a claim, where no passage denies anything."""
    match = _NONE.search(claim)
    if not match or _CLAIM_HEDGE.search(claim):
        return None
    return None if any(_NONE_FOUND.search(passage) for passage in passages) else (match.group(), "")


def _find_hedge(claim: str, passages: Sequence[str]) -> tuple[str, str] | None:
    """Return what a claim asserts without any hedge, and the hedge of the passage that is nearest to it."""
    match = _HEDGE.search(passages[0])
    return ("no hedge", match.group()) if match and not _CLAIM_HEDGE.search(claim) else None


# read top-down; each speaks for itself
RULES = (
    _Rule("all-without-counterpart", CheckKind.QUANTIFIER, _find_all, "the source does not speak of all"),
    _Rule("denial-without-counterpart", CheckKind.NEGATION, _find_none, "the source denies nothing"),
    _Rule("certain-beside-hedge", CheckKind.MODALITY, _find_hedge, "the source is less certain"),
)
