"""The weights of whole paths of labels: a log-linear reranker (Collins and Koo 2005) taught by lists of CRFs that never saw the row."""

import tempfile
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.references.parse.model import crf, reranker, sequence_features
from pipeline.references.parse.model.merge_labels import merge_labels
from pipeline.references.parse.model.token_features import token_features
from pipeline.references.parse.model.tokens import tokenize
from pipeline.references.parse.rules.rule_parser import ParsedFields, parse_by_rules
from training.references.gold import Row
from training.references.measure import FIELDS, right
from training.references.train import Sequence as Labels
from training.references.train import sequences
from training.references.train import train as crf_train

Floats = npt.NDArray[np.float64]

_NEAR = 4.0  # what a path may lose here: more than at work, so that there is more to learn from
_HALF = (3, 4)  # these folds and the other three are of like size
_MADE = 5  # of so many made-up references one
_CRF_ROUNDS = 60  # fewer than those of the CRF at work: its faults are the lesson
_SEEN, _L2, _ROUNDS = 20, 2.0, 60  # lists that a feature tells apart; the Gaussian prior; steps at most
_MEMORY, _CLOSE = 8, 1e-7  # steps that L-BFGS remembers; a loss that falls by a smaller share is the least


class Choice(NamedTuple):
    """A path of a list: its features, what it loses to the best, and whether none of the list reads the reference better."""

    told: list[str]
    lost: float
    right: bool


def train(rows: Sequence[Row], made: Sequence[Labels], out: Path) -> None:
    """Write the weights: the lists of each half of the folds come from a CRF that learned of the other half."""
    data: list[list[Choice]] = []
    with tempfile.TemporaryDirectory() as folder:
        weights = Path(folder) / "half.npz"
        for half in (False, True):
            known = (row.known for row in rows if (row.fold in _HALF) != half)
            crf_train(chain(sequences(known), made[::_MADE]), weights, max_iterations=_CRF_ROUNDS)
            crf.load_tagger.cache_clear()
            data += lists((row for row in rows if (row.fold in _HALF) == half), weights)
    reranker.save(out, learn(data))


def lists(rows: Iterable[Row], weights: Path) -> Iterator[list[Choice]]:
    """Yield the paths of each reference where some read it better than others."""
    tagger = crf.load_tagger(weights)
    known = [(row, reading, tokenize(reading.text)) for row in rows for reading in [parse_by_rules(row.known.raw)]]
    known = [(row, reading, words) for row, reading, words in known if words.words]
    found = (
        tagger.candidates([token_features(words, reading) for _, reading, words in known], margin=_NEAR)
        if tagger
        else []
    )
    for (row, reading, words), paths in zip(known, found, strict=True):
        marks = [_mark(row, merge_labels(reading, words, path.labels)) for path in paths]
        if min(marks) < max(marks):
            told = sequence_features.sequence_features([path.labels for path in paths], words)
            yield [Choice(t, path.loss, mark == max(marks)) for t, path, mark in zip(told, paths, marks, strict=True)]


def _mark(row: Row, reading: ParsedFields) -> int:
    """Return how well a reading is: a whole reference before any number of fields."""
    names = set(right(row, reading))
    return 10 * ("whole" in names) + len(names.intersection(FIELDS))


def learn(data: Sequence[Sequence[Choice]]) -> dict[str, float]:
    """Return the weight of each feature that tells some paths of a list apart, and under "" that of the CRF's own score."""
    counts: Counter[str] = Counter()
    for choices in data:
        told = [set(choice.told) for choice in choices]
        counts.update(told[0].union(*told[1:]) - told[0].intersection(*told[1:]))
    names = ["", *sorted(name for name, count in counts.items() if count >= _SEEN)]
    weights = _lbfgs(_loss(data, {name: i for i, name in enumerate(names)}), np.eye(1, len(names))[0])
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def _loss(data: Sequence[Sequence[Choice]], names: Mapping[str, int]) -> Callable[[Floats], tuple[float, Floats]]:
    """Return the function of the weights that says how improbable the right paths are, and its gradient."""
    rows = [
        (path, names[name])
        for path, choice in enumerate(chain.from_iterable(data))
        for name in choice.told
        if name in names
    ]
    path, column = np.array(rows).T
    lost = np.array([choice.lost for choices in data for choice in choices])
    good = np.array([choice.right for choices in data for choice in choices])
    sizes = np.array([len(choices) for choices in data])
    starts, owner = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(sizes)), sizes)
    prior = np.eye(1, len(names))[0]  # the CRF alone

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = np.bincount(path, weights[column], len(lost)) - weights[0] * lost
        each = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        every, fine = np.add.reduceat(each, starts), np.add.reduceat(each * good, starts)
        wrong = each / every[owner] - each * good / fine[owner]
        gradient = np.bincount(column, wrong[path], len(names))
        gradient[0] = -wrong @ lost
        off = weights - prior
        return float(np.log(every / fine).sum() + _L2 / 2 * (off @ off)), gradient + _L2 * off

    return loss


def _lbfgs(loss: Callable[[Floats], tuple[float, Floats]], weights: Floats) -> Floats:
    """Return the weights where a convex loss is least (Nocedal 1980)."""
    steps: deque[tuple[Floats, Floats]] = deque(maxlen=_MEMORY)
    value, gradient = loss(weights)
    for _ in range(_ROUNDS):
        way = _direction(gradient, steps)
        length = 1.0
        while (found := loss(weights - length * way))[0] > value - 1e-4 * length * (gradient @ way) and length > 1e-6:
            length /= 2
        if value - found[0] <= _CLOSE * value:
            break
        steps.append((-length * way, found[1] - gradient))
        weights = weights - length * way
        value, gradient = found
    return weights


def _direction(gradient: Floats, steps: Sequence[tuple[Floats, Floats]]) -> Floats:
    """Return the gradient times what the last steps tell of the inverse Hessian."""
    way, shares = gradient.copy(), []
    for step, change in reversed(steps):
        shares.append(step @ way / (step @ change))
        way -= shares[-1] * change
    way *= steps[-1][0] @ steps[-1][1] / (steps[-1][1] @ steps[-1][1]) if steps else 1 / np.abs(gradient).sum()
    for (step, change), share in zip(steps, reversed(shares), strict=True):
        way += step * (share - change @ way / (step @ change))
    return way
