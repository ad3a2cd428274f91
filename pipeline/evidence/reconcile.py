"""Checks of several passages brought together into one outcome; the machine never says true or false."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.model import Check, CheckOutcome
from pipeline.text.numbers import FRACTION

# "four in five", "a third"
_PART = re.compile(rf"\b(?:in|out of|every)\b|\b{FRACTION}", re.IGNORECASE)
_BEST = (CheckOutcome.MATCHES, CheckOutcome.DIFFERS, CheckOutcome.MAY_DIFFER, CheckOutcome.ABSENT)


def reconcile_passages(rows: Sequence[Sequence[Check]]) -> list[tuple[Check, ...]]:
    """Take back what another passage answers: a figure that one passage has is not altered because another has none.

    rows: the checks of each passage, about the same claim.
    """
    matched = {
        _key(check) for row in rows for check in row if check.outcome == CheckOutcome.MATCHES or _same_number(check)
    }
    return [tuple(_downgrade(check) if _key(check) in matched else check for check in row) for row in rows]


def _same_number(check: Check) -> bool:
    """Tell whether a doubtful figure is at least the same number: "4,200" and "more than 4,200"."""
    one, other = (re.sub(r"\D", "", words) for words in (check.claimed, check.found))
    return check.kind == "figure" and check.outcome == CheckOutcome.MAY_DIFFER and one == other and len(one) > 1


def best_checks(rows: Iterable[Sequence[Check]]) -> list[Check]:
    """Return the best check of each mention over all passages: matches, else differs, else may_differ, else absent."""
    out: dict[tuple[str, str, str], Check] = {}
    for row in rows:
        for check in row:
            known = out.get(_key(check))
            if known is None or _BEST.index(check.outcome) < _BEST.index(known.outcome):
                out[_key(check)] = check
    return list(out.values())


def claim_source_outcome(checks: Sequence[Check], nowhere: bool, found: bool) -> str:
    """Return the outcome for a claim and a source, the most pressing first.

    nowhere: a figure of the claim is in no sentence of the source. found: a passage is near the claim.
    """
    said = {
        (check.kind, check.outcome) for check in checks if check.kind != "name" and not _is_unverifiable_count(check)
    }
    numeric = {outcome for kind, outcome in said if kind in {"figure", "date"}}
    order = (
        ("figures_differ", ("figure", CheckOutcome.DIFFERS) in said),
        ("date_differs", ("date", CheckOutcome.DIFFERS) in said),
        ("quote_altered", ("quote", CheckOutcome.DIFFERS) in said),
        ("quote_not_found", ("quote", CheckOutcome.ABSENT) in said),
        ("figure_absent_from_source", nowhere),
        ("no_matching_passage", not found and ("quote", CheckOutcome.MATCHES) not in said),
        ("needs_human", bool(numeric & {CheckOutcome.MAY_DIFFER, CheckOutcome.ABSENT})),
        ("quote_exact", ("quote", CheckOutcome.MATCHES) in said),
        ("figures_match", numeric == {CheckOutcome.MATCHES}),
    )
    return next((name for name, holds in order if holds), "passage_found")


def _is_unverifiable_count(check: Check) -> bool:
    """Tell whether a count in words found no counterpart: "the five" need not be counted in the source.

    A part ("four in five") that meets another one is no count.
    """
    spelled = check.kind == "figure" and not any(c.isdigit() for c in check.claimed)
    return spelled and (
        check.outcome == CheckOutcome.ABSENT
        or (check.outcome == CheckOutcome.MAY_DIFFER and not _PART.search(check.claimed))
    )


def _key(check: Check) -> tuple[str, str, str]:
    return check.kind, check.about, check.claimed


def _downgrade(check: Check) -> Check:
    if check.outcome != "differs":
        return check
    return replace(
        check, outcome=CheckOutcome.MAY_DIFFER, detail=f"{check.detail}; another passage has it as the article does"
    )
