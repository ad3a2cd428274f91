"""Revisions of the check of a figure, by what the other figures of claim and passages tell; the first that applies revises."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.attribution import find_misattributed, same_attribution
from pipeline.evidence.compare.context import cosine
from pipeline.evidence.compare.derivations import is_multiple_of
from pipeline.evidence.compare.derived_values import derive_from
from pipeline.evidence.compare.interpretations import interpret_figures
from pipeline.evidence.compare.pair import Pair
from pipeline.evidence.compare.parts import is_part_named, is_part_of
from pipeline.evidence.compare.quantity import NUMBERS, Interval, Quantity
from pipeline.evidence.compare.reckonable import find_operands
from pipeline.model import Check, CheckKind, CheckOutcome
from pipeline.text.numbers import parse

# the rule of decision.py that contradicts a figure by another value of the same thing
_OTHER_VALUE = "same-thing-other-value"
# cosine of the contexts of two parts of one whole, both "women"
_SAME_PART = 0.1


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the revisions of a check read: the claim, its passages, all passages near it, and the quantities of both.

    matched: the quantities of the claim that the source has.
    """

    claim: AnnotatedText
    passages: Sequence[AnnotatedText]
    nearby: Sequence[AnnotatedText]
    found: Sequence[Quantity]
    matched: Sequence[Quantity]


def check_of(pair: Pair, outcome: CheckOutcome, reason: str = "", *, by: str) -> Check:
    """Return the check of a figure and its counterpart. by: the rule that decided."""
    claimed, found = pair.claimed.words, pair.found.words
    detail = f"article {claimed}, source {found}" + (f"; {reason}" if reason else "")
    return Check(CheckKind.FIGURE, claimed, found, outcome, detail, pair.claimed.figure.id, by=by)


def check_of_operands(quantity: Quantity, operands: str, detail: str, *, by: str) -> Check:
    """Return the check of a figure that follows from others of the source."""
    return Check(CheckKind.FIGURE, quantity.words, operands, CheckOutcome.MATCHES, detail, quantity.figure.id, by=by)


def _revise_misattributed(quantity: Quantity, check: Check, pair: Pair | None, comparison: Comparison) -> Check | None:
    """Contradict a figure that only its equal value speaks for, and which is of somebody or some year else in the source."""
    matched_by_value = pair is not None and check.outcome == CheckOutcome.MATCHES and pair.same_value
    if not pair or not (matched_by_value or check.outcome == CheckOutcome.MAY_DIFFER):
        return None
    misattributed = find_misattributed(comparison.claim, quantity, comparison.found, comparison.nearby)
    if not misattributed:
        return None
    outcome = CheckOutcome.DIFFERS if misattributed.is_sure else CheckOutcome.MAY_DIFFER
    return check_of(
        misattributed.pair, outcome, f"{quantity.words} is of {misattributed.label} there", by="misattributed"
    )


def _revise_same_attribution(_: Quantity, check: Check, pair: Pair | None, comparison: Comparison) -> Check | None:
    """Let a doubtful figure match that has the same value and is of the same name, year or whole."""
    if not pair or check.outcome != CheckOutcome.MAY_DIFFER:
        return None
    if not same_attribution(comparison.claim, pair, comparison.nearby):
        return None
    return check_of(pair, CheckOutcome.MATCHES, by="same-attribution")


def _revise_number_present(quantity: Quantity, check: Check, _: Pair | None, comparison: Comparison) -> Check | None:
    """Doubt a contradiction where the passages have the number without a unit: "Three ignored it" for "3 of the 17 sites"."""
    if check.outcome != CheckOutcome.DIFFERS or not any(_has_number(p, quantity) for p in comparison.passages):
        return None
    detail = f"{check.detail}; the source has {quantity.words} as well"
    return replace(check, outcome=CheckOutcome.MAY_DIFFER, detail=detail, by="number-present")


def _revise_reckonable(quantity: Quantity, check: Check, pair: Pair | None, comparison: Comparison) -> Check | None:
    """Doubt a contradiction where two figures of the passages make the value: 43 km for "shortened from 131 to 88 km"."""
    if check.by != _OTHER_VALUE or (pair and (pair.digits_transposed or pair.differs_in_scale)):
        return None
    of_neighbours = [q for text in comparison.nearby for q in interpret_figures(text)]
    operands = find_operands(quantity, comparison.found) or find_operands(quantity, of_neighbours)
    if not operands:
        return None
    detail = f"{check.detail}; it may be reckoned from {operands}"
    return replace(check, outcome=CheckOutcome.MAY_DIFFER, detail=detail, by="reckonable")


