"""The words of the codes in the tables, as an editor reads them.

A code that has no words here, as a third party's, is shown as it stands: a view never fails over a word.
"""

from pipeline.model import CheckKind, LinkStatus, Outcome, Priority, Review, ScopeKind, Sign, Verdict
from pipeline.outcomes import ROWS

_NOTHING_COMPARED = "not compared with a source"
_UNREAD = frozenset({Outcome.SOURCE_NOT_AVAILABLE, Outcome.SOURCE_UNREADABLE})

_LINK: dict[str, str] = {
    LinkStatus.LINKED: "leads to one work",
    LinkStatus.AMBIGUOUS: "fits several works",
    LinkStatus.MISSING: "is in no reference list",
    "inferred": "cites nothing itself; a citation nearby may cover it",
    "none": "cites nothing",
}
_SCOPE: dict[str, str] = {
    ScopeKind.SENTENCE: "the whole sentence",
    ScopeKind.CLAUSE: "one clause of the sentence",
    ScopeKind.NEXT_SENTENCE_INFERRED: "perhaps this sentence, which goes on from the one that cites",
    ScopeKind.PARAGRAPH_POSSIBLE: "possibly the whole paragraph",
}
_KIND: dict[str, str] = {
    CheckKind.FIGURE: "figure",
    CheckKind.DATE: "date",
    CheckKind.QUOTE: "quotation",
    CheckKind.NAME: "name",
}
# "judged" and "later" are states of the review page, the others are written in the tables
_REVIEW: dict[str, str] = {
    Review.OPEN: "not judged yet",
    Review.KEPT: "judged",
    "judged": "judged",
    Review.RECHECK: "to be judged again",
    Review.DISAGREE: "reviewers disagree",
    Review.SETTLED: "disagreement settled",
    "later": "put off until later",
    Review.ORPHANED: "its sentence is gone",
}
_VERDICT: dict[str, str] = {
    Verdict.CONFIRMED: "the source says it",
    Verdict.CONFIRMED_WITH_CORRECTION: "right but for a detail, which is to be corrected",
    Verdict.PARTLY_SUPPORTED: "the source says a part of it",
    Verdict.FAILED_VERIFICATION: "the source was read and does not say it",
    Verdict.CONTRADICTED: "the source says something else",
    Verdict.UNVERIFIABLE: "nothing at hand can tell",
    Verdict.SOURCE_INADEQUATE: "the source is no good witness for it",
    Verdict.NOT_CHECKABLE: "nothing in it can be checked",
}


def outcome_words(outcome: str) -> str:
    """Return what was found, in words; an empty outcome is a claim that was compared with nothing.

    >>> outcome_words("figures_differ"), outcome_words("")
    ('a figure differs from the source', 'not compared with a source')
    """
    return ROWS[Outcome(outcome)].words if outcome in ROWS else outcome or _NOTHING_COMPARED


def sign_of(outcome: str) -> Sign:
    """Return the sign of an outcome; it follows from its row in the table of outcomes.

    >>> sign_of("figures_differ").symbol, sign_of("figures_match").symbol, sign_of("").symbol
    ('✗', '✓', '∅')
    """
    if not outcome or outcome in _UNREAD:
        return Sign.NO_SOURCE
    row = ROWS.get(Outcome(outcome)) if outcome in ROWS else None
    if row and row.priority == Priority.FIRST:
        return Sign.DIFFERS
    return Sign.AGREES if row and row.agrees else Sign.DOUBTFUL


def link_words(link: str) -> str:
    """Return where one citation leads; also of the cell of a claim that cites nothing itself."""
    return _LINK.get(link, link)


def scope_words(scope: str) -> str:
    """Return what one citation covers."""
    return _SCOPE.get(scope, scope)


def kind_words(kind: str) -> str:
    """Return what of a claim is compared."""
    return _KIND.get(kind, kind)


def review_words(review: str) -> str:
    """Return the state of a claim's review."""
    return _REVIEW.get(review, review)


def verdict_words(verdict: str) -> str:
    """Return what a verdict means."""
    return _VERDICT.get(verdict, verdict)
