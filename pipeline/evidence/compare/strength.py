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
from pipeline.text.number_patterns import NUMBER
from pipeline.text.regex import regex

_NUMERIC = regex(r"\d")
_ALL = regex(
    rf"(?<![^\W\d_])(?:(?<!\bof )(?<!\babove )(?<!\bafter )(?<!\bnot )all(?= [^\W\d_])(?! {fragment('strength.behind_all')}\b)"
    rf"|{fragment('strength.all')}(?! {fragment('strength.behind_every')}\b))\b",
    re.IGNORECASE,
)
_EVERY = regex(r"every\b", re.IGNORECASE)
# "nine out of every ten", "one job for every fifteen inhabitants"
_RATIO_BEFORE = regex(rf"\b{NUMBER}(?: [^\W\d_]{{1,20}}){{0,2}} (?:out of|in|for) $", re.IGNORECASE)
# "For all the speeches, it was cheap": in spite of them
_CONCEDES = regex(rf"\W*For all {fragment('strength.behind_for_all')}\b[^.;]{{1,60}},")
# an order to the reader is no denial: "Do not hold your breath: one in seven was successful"
_IMPERATIVE = regex(rf"(?:^\W*|[.:;—–] ){fragment('strength.orders')}$")
_ALL_FOUND = regex(rf"(?<!\w){fragment('strength.all_counterparts')}(?!\w)", re.IGNORECASE)
_ALL_FOUND_NEARBY = regex(rf"(?<!\w){fragment('strength.all_counterparts_nearby')}(?!\w)", re.IGNORECASE)
_NONE = regex(rf"(?:\b{fragment('strength.none')}|n['’]t)\b(?! {fragment('strength.behind_none')}\b)", re.IGNORECASE)
# a denial that is meant whatever else the sentence says
_NEVER = regex(rf"\b{fragment('strength.never')}\b(?! {fragment('strength.behind_none')}\b)", re.IGNORECASE)
_NONE_FOUND = regex(
    rf"\b(?:{fragment('strength.none_counterparts')}|un[a-z]{{4,20}}|[a-z]{{3,20}}less|[a-z]{{3,20}}-free|in(?:ability|effective))\b|n['’]t\b",
    re.IGNORECASE,
)
# case tells the verb from the month
_HEDGE = regex(
    rf"(?<!\b[Nn]obody )(?<!\b[Nn]one )\b{fragment('strength.hedges')}\b(?! {fragment('strength.behind_hedge')}\b)"
)
_CLAIM_HEDGE = regex(rf"\b{fragment('strength.claim_hedges')}\b|\?", re.IGNORECASE)


