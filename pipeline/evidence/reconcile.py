"""Checks of several passages of one work brought together."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Check, CheckOutcome
from pipeline.outcomes import mention


def reconcile_passages(rows: Sequence[Sequence[Check]]) -> list[tuple[Check, ...]]:
    """Take back what another passage answers: a figure that one passage has is not altered because another has none.

    rows: the checks of each passage, about the same claim.
    """
    matched = {
        mention(check) for row in rows for check in row if check.outcome == CheckOutcome.MATCHES or _same_number(check)
    }
    return [tuple(_downgrade(check) if mention(check) in matched else check for check in row) for row in rows]


def _same_number(check: Check) -> bool:
    """Tell whether a doubtful figure is at least the same number: "4,200" and "more than 4,200"."""
    one, other = (re.sub(r"\D", "", words) for words in (check.claimed, check.found))
    return check.kind == "figure" and check.outcome == CheckOutcome.MAY_DIFFER and one == other and len(one) > 1


def _downgrade(check: Check) -> Check:
    if check.outcome != CheckOutcome.DIFFERS:
        return check
    return replace(
        check, outcome=CheckOutcome.MAY_DIFFER, detail=f"{check.detail}; another passage has it as the article does"
    )
