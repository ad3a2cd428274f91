"""The weights of the reranker (Collins and Koo 2005), learned from candidates of CRFs that never saw the reference."""

import tempfile
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.references.parse.model import crf, reranker
from pipeline.references.parse.model.merge_labels import merge_labels
from pipeline.references.parse.model.sequence_features import sequence_features
from pipeline.references.parse.model.token_features import token_features
from pipeline.references.parse.model.tokens import tokenize
from pipeline.references.parse.rules.rule_parser import ParsedFields, parse_by_rules
from training.references.gold import Row
from training.references.measure import FIELDS, right_fields
from training.references.train import Sequence as Labels
from training.references.train import sequences
from training.references.train import train as crf_train

Floats = npt.NDArray[np.float64]

_MARGIN = 4.0  # what a candidate may lose here: more than at work, so that there is more to learn from
_HALF = (3, 4)  # these folds and the other three are of like size
_INVENTED = 5  # of so many invented references one
_CRF_ROUNDS = 60  # fewer than those of the CRF at work: its faults are the lesson
_SEEN, _L2, _ROUNDS = 20, 2.0, 60  # lists that a feature tells apart; the Gaussian prior; steps at most
_MEMORY, _CLOSE = 8, 1e-7  # steps that L-BFGS remembers; a loss that falls by a smaller share is the least


class Choice(NamedTuple):
    """A candidate of a list: its features, what it loses to the best, and whether none of the list gives better fields."""

    features: list[str]
    loss: float
    is_best: bool


def train(rows: Sequence[Row], invented: Sequence[Labels], out: Path) -> None:
    """Write the weights: the lists of each half of the folds come from a CRF that learned of the other half."""
    data: list[list[Choice]] = []
    with tempfile.TemporaryDirectory() as folder:
        weights = Path(folder) / "half.npz"
        for half in (False, True):
            labelled = (row.labelled for row in rows if (row.fold in _HALF) != half)
            crf_train(chain(sequences(labelled), invented[::_INVENTED]), weights, max_iterations=_CRF_ROUNDS)
            crf.load_tagger.cache_clear()
            data += lists((row for row in rows if (row.fold in _HALF) == half), weights)
    reranker.save(out, learn(data))


def lists(rows: Iterable[Row], weights: Path) -> Iterator[list[Choice]]:
    """Yield the candidates of each reference where some give better fields than others."""
    tagger = crf.load_tagger(weights)
    parsed = [(row, fields, tokenize(fields.text)) for row in rows for fields in [parse_by_rules(row.labelled.raw)]]
    parsed = [(row, fields, tokens) for row, fields, tokens in parsed if tokens.words]
    features = [token_features(tokens, fields) for _, fields, tokens in parsed]
    found = tagger.candidates(features, margin=_MARGIN) if tagger else []
    for (row, fields, tokens), candidates in zip(parsed, found, strict=True):
        scores = [_score(row, merge_labels(fields, tokens, candidate.labels)) for candidate in candidates]
        if min(scores) < max(scores):
            described = sequence_features([candidate.labels for candidate in candidates], tokens)
            yield [
                Choice(names, candidate.loss, score == max(scores))
                for names, candidate, score in zip(described, candidates, scores, strict=True)
            ]


def _score(row: Row, fields: ParsedFields) -> int:
    """Return how good the fields are: a whole reference before any number of fields."""
    names = set(right_fields(row, fields))
    return 10 * ("whole" in names) + len(names.intersection(FIELDS))


def learn(data: Sequence[Sequence[Choice]]) -> dict[str, float]:
    """Return the weight of each feature that differs within some lists, and under "" that of the CRF's own score."""
    counts: Counter[str] = Counter()
    for choices in data:
        features = [set(choice.features) for choice in choices]
        counts.update(features[0].union(*features[1:]) - features[0].intersection(*features[1:]))
    names = ["", *sorted(name for name, count in counts.items() if count >= _SEEN)]
    weights = _lbfgs(_loss(data, {name: i for i, name in enumerate(names)}), np.eye(1, len(names))[0])
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def _loss(data: Sequence[Sequence[Choice]], names: Mapping[str, int]) -> Callable[[Floats], tuple[float, Floats]]:
    """Return the function of the weights that says how improbable the right paths are, and its gradient."""
    rows = [
        (path, names[name])
        for path, choice in enumerate(chain.from_iterable(data))
        for name in choice.features
        if name in names
    ]
    path, column = np.array(rows).T
    losses = np.array([choice.loss for choices in data for choice in choices])
    good = np.array([choice.is_best for choices in data for choice in choices])
    sizes = np.array([len(choices) for choices in data])
    starts, owner = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(sizes)), sizes)
    prior = np.eye(1, len(names))[0]  # the CRF alone

    def objective(weights: Floats) -> tuple[float, Floats]:
        scores = np.bincount(path, weights[column], len(losses)) - weights[0] * losses
        each = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        every, fine = np.add.reduceat(each, starts), np.add.reduceat(each * good, starts)
        wrong = each / every[owner] - each * good / fine[owner]
        gradient = np.bincount(column, wrong[path], len(names))
        gradient[0] = -wrong @ losses
        off = weights - prior
        return float(np.log(every / fine).sum() + _L2 / 2 * (off @ off)), gradient + _L2 * off

    return objective


def _lbfgs(loss: Callable[[Floats], tuple[float, Floats]], weights: Floats) -> Floats:
    """Return the weights where a convex loss is least (Nocedal 1980)."""
    steps: deque[tuple[Floats, Floats]] = deque(maxlen=_MEMORY)
    value, gradient = loss(weights)
    for _ in range(_ROUNDS):
        direction = _direction(gradient, steps)
        slope = gradient @ direction
        length = 1.0
        while (found := loss(weights - length * direction))[0] > value - 1e-4 * length * slope and length > 1e-6:
            length /= 2
        if value - found[0] <= _CLOSE * value:
            break
        steps.append((-length * direction, found[1] - gradient))
        weights = weights - length * direction
        value, gradient = found
    return weights


def _direction(gradient: Floats, steps: Sequence[tuple[Floats, Floats]]) -> Floats:
    """Return the gradient times the inverse Hessian, as the last steps approximate it."""
    direction, shares = gradient.copy(), []
    for step, change in reversed(steps):
        shares.append(step @ direction / (step @ change))
        direction -= shares[-1] * change
    direction *= steps[-1][0] @ steps[-1][1] / (steps[-1][1] @ steps[-1][1]) if steps else 1 / np.abs(gradient).sum()
    for (step, change), share in zip(steps, reversed(shares), strict=True):
        direction += step * (share - change @ direction / (step @ change))
    return direction