_SMALL_WORD, _FEWEST_SMALL_WORDS = regex(r"\b[a-zß-ÿ]{3,40}\b"), 2
# an ellipsis, as in "the test does something that the other does not: it prevents"
_ELLIPSIS = regex(r"not\s*(?:[:;,]|\.?\s*$)", re.IGNORECASE)
# "not in Gdansk but in Vigo"
_NOT_BUT = regex(r"not\b[^.;]{1,60}\bbut\b")
# "no region receives more than": the greatest of all
_GREATEST = regex(rf"\bno\b[^.;,]{{1,60}}\b(?:{fragment('vocabulary.comparatives')}) than\b", re.IGNORECASE)
# a passage that has so much of the claim's words, beside the one that has most, speaks of the same
_ALIKE = 0.75
# a passage that shares less of the claim's words says nothing of how certain its statement is
_OF_ONE_THING = 0.25
# how many characters before and behind a hedge may be what it limits
_HEDGE_REACH = 100
# a figure of so many digits that agrees says that the source speaks of the very thing
_TELLING_DIGITS = 2
_SHARE = regex(r"%|\bper ?cent\b")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a claim is read beside: its passages, the nearest first; its words whose figures or dates agree.

    behind: the sentence behind the nearest passage, which may go on: "We looked for them. We found none." is_about: the passages
    are surely about the claim; what a faint one lacks says little.
    """

    passages: Sequence[str]
    agreeing: Sequence[str] = ()
    behind: str = ""
    is_about: bool = True

    @property
    def figure_agrees(self) -> bool:
        """Tell whether a figure of two digits or more, or a percentage, agrees."""
        return any(
            sum(map(str.isdigit, words)) >= (1 if _SHARE.search(words) else _TELLING_DIGITS) for words in self.agreeing
        )


@dataclass(frozen=True, slots=True)
class _Rule:
    """A row of the table. find: the words of a claim and of its passages, "" where those have none; None where nothing is amiss."""

    name: str
    kind: CheckKind
    find: Callable[[str, Surroundings], tuple[str, str] | None]
    reason: str


def check_strength(claim: str, beside: Surroundings) -> Iterator[tuple[int, Check]]:
    """Yield a doubt for each way in which a claim says more than its passages do, with the number of the passage: the first.

    >>> beside = Surroundings(["By June 35% of the tenants had agreed."])
    >>> [(c.kind.value, c.claimed) for _, c in check_strength("All tenants agreed.", beside)]
    [('quantifier', 'All')]
    """
    if not beside.passages or len(_SMALL_WORD.findall(beside.passages[0])) < _FEWEST_SMALL_WORDS:
        return  # nothing, or the row of a table, which says nothing of all or none
    for rule in RULES:
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
    """Return what a claim says of all, where no passage about it says anything of all; "every visit cost 14 euros" is a rate."""
    match = _ALL.search(claim)
    if not match or not beside.is_about or beside.figure_agrees or _CONCEDES.match(claim):
        return None
    if _EVERY.match(match.group()) and (_NUMERIC.search(claim) or _RATIO_BEFORE.search(claim, 0, match.start())):
        return None
    found = any(_ALL_FOUND.search(passage) for passage in beside.passages)
    nearby = any(_ALL_FOUND_NEARBY.search(passage) for passage in _alike(claim, beside))
    return None if found or nearby else (match.group(), "")


def _find_none(claim: str, beside: Surroundings) -> tuple[str, str] | None:
    """Return the denial of a claim, where no passage denies anything."""
    match = (_NEVER if beside.figure_agrees else _NONE).search(claim)
    if not match or not beside.is_about or _IMPERATIVE.search(claim, 0, match.end()):
        return None
    if _CLAIM_HEDGE.search(claim) or _GREATEST.search(claim) or _NOT_BUT.match(claim, match.start()):
        return None
    if _ELLIPSIS.match(claim, match.start()):
        return None
    denied = any(_NONE_FOUND.search(passage) for passage in (*beside.passages, beside.behind))
    return None if denied else (match.group(), "")


def _find_hedge(claim: str, beside: Surroundings) -> tuple[str, str] | None:
    """Return what a claim asserts without any hedge or denial, and the hedge of a passage that speaks of the same."""
    denies = _NONE.search(claim) and not _NEVER.search(claim)
    if _CLAIM_HEDGE.search(claim) or denies:
        return None
    passages = beside.passages[:1] if beside.figure_agrees else _alike(claim, beside)
    if not beside.agreeing:
        passages = [passage for passage in passages if topic_overlap(claim, [passage]) >= _OF_ONE_THING]
    hedges = (
        match
        for passage in passages
        for match in _HEDGE.finditer(passage)
        if match.group() not in claim and topic_overlap(claim, [_around(passage, match)])
    )
    return next((("no hedge", match.group()) for match in hedges), None)


def _around(passage: str, match: re.Match[str]) -> str:
    """Return the words that a hedge may limit: those near it in its part of a long sentence."""
    start = max(passage.rfind(mark, 0, match.start()) for mark in ";:") + 1
    end = min((i for mark in ";:" if (i := passage.find(mark, match.end())) >= 0), default=len(passage))
    return passage[max(start, match.start() - _HEDGE_REACH) : min(end, match.end() + _HEDGE_REACH)]


def _alike(claim: str, beside: Surroundings) -> list[str]:
    """Return the passages that share most with the claim; the first of all where a figure or date of it agrees."""
    shared = [topic_overlap(claim, [passage]) for passage in beside.passages]
    alike = [
        passage for passage, overlap in zip(beside.passages, shared, strict=True) if overlap >= _ALIKE * max(shared)
    ]
    return list(dict.fromkeys([*(beside.passages[:1] if beside.agreeing else ()), *alike]))


# read top-down; each speaks for itself
RULES = (
    _Rule("all-without-counterpart", CheckKind.QUANTIFIER, _find_all, "the source does not speak of all"),
    _Rule("denial-without-counterpart", CheckKind.NEGATION, _find_none, "the source denies nothing"),
    _Rule("certain-beside-hedge", CheckKind.MODALITY, _find_hedge, "the source is less certain"),
)
