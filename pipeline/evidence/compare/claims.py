"""The figures and dates of a claim held against passages of its source."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.context import topic
from pipeline.evidence.compare.dates import check_dates, compare_dates
from pipeline.evidence.compare.figures import check_figures
from pipeline.evidence.retrieve.rank import rank
from pipeline.model import Check, CheckOutcome

# a number that is part of a name or a score: "Fallout 76", "iPhone 5C", "the top 100", "lost 2–1", "the 2010–11 cup"
_NUMBER = re.compile(r"(?<![\w.,/–-])\d{1,20}[^\W\d_]{0,4}(?:[.,–-]\d{1,20}[^\W\d_]{0,4}){0,6}(?!\w)")
_DASHES = str.maketrans("–—", "--")
# a passage of this score is about the claim, tuned on claims with known evidence
_SURE = 0.9
# a figure of so many digits stands in one place only
_LONG = 4


def compare(
    claim: AnnotatedText, passages: Sequence[AnnotatedText], beside: Sequence[AnnotatedText] = ()
) -> list[Check]:
    """Return one Check a figure and a date of the claim; outcome matches | differs | may_differ | absent.

    "$42,300 million" matches "$42.3 billion", "more than 40" matches 42.3, "August 2024" matches 6 August 2024.
    differs is said only when topic and unit agree and the values cannot be reconciled; else may_differ. A number inside a
    name is told only when the passages do not have it. Linear in the passages; the text of all spans is their own AnnotatedText's.
    beside: other passages near the claim; they settle nothing, but may show that a figure is somebody else's.
    """
    about = topic(claim.text, [passage.text for passage in passages])
    dates = compare_dates(claim, passages)
    same_day = not any(date.apart for date in dates)
    figures = list(check_figures(claim, passages, about, same_day=same_day, beside=beside))
    nearness = _nearness(claim.text, [passage.text for passage in passages])
    told = list(check_dates(dates, about, nearness, lambda passage: _company(passage, figures)))
    telling = [check for check in figures if any(c.isdigit() for c in check.claimed)]
    if any(check.outcome == CheckOutcome.MAY_DIFFER for check in telling) and all(
        check.outcome != CheckOutcome.MATCHES for check in figures
    ):
        told = [_other_time(check) for check in told]
    return [*figures, *told, *_names(claim, passages)]


def _nearness(claim: str, passages: Sequence[str]) -> Callable[[str], bool]:
    """Return what tells whether one of the passages is surely about the claim; they are ranked when first asked."""

    @cache
    def sure() -> frozenset[str]:
        return frozenset(passages[i] for i, score in rank(claim, passages) if score >= _SURE)

    return lambda passage: passage in sure()


def _company(passage: str, figures: Sequence[Check]) -> int:
    """Count the figures of the claim that the passage has; a long one counts twice."""
    had = [check.found for check in figures if check.outcome == CheckOutcome.MATCHES and check.found in passage]
    return sum(1 + (sum(c.isdigit() for c in words) >= _LONG) for words in had)


def _other_time(check: Check) -> Check:
    """Take back a contradiction of dates where the figures differ too: the source speaks of another time."""
    if check.outcome != "differs":
        return check
    return replace(check, outcome=CheckOutcome.MAY_DIFFER, detail=f"{check.detail}; the figures differ as well")


def _names(claim: AnnotatedText, passages: Sequence[AnnotatedText]) -> Iterator[Check]:
    """Yield the numbers of names and the scores that the passages lack; about is empty, for no mention stands behind them."""
    known = [*(f.span for f in claim.figures), *(t.span for t in claim.times)]
    held = {_told(number) for passage in passages for number in _NUMBER.findall(passage.text)}
    for match in _NUMBER.finditer(claim.text):
        inside = any(span.start <= match.start() and match.end() <= span.end for span in known)
        if not inside and not {_told(match.group()), _turned(match.group())} & held:
            yield Check("figure", match.group(), "", CheckOutcome.ABSENT, f"the passage has no {match.group()}")


def _told(number: str) -> str:
    return number.translate(_DASHES).casefold()


def _turned(number: str) -> str:
    """Return a score as the other side tells it: "1-2" for "2–1"."""
    return "-".join(reversed(_told(number).split("-")))
