"""How far a word of the claim and a word of a passage are about the same thing: the share of their neighbours in common."""

from collections.abc import Collection
from typing import NamedTuple

from pipeline.evidence.compare.statements.words import Reading, Word
from pipeline.evidence.retrieve.idf import corpus_idf
from pipeline.text.stems import stems

# the passage may stand one arc nearer, so that a far-off mention aligns nothing
_CLAIM_REACH, _PASSAGE_REACH = 4, 4
# what a neighbour counts that stands elsewhere in the passage; a name of the claim that the passage lacks (a title, "it")
_ELSEWHERE, _MISSING_NAME = 0.35, 0.4
_DIRECT = 2


class Alignment(NamedTuple):
    """How far a word of the claim and one of a passage are about the same thing.

    support: the idf-weighted share of the words near the one that are near the other, 0…1; 0 where nothing is near. Words that
    stand elsewhere in the passage count a part. local: without that part.
    """

    support: float
    local: float


def align(claim: Reading, word: Word, passage: Reading, other: Word, *, reach: int = _CLAIM_REACH) -> Alignment:
    """Return how far `word` of the claim and `other` of the passage are about the same thing."""
    present = passage.by_stem
    total = beside = elsewhere = 0.0
    for stem, distance in word.neighbours.items():
        if distance > reach or stem == other.stem:
            continue
        weight = corpus_idf(stem)
        is_name = any(stem in name for name in claim.names)
        if stem in other.neighbours and other.neighbours[stem] <= _PASSAGE_REACH:
            beside += weight
        elif stem in present:
            elsewhere += weight * _ELSEWHERE
        elif stem[0].isdigit():
            continue  # the comparison of figures and dates speaks of it
        elif is_name:
            weight *= _MISSING_NAME
        total += weight
    return Alignment((beside + elsewhere) / total, beside / total) if total else Alignment(0.0, 0.0)


def support(claim: Reading, word: Word, passage: Reading, other: Word, *, reach: int = _CLAIM_REACH) -> float:
    """Return the share of the words near `word` that are near `other`, or elsewhere in the passage."""
    return align(claim, word, passage, other, reach=reach).support


def direct_support(claim: Reading, word: Word, passage: Reading, other: Word) -> float:
    """Return the support of the words at most two arcs away."""
    return support(claim, word, passage, other, reach=_DIRECT)


def coverage(
    claim: Reading, passage: Reading, agreeing: Collection[str] = (), leave_out: Collection[str] = ()
) -> float:
    """Return the idf-weighted share of the claim's content words that the passage has, 0…1.

    agreeing: words of the claim whose figure or date agrees; numbers that do not are left to that comparison.
    leave_out: stems that do not count.
    """
    agreed = {word for words in agreeing for word in stems(words)}
    counted = (w.stem for w in claim.words if w.stem not in leave_out and (not w.is_number or w.stem in agreed))
    weights = {stem: corpus_idf(stem) for stem in counted}
    total = sum(weights.values())
    shared = (weight for stem, weight in weights.items() if stem in passage.by_stem or stem in agreed)
    return sum(shared) / total if total else 0.0


def share_of(claim: Reading, present: Collection[str]) -> float:
    """Return the idf-weighted share of the claim's content words that are among these stems, 0…1."""
    weights = {word.stem: corpus_idf(word.stem) for word in claim.words}
    total = sum(weights.values())
    return sum(weight for stem, weight in weights.items() if stem in present) / total if total else 0.0
