"""A linear-chain CRF (Lafferty et al. 2001): features of words in, a label for each word out.

training/references makes the weights; labels.py has the label scheme.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, islice, repeat
from pathlib import Path
from typing import NamedTuple

import numpy as np

from pipeline.references.parse.model import viterbi
from pipeline.references.parse.model.token_features import Columns
from pipeline.references.parse.model.viterbi import Scores

WEIGHTS = Path(__file__).parents[3] / "assets" / "references.npz"

# how much a sequence may lose to the best (natural logarithm), and how many are looked at; see training/README.md
MARGIN, _MOST = 2.0, 10


class Candidate(NamedTuple):
    """A sequence of labels, a letter for each word, and how much less it scores than the best."""

    loss: float
    labels: str


class Tagger:
    """A CRF with its weights in memory."""

    def __init__(self, labels: str, features: Sequence[str], weights: Scores, transitions: Scores) -> None:
        """Take a letter for each label, and the weights: [features, labels] and [label before, label behind]."""
        self._letters = np.frombuffer(labels.encode("ascii"), np.uint8)
        self._rows = {feature: i for i, feature in enumerate(features)}
        self._weights = np.vstack([weights, np.zeros_like(weights[:1])])  # the last is that of unknown features
        self._transitions = transitions

    def candidates(self, references: Sequence[Columns], *, margin: float = MARGIN) -> Iterator[list[Candidate]]:
        """Yield for each reference the sequences that lose no more than the margin to its best, best first.

        references: the token features of each, which has one word at least.
        """
        for best in viterbi.best_paths([self._emissions(columns) for columns in references], self._transitions):
            if best.leads.min() > margin:
                paths = iter([(0.0, best.path.tolist())])
            else:
                paths = viterbi.paths_within(best, self._transitions, margin=margin)
            yield [Candidate(loss, self._labels(path)) for loss, path in islice(paths, _MOST)]

    def _labels(self, path: Sequence[int]) -> str:
        return self._letters[path].tobytes().decode()

    def _emissions(self, columns: Columns) -> Scores:
        """Return [words, labels], the sums of the weights of each word's features."""
        words = len(columns[0])
        rows = map(self._rows.get, chain.from_iterable(columns), repeat(len(self._rows)))
        weights = self._weights.take(np.fromiter(rows, np.intp, len(columns) * words), axis=0)
        scores: Scores = weights.reshape(len(columns), words, -1).sum(axis=0)
        return scores


def save(path: Path, labels: str, features: Sequence[str], weights: Scores, transitions: Scores) -> None:
    """Write what a Tagger takes: numpy arrays, the same bytes for the same values."""
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            labels=np.frombuffer(labels.encode("ascii"), np.uint8),
            attributes=np.frombuffer("\n".join(features).encode(), np.uint8),
            weights=weights,
            transitions=transitions,
        )


@cache
def load_tagger(weights: Path = WEIGHTS) -> Tagger | None:
    """Return the tagger with its weights, read once a process; None where the file is missing: rules alone then."""
    if not weights.exists():
        return None
    with np.load(weights) as file:
        labels, features = (file[name].tobytes().decode() for name in ("labels", "attributes"))
        return Tagger(labels, features.split("\n"), file["weights"], file["transitions"])
