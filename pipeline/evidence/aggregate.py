"""The evidence of one claim, over all the works it cites: its outcome, in one sentence, and its priority."""

from collections.abc import Callable, Iterable, Iterator

from pipeline.model import CheckKind, CheckOutcome, Finding, Priority
from pipeline.outcomes import ROWS, Assessment, Row


def find_findings(
    assessments: Iterable[Assessment], prioritise: Callable[[Assessment], tuple[Priority, str]]
) -> Iterator[Finding]:
    """Yield the finding of each claim: its outcome, why, and how soon a person should look. prioritise: gives the last two."""
    for assessed in assessments:
        outcome = assessed.row.outcome if assessed.row else None
        yield Finding(assessed.claim.id, outcome, summarise_claim(assessed), *prioritise(assessed))


def summarise_claim(assessed: Assessment) -> str:
    """Return why a claim has its outcome, in one sentence; "" where it was compared with nothing."""
    row = assessed.row
    if row is None:
        return ""
    details = dict.fromkeys(check.detail for _, check in assessed.made_by(row) if check.detail)
    return "; ".join([*details] or [row.words]) + _unmatched_note(assessed, row) + _unread_note(assessed, row)


def _unmatched_note(assessed: Assessment, row: Row) -> str:
    """Return which figures and dates of an agreeing claim met no counterpart: a count in words is no alarm, and no proof."""
    if not row.agrees:
        return ""
    kinds = (CheckKind.FIGURE, CheckKind.DATE)
    unmatched = dict.fromkeys(
        check.claimed for _, check in assessed.checks if check.kind in kinds and check.outcome != CheckOutcome.MATCHES
    )
    return f"; not found: {', '.join(unmatched)}" if unmatched else ""


def _unread_note(assessed: Assessment, row: Row) -> str:
    """Return that not every work that the claim cites was read; "" where all were, or none was."""
    others = dict.fromkeys(ROWS[e.outcome].beside for e in assessed.evidence if e.outcome and e.outcome != row.outcome)
    return "".join(f"; {note}" for note in others if note)
