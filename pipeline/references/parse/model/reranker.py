"""Reranking of the candidates of the CRF: a log-linear model of whole sequences (Collins and Koo 2005).

training/references makes the weights.
"""

import json
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import repeat
from pathlib import Path

from pipeline.references.parse.model.crf import Candidate
from pipeline.references.parse.model.sequence_features import sequence_features
from pipeline.references.parse.model.tokens import Tokens

WEIGHTS = Path(__file__).parents[3] / "assets" / "references.toml"


def select_labels(candidates: Sequence[Candidate], tokens: Tokens, weights: Mapping[str, float]) -> str:
    """Return the labels of the candidate that scores highest; without weights the CRF's best."""
    if len(candidates) == 1 or not weights:
        return candidates[0].labels
    features = sequence_features([candidate.labels for candidate in candidates], tokens)
    scores = [
        sum(map(weights.get, names, repeat(0.0))) - weights[""] * candidate.loss
        for candidate, names in zip(candidates, features, strict=True)
    ]
    return candidates[scores.index(max(scores))].labels


def save(path: Path, weights: Mapping[str, float]) -> None:
    """Write a weight a line."""
    path.write_text("".join(f"{json.dumps(name)} = {weight}\n" for name, weight in weights.items()), encoding="utf-8")


@cache
def load_weights(path: Path = WEIGHTS) -> Mapping[str, float]:
    """Return the weight of each feature, and under "" that of the CRF's own score; none where the file is missing."""
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