def _revise_derived(quantity: Quantity, check: Check, _: Pair | None, comparison: Comparison) -> Check | None:
    """Let a figure match that follows from other figures of the claim, which the source has."""
    if check.outcome not in {CheckOutcome.ABSENT, CheckOutcome.MAY_DIFFER}:
        return None
    if not (operands := derive_from(quantity, comparison.matched)):
        return None
    detail = f"{quantity.words} follows from {operands}, which the source has"
    return check_of_operands(quantity, operands, detail, by="follows-from-claim")


def _revise_multiple(quantity: Quantity, check: Check, _: Pair | None, comparison: Comparison) -> Check | None:
    """Doubt a multiple that the two values of a sentence do not make, one of which the claim has: "48, twice as many"."""
    if check.outcome != CheckOutcome.ABSENT or not is_multiple_of(quantity) or quantity.is_bound:
        return None
    for matched in comparison.matched:
        for found in (q for q in comparison.found if q.value == matched.value and not q.is_dimensionless):
            others = [q for q in comparison.found if q.text == found.text and q.dimension in {found.dimension, ""}]
            if len({q.value for q in others}) == 2 and matched.significant_digits > 1:
                values = " and ".join(q.words for q in others)
                if _make_multiple(quantity, [q.value for q in others]):
                    detail = f"article {quantity.words}, reckoned from {values} in the source"
                    return check_of_operands(quantity, values, detail, by="multiple-of-sentence")
                detail = f"article {quantity.words}, source {values}; the two values make another multiple"
                outcome = CheckOutcome.DIFFERS if _is_far(quantity, others) else CheckOutcome.MAY_DIFFER
                return replace(check, found=values, outcome=outcome, detail=detail, by="another-multiple")
    return None


def _revise_part(quantity: Quantity, check: Check, _: Pair | None, comparison: Comparison) -> Check | None:
    """Doubt a part of a whole that agrees, where the source names another part: "a third of them" of 64, "of whom 9 are women"."""
    in_words = not any(map(str.isdigit, quantity.words))
    if check.outcome not in {CheckOutcome.ABSENT, CheckOutcome.MAY_DIFFER} or not in_words:
        return None
    for total in (q for q in comparison.matched if is_part_of(quantity, q)):
        of_total = [q for q in comparison.found if q.value < total.value and is_part_named(q)]
        if of_total and all(_is_other_part(quantity, q, total) for q in of_total):
            parts = " and ".join(q.words for q in of_total)
            detail = f"article {quantity.words}, source {parts} of {total.words}"
            same = len(of_total) == 1 and cosine(quantity.context, of_total[0].context) >= _SAME_PART
            outcome = CheckOutcome.DIFFERS if same else CheckOutcome.MAY_DIFFER
            return replace(check, found=parts, outcome=outcome, detail=detail, by="another-part")
    return None


def _is_other_part(quantity: Quantity, part: Quantity, total: Quantity) -> bool:
    """Tell whether a part that the source counts is not the claimed one, a count or a fraction, give or take a tenth."""
    claimed, counted = (q.value * total.value / 100 if q.is_worded_fraction else q.value for q in (quantity, part))
    if quantity.is_bound and not quantity.is_worded_fraction and quantity.interval.contains(Interval.point(counted)):
        return False
    return abs(claimed - counted) > claimed / 10


def _is_far(quantity: Quantity, values: Sequence[Quantity]) -> bool:
    """Tell whether two values of one unit make a multiple a fifth and more away from the figure."""
    low, high = sorted(value.value for value in values[:2])
    multiple = 1 / quantity.value if 0 < quantity.value < 1 else quantity.value
    return low > 0 and abs(high / low - multiple) > multiple / 5


def _make_multiple(quantity: Quantity, values: Sequence[Decimal]) -> bool:
    """Tell whether the lowest and the highest of the values stand to each other as the figure says, give or take a tenth."""
    low, high = min(values), max(values)
    multiple = 1 / quantity.value if 0 < quantity.value < 1 else quantity.value
    return low > 0 and abs(high / low - multiple) <= multiple / 10


# the first that applies revises the check of a figure
REVISIONS: tuple[Callable[[Quantity, Check, Pair | None, Comparison], Check | None], ...] = (
    _revise_misattributed,
    _revise_same_attribution,
    _revise_number_present,
    _revise_reckonable,
    _revise_derived,
    _revise_multiple,
    _revise_part,
)


def _has_number(passage: AnnotatedText, quantity: Quantity) -> bool:
    """Tell whether the passage has the number of a figure outside of its dates and its figures with a unit."""
    mention_spans = [*(f.span for f in passage.figures if f.unit), *(t.span for t in passage.times)]
    return quantity.is_point and any(
        parse(match.group()) == quantity.figure.low
        for match in NUMBERS.finditer(passage.text)
        if not any(span.start < match.end() and match.start() < span.end for span in mention_spans)
    )
