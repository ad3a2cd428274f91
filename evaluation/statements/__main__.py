"""python -m evaluation.statements [--sealed] [--errors N]: what the comparison tells of statements that differ, are open, or agree.

open.jsonl is for work; sealed.jsonl is scored at the end of a round and its rows are not read. Each row: kind, relation (same,
differs, open), claim, evidence. "told" is a check that differs, "doubted" one that may differ. A figure or date counts as well.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from pipeline.evidence import compare_all
from pipeline.flow import annotate_passage
from pipeline.model import CheckOutcome

FOLDER = Path(__file__).parent


def rows(name: str) -> list[dict[str, object]]:
    """Return the rows of a set: open or sealed."""
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def verdict(row: dict[str, object]) -> tuple[str, str]:
    """Return told, doubted or silent, and the checks in words."""
    claim, evidence = annotate_passage(str(row["claim"])), [annotate_passage(text) for text in row["evidence"]]  # type: ignore[attr-defined]  # a list in the file
    checks = compare_all(claim, evidence, lambda _: False)
    outcomes = {check.outcome for check in checks}
    words = "; ".join(f"{c.by or c.kind} {c.outcome}: {c.detail}" for c in checks if c.outcome != CheckOutcome.MATCHES)
    if CheckOutcome.DIFFERS in outcomes:
        return "told", words
    return ("doubted" if CheckOutcome.MAY_DIFFER in outcomes else "silent"), words


def table(counts: dict[tuple[str, str], Counter[str]]) -> Iterator[str]:
    """Yield one line a relation and kind, and one a relation."""
    for relation in ("same", "differs", "open"):
        of_relation = {kind: count for (kind, rel), count in counts.items() if rel == relation}
        total = sum(of_relation.values(), Counter[str]())
        for kind, count in (*sorted(of_relation.items()), ("all", total)):
            n = count.total()
            yield f"{relation:8} {kind:18} told {100 * count['told'] / n:5.1f}  doubted {100 * count['doubted'] / n:5.1f}  of {n}"


def main() -> None:
    """Score a set and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sealed", action="store_true", help="the set that nobody reads")
    parser.add_argument("--errors", type=int, default=0, help="print so many rows of the open set that came out wrong")
    parser.add_argument("--kind", default="", help="only errors of this kind")
    args = parser.parse_args()
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    wrong = []
    for row in rows("sealed" if args.sealed else "open"):
        said, words = verdict(row)
        kind, relation = str(row["kind"]), str(row["relation"])
        counts[kind, relation][said] += 1
        if (said != "silent") == (relation == "same") and args.kind in ("", kind):
            wrong.append(f"{kind} {relation} · {row['claim']} · {' '.join(row['evidence'])} · {words}")  # type: ignore[arg-type]
    print("\n".join(table(counts)))
    if not args.sealed:
        step = max(1, len(wrong) // args.errors) if args.errors else 0
        print("\n".join(wrong[::step][: args.errors] if step else ()), file=sys.stderr)


if __name__ == "__main__":
    main()
