"""python -m evaluation.differing FILE.jsonl …: how often "differs" is right, figures and dates apart.

The scorer of the shared folder counts a claim once, whatever differs in it. Here every check that says "differs" counts for
its own kind, so that dates cannot hide behind figures. label: supported | refuted | nei, of the whole claim. CPU time.
"""

import argparse
import json
import time
from collections import Counter
from pathlib import Path

import pipeline

KINDS = ("figure", "date")


def count(file: Path, *, wrong: int) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Return (kind, label) → claims in which a check of the kind differs, and up to so many that are supported."""
    told: Counter[tuple[str, str]] = Counter()
    alarms: list[str] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        checks = [c for c in pipeline.compare(row["claim"], row["evidence"]) if c.outcome == "differs"]
        told["claims", row["label"]] += 1
        for kind in KINDS:
            details = [c.detail for c in checks if c.kind == kind]
            told[kind, row["label"]] += bool(details)
            if details and row["label"] == "supported" and len(alarms) < wrong:
                alarms.append(f"{kind}: {details[0]} | {row['claim']} | {' / '.join(row['evidence'])[:300]}")
    return told, alarms


def line(kind: str, told: Counter[tuple[str, str]]) -> str:
    """Return precision and the shares of refuted and supported claims, in percent."""
    right, false = told[kind, "refuted"], told[kind, "supported"]
    said = sum(n for (of, _), n in told.items() if of == kind)
    refuted, supported = max(1, told["claims", "refuted"]), max(1, told["claims", "supported"])
    return (
        f"{kind} differs: precision {100 * right / max(1, said):.1f} of {said} | of refuted {100 * right / refuted:.1f}"
        f" | false alarm on supported {100 * false / supported:.2f}"
    )


def main() -> None:
    """Print two lines a file."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.differing", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--wrong", type=int, default=0, help="print so many false alarms")
    asked = parser.parse_args()
    for file in asked.files:
        start = time.process_time()
        told, alarms = count(file, wrong=asked.wrong)
        pairs = sum(n for (of, _), n in told.items() if of == "claims")
        print(f"{file.name}: {pairs / (time.process_time() - start):.0f} comparisons/s of CPU, n {pairs}")
        for kind in KINDS:
            print(f"    {line(kind, told)}")
        print(*(f"    {alarm}" for alarm in alarms), sep="\n")


if __name__ == "__main__":
    main()
