"""python -m training.passages --shared DIR: fit the weights of evidence/retrieve/rank.py and print them, cross-validated first.

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

from pipeline.evidence.retrieve.coverage_rerank import rerank_for_coverage
from pipeline.evidence.retrieve.features import Query, build_query, match_stems, passage_features
from pipeline.evidence.retrieve.index import index_passages

Array = npt.NDArray[np.float64]
SCIENCE_WEIGHT = 0.1  # of a CL-SciSumm claim beside a WiCE one: its gold is noisier
MISSED = 0.015  # share of cited pages below the cut: a false "no passage is near" costs a reviewer more than a far passage shown
_BELIEF, _L2, _STEPS, _RATE, _FOLDS = 0.75, 2.0, 250, 0.05, 5


@dataclass(frozen=True, slots=True)
class Example:
    """A claim with the passages of one document.

    features: [passages, features]. gold: [passages] of 0 and 1; gold_sets: sets of passages that bear the claim out together.
    unrelated: the features of the document of another claim, WiCE only. query, matches: what the rerank for coverage reads.
    """

    features: Array
    gold: Array
    gold_sets: list[list[int]]
    document: str
    weight: float
    unrelated: Array
    query: Query
    matches: list[dict[str, float]]


def load(shared: Path) -> tuple[list[Example], list[str]]:
    """Return an example for every claim that has a gold passage, and the names of the features."""
    verify = shared / "data" / "verify"
    names: list[str] = []
    examples = []
    documents = {row["doc"]: row["sents"] for row in _rows(verify / "clscisumm_dev_docs.jsonl")}
    for file, weight in (("wice_dev", 1.0), ("clscisumm_dev", SCIENCE_WEIGHT)):
        rows = [row for row in _rows(verify / f"{file}.jsonl") if row["gold_sets"]]
        strangers = [*rows[len(rows) // 2 :], *rows[: len(rows) // 2]]  # far apart: neighbours may be of one article
        for row, stranger in zip(rows, strangers, strict=True):
            passages = row.get("doc_sents") or documents[row["doc"]]
            names, features, query, matches = _describe(row["claim"], passages)
            gold = np.zeros(len(passages))
            gold[sorted({i for passage_set in row["gold_sets"] for i in passage_set})] = 1
            no_passages = np.zeros((0, len(names)))
            unrelated = _describe(row["claim"], stranger["doc_sents"])[1] if "doc_sents" in row else no_passages
            document = row.get("title") or row["doc"]
            examples.append(Example(features, gold, row["gold_sets"], document, weight, unrelated, query, matches))
    return examples, names


def _describe(claim: str, passages: Sequence[str]) -> tuple[list[str], Array, Query, list[dict[str, float]]]:
    """Return the names of the features, their values [passages, features], and what they were made of."""
    index = index_passages(passages)
    query = build_query(index, claim)
    matches = match_stems(index, query)
    features = list(passage_features(index, query, matches))
    return list(features[0]), np.array([list(values.values()) for values in features]), query, matches


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def fit(examples: Sequence[Example]) -> Array:
    """Return one weight a feature."""
    sizes = np.array([len(e.gold) for e in examples])
    starts = np.r_[0, np.cumsum(sizes)[:-1]]
    example_of = np.repeat(np.arange(len(examples)), sizes)
    features, gold = np.concatenate([e.features for e in examples]), np.concatenate([e.gold for e in examples])
    weight = np.array([e.weight for e in examples])
    scale = features.std(0) + 1e-9
    features = features / scale
    even = gold / np.add.reduceat(gold, starts)[example_of]
    w = np.zeros(features.shape[1])
    mean, square = w.copy(), w.copy()
    for step in range(1, _STEPS + 1):
        z = features @ w
        chance = np.exp(z - np.maximum.reduceat(z, starts)[example_of])
        chance /= np.add.reduceat(chance, starts)[example_of]
        right = chance * gold
        right /= np.add.reduceat(right, starts)[example_of] + 1e-12
        right = _BELIEF * right + (1 - _BELIEF) * even
        slope = (features.T @ ((chance - right) * weight[example_of]) + _L2 * w) / weight.sum()
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        w -= _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return w / scale


def measure(examples: Sequence[Example], scores: Sequence[Array]) -> str:
    """Return hit@1, hit@3, recall@5 and MRR in words, of the order in which `rank_indexed` gives the passages."""
    ranks, recall = [], []
    for example, score in zip(examples, scores, strict=True):
        ranked = [(int(i), float(score[i])) for i in np.argsort(-score, kind="stable")]
        order = rerank_for_coverage(example.query, example.matches, ranked)
        ranks.append(next(i for i, passage in enumerate(order) if example.gold[passage]))
        recall.append(max(len(set(order[:5]) & set(gold_set)) / len(gold_set) for gold_set in example.gold_sets))
    at = np.array(ranks)
    hits = f"hit@1 {100 * np.mean(at == 0):.1f} hit@3 {100 * np.mean(at < 3):.1f}"
    return f"{hits} R@5 {100 * np.mean(recall):.1f} MRR {np.mean(1 / (at + 1)):.3f}"


def cross_validate(examples: Sequence[Example]) -> None:
    """Print the figures of claims whose document was not trained on."""
    fold_of = {name: i % _FOLDS for i, name in enumerate(sorted({e.document for e in examples}))}
    scores: list[Array] = [e.gold for e in examples]
    for fold in range(_FOLDS):
        w = fit([e for e in examples if fold_of[e.document] != fold])
        scores = [
            e.features @ w if fold_of[e.document] == fold else score for e, score in zip(examples, scores, strict=True)
        ]
    for name, weight in (("WiCE", 1.0), ("CL-SciSumm", SCIENCE_WEIGHT)):
        of_corpus = [i for i, e in enumerate(examples) if e.weight == weight]
        print(f"{name}: {measure([examples[i] for i in of_corpus], [scores[i] for i in of_corpus])}")


def bias(examples: Sequence[Example], weights: Array) -> tuple[float, float]:
    """Return minus the log odds that MISSED of the cited pages stay below, and the share of unrelated pages above."""
    pages = [e for e in examples if len(e.unrelated)]
    cut = float(np.quantile([(e.features @ weights).max() for e in pages], MISSED))
    return -cut, float(np.mean([(e.unrelated @ weights).max() >= cut for e in pages]))


def main() -> None:
    """Cross-validate, fit on everything, print the table for WEIGHTS."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    examples, names = load(parser.parse_args().shared)
    cross_validate(examples)
    weights = fit(examples)
    point, above = bias(examples, weights)
    print(f'    "bias": {point:.2f},  # {100 * above:.1f} % of unrelated pages are relevant')
    for name, weight in zip(names, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
