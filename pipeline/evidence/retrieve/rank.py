"""Rank the passages of a source for a claim: BM25 and further features, weighed by a linear ranker."""

import math
from collections.abc import Sequence

from pipeline.evidence.retrieve.coverage_rerank import rerank_for_coverage
from pipeline.evidence.retrieve.features import build_query, match_stems, passage_features
from pipeline.evidence.retrieve.index import PassageIndex, index_passages

# feature → weight: listwise logistic regression over claims with known passages (WiCE; CL-SciSumm at a tenth of the weight),
# by training/passages.py; origin of the data: assets/DATA.md
# bias: the best passage of three cited pages in 200 is below RELEVANT; so are those of 183 unrelated ones
WEIGHTS = {
    "bias": -4.67,
    "bm25": -1.8,
    "overlap": 5.46,
    "self_reference": 2.57,
    "neighbourhood": 5.78,
    "rarest": 3.4,
    "bigrams": 3.27,
    "phrase": 0.71,
    "precision": 1.49,
    "numbers": 0.47,
    "names": 0.16,
    "next": 0.89,
    "second_next": 2.51,
    "length": 0.14,
    "short": -0.85,
    "early": -0.52,
    "late": -1.85,
}
# a best passage of a lower score is as likely to come from an unrelated source
RELEVANT = 0.5
# where no other supplied work has a better one: of 1,100 true claims of our articles eight have their best passage between the two
# then, of 66 that cite a wrong work or have no source none
LEAST_OF_NEAREST = 0.45
# below, the passage is faint: of our own articles one claim in nine has its best passage there, and of claims held against a
# work on something else one in twenty
FAINT = 0.7


_DIGITS = 9


def rank(claim: str, passages: Sequence[str]) -> list[tuple[int, float]]:
    """Return all passages ranked for a claim, best first: (number of the passage, score 0…1). Ties stand in text order.

    The fourth and the fifth are chosen for what the first three lack of the claim, whatever their own score.

    >>> rank("Exports of cotton grew.", ["Winters are cold.", "Cotton exports grew again."])[0][0]
    1
    """
    return rank_indexed(index_passages(passages), claim)


def rank_indexed(index: PassageIndex, claim: str) -> list[tuple[int, float]]:
    """Return the passages of an index ranked for a claim; the same as `rank`, for sources that many claims cite."""
    query = build_query(index, claim)
    matches = match_stems(index, query)
    odds = [log_odds(features) for features in passage_features(index, query, matches)]
    ranked = sorted(enumerate(odds), key=lambda pair: (-pair[1], pair[0]))
    return [(i, logistic(odds[i])) for i in rerank_for_coverage(query, matches, ranked)]


def log_odds(features: dict[str, float]) -> float:
    """Return the log odds that a passage is relevant: its features, weighed."""
    # the words of a set are added up in another order in each process: what that leaves in the last digits is no difference
    return round(WEIGHTS["bias"] + sum([WEIGHTS[name] * value for name, value in features.items()]), _DIGITS)


def logistic(odds: float) -> float:
    """Return log odds as a score, 0…1."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, odds))))


def without_names(text: str, names: Sequence[str]) -> str:
    """Return a text with these names left out, which would lead to a byline: "Idowu and Lantz [3] covered 61 firms"."""
    for name in names:
        text = text.replace(name, " " * len(name)) if len(name) > 1 else text
    return text
