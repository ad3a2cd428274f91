"""Cause and effect, which a claim may have the other way round: "the workers left because the mill closed"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.context import content
from pipeline.evidence.compare.statements.words import Reading
from pipeline.lexicon import fragment
from pipeline.text.regex import regex

_BEFORE_CAUSE, _BEFORE_EFFECT = fragment("statements.causes.before_cause"), fragment("statements.causes.before_effect")
_LAST = fragment("statements.causes.behind_effect")
_PATTERNS = (
    # "because the soil had washed away, the fields were left"
    regex(rf"(?:^|[.;?!]\s)(?i:{_BEFORE_CAUSE})\s(?P<cause>[^.;?!,]{{6,200}}),\s(?P<effect>[^.;?!]{{6,200}})"),
    # "the fields were left because the soil had washed away"
    regex(rf"(?P<effect>[^.;?!]{{8,200}}?)\b{_BEFORE_CAUSE}\s(?P<cause>[^.;?!]{{6,200}})"),
    # "the fields were left, which led to floods", "The fields were left. Therefore the soil washed away"
    regex(
        rf"(?P<cause>[^.;?!]{{8,200}}?)[.;,]?\s(?:and\s)?(?i:{_BEFORE_EFFECT})\b(?!\sby\b|\sof\b),?\s(?P<effect>[^.;?!]{{6,200}})"
    ),
    # "the fields were left, and the soil washed away as a result"
    regex(rf"(?P<cause>[^.;?!,]{{8,200}}),?\s(?:and|so)\s(?P<effect>[^.;?!]{{6,200}}?)\s{_LAST}(?=[.;,])"),
)
# what a claim must have to be compared so
CAUSAL = regex(rf"\b(?i:{_BEFORE_CAUSE}|{_BEFORE_EFFECT}|{_LAST})\b")
# texts whose causes are kept in memory
_MOST_READ = 256
# so many words in common, of cause and effect together, are no coincidence
_SURE = 3
# so many words of the effect alone
_SURE_OF_ONE = 2
# "due to falling numbers and not to the subsidy"
_DENIED = regex(r"\b(?:and|but|,)?\s?(?:not|rather than|instead of)\b")


class _Causation(NamedTuple):
    """What a text says of a cause and its effect. cause, effect: stems that only the one of them has."""

    words: str
    cause: frozenset[str]
    effect: frozenset[str]


def find_reversed_causes(claim: AnnotatedText, _: Reading, window: Sequence[AnnotatedText]) -> tuple[str, str] | None:
    """Find what the claim calls the cause and the passage the effect, with so many words in common that it is sure."""
    return _reversed(claim, window, _SURE)


def find_doubtful_causes(claim: AnnotatedText, _: Reading, window: Sequence[AnnotatedText]) -> tuple[str, str] | None:
    """Find the same where a word of each is shared."""
    return _reversed(claim, window, 2)


def _reversed(claim: AnnotatedText, window: Sequence[AnnotatedText], least: int) -> tuple[str, str] | None:
    claimed = _causations(claim.text)
    found = _causations(" ".join(passage.text for passage in window)) if claimed else ()
    for ours in claimed:
        if any(ours.cause & theirs.cause or ours.effect & theirs.effect for theirs in found):
            continue  # the passage says it that way round as well
        for theirs in found:
            causes, effects = ours.cause & theirs.effect, ours.effect & theirs.cause
            if causes and effects and len(causes) + len(effects) >= least:
                return ours.words, theirs.words
    return None


def find_other_causes(claim: AnnotatedText, _: Reading, window: Sequence[AnnotatedText]) -> tuple[str, str] | None:
    """Find an effect of the claim that the passage calls a cause, or a cause that it denies: "due to A and not to B"."""
    claimed = _causations(claim.text)
    found = _causations(" ".join(passage.text for passage in window)) if claimed else ()
    for ours in claimed:
        if any(ours.cause & _asserted(theirs) for theirs in found):
            continue
        for theirs in found:
            is_turned = len(ours.effect & theirs.cause) >= _SURE_OF_ONE and not ours.effect & theirs.effect
            denied = theirs.cause - _asserted(theirs)
            if is_turned or (ours.cause & denied and ours.effect & theirs.effect):
                return ours.words, theirs.words
    return None


def _asserted(causation: _Causation) -> frozenset[str]:
    """Return the cause without what stands behind "and not"."""
    return causation.cause & content(_DENIED.split(causation.words, maxsplit=1)[0])


@lru_cache(maxsize=_MOST_READ)
def _causations(text: str) -> tuple[_Causation, ...]:
    """Return the causes and effects that a text tells; three rules read a passage, most of which tell none."""
    return tuple(_find_causations(text)) if CAUSAL.search(text) else ()


def _find_causations(text: str) -> Iterator[_Causation]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            cause, effect = content(match["cause"]), content(match["effect"])
            yield _Causation(match.group().strip(" .;,"), cause - effect, effect - cause)
