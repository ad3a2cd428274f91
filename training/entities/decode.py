"""Entities decoded from scores, and their F1: what training monitors."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from pipeline.text.tagger import best_path
from pipeline.text.windows import LABELS, TYPES

Scores = npt.NDArray[np.float32]


def spans(path: Sequence[int]) -> set[tuple[int, int, str]]:
    """Return the entities of a label path: first unit, unit after the last, type."""
    entities, start, kind = set(), 0, ""
    for i, label in enumerate([*(LABELS[p] for p in path), "O"]):
        if kind and label != f"I-{kind}":
            entities.add((start, i, kind))
            kind = ""
        if label.startswith("B-"):
            start, kind = i, label[2:]
    return entities


def f1(pairs: Iterable[tuple[Scores, Sequence[int]]], kinds: Sequence[str] = TYPES[:3]) -> float:
    """Return strict F1 × 100 over pairs of scores and gold (label numbers, -1 where the gold is open)."""
    correct = total = 0
    for scores, gold in pairs:
        labelled = [g >= 0 for g in gold]
        gold_spans = {s for s in spans([max(g, 0) for g in gold]) if s[2] in kinds}
        predicted = {s for s in spans(best_path(scores)) if s[2] in kinds and all(labelled[s[0] : s[1]])}
        correct, total = correct + len(gold_spans & predicted), total + len(gold_spans) + len(predicted)
    return 200 * correct / max(1, total)
