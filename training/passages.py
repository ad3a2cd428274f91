"""python -m training.passages --shared DIR: fit the weights of evidence/passages/rank.py and print them, cross-validated first.

Listwise logistic regression: a claim's passages compete, and several may be right (the probability is shared between the gold
ones, three quarters by the model's own belief, one quarter evenly). Adam on all claims at once; half a minute of CPU, the same
weights every time. The bias is set so that of 200 cited pages the best passage of three falls below the cut. Only numpy is needed.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.evidence.passages.complement import complemented
from pipeline.evidence.passages.features import Question, features, hits, question
from pipeline.evidence.passages.index import index

Array = npt.NDArray[np.float64]
SCIENCE = 0.1  # weight of a CL-SciSumm claim beside a WiCE one: its gold is noisier
MISSED = 0.015  # share of cited pages below the cut: a false "no passage is near" costs a reviewer more than a far passage shown
_BELIEF, _L2, _STEPS, _RATE, _FOLDS = 0.75, 2.0, 250, 0.05, 5


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim put to a document: features [passages, features], gold [passages] of 0 and 1, the document, the weight.

    other: the features of the document of another claim, WiCE only. question, held: what `complemented` asks for.
    """

    seen: Array
    gold: Array
    sets: list[list[int]]
    document: str
    weight: float
    other: Array
    question: Question
    held: list[dict[str, float]]


def load(shared: Path) -> tuple[list[Asked], list[str]]:
    """Return every claim that has a gold passage, and the names of the features."""
    verify = shared / "data" / "verify"
    names: list[str] = []
    out = []
    documents = {row["doc"]: row["sents"] for row in _rows(verify / "clscisumm_dev_docs.jsonl")}
    for file, weight in (("wice_dev", 1.0), ("clscisumm_dev", SCIENCE)):
        rows = [row for row in _rows(verify / f"{file}.jsonl") if row["gold_sets"]]
        unrelated = [*rows[len(rows) // 2 :], *rows[: len(rows) // 2]]  # far apart: neighbours may be of one article
        for row, stranger in zip(rows, unrelated, strict=True):
            passages = row.get("doc_sents") or documents[row["doc"]]
            names, seen, asked, held = _put(row["claim"], passages)
            gold = np.zeros(len(passages))
            gold[sorted({i for found in row["gold_sets"] for i in found})] = 1
            other = _put(row["claim"], stranger["doc_sents"])[1] if "doc_sents" in row else np.zeros((0, len(names)))
            document = row.get("title") or row["doc"]
            out.append(Asked(seen, gold, row["gold_sets"], document, weight, other, asked, held))
    return out, names


def _put(claim: str, passages: Sequence[str]) -> tuple[list[str], Array, Question, list[dict[str, float]]]:
    """Return the names of the features, their values [passages, features], and what they were made of."""
    source = index(passages)
    asked = question(source, claim)
    held = hits(source, asked.worth)
    seen = list(features(source, asked, held))
    return list(seen[0]), np.array([list(values.values()) for values in seen]), asked, held


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def fit(asked: Sequence[Asked]) -> Array:
    """Return one weight a feature."""
    sizes = np.array([len(a.gold) for a in asked])
    starts = np.r_[0, np.cumsum(sizes)[:-1]]
    of = np.repeat(np.arange(len(asked)), sizes)
    seen, gold = np.concatenate([a.seen for a in asked]), np.concatenate([a.gold for a in asked])
    weight = np.array([a.weight for a in asked])
    scale = seen.std(0) + 1e-9
    seen = seen / scale
    even = gold / np.add.reduceat(gold, starts)[of]
    w = np.zeros(seen.shape[1])
    mean, square = w.copy(), w.copy()
    for step in range(1, _STEPS + 1):
        z = seen @ w
        chance = np.exp(z - np.maximum.reduceat(z, starts)[of])
        chance /= np.add.reduceat(chance, starts)[of]
        right = chance * gold
        right /= np.add.reduceat(right, starts)[of] + 1e-12
        right = _BELIEF * right + (1 - _BELIEF) * even
        slope = (seen.T @ ((chance - right) * weight[of]) + _L2 * w) / weight.sum()
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        w -= _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return w / scale


def measure(asked: Sequence[Asked], scores: Sequence[Array]) -> str:
    """Return hit@1, hit@3, recall@5 and MRR in words, of the order in which `ask` gives the passages."""
    ranks, recall = [], []
    for a, score in zip(asked, scores, strict=True):
        ranked = [(int(i), float(score[i])) for i in np.argsort(-score, kind="stable")]
        order = complemented(a.question, a.held, ranked)
        ranks.append(next(i for i, passage in enumerate(order) if a.gold[passage]))
        recall.append(max(len(set(order[:5]) & set(found)) / len(found) for found in a.sets))
    at = np.array(ranks)
    hits = f"hit@1 {100 * np.mean(at == 0):.1f} hit@3 {100 * np.mean(at < 3):.1f}"
    return f"{hits} R@5 {100 * np.mean(recall):.1f} MRR {np.mean(1 / (at + 1)):.3f}"


def cross_validate(asked: Sequence[Asked]) -> None:
    """Print the figures of claims whose document was not trained on."""
    fold = {name: i % _FOLDS for i, name in enumerate(sorted({a.document for a in asked}))}
    scores: list[Array] = [a.gold for a in asked]
    for held in range(_FOLDS):
        w = fit([a for a in asked if fold[a.document] != held])
        scores = [a.seen @ w if fold[a.document] == held else s for a, s in zip(asked, scores, strict=True)]
    for name, weight in (("WiCE", 1.0), ("CL-SciSumm", SCIENCE)):
        mine = [i for i, a in enumerate(asked) if a.weight == weight]
        print(f"{name}: {measure([asked[i] for i in mine], [scores[i] for i in mine])}")


def bias(asked: Sequence[Asked], weights: Array) -> tuple[float, float]:
    """Return minus the log odds that MISSED of the cited pages stay below, and the share of unrelated pages above."""
    pages = [a for a in asked if len(a.other)]
    cut = float(np.quantile([(a.seen @ weights).max() for a in pages], MISSED))
    return -cut, float(np.mean([(a.other @ weights).max() >= cut for a in pages]))


def main() -> None:
    """Cross-validate, fit on everything, print the table for WEIGHTS."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    asked, names = load(parser.parse_args().shared)
    cross_validate(asked)
    weights = fit(asked)
    point, unrelated = bias(asked, weights)
    print(f'    "bias": {point:.2f},  # {100 * unrelated:.1f} % of unrelated pages are near')
    for name, weight in zip(names, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
