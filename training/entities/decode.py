"""Scores to entities, and how many of them are right: what training watches."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from pipeline.text.tagger import best_path
from pipeline.text.windows import LABELS, TYPES

Scores = npt.NDArray[np.float32]


def spans(path: Sequence[int]) -> set[tuple[int, int, str]]:
    """Return the entities of a label path: first unit, unit after the last, type."""
    out, start, kind = set(), 0, ""
    for i, label in enumerate([*(LABELS[p] for p in path), "O"]):
        if kind and label != f"I-{kind}":
            out.add((start, i, kind))
            kind = ""
        if label.startswith("B-"):
            start, kind = i, label[2:]
    return out


def f1(pairs: Iterable[tuple[Scores, Sequence[int]]], kinds: Sequence[str] = TYPES[:3]) -> float:
    """Return strict F1 × 100 over pairs of scores and gold (label numbers, -1 where the gold is open)."""
    hit = gold_n = said_n = 0
    for scores, gold in pairs:
        known = [g >= 0 for g in gold]
        gold_spans = {s for s in spans([max(g, 0) for g in gold]) if s[2] in kinds}
        said = {s for s in spans(best_path(scores)) if s[2] in kinds and all(known[s[0] : s[1]])}
        hit, gold_n, said_n = hit + len(gold_spans & said), gold_n + len(gold_spans), said_n + len(said)
    return 200 * hit / max(1, gold_n + said_n)
