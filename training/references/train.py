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


def sequences(references: Iterable[Labelled]) -> Iterator[Sequence]:
    """Yield the features and labels of each reference that has words."""
    for reference in references:
        fields = parse_by_rules(reference.raw)
        tokens = tokenize(fields.text)
        if tokens.words:
            yield by_word(token_features(tokens, fields)), word_labels(reference, fields.text, tokens)


def train(data: Iterable[Sequence], out: Path, **parameters: float) -> None:
    """Write the weights as pipeline/references/parse/model/crf.py reads them."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PARAMETERS | parameters)
    for features, labels in data:
        trainer.append(features, labels)
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "model.crfsuite"
        trainer.train(str(model))
        convert(model, out)


def convert(model: Path, out: Path) -> None:
    """Write what a .crfsuite file holds as arrays: features and labels in the order of the alphabet, four bytes a weight."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    model_info = tagger.info()
    labels = sorted(model_info.labels)
    features = sorted({feature for feature, _ in model_info.state_features})
    row, column = ({name: i for i, name in enumerate(names)} for names in (features, labels))
    weights = np.zeros((len(features), len(labels)), np.float32)
    for (feature, label), weight in model_info.state_features.items():
        weights[row[feature], column[label]] = weight
    transitions = np.zeros((len(labels), len(labels)), np.float32)
    for (before, behind), weight in model_info.transitions.items():
        transitions[column[before], column[behind]] = weight
    crf.save(out, "".join(labels), features, weights, transitions)
