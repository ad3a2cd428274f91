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
from training.references.invented import invent
from training.references.measure import FIELDS, right_fields
from training.references.train import sequences, train


def main(sets: Mapping[str, Sequence[Row]]) -> None:
    """Print a line for each set and parser; SciELO's figures are the mean over the folds."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    invented = list(sequences(invent()))
    for fold in range(FOLDS):
        rest = [row for name in ("anystyle", "grobid") for row in sets[name] if row.fold != fold]
        with tempfile.TemporaryDirectory() as folder:
            crf_weights, reranker_weights = Path(folder) / "fold.npz", Path(folder) / "fold.toml"
            train([*sequences(row.labelled for row in rest), *invented], crf_weights)
            rerank.train(rest, invented, reranker_weights)
            for name, rows in sets.items():
                for row in rows:
                    if name == "scielo" or row.fold == fold:
                        for parser, fields in _parse(row.labelled.raw, crf_weights, reranker_weights):
                            counts[name, parser].update(right_fields(row, fields))
        crf.load_tagger.cache_clear()
        load_weights.cache_clear()
        for (name, parser), count in sorted(counts.items()):
            shares = " ".join(f"{field} {100 * count[field] / count['n']:.1f}" for field in ("whole", *FIELDS))
            print(f"folds {fold + 1} | {name} | {parser} | {shares} | n {count['n']}", flush=True)


def _parse(raw: str, crf_weights: Path, reranker_weights: Path) -> Iterator[tuple[str, ParsedFields]]:
    """Yield the fields by the rules, with the CRF's best labels, and with those that the reranker selects."""
    fields = parse_by_rules(raw)
    tokens = tokenize(fields.text)
    tagger = crf.load_tagger(crf_weights)
    yield "rules", fields
    candidates = next(tagger.candidates([token_features(tokens, fields)])) if tagger and tokens.words else []
    for parser, weights in (("crf", {}), ("reranked", load_weights(reranker_weights))):
        yield (
            parser,
            merge_labels(fields, tokens, select_labels(candidates, tokens, weights)) if candidates else fields,
        )
