"""python -m evaluation.rules: the rules of every grammar with their number of examples; exit 1 when a rule has none."""

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.mentions.dates.rules import RULES as DATES
from pipeline.text.grammar import Rule

# a grammar and its rules
GRAMMARS: tuple[tuple[str, Sequence[Rule[Any]]], ...] = (("dates", DATES),)


def without_examples(rules: Iterable[Rule[Any]]) -> list[str]:
    """Return the names of the rules that have no example."""
    return [rule.name for rule in rules if not rule.examples]


def main() -> int:
    """Print a line a rule, then those without an example."""
    missing = []
    for grammar, rules in GRAMMARS:
        for rule in rules:
            print(f"{grammar:<10} {len(rule.examples):>3}  {rule.name}")
        print(f"{grammar}: {len(rules)} rules, {sum(len(rule.examples) for rule in rules)} examples")
        missing += [f"{grammar}: {name}" for name in without_examples(rules)]
    for rule_name in missing:
        print(f"without an example: {rule_name}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
