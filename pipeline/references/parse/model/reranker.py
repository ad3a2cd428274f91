"""Which of the paths near the best is taken: a log-linear model of whole paths (Collins and Koo 2005).

training/references makes the weights.
"""

import json
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import repeat
from pathlib import Path

from pipeline.references.parse.model.crf import Near
from pipeline.references.parse.model.sequence_features import told
from pipeline.references.parse.model.tokens import Tokens

WEIGHTS = Path(__file__).parents[3] / "assets" / "references.toml"


def first(paths: Sequence[Near], tokens: Tokens, weights: Mapping[str, float]) -> str:
    """Return the labels of the path that the weights like best; without weights the CRF's best."""
    if len(paths) == 1 or not weights:
        return paths[0].labels
    features = told([path.labels for path in paths], tokens)
    scores = [
        sum(map(weights.get, names, repeat(0.0))) - weights[""] * path.lost
        for path, names in zip(paths, features, strict=True)
    ]
    return paths[scores.index(max(scores))].labels


def save(path: Path, weights: Mapping[str, float]) -> None:
    """Write a weight a line."""
    path.write_text("".join(f"{json.dumps(name)} = {weight}\n" for name, weight in weights.items()), encoding="utf-8")


@cache
def weights(path: Path = WEIGHTS) -> Mapping[str, float]:
    """Return the weight of each feature, and under "" that of the CRF's own score; none where the file is missing."""
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
