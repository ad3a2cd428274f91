"""Rerank for coverage: a claim is often borne out by several passages, so the last places go to what the first ones lack."""

from collections.abc import Mapping, Sequence

from pipeline.evidence.retrieve.features import Matches, Query
from pipeline.text.stems import STOPWORDS

# the first places stay as ranked; the next ones, up to the last of five that are shown, are filled by what they add
FIXED, RERANKED = 3, 5
# log odds for a passage that has all of the claim's words that the ones before it lack; chosen on WiCE's evidence sets
COVERAGE_WEIGHT = 8.0
# deeper than this the ranker finds little
_CANDIDATES = 30


def rerank_for_coverage(query: Query, matches: Matches, ranked: Sequence[tuple[int, float]]) -> list[int]:
    """Return the numbers of the passages in their new order.

    The claim "In 2019 the mill closed and 300 workers left for Oslo" has three passages on the mill; the fourth is on Oslo.

    Args:
        query: the claim.
        matches: what `match_stems` returned for it.
        ranked: (number of the passage, log odds), best first.
    """
    order = [i for i, _ in ranked]
    if len(order) <= FIXED:
        return order
    uncovered = {stem: idf for stem, idf in query.idf.items() if stem not in STOPWORDS}
    chosen = order[:FIXED]
    candidates = dict(ranked[FIXED:_CANDIDATES])
    for i in chosen:
        uncovered = _without_covered(uncovered, query, matches[i])
    while candidates and len(chosen) < RERANKED:
        gains = {
            i: odds + COVERAGE_WEIGHT * _gain(uncovered, query, matches[i]) / query.total_idf
            for i, odds in candidates.items()
        }
        best = max(gains, key=lambda i: gains[i])
        del candidates[best]
        chosen.append(best)
        uncovered = _without_covered(uncovered, query, matches[best])
    return [*chosen, *(i for i in order if i not in set(chosen))]


def _without_covered(uncovered: dict[str, float], query: Query, match: Mapping[str, float]) -> dict[str, float]:
    """Return the idf of each stem that is still uncovered once a passage is chosen."""
    return {stem: min(idf, query.idf[stem] * (1 - match.get(stem, 0.0))) for stem, idf in uncovered.items()}


def _gain(uncovered: dict[str, float], query: Query, match: Mapping[str, float]) -> float:
    """Return how much uncovered idf a passage covers."""
    return sum(max(0.0, idf - query.idf[stem] * (1 - match[stem])) for stem, idf in uncovered.items() if stem in match)
