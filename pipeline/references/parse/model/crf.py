"""A linear-chain CRF (Lafferty et al. 2001) at work: attributes of words in, a label a word out.

training/references makes the weights.

Labels: A author, Y date, T title, C container, V volume, I issue, G pages, P publisher, L place, E editor, O anything else.
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

# how much a path may lose to the best (natural logarithm), and how many are looked at; see training/README.md
NEAR, _MOST = 2.0, 10


class Near(NamedTuple):
    """A path's labels, a letter a word, and how much less it scores than the best."""

    lost: float
    labels: str


class Tagger:
    """The weights in memory."""

    def __init__(self, labels: str, attributes: Sequence[str], weights: Scores, transitions: Scores) -> None:
        """Take a letter a label, and the weights: [attributes, labels] and [labels before, labels behind]."""
        self._letters = np.frombuffer(labels.encode("ascii"), np.uint8)
        self._rows = {attribute: i for i, attribute in enumerate(attributes)}
        self._weights = np.vstack([weights, np.zeros_like(weights[:1])])  # the last is that of unknown attributes
        self._transitions = transitions

    def near(self, references: Sequence[Columns], *, within: float = NEAR) -> Iterator[list[Near]]:
        """Yield the paths of each reference that lose no more to its best, best first; each has a word at least."""
        for best in viterbi.best([self._emission(columns) for columns in references], self._transitions):
            alone = best.leads.min() > within
            near = [(0.0, best.path.tolist())] if alone else viterbi.near(best, self._transitions, within=within)
            yield [Near(lost, self._written(path)) for lost, path in islice(near, _MOST)]

    def _written(self, path: Sequence[int]) -> str:
        return self._letters[path].tobytes().decode()

    def _emission(self, columns: Columns) -> Scores:
        """Return [words, labels], the sums of the weights of each word's attributes."""
        words = len(columns[0])
        rows = map(self._rows.get, chain.from_iterable(columns), repeat(len(self._rows)))
        weights = self._weights.take(np.fromiter(rows, np.intp, len(columns) * words), axis=0)
        scores: Scores = weights.reshape(len(columns), words, -1).sum(axis=0)
        return scores


def save(path: Path, labels: str, attributes: Sequence[str], weights: Scores, transitions: Scores) -> None:
    """Write what a Tagger takes: numpy arrays, the same bytes for the same values."""
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            labels=np.frombuffer(labels.encode("ascii"), np.uint8),
            attributes=np.frombuffer("\n".join(attributes).encode(), np.uint8),
            weights=weights,
            transitions=transitions,
        )


@cache
def tagger(weights: Path = WEIGHTS) -> Tagger | None:
    """Return the tagger with its weights, read once a process; None where the file is missing: rules alone then."""
    if not weights.exists():
        return None
    with np.load(weights) as file:
        labels, attributes = (file[name].tobytes().decode() for name in ("labels", "attributes"))
        return Tagger(labels, attributes.split("\n"), file["weights"], file["transitions"])
