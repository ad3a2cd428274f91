"""A linear-chain CRF (Lafferty et al. 2001) at work: attributes of words in, a label a word out.

training/references makes the weights.

Labels: A author, Y date, T title, C container, V volume, I issue, G pages, P publisher, L place, E editor, O anything else.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain, islice, repeat
from pathlib import Path

import numpy as np

from pipeline.references import viterbi
from pipeline.references.features import Columns
from pipeline.references.viterbi import Scores

WEIGHTS = Path(__file__).parent.parent / "assets" / "references.npz"

_TORN = re.compile("T[^T]+T|C[^C]+C|A[^A]+A")  # what stands in one stretch of a reference
_NEAR, _TRIED = (
    4.0,
    10,
)  # how much lower a path may score (its logarithm), and how many are tried; see training/README.md


class Tagger:
    """The weights in memory."""

    def __init__(self, labels: str, attributes: Sequence[str], weights: Scores, transitions: Scores) -> None:
        """Take a letter a label, and the weights: [attributes, labels] and [labels before, labels behind]."""
        self._letters = np.frombuffer(labels.encode("ascii"), np.uint8)
        self._rows = {attribute: i for i, attribute in enumerate(attributes)}
        self._weights = np.vstack([weights, np.zeros_like(weights[:1])])  # the last is that of unknown attributes
        self._transitions = transitions

    def tag(self, references: Sequence[Columns]) -> list[str]:
        """Return the labels of each reference, a letter a word; each has a word at least."""
        emissions = [self._emission(columns) for columns in references]
        paths = viterbi.best(emissions, self._transitions)
        return [self._whole(emission, self._written(path)) for emission, path in zip(emissions, paths, strict=True)]

    def _whole(self, emission: Scores, labels: str) -> str:
        """Return the labels, or those of a path nearly as good, where they tear title, container or authors in two."""
        if not _TORN.search(labels):
            return labels
        others = map(self._written, islice(viterbi.near(emission, self._transitions, within=_NEAR), _TRIED))
        return next((other for other in others if not _TORN.search(other)), labels)

    def _written(self, path: Sequence[int] | viterbi.Path) -> str:
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
