"""The best path of labels through each sequence of scores (Viterbi 1967), many sequences at a time; and those that come near it."""

from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush
from operator import add
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Path = npt.NDArray[np.intp]  # a label a word, as its place among the labels

_Step = tuple[int, list[tuple[float, int]]]  # the best label, and others with what they lose

_BATCH = 64  # sequences that go together; more is no faster


class Best(NamedTuple):
    """The best path, what other labels of each word lose at least before the same rest, the scores of the best ways there."""

    path: Path
    leads: Scores  # [words]; the least of them is the lead on the second path
    ways: Scores  # [words, labels]


def best(emissions: Sequence[Scores], transitions: Scores) -> list[Best]:
    """Return for each sequence the path whose sum of scores is highest.

    emissions: [words, labels] a sequence, one word and two labels at least; transitions: [labels before, labels behind].

    >>> found = best([np.float32([[0, 2], [1, 0]])], np.float32([[0, 0], [-3, 0]]))[0]
    >>> found.path.tolist(), found.leads.tolist()
    ([1, 1], [2.0, 1.0])
    """
    order = sorted(range(len(emissions)), key=lambda i: len(emissions[i]))  # like lengths go together
    found: dict[int, Best] = {}
    for start in range(0, len(order), _BATCH):
        batch = order[start : start + _BATCH]
        ways = _forward([emissions[i] for i in batch], transitions)
        paths, leads = _backward(ways, transitions)
        for k, i in enumerate(batch):
            n = len(emissions[i])
            found[i] = Best(paths[-n:, k], leads[-n:, k], ways[-n:, :, k])
    return [found[i] for i in range(len(emissions))]


def near(best: Best, transitions: Scores, *, within: float) -> Iterator[tuple[float, list[int]]]:
    """Yield (how much less it scores than the best, path) from the best on, none less by more than within.

    Exact and lazy: a path leaves a better one at one word, and takes the best way there (Lawler 1972).

    >>> transitions = np.float32([[0, 0], [-3, 0]])
    >>> list(near(best([np.float32([[0, 2], [1, 0]])], transitions)[0], transitions, within=1))
    [(0.0, [1, 1]), (1.0, [0, 0])]
    """
    own, into, along = best.ways.tolist(), transitions.T.tolist(), best.path.tolist()
    # (word, label behind it) → its best label there, and the others; most words of the best path have no others
    clear = np.flatnonzero(best.leads[:-1] > within).tolist()
    steps: dict[tuple[int, int], _Step] = {(at, along[at + 1]): (along[at], []) for at in clear}
    top = max(own[-1])
    # (what it loses, the word that its labels begin at, its labels from the last word back); before it the best way is taken
    heap = [(top - score, len(own) - 1, [label]) for label, score in enumerate(own[-1]) if top - score <= within]
    heapify(heap)
    while heap:
        lost, at, path = heappop(heap)
        for before in range(at - 1, -1, -1):
            step = before, path[-1]
            if step not in steps:
                steps[step] = _step(own[before], into[path[-1]], within)
            label, others = steps[step]
            for more, other in others:
                if lost + more <= within:
                    heappush(heap, (lost + more, before, [*path, other]))
            path.append(label)
        yield lost, path[::-1]


def _step(ways: Sequence[float], into: Sequence[float], within: float) -> _Step:
    """Return the best label before one, and the others with what they lose."""
    scores = list(map(add, ways, into))
    top = max(scores)
    best = scores.index(top)
    return best, [(top - score, label) for label, score in enumerate(scores) if top - score <= within and label != best]


def _forward(batch: Sequence[Scores], transitions: Scores) -> Scores:
    """Return the score of the best path that ends at a word with a label, [words, labels, sequences]; all end together."""
    words, labels = max(map(len, batch)), len(transitions)
    scores = np.zeros((words, labels, len(batch)), np.float32)
    going = np.zeros((words, len(batch)), np.float32)  # 1 where a word stands before
    for k, emission in enumerate(batch):
        scores[-len(emission) :, :, k] = emission
        going[words - len(emission) + 1 :, k] = 1
    step = transitions[:, :, None]
    for at in range(1, words):
        scores[at] += (scores[at - 1, :, None] + step).max(axis=0) * going[at]
    return scores


def _backward(scores: Scores, transitions: Scores) -> tuple[Path, Scores]:
    """Return the paths that led to the best last labels, and their leads: both [words, sequences]."""
    paths = np.empty((scores.shape[0], scores.shape[2]), np.intp)
    paths[-1] = scores[-1].argmax(axis=0)
    for at in range(len(scores) - 2, -1, -1):
        paths[at] = (scores[at] + transitions[:, paths[at + 1]]).argmax(axis=0)
    ways, taken = scores.copy(), paths[:, None]
    ways[:-1] += transitions.T[paths[1:]].swapaxes(1, 2)
    first = np.take_along_axis(ways, taken, 1)[:, 0]
    np.put_along_axis(ways, taken, -np.inf, 1)
    return paths, first - ways.max(axis=1)
