"""How soon a person should look at a claim, and why, in words."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from pipeline.model import Check, CheckKind, Claim, ClaimKind, Evidence, Link, LinkStatus, Outcome, Priority
from pipeline.outcomes import PROPORTION, TABLE, Assessment, Row, best_checks, is_unverifiable_count
from pipeline.settings import current
from pipeline.text.regex import regex

# "twice", "more than three times", "fourfold"
_MULTIPLE = regex(r"\b(?:twice|times|[^\W\d_]{2,20}fold)\b", re.IGNORECASE)
_DIFFERING = tuple(row for row in TABLE if row.priority == Priority.FIRST)


def priority(assessed: Assessment, links: Sequence[Link]) -> tuple[Priority, str]:
    """Return the priority of a claim and the reason: "article $42.3 billion, source p. 14 $42.1 billion".

    links: all of the article; those of the claim are picked.
    """
    claim, row = assessed.claim, assessed.row
    cited = [link for link in links if link.citation in claim.citations]
    for level, reasons in (
        (Priority.FIRST, _differing(assessed)),
        (Priority.MISSING, _missing(cited)),
        (Priority.UNSURE, _unsure(assessed, cited)),
    ):
        each = list(dict.fromkeys(reasons))
        if each:
            return level, "; ".join(each)
    if not claim.citations and ClaimKind.OWN not in claim.kinds and claim.score >= current().thresholds.checkworthy:
        return Priority.UNCOMPARED, f"a checkable claim without a citation{_nearby(claim)}"
    if row and row.agrees and (lacking := _uncompared(assessed)):
        return Priority.UNCOMPARED, f"{row.words}; not compared: {', '.join(lacking)}"
    return (row.priority, row.words) if row else (Priority.REST, "nothing to compare")


def _uncompared(assessed: Assessment) -> list[str]:
    """Return the shares and multiples in words of a claim that met nothing in its sources: "more than a half", "twice".

    A count in words ("the five") need not be told there; a share is a figure, and the rest may agree without it.
    """
    figures = [check for e in assessed.evidence for check in e.checks if check.kind == CheckKind.FIGURE]
    lacking = (check for check in best_checks([figures]) if is_unverifiable_count(check))
    return [check.claimed for check in lacking if PROPORTION.search(check.claimed) or _MULTIPLE.search(check.claimed)]


def _nearby(claim: Claim) -> str:
    """Return what may cover a claim that cites nothing itself."""
    kinds = dict.fromkeys(scope.kind for scope in claim.scope if scope.may_cover(claim.span))
    return f"; one nearby may cover it: {', '.join(kinds)}" if kinds else ""


def _differing(assessed: Assessment) -> Iterator[str]:
    """Yield what differs: figures, dates and quotations, whichever of them gave the claim its outcome."""
    return (_difference(e, check) for e, check in assessed.made_by(*_DIFFERING))


def _difference(e: Evidence, check: Check) -> str:
    page = f" p. {e.page}" if e.page else ""
    if check.kind == CheckKind.QUOTE:
        return f"the quotation differs from the source{page}: {check.detail}"
    return f"article {check.claimed}, source{page} {check.found}"


def _missing(links: Sequence[Link]) -> Iterator[str]:
    for link in links:
        if link.status == LinkStatus.MISSING:
            yield link.suggestion or link.reason or "the citation has no reference"


def _unsure(assessed: Assessment, links: Sequence[Link]) -> Iterator[str]:
    for link in links:
        if link.status == LinkStatus.AMBIGUOUS:
            yield link.reason or f"the citation fits {len(link.references)} references"
    row = assessed.row
    if row and row.outcome == Outcome.NO_MATCHING_PASSAGE and ClaimKind.QUANTITY in assessed.claim.kinds:
        yield "the article has a figure, and no passage of the source is near"
    elif row and row.priority == Priority.UNSURE:
        yield from _first_details(assessed, row) or [row.words]


def _first_details(assessed: Assessment, row: Row) -> list[str]:
    """Return the first check of each passage that makes the outcome, in words."""
    passages = groupby(assessed.made_by(row), key=itemgetter(0))
    details = (next((check.detail for _, check in checks if check.detail), "") for _, checks in passages)
    return [detail for detail in details if detail]
