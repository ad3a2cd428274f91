"""Which sentences of a source are nearest to a claim: BM25 and its relatives, weighed by a linear ranker."""

import math
from collections.abc import Sequence

from pipeline.evidence.features import features
from pipeline.evidence.index import Index, index

# feature → weight: listwise logistic regression over claims with known passages (WiCE; CL-SciSumm at a tenth of the weight).
# bias: the point where the best passage of the cited page and that of an unrelated page are mistaken equally often (3 %)
WEIGHTS = {
    "bias": -4.8,
    "bm25": -1.73,
    "soft": 5.68,
    "around": 5.77,
    "rarest": 3.4,
    "pairs": 3.24,
    "phrase": 0.7,
    "precise": 1.45,
    "numbers": 0.43,
    "names": 0.13,
    "next": 0.88,
    "second": 2.44,
    "length": 0.13,
    "short": -0.84,
    "early": -0.52,
    "late": -1.87,
}
# a best passage below this is as likely to come from an unrelated source
NEAR = 0.5


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
