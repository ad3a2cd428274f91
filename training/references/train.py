"""Rows to weights: crfsuite's L-BFGS with L1 and L2, the same bytes for the same rows in the same order."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.references.features import features
from pipeline.references.reading import read
from pipeline.references.tokens import tokens
from training.references.labelled import Labelled, word_labels

# measured by cross-validation; more L1 makes the file smaller, fewer rounds lose a little
PARAMETERS = {"c1": 0.3, "c2": 0.3, "max_iterations": 80, "feature.minfreq": 2}

Sequence = tuple[list[list[str]], list[str]]


def sequences(known: Iterable[Labelled]) -> Iterator[Sequence]:
    """Yield the attributes and labels of each reference that has words."""
    for row in known:
        reading = read(row.raw)
        words = tokens(reading.text)
        if words.words:
            yield features(words, reading), word_labels(row, reading.text, words)


def train(data: Iterable[Sequence], out: Path, **changed: float) -> None:
    """Write the weights."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PARAMETERS | changed)
    for attributes, labels in data:
        trainer.append(attributes, labels)
    trainer.train(str(out))
