"""python -m training.references --shared ../shared: train the weights; with --check only measure, by cross-validation."""

import argparse
from itertools import chain
from pathlib import Path

from pipeline.references.parse.model.crf import WEIGHTS
from training.references import check, gold, rerank
from training.references.invented import invent
from training.references.train import sequences, train


def main() -> None:
    """Train on AnyStyle's, GROBID's and invented references; SciELO's are for measuring and are never trained on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds data/refs")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument(
        "--check", action="store_true", help="print figures of five folds instead, each document in one"
    )
    arguments = parser.parse_args()
    data = arguments.shared / "data" / "refs"
    sets = {name: tuple(gold.rows(data / f"{name}_dev.jsonl")) for name in ("anystyle", "grobid", "scielo")}
    if arguments.check:
        check.main(sets)
        return
    rows, invented = [row for name in ("anystyle", "grobid") for row in sets[name]], list(sequences(invent()))
    train(chain(sequences(row.labelled for row in rows), invented), arguments.out)
    rerank.train(rows, invented, arguments.out.with_suffix(".toml"))
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
