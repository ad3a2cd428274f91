"""The passage that settled a claim, and why the claim has its outcome: in values that this passage holds."""

from collections.abc import Iterator

from pipeline.model import Check, CheckKind, CheckOutcome, Evidence, Outcome
from pipeline.outcomes import ROWS, Assessment, Mention, Row, mention
from pipeline.wording.marks import find_values

_COMPARED = (CheckKind.FIGURE, CheckKind.DATE)
_ORDER = list(CheckOutcome)
# below this score of its best passage a claim may speak of something else (evidence/retrieve/rank.py)
_FAINT = 0.7
_SETTLED = frozenset({CheckOutcome.MATCHES, CheckOutcome.DIFFERS})


def settling_passage(assessed: Assessment) -> Evidence | None:
    """Return the evidence to show with a claim: the nearest passage that holds a value of what gave the claim its outcome.

    Where none does, the nearest of the works with that outcome; None where nothing was compared.
    """
    row = assessed.row
    if row is None:
        return None
    return min(assessed.evidence, key=lambda e: (not _settles(e, assessed), e.outcome != row.outcome, e.rank, -e.score))


def summarise_claim(assessed: Assessment) -> str:
    """Return why a claim has its outcome, in one sentence; "" where it was compared with nothing.

    Values that another passage holds are named as such: of those that agree the article's alone.
    """
    row, passage = assessed.row, settling_passage(assessed)
    if row is None or passage is None:
        return ""
    details, agreeing = dict[str, None](), dict[str, None]()
    for e, check in _settling_checks(assessed, passage):
        if e is passage or not check.found:
            details[check.detail] = None
        elif check.outcome == CheckOutcome.MATCHES and check.kind in _COMPARED:
            agreeing[check.claimed] = None
        else:
            details[f"elsewhere in the source: {check.detail}"] = None
    elsewhere = f"; elsewhere in the source: {', '.join(agreeing)}" if agreeing else ""
    words = "; ".join(filter(None, details)) or row.words
    notes = (elsewhere, _unmatched_note(assessed, row), _better_note(assessed), _unread_note(assessed, row))
    return "".join((words, *notes))


def _settles(e: Evidence, assessed: Assessment) -> bool:
    """Tell whether the passage holds a value that settles the claim; a doubt settles nothing."""
    return any(of is e and check.outcome in _SETTLED and _holds(e, check) for of, check in _made_by(assessed))


def _made_by(assessed: Assessment) -> list[tuple[Evidence, Check]]:
    return [*assessed.made_by(assessed.row)] if assessed.row else []


def _holds(e: Evidence, check: Check) -> bool:
    return bool(check.found and find_values(check.found, e.passage))


def _settling_checks(assessed: Assessment, passage: Evidence) -> Iterator[tuple[Evidence, Check]]:
    """Yield for each mention the check that settled it, in the order of the text: of the passage that is shown where it can be.

    The evidence is that passage also where no passage holds the value, as of a row of a table or a reckoned one. Where the
    passage has nothing of a mention, the doubt that another one raises comes behind it.
    """
    checks: dict[Mention, list[tuple[Evidence, Check]]] = {}
    for e, check in _made_by(assessed):
        checks.setdefault(mention(check), []).append((e, check))
    for of_mention in checks.values():
        absent = [check for e, check in of_mention if e is passage and check.outcome == CheckOutcome.ABSENT]
        yield from ((passage, check) for check in absent)
        best = min(_ORDER.index(check.outcome) for _, check in of_mention)
        ranked = [item for item in of_mention if _ORDER.index(item[1].outcome) == best]
        e, check = min(ranked, key=lambda item: (item[0] is not passage or not _holds(*item), not _holds(*item)))
        yield (e if _holds(e, check) else passage), check


def _unmatched_note(assessed: Assessment, row: Row) -> str:
    """Return which figures and dates of an agreeing claim met no counterpart: a count in words is no alarm, and no proof."""
    if not row.agrees:
        return ""
    unmatched = dict.fromkeys(
        check.claimed
        for _, check in assessed.checks
        if check.kind in _COMPARED and check.outcome != CheckOutcome.MATCHES
    )
    return f"; not found: {', '.join(unmatched)}" if unmatched else ""


def _better_note(assessed: Assessment) -> str:
    """Return which supplied work has what the cited ones lack; how faint the nearest passage is where nothing was compared."""
    better = dict.fromkeys(e.elsewhere for e in assessed.evidence if e.elsewhere)
    if better:
        return f"; {'; '.join(better)}"
    score = max((e.score for e in assessed.evidence if e.span), default=1.0)
    faint = assessed.row is not None and assessed.row.outcome == Outcome.PASSAGE_FOUND and score < _FAINT
    return f"; it is faint (relevance {score:.2f} of 1): it may speak of something else" if faint else ""


def _unread_note(assessed: Assessment, row: Row) -> str:
    """Return that not every work that the claim cites was read; "" where all were, or none was."""
    others = dict.fromkeys(ROWS[e.outcome].beside for e in assessed.evidence if e.outcome and e.outcome != row.outcome)
    return "".join(f"; {note}" for note in others if note)
