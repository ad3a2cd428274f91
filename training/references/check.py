"""How many fields and whole references come out right, by the rules, by the CRF and reranked: cross-validation by document."""

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.references.parse.model import crf
from pipeline.references.parse.model.merge_labels import merge_labels
from pipeline.references.parse.model.reranker import load_weights, select_labels
from pipeline.references.parse.model.token_features import token_features
from pipeline.references.parse.model.tokens import tokenize
from pipeline.references.parse.rules.rule_parser import ParsedFields, parse_by_rules
from training.references import rerank
from training.references.gold import FOLDS, Row
from training.references.made import made
from training.references.measure import FIELDS, right
from training.references.train import sequences, train


def main(sets: Mapping[str, Sequence[Row]]) -> None:
    """Print a line a set and way; SciELO's figures are the mean over the folds."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    own = list(sequences(made()))
    for fold in range(FOLDS):
        rest = [row for name in ("anystyle", "grobid") for row in sets[name] if row.fold != fold]
        with tempfile.TemporaryDirectory() as folder:
            labels, paths = Path(folder) / "fold.npz", Path(folder) / "fold.toml"
            train([*sequences(row.known for row in rest), *own], labels)
            rerank.train(rest, own, paths)
            for name, rows in sets.items():
                for row in rows:
                    if name == "scielo" or row.fold == fold:
                        for way, reading in _ways(row.known.raw, labels, paths):
                            counts[name, way].update(right(row, reading))
        crf.load_tagger.cache_clear()
        load_weights.cache_clear()
        for (name, way), count in sorted(counts.items()):
            said = " ".join(f"{field} {100 * count[field] / count['n']:.1f}" for field in ("whole", *FIELDS))
            print(f"folds {fold + 1} | {name} | {way} | {said} | n {count['n']}", flush=True)


def _ways(raw: str, labels: Path, paths: Path) -> Iterator[tuple[str, ParsedFields]]:
    """Yield the reading of the rules, with the CRF's best path, and with the path that the reranker takes."""
    reading = parse_by_rules(raw)
    words = tokenize(reading.text)
    tagger = crf.load_tagger(labels)
    yield "rules", reading
    near = next(tagger.candidates([token_features(words, reading)])) if tagger and words.words else []
    for way, table in (("crf", {}), ("reranked", load_weights(paths))):
        yield way, merge_labels(reading, words, select_labels(near, words, table)) if near else reading
