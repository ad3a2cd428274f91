"""Revisions: the checks of single passages, revised by what the other passages, the title and the whole source have.

A verdict is revised in this order:

    compare/figure_revisions.py      a figure: misattributed, of the same attribution, present without a unit, derived
    compare/dates.py, compare.py     a date: by the figures beside it; in doubt where the figures differ as well
    REVISIONS, below                 over all passages of one source that are shown for a claim
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.date_mention import date_in_title
from pipeline.evidence.retrieve.rank import RELEVANT
from pipeline.model import Check, CheckKind, CheckOutcome
from pipeline.outcomes import Mention, best_checks, mention

# the rule that contradicts a figure by another value of the same thing
OTHER_VALUE = "same-thing-other-value"
# the checks of each passage, about one claim
Rows = list[tuple[Check, ...]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the checks are revised by.

    claim: with its mentions. scores: of each passage, 0…1. title: of the source. absent: a check of each mention of the claim
    that stands nowhere in the source. headings: of the section of each passage.
    """

    claim: AnnotatedText
    scores: Sequence[float]
    title: AnnotatedText
    absent: Sequence[Check]
    headings: Sequence[AnnotatedText] = ()


def revise(rows: Rows, comparison: Comparison) -> Rows:
    """Return the checks of each passage after all revisions."""
    for revision in REVISIONS:
        rows = revision(rows, comparison)
    return rows


def downgrade_distant(rows: Rows, comparison: Comparison) -> Rows:
    """Let a passage that is not relevant to the claim contradict nothing."""
    return [
        row if score >= RELEVANT else tuple(_downgrade(check) for check in row)
        for row, score in zip(rows, comparison.scores, strict=True)
    ]


def reconcile_passages(rows: Rows, _: Comparison) -> Rows:
    """Take back what another passage answers: a figure that one passage has is not altered because another has none."""
    matched = {
        mention(check) for row in rows for check in row if check.outcome == CheckOutcome.MATCHES or _same_number(check)
    }
    reason = "another passage has it as the article does"
    return [tuple(_downgrade(check, reason) if mention(check) in matched else check for check in row) for row in rows]


def apply_title_dates(rows: Rows, comparison: Comparison) -> Rows:
    """Let the title of the source date what no passage does: "between 2014 and 2020" of "The fleet fund 2014–2020"."""
    times = comparison.claim.times
    dates = {time.id: found for time in times if (found := date_in_title(time, comparison.title))}
    return [tuple(_date_by_title(check, dates) for check in row) for row in rows]


def apply_heading_dates(rows: Rows, comparison: Comparison) -> Rows:
    """Let the heading of a section date what its passage leaves open: "412,000 trips" below "The scheme in 2022"."""
    dated = []
    for row, heading in zip(rows, comparison.headings, strict=False):
        dates = {time.id: found for time in comparison.claim.times if (found := date_in_title(time, heading))}
        dated.append(tuple(_date_by_heading(check, dates) for check in row))
    return dated or rows


def mark_absent(rows: Rows, comparison: Comparison) -> Rows:
    """Say "nowhere in the source" instead of "not in the passage", and add the names that are nowhere."""
    absent = {mention(check): check for check in unresolved(comparison.absent, rows)}
    names = tuple(check for check in absent.values() if check.kind == CheckKind.NAME)
    return [(*(_mark_absent(check, absent) for check in row), *names) for row in rows]


REVISIONS: tuple[Callable[[Rows, Comparison], Rows], ...] = (
    downgrade_distant,
    reconcile_passages,
    apply_title_dates,
    apply_heading_dates,
    mark_absent,
)


def unresolved(absent: Iterable[Check], rows: Rows) -> list[Check]:
    """Return the checks of mentions nowhere in the source, without those that a passage matches or contradicts all the same."""
    resolved = {
        (check.kind, check.about)
        for check in best_checks(rows)
        if check.outcome in {CheckOutcome.MATCHES, CheckOutcome.DIFFERS}
    }
    return [check for check in absent if (check.kind, check.about) not in resolved]


def doubt_matches(rows: Rows) -> Rows:
    """Let passages that are too faint bear nothing out: a count or a date that merely occurs there proves nothing."""
    return [tuple(_doubt_match(check) for check in row) for row in rows]


def _doubt_match(check: Check) -> Check:
    if check.outcome != CheckOutcome.MATCHES:
        return check
    detail = f"{check.detail}; the passage is too faint to bear it out"
    return replace(check, outcome=CheckOutcome.MAY_DIFFER, detail=detail, by="faint-passage")


def _same_number(check: Check) -> bool:
    """Tell whether a doubtful figure is at least the same number: "4,200" for "more than 4,200", not a billion for a million."""
    claimed, found = (re.sub(r"\D", "", words) for words in (check.claimed, check.found))
    doubtful = check.kind == CheckKind.FIGURE and check.outcome == CheckOutcome.MAY_DIFFER and check.by != OTHER_VALUE
    return doubtful and claimed == found and len(claimed) > 1


def _downgrade(check: Check, reason: str = "") -> Check:
    """Return a contradiction as a doubt, any other check as it is."""
    if check.outcome != CheckOutcome.DIFFERS:
        return check
    return replace(check, outcome=CheckOutcome.MAY_DIFFER, detail="; ".join(filter(None, (check.detail, reason))))


def _date_by_title(check: Check, dates: Mapping[str, str]) -> Check:
    if check.kind != CheckKind.DATE or check.outcome != CheckOutcome.ABSENT or check.about not in dates:
        return check
    found = dates[check.about]
    detail = f"article {check.claimed}, title of the source {found}"
    return replace(check, found=found, outcome=CheckOutcome.MATCHES, detail=detail, by="date-in-title")


def _date_by_heading(check: Check, dates: Mapping[str, str]) -> Check:
    if check.kind != CheckKind.DATE or check.outcome == CheckOutcome.MATCHES or check.about not in dates:
        return check
    found = dates[check.about]
    detail = f"article {check.claimed}, heading of the section {found}"
    return replace(check, found=found, outcome=CheckOutcome.MATCHES, detail=detail, by="date-in-heading")


def _mark_absent(check: Check, absent: Mapping[Mention, Check]) -> Check:
    """Return a check of a passage, with what the whole source has of the same mention."""
    if mention(check) not in absent:
        return check
    return absent[mention(check)] if check.outcome == CheckOutcome.ABSENT else replace(check, absent_from_source=True)
