"""The best path of labels through each sequence of scores (Viterbi 1967), many sequences at a time."""

from collections.abc import Sequence

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
