"""The statement of a claim compared with passages of its source: one check a difference, none where nothing differs."""

from collections.abc import Sequence

from pipeline.evidence.compare.statements.read import read_texts
from pipeline.evidence.compare.statements.rules import RULES, Pairing
from pipeline.model import Check, CheckOutcome


def check_statement(claim: str, passages: Sequence[str]) -> list[Check]:
    """Return at most one check of each kind: differs or may_differ. A text without a difference gives none."""
    readings = read_texts([claim, *passages])
    pairing = Pairing(readings[0], tuple(readings[1:]))
    checks = []
    for rule in RULES:
        found = sorted(rule.find(pairing), key=lambda difference: difference.outcome != CheckOutcome.DIFFERS)
        if found:
            best = found[0]
            checks.append(Check(rule.kind, best.claimed, best.found, best.outcome, best.detail, by=rule.name))
    return checks
