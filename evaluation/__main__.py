"""python -m evaluation [--shared DIR] [TASK …]: score, print a table, exit 1 when a figure fell below its floor."""

import argparse
import sys
from pathlib import Path

from evaluation.floors import Floor, floors
from evaluation.score import figure, score

OWN = ("public", "policy")  # tasks whose gold is in this repository


def main() -> int:
    """Run every scorer that a floor names, once a data file."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("tasks", nargs="*", help="only these tasks")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="where data/ and score/ lie")
    args = parser.parse_args()
    wanted = [floor for floor in floors() if not args.tasks or floor.task in args.tasks]
    if not (args.shared / "score" / "score.py").exists():
        print(
            f"no data under {args.shared}: only the gold of this repository is scored (--shared, or make quality SHARED=…)"
        )
        wanted = [floor for floor in wanted if floor.task in OWN]
    print(f"{'task':<12} {'data':<24} {'figure':<30} {'now':>7} {'floor':>7} {'target':>7}  peer")
    below = 0
    for task, data in dict.fromkeys((floor.task, floor.data) for floor in wanted):
        line = score(args.shared, task, data)
        for floor in (f for f in wanted if (f.task, f.data) == (task, data)):
            below += not _print_floor(floor, figure(line, floor.figure))
    return 1 if below else 0


def _print_floor(floor: Floor, now: float) -> bool:
    """Print one line; return whether the figure holds."""
    holds = floor.holds(now)
    mark = "" if holds else "  BELOW ITS FLOOR"
    name = floor.data.rpartition("/")[2].removesuffix(".jsonl")
    target = "" if floor.target is None else f"{floor.target:g}"
    print(
        f"{floor.task:<12} {name:<24} {floor.figure:<30} {now:>7g} {floor.floor:>7g} {target:>7}  {floor.peer}{mark}",
        flush=True,
    )
    return holds


if __name__ == "__main__":
    sys.exit(main())
