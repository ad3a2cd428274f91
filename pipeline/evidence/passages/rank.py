"""Which sentences of a source are nearest to a claim: BM25 and its relatives, weighed by a linear ranker."""

import math
from collections.abc import Sequence

from pipeline.evidence.passages.complement import complemented
from pipeline.evidence.passages.features import features, hits, question
from pipeline.evidence.passages.index import Index, index

# feature → weight: listwise logistic regression over claims with known passages (WiCE; CL-SciSumm at a tenth of the weight)
# bias: the best passage of three cited pages in 200 is below NEAR; so are those of 183 unrelated ones
WEIGHTS = {
    "bias": -4.67,
    "bm25": -1.8,
    "soft": 5.46,
    "own": 2.57,
    "around": 5.78,
    "rarest": 3.4,
    "pairs": 3.27,
    "phrase": 0.71,
    "precise": 1.49,
    "numbers": 0.47,
    "names": 0.16,
    "next": 0.89,
    "second": 2.51,
    "length": 0.14,
    "short": -0.85,
    "early": -0.52,
    "late": -1.85,
}
# a best passage below this is as likely to come from an unrelated source
NEAR = 0.5


def rank(claim: str, passages: Sequence[str]) -> list[tuple[int, float]]:
    """Rank all passages for a claim, best first: (number of the passage, score 0…1). Ties stand in text order.

    The fourth and the fifth are chosen for what the first three lack of the claim, whatever their own score.

    >>> rank("Exports of cotton grew.", ["Winters are cold.", "Cotton exports grew again."])[0][0]
    1
    """
    return ask(index(passages), claim)


def ask(source: Index, claim: str) -> list[tuple[int, float]]:
    """Rank the passages of an index for a claim; the same as `rank`, for sources asked many times."""
    asked = question(source, claim)
    held = hits(source, asked.worth)
    odds = [log_odds(seen) for seen in features(source, asked, held)]
    ranked = sorted(enumerate(odds), key=lambda pair: (-pair[1], pair[0]))
    return [(i, chance(odds[i])) for i in complemented(asked, held, ranked)]


def log_odds(seen: dict[str, float]) -> float:
    """Return how near a passage is: its features, weighed."""
    return WEIGHTS["bias"] + sum([WEIGHTS[name] * value for name, value in seen.items()])


def chance(odds: float) -> float:
    """Return log odds as a score, 0…1."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, odds))))
