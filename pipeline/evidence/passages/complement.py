"""A claim is often borne out by several passages: the last places go to what the first ones lack."""

from collections.abc import Mapping, Sequence

from pipeline.evidence.passages.features import Question
from pipeline.evidence.words import STOP

# the first places stay as the ranker has them; the next ones, up to the last shown of five, are filled by what they add
FIRST, LAST = 3, 5
# log odds for a passage that has all of the claim's words that the ones before it lack; chosen on WiCE's evidence sets
GAIN = 8.0
# deeper than this the ranker finds little
_DEPTH = 30


def complemented(
    asked: Question, held: Sequence[Mapping[str, float]], ranked: Sequence[tuple[int, float]]
) -> list[int]:
    """Return the passages in their new order. ranked: (number of the passage, log odds), best first.

    held: for every passage the stems of the question in it, and how alike they are (0…1).

    The claim "In 2019 the mill closed and 300 workers left for Oslo" has three passages on the mill; the fourth is on Oslo.
    """
    order = [i for i, _ in ranked]
    if len(order) <= FIRST:
        return order
    lacking = {stem: value for stem, value in asked.worth.items() if stem not in STOP}
    taken = order[:FIRST]
    left = dict(ranked[FIRST:_DEPTH])
    for passage in taken:
        lacking = _rest(lacking, asked.worth, held[passage])
    while left and len(taken) < LAST:
        gains = {i: odds + GAIN * _gain(lacking, asked.worth, held[i]) / asked.total for i, odds in left.items()}
        best = max(gains, key=lambda i: gains[i])
        del left[best]
        taken.append(best)
        lacking = _rest(lacking, asked.worth, held[best])
    return [*taken, *(i for i in order if i not in set(taken))]


def _rest(lacking: dict[str, float], worth: dict[str, float], held: Mapping[str, float]) -> dict[str, float]:
    """Return what is still lacking of each word, in idf, once a passage is taken. held: stem → likeness, 0…1."""
    return {stem: min(value, worth[stem] * (1 - held.get(stem, 0.0))) for stem, value in lacking.items()}


def _gain(lacking: dict[str, float], worth: dict[str, float], held: Mapping[str, float]) -> float:
    """Return how much of what is lacking a passage has."""
    return sum(max(0.0, value - worth[stem] * (1 - held[stem])) for stem, value in lacking.items() if stem in held)
