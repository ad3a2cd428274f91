"""python -m evaluation.differing FILE.jsonl …: how often "differs" is right, figures and dates apart.

The scorer of the shared folder counts a claim once, whatever differs in it. Here every check with the outcome "differs" counts
for its own kind, so that dates cannot hide behind figures. label: supported | refuted | nei, of the whole claim. CPU time.
"""

import argparse
import json
import time
from collections import Counter
from pathlib import Path

import pipeline

KINDS = ("figure", "date")


def count(file: Path, *, most_alarms: int) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Return (kind, label) → claims in which a check of the kind differs, and up to so many that are supported."""
    counts: Counter[tuple[str, str]] = Counter()
    alarms: list[str] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        checks = [c for c in pipeline.compare(row["claim"], row["evidence"]) if c.outcome == "differs"]
        counts["claims", row["label"]] += 1
        for kind in KINDS:
            details = [c.detail for c in checks if c.kind == kind]
            counts[kind, row["label"]] += bool(details)
            if details and row["label"] == "supported" and len(alarms) < most_alarms:
                alarms.append(f"{kind}: {details[0]} | {row['claim']} | {' / '.join(row['evidence'])[:300]}")
    return counts, alarms


def line(kind: str, counts: Counter[tuple[str, str]]) -> str:
    """Return precision and the shares of refuted and supported claims, in percent."""
    right, false = counts[kind, "refuted"], counts[kind, "supported"]
    differing = sum(n for (counted, _), n in counts.items() if counted == kind)
    refuted, supported = max(1, counts["claims", "refuted"]), max(1, counts["claims", "supported"])
    return (
        f"{kind} differs: precision {100 * right / max(1, differing):.1f} of {differing} | of refuted {100 * right / refuted:.1f}"
        f" | false alarm on supported {100 * false / supported:.2f}"
    )


def main() -> None:
    """Print two lines a file."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.differing", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--wrong", type=int, default=0, help="print so many false alarms")
    args = parser.parse_args()
    for file in args.files:
        start = time.process_time()
        counts, alarms = count(file, most_alarms=args.wrong)
        pairs = sum(n for (counted, _), n in counts.items() if counted == "claims")
        print(f"{file.name}: {pairs / (time.process_time() - start):.0f} comparisons/s of CPU, n {pairs}")
        for kind in KINDS:
            print(f"    {line(kind, counts)}")
        print(*(f"    {alarm}" for alarm in alarms), sep="\n")


if __name__ == "__main__":
    main()
