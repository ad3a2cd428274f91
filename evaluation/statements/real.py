"""python -m evaluation.statements.real [--shared DIR] [--wrong N]: real claims whose figures and dates agree with their passage.

numeric_claims_dev of the shared folder: claims that people marked as supported or refuted by a passage. Counted are those of
which every figure and date matches; told are those whose statement is told to differ, doubted those with an open point. The
source is the passage and the title of its page. Where the file is absent one line says so.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.evidence import compare, compare_all
from pipeline.flow import annotate_passage
from pipeline.model import CheckKind, CheckOutcome
from pipeline.text.names import fold

FILE = Path("data/verify/numeric_claims_dev.jsonl")
_VALUES = (CheckKind.FIGURE, CheckKind.DATE)


class Judged(NamedTuple):
    """A claim whose figures agree: its label, told | doubted | silent, and its line for people."""

    label: str
    verdict: str
    shown: str


def judge(shared: Path) -> Iterator[Judged]:
    """Yield the claims whose figures and dates all match their passage."""
    for line in (shared / FILE).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["label"] not in ("supported", "refuted"):
            continue
        title = f" {fold(row.get('page') or '')} "
        passages = [annotate_passage(text) for text in row["evidence"]]
        claim = annotate_passage(row["claim"])
        values = [check.outcome for check in compare(claim, passages) if check.kind in _VALUES]
        if not values or any(outcome != CheckOutcome.MATCHES for outcome in values):
            continue
        checks = compare_all(claim, passages, _names_in(title))
        outcomes = {check.outcome for check in checks}
        verdict = (
            "told"
            if CheckOutcome.DIFFERS in outcomes
            else "doubted"
            if CheckOutcome.MAY_DIFFER in outcomes
            else "silent"
        )
        words = "; ".join(f"{c.by}: {c.detail}" for c in checks if c.outcome == CheckOutcome.DIFFERS)
        yield Judged(row["label"], verdict, f"{row['claim']} · {' '.join(row['evidence'])} · {words}")


def _names_in(title: str) -> Callable[[str], bool]:
    """Return what tells whether a title has a name; an unknown title may have any."""
    return lambda name: not title.strip() or not fold(name) or f" {fold(name).split()[-1]} " in title


def main() -> None:
    """Print the counts of refuted and of supported claims."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--wrong", type=int, default=0, help="print so many supported claims that were told to differ")
    args = parser.parse_args()
    if not (args.shared / FILE).exists():
        print(f"{args.shared / FILE} is absent")
        return
    judged = list(judge(args.shared))
    counts = Counter((claim.label, claim.verdict) for claim in judged)
    for label in ("refuted", "supported"):
        n = sum(claim.label == label for claim in judged)
        print(
            f"{label:9} told {100 * counts[label, 'told'] / n:5.2f}  doubted {100 * counts[label, 'doubted'] / n:5.2f}  of {n}"
        )
    wrong = [claim.shown for claim in judged if (claim.label, claim.verdict) == ("supported", "told")]
    print(*wrong[: args.wrong], sep="\n")


if __name__ == "__main__":
    main()
