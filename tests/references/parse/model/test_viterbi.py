from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.references.parse.model import viterbi


def _score(path, emission, transitions):
    return sum(emission[i][label] for i, label in enumerate(path)) + sum(transitions[a][b] for a, b in pairwise(path))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 6), min_size=1, max_size=9), st.integers(0, 1000))
def test_no_path_of_all_is_better(lengths, seed):
    rng = np.random.default_rng(seed)
    emissions = [rng.normal(size=(n, 3)).astype(np.float32) for n in lengths]
    transitions = rng.normal(size=(3, 3)).astype(np.float32)
    for emission, found in zip(emissions, viterbi.best_paths(emissions, transitions), strict=True):
        *_, second, best = sorted(_score(p, emission, transitions) for p in product(range(3), repeat=len(emission)))
        assert np.isclose(_score(found.path, emission, transitions), best, atol=1e-4)
        assert np.isclose(found.leads.min(), best - second, atol=1e-3)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 5), st.integers(0, 1000))
def test_paths_within_the_margin_are_all_of_them_in_order(words, seed):
    rng = np.random.default_rng(seed)
    emission = rng.normal(size=(words, 3)).astype(np.float32)
    transitions = rng.normal(size=(3, 3)).astype(np.float32)
    (best,) = viterbi.best_paths([emission], transitions)
    near = list(viterbi.paths_within(best, transitions, margin=3))
    scores = [_score(path, emission, transitions) for _, path in near]
    every = sorted((_score(p, emission, transitions) for p in product(range(3), repeat=words)), reverse=True)
    assert np.allclose(scores, every[: len(scores)], atol=1e-3)
    assert np.allclose([loss for loss, _ in near], every[0] - np.array(scores), atol=1e-3)
    assert all(score < every[0] - 3 + 1e-3 for score in every[len(scores) :])


def test_a_sequence_is_read_alike_among_others_and_alone():
    rng = np.random.default_rng(1)
    emissions = [rng.normal(size=(n, 5)).astype(np.float32) for n in [*range(1, 90), 700]]
    transitions = rng.normal(size=(5, 5)).astype(np.float32)
    for emission, found in zip(emissions, viterbi.best_paths(emissions, transitions), strict=True):
        (alone,) = viterbi.best_paths([emission], transitions)
        assert found.path.tolist() == alone.path.tolist()
        assert found.leads.tolist() == alone.leads.tolist()


def test_no_sequences_have_no_paths():
    assert viterbi.best_paths([], np.zeros((2, 2), np.float32)) == []
