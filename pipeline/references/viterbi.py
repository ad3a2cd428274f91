"""The best path of labels through each sequence of scores (Viterbi 1967), many sequences at a time; and those that come near it."""

from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Path = npt.NDArray[np.intp]  # a label a word, as its place among the labels

_BATCH = 64  # sequences that go together; more is no faster


def best(emissions: Sequence[Scores], transitions: Scores) -> list[Path]:
    """Return the path of each sequence whose sum of scores is highest.

    emissions: [words, labels] a sequence, one word at least; transitions: [labels before, labels behind].

    >>> best([np.float32([[0, 2], [1, 0]])], np.float32([[0, 0], [-3, 0]]))[0].tolist()
    [1, 1]
    """
    paths: list[Path] = [np.empty(0, np.intp)] * len(emissions)
    order = sorted(range(len(emissions)), key=lambda i: len(emissions[i]))  # like lengths go together
    for start in range(0, len(order), _BATCH):
        batch = order[start : start + _BATCH]
        found = _backward(_forward([emissions[i] for i in batch], transitions), transitions)
        for k, i in enumerate(batch):
            paths[i] = found[-len(emissions[i]) :, k]
    return paths


def near(emission: Scores, transitions: Scores, *, within: float) -> Iterator[list[int]]:
    """Yield the paths of one sequence from the best on, none whose score is lower than the best by more than within.

    Exact and lazy: the scores of the way to a word are known, so a search from the last word back loses nothing (A*; Nagata 1994).

    >>> list(near(np.float32([[0, 2], [1, 0]]), np.float32([[0, 0], [-3, 0]]), within=1))
    [[1, 1], [0, 0]]
    """
    scores: list[list[float]] = _forward([emission], transitions)[:, :, 0].tolist()
    own, into = emission.tolist(), transitions.T.tolist()
    least = max(scores[-1]) - within
    # (score of the best path that ends so, negative for the heap; words before; labels from here on; score of those behind
    # the first); scores are rounded so that of equals the longest is followed, and not all of them at once
    ends = [(-round(score, 3), len(own) - 1, [label], 0.0) for label, score in enumerate(scores[-1]) if score >= least]
    heapify(ends)
    while ends:
        _, before, path, behind = heappop(ends)
        if before == 0:
            yield path
            continue
        behind += own[before][path[0]]
        for label, step in enumerate(into[path[0]]):
            score = scores[before - 1][label] + step + behind
            if score >= least:
                heappush(ends, (-round(score, 3), before - 1, [label, *path], step + behind))


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


def _backward(scores: Scores, transitions: Scores) -> Path:
    """Return the paths that led to the best last labels, [words, sequences]."""
    paths = np.empty((scores.shape[0], scores.shape[2]), np.intp)
    paths[-1] = scores[-1].argmax(axis=0)
    for at in range(len(scores) - 2, -1, -1):
        paths[at] = (scores[at] + transitions[:, paths[at + 1]]).argmax(axis=0)
    return paths
