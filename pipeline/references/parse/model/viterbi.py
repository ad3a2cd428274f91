"""The best path of labels through a sequence of scores (Viterbi 1967), many sequences at a time; and those near it."""

from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush
from operator import add
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Path = npt.NDArray[np.intp]  # a label for each word, as its place among the labels

_Step = tuple[int, list[tuple[float, int]]]  # the best label, and others with what they lose

_BATCH = 64  # sequences that go together; more is no faster


class BestPath(NamedTuple):
    """The best path, and what it was found by."""

    path: Path
    # [words]; what other labels of a word lose at least before the same rest; the least is the lead on the second path
    leads: Scores
    prefix_scores: Scores  # [words, labels]; the score of the best path that ends there


def best_paths(emissions: Sequence[Scores], transitions: Scores) -> list[BestPath]:
    """Return for each sequence the path whose sum of scores is highest.

    emissions: [words, labels] for each sequence, one word and two labels at least; transitions: [label before, label behind].

    >>> found = best_paths([np.float32([[0, 2], [1, 0]])], np.float32([[0, 0], [-3, 0]]))[0]
    >>> found.path.tolist(), found.leads.tolist()
    ([1, 1], [2.0, 1.0])
    """
    order = sorted(range(len(emissions)), key=lambda i: len(emissions[i]))  # like lengths go together
    found: dict[int, BestPath] = {}
    for start in range(0, len(order), _BATCH):
        batch = order[start : start + _BATCH]
        scores = _forward([emissions[i] for i in batch], transitions)
        paths, leads = _backward(scores, transitions)
        for k, i in enumerate(batch):
            n = len(emissions[i])
            found[i] = BestPath(paths[-n:, k], leads[-n:, k], scores[-n:, :, k])
    return [found[i] for i in range(len(emissions))]


def paths_within(best: BestPath, transitions: Scores, *, margin: float) -> Iterator[tuple[float, list[int]]]:
    """Yield what a path loses to the best, and the path: from the best on, none that loses more than the margin.

    Exact and lazy: a path leaves a better one at one word, and takes the best path there (Lawler 1972).

    >>> transitions = np.float32([[0, 0], [-3, 0]])
    >>> list(paths_within(best_paths([np.float32([[0, 2], [1, 0]])], transitions)[0], transitions, margin=1))
    [(0.0, [1, 1]), (1.0, [0, 0])]
    """
    prefixes, into, along = best.prefix_scores.tolist(), transitions.T.tolist(), best.path.tolist()
    # (word, label behind it) → its best label there, and the others; most words of the best path have no others
    clear = np.flatnonzero(best.leads[:-1] > margin).tolist()
    steps: dict[tuple[int, int], _Step] = {(at, along[at + 1]): (along[at], []) for at in clear}
    top = max(prefixes[-1])
    # (loss, the word that its labels begin at, its labels from the last word back); before that word the best path is taken
    heap = [
        (top - score, len(prefixes) - 1, [label]) for label, score in enumerate(prefixes[-1]) if top - score <= margin
    ]
    heapify(heap)
    while heap:
        loss, at, path = heappop(heap)
        for before in range(at - 1, -1, -1):
            step = before, path[-1]
            if step not in steps:
                steps[step] = _step(prefixes[before], into[path[-1]], margin)
            label, others = steps[step]
            for more, other in others:
                if loss + more <= margin:
                    heappush(heap, (loss + more, before, [*path, other]))
            path.append(label)
        yield loss, path[::-1]


def _step(prefixes: Sequence[float], into: Sequence[float], margin: float) -> _Step:
    """Return the best label before one, and the others with what they lose."""
    scores = list(map(add, prefixes, into))
    top = max(scores)
    best = scores.index(top)
    others = [(top - score, label) for label, score in enumerate(scores) if top - score <= margin and label != best]
    return best, others


def _forward(batch: Sequence[Scores], transitions: Scores) -> Scores:
    """Return the score of the best path that ends at a word with a label, [words, labels, sequences]; all end together."""
    words, labels = max(map(len, batch)), len(transitions)
    scores = np.zeros((words, labels, len(batch)), np.float32)
    continues = np.zeros((words, len(batch)), np.float32)  # 1 where a word stands before
    for k, emission in enumerate(batch):
        scores[-len(emission) :, :, k] = emission
        continues[words - len(emission) + 1 :, k] = 1
    step = transitions[:, :, None]
    for at in range(1, words):
        scores[at] += (scores[at - 1, :, None] + step).max(axis=0) * continues[at]
    return scores


def _backward(scores: Scores, transitions: Scores) -> tuple[Path, Scores]:
    """Return the paths that led to the best last labels, and their leads: both [words, sequences]."""
    paths = np.empty((scores.shape[0], scores.shape[2]), np.intp)
    paths[-1] = scores[-1].argmax(axis=0)
    for at in range(len(scores) - 2, -1, -1):
        paths[at] = (scores[at] + transitions[:, paths[at + 1]]).argmax(axis=0)
    alternatives, chosen = scores.copy(), paths[:, None]
    alternatives[:-1] += transitions.T[paths[1:]].swapaxes(1, 2)
    first = np.take_along_axis(alternatives, chosen, 1)[:, 0]
    np.put_along_axis(alternatives, chosen, -np.inf, 1)
    return paths, first - alternatives.max(axis=1)
