"""Rows to weights: crfsuite's L-BFGS with L1 and L2, the same bytes for the same rows in the same order."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from pipeline.references.parse.model import crf
from pipeline.references.parse.model.token_features import by_word, token_features
from pipeline.references.parse.model.tokens import tokenize
from pipeline.references.parse.rules.rule_parser import parse_by_rules
from training.references.labelled import Labelled, word_labels

# measured by cross-validation; more L1 makes the file smaller, fewer rounds lose a little
PARAMETERS = {"c1": 0.3, "c2": 0.3, "max_iterations": 80, "feature.minfreq": 2}

Sequence = tuple[list[list[str]], list[str]]


def sequences(known: Iterable[Labelled]) -> Iterator[Sequence]:
    """Yield the attributes and labels of each reference that has words."""
    for row in known:
        reading = parse_by_rules(row.raw)
        words = tokenize(reading.text)
        if words.words:
            yield by_word(token_features(words, reading)), word_labels(row, reading.text, words)


def train(data: Iterable[Sequence], out: Path, **changed: float) -> None:
    """Write the weights as pipeline/references/parse/model/crf.py reads them."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PARAMETERS | changed)
    for attributes, labels in data:
        trainer.append(attributes, labels)
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "model.crfsuite"
        trainer.train(str(model))
        convert(model, out)


def convert(model: Path, out: Path) -> None:
    """Write what a .crfsuite file holds as arrays: attributes and labels in the order of the alphabet, four bytes a weight."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    learned = tagger.info()
    labels = sorted(learned.labels)
    attributes = sorted({attribute for attribute, _ in learned.state_features})
    row, column = ({name: i for i, name in enumerate(names)} for names in (attributes, labels))
    weights = np.zeros((len(attributes), len(labels)), np.float32)
    for (attribute, label), weight in learned.state_features.items():
        weights[row[attribute], column[label]] = weight
    transitions = np.zeros((len(labels), len(labels)), np.float32)
    for (before, behind), weight in learned.transitions.items():
        transitions[column[before], column[behind]] = weight
    crf.save(out, "".join(labels), attributes, weights, transitions)
