"""One check for each figure of a claim: aligned with the figures of its passages, decided by rules, revised by the rest.

A figure is decided by `is_match`, `is_contradiction` and `doubt_reason`, in this order, and revised by the first of REVISIONS
that applies.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.attribution import find_misattributed, same_attribution
from pipeline.evidence.compare.derivations import is_multiple_of
from pipeline.evidence.compare.derived_values import derive_from
from pipeline.evidence.compare.interpretations import interpret_figures
from pipeline.evidence.compare.pair import BORROWED_UNIT, NO_UNIT, SAME_UNIT, Pair, align, pair_with
from pipeline.evidence.compare.quantity import DURATIONS, LARGE_NUMBER, NUMBERS, Quantity
from pipeline.evidence.compare.units import is_counted
from pipeline.model import Check, CheckKind, CheckOutcome, FigureKind
from pipeline.text.numbers import parse

# All thresholds are tuned on claims with known evidence (numeric_claims_dev) and on our own articles; none is learned.
# context and value together so similar, and so much of the claim's topic in the passages: the same thing, another value
_SAME_CONTEXT, _VALUE_WEIGHT, _TOPIC = 0.25, 0.3, 0.35
# the only figure of that noun in the passage needs less, the same digits at another scale hardly any
_TOPIC_ONLY_VALUE, _TOPIC_SCALE = 0.2, 0.05
# a passage with less of the claim's topic shares at most a common word with it
_ANY_TOPIC = 0.1
# a sentence has more words in small letters
_SMALL_WORD, _FEWEST_SMALL_WORDS = re.compile(r"\b[a-zß-ÿ]{4,40}\b"), 2
# values so similar, of the same noun, are no coincidence
_SIMILAR_VALUE = 0.85
# an equal value counts although another figure's context is better by this; a bound fits too much to be given any
_MARGIN, _MARGIN_BOUND = 0.15, 0.05
# an equal value of another unit counts when its context is so similar, or it has so many digits
_SIMILAR_CONTEXT, _TELLING_DIGITS = 0.1, 2
# two numbers without a unit in so similar a context count the same thing ("five of which were accepted", "accepted six of them")
_SAME_CLAUSE = 0.4
# "4.6 per cent" for 4.6 percentage points is no coincidence
_TELLING_DIGITS_OF_POINTS = 2
# a figure that would fit a bound and scores no lower than this: which of the two is meant is open
_RIVAL_MARGIN = 0.3
# a fraction in words farther than this from all of the source's is not among them
_SIMILAR_FRACTION = 0.5


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What the revisions of a check read: the claim, its passages, all passages near it, and the quantities of both.

    matched: the quantities of the claim that the source has.
    """

    claim: AnnotatedText
    passages: Sequence[AnnotatedText]
    nearby: Sequence[AnnotatedText]
    found: Sequence[Quantity]
    matched: Sequence[Quantity]


def check_figures(
    claim: AnnotatedText,
    passages: Sequence[AnnotatedText],
    topic: float,
    *,
    dates_agree: bool,
    nearby: Sequence[AnnotatedText] = (),
) -> Iterator[Check]:
    """Yield one check for each figure of the claim.

    Args:
        claim: with its figures.
        passages: with theirs.
        topic: how far the passages speak of the claim's topic, 0…1.
        dates_agree: no date of the claim contradicts the passages'; a figure of another year is no contradiction.
        nearby: other passages near the claim, which may show that a figure is somebody else's.
    """
    claimed = interpret_figures(claim)
    found = [quantity for passage in passages for quantity in interpret_figures(passage, passages)]
    aligned = align(claimed, found)
    checks = [_check_figure(i, aligned, claimed, found, passages, topic, dates_agree) for i in range(len(claimed))]
    matched = [q for q, check in zip(claimed, checks, strict=True) if check.outcome == CheckOutcome.MATCHES]
    everywhere = tuple({passage.text: passage for passage in (*passages, *nearby)}.values())
    comparison = _Comparison(claim, passages, everywhere, found, matched)
    for i, (quantity, check) in enumerate(zip(claimed, checks, strict=True)):
        revisions = (revise(quantity, check, aligned.get(i), comparison) for revise in REVISIONS)
        yield next((revised for revised in revisions if revised), check)


def _check_figure(
    i: int,
    aligned: Mapping[int, Pair],
    claimed: Sequence[Quantity],
    found: Sequence[Quantity],
    passages: Sequence[AnnotatedText],
    topic: float,
    dates_agree: bool,
) -> Check:
    """Return the check of the i-th figure of the claim, before any revision."""
    quantity = claimed[i]
    candidates = sorted((pair for _, pair in pair_with(quantity, found)), key=lambda pair: -pair.score)
    taken = {pair.found.position for k, pair in aligned.items() if k != i and pair.entails}
    rivals = [pair for pair in candidates if pair.found.position not in taken] or candidates
    check = _decide(quantity, aligned.get(i), rivals, topic, dates_agree)
    if check.outcome == CheckOutcome.MAY_DIFFER and quantity.is_worded_fraction and not _any_similar(candidates):
        check = _absent(quantity)
    if check.outcome != CheckOutcome.MATCHES and (operands := derive_from(quantity, found, passages)):
        detail = f"article {quantity.words}, reckoned from {operands} in the source"
        return Check(CheckKind.FIGURE, quantity.words, operands, CheckOutcome.MATCHES, detail, quantity.figure.id)
    return check


def _any_similar(candidates: Sequence[Pair]) -> bool:
    """Tell whether a fraction may be one of these: "a sixth" may have been derived, and 31 per cent is no sign of it."""
    return any(pair.entails or pair.value_similarity >= _SIMILAR_FRACTION for pair in candidates)


def _decide(quantity: Quantity, pair: Pair | None, rivals: list[Pair], topic: float, dates_agree: bool) -> Check:
    """Return the check of a figure. pair: what it is aligned with. rivals: all that it could be, best first."""
    if not pair and rivals and rivals[0].unit_agreement == SAME_UNIT:
        reason = "the source's figure already stands for another one of the claim"
        return _check(rivals[0], CheckOutcome.MAY_DIFFER, reason)
    if not pair or not _is_comparable(pair):
        return _absent(quantity)
    if pair.entails and is_match(pair, rivals) and not _is_share_in_bare_row(pair, topic):
        return _check(pair, CheckOutcome.MATCHES)
    if pair.irreconcilable and dates_agree and quantity.dimension != "rank" and is_contradiction(pair, rivals, topic):
        return _check(pair, CheckOutcome.DIFFERS)
    return _check(pair, CheckOutcome.MAY_DIFFER, doubt_reason(pair, dates_agree))


def _is_share_in_bare_row(pair: Pair, topic: float) -> bool:
    """Tell whether a percentage stands in a row of hardly any words that shares none with the claim: "Tajik 12.6%"."""
    bare = len(_SMALL_WORD.findall(pair.found.text)) < _FEWEST_SMALL_WORDS
    share = pair.claimed.dimension == "share" and pair.same_value and not pair.claimed.is_worded_fraction
    return share and bare and not pair.context_similarity and topic < _ANY_TOPIC


def _is_comparable(pair: Pair) -> bool:
    """Tell whether two figures can be meant for one: of other nouns only where the values are no coincidence."""
    no_coincidence = pair.entails or pair.nearly_equal or pair.digits_transposed or pair.differs_in_scale
    return pair.unit_agreement >= NO_UNIT or no_coincidence or pair.percent_and_points


def is_match(pair: Pair, rivals: list[Pair]) -> bool:
    """Tell whether a figure of the source that entails the claim's is the one meant."""
    claimed, unit = pair.claimed, pair.unit_agreement
    if pair.same_value and unit == NO_UNIT and claimed.significant_digits > _TELLING_DIGITS:
        return True
    outscored = rivals[0].score - pair.score > (_MARGIN_BOUND if claimed.is_bound else _MARGIN)
    if pair.bound_too_far or outscored or pair.weaker_bound or (claimed.is_dimensionless and unit < BORROWED_UNIT):
        return False
    similar_context = pair.context_similarity >= _SIMILAR_CONTEXT
    if claimed.is_bound:
        evident = unit == SAME_UNIT and (_only_value_of_unit(rivals) or pair.value_similarity >= _SIMILAR_VALUE)
        return unit >= NO_UNIT and (similar_context or pair.nearly_equal or evident)
    large = unit >= NO_UNIT and claimed.value >= LARGE_NUMBER
    return unit == SAME_UNIT or similar_context or large or claimed.significant_digits >= _TELLING_DIGITS


def is_contradiction(pair: Pair, rivals: list[Pair], topic: float) -> bool:
    """Tell whether topic and unit agree so well that the values must."""
    claimed, found = pair.claimed, pair.found
    of_unit = [rival for rival in rivals if rival.unit_agreement == SAME_UNIT]
    # "42" and "more than 42", either way round
    same_number = found.is_bound != claimed.is_bound and claimed.value == found.value
    open_rival = any(r.entails and (not claimed.is_bound or r.score > pair.score - _RIVAL_MARGIN) for r in of_unit)
    if same_number or open_rival:
        return False
    if topic >= (_TOPIC_SCALE if pair.differs_in_scale else _TOPIC_ONLY_VALUE) and _is_slip(pair):
        return True
    if pair.incommensurable or _probably_unrelated(pair) or pair.percent_and_points:
        return False
    if pair.unit_agreement == SAME_UNIT:
        counted = bool(claimed.dimension) and is_counted(claimed.figure.unit) and not claimed.is_dimensionless
        only_value = pair.value_similarity > 0 and _only_value_of_unit(rivals) and topic >= _TOPIC_ONLY_VALUE
        same_context = pair.context_similarity + _VALUE_WEIGHT * pair.value_similarity >= _SAME_CONTEXT
        same_thing = counted and (pair.value_similarity >= _SIMILAR_VALUE or only_value)
        return (same_context and topic >= _TOPIC) or same_thing or pair.nearly_equal
    if pair.unit_agreement == NO_UNIT and not claimed.dimension and not found.dimension:
        same_clause = pair.context_similarity >= _SAME_CLAUSE and pair.value_similarity > 0 and topic >= _TOPIC
        return pair.nearly_equal or same_clause
    return pair.nearly_equal and pair.unit_agreement != BORROWED_UNIT


def doubt_reason(pair: Pair, dates_agree: bool) -> str:
    """Return why it is left open whether the figures differ."""
    if not dates_agree:
        return "the dates differ as well"
    if pair.entails:
        return "the same value, but perhaps of something else"
    return "the two may measure different things" if pair.irreconcilable else "the source is less exact"


def _is_slip(pair: Pair) -> bool:
    """Tell whether the two are one value but for a slip: of scale, of two digits, of per cent for percentage points."""
    points = pair.same_value and pair.claimed.significant_digits >= _TELLING_DIGITS_OF_POINTS
    transposed = pair.digits_transposed and (pair.value_similarity > 0 or pair.unit_agreement == SAME_UNIT)
    return (pair.percent_and_points and points) or pair.differs_in_scale or transposed


def _probably_unrelated(pair: Pair) -> bool:
    """Tell whether the two are likely of two things: feet and inches far apart, a change and a level, any two durations."""
    claimed, found, other_context = pair.claimed, pair.found, pair.context_similarity < _SAME_CONTEXT
    if not pair.value_similarity:
        change = claimed.figure.kind == FigureKind.CHANGE != found.figure.kind and not is_counted(claimed.figure.unit)
        fractions = claimed.is_worded_fraction and found.is_worded_fraction
        if pair.is_converted or (change and other_context) or fractions:
            return True
    if claimed.dimension not in DURATIONS:
        return False
    return claimed.is_age != found.is_age or (not claimed.is_age and other_context)


def _only_value_of_unit(rivals: list[Pair]) -> bool:
    """Tell whether the passage gives one value only in this unit."""
    return len({rival.found.exact for rival in rivals if rival.unit_agreement == SAME_UNIT}) == 1


def _revise_misattributed(quantity: Quantity, check: Check, pair: Pair | None, comparison: _Comparison) -> Check | None:
    """Contradict a figure that only its equal value speaks for, and which is of somebody or some year else in the source."""
    matched_by_value = pair is not None and check.outcome == CheckOutcome.MATCHES and pair.same_value
    if not pair or not (matched_by_value or check.outcome == CheckOutcome.MAY_DIFFER):
        return None
    misattributed = find_misattributed(comparison.claim, quantity, comparison.found, comparison.nearby)
    if not misattributed:
        return None
    return _check(misattributed[0], CheckOutcome.DIFFERS, f"{quantity.words} is of {misattributed[1]} there")


def _revise_same_attribution(_: Quantity, check: Check, pair: Pair | None, comparison: _Comparison) -> Check | None:
    """Let a doubtful figure match that has the same value and is of the same name, year or whole."""
    if not pair or check.outcome != CheckOutcome.MAY_DIFFER:
        return None
    return _check(pair, CheckOutcome.MATCHES) if same_attribution(comparison.claim, pair, comparison.nearby) else None


def _revise_number_present(quantity: Quantity, check: Check, _: Pair | None, comparison: _Comparison) -> Check | None:
    """Doubt a contradiction where the passages have the number without a unit: "Three ignored it" for "3 of the 17 sites"."""
    if check.outcome != CheckOutcome.DIFFERS or not any(_has_number(p, quantity) for p in comparison.passages):
        return None
    detail = f"{check.detail}; the source has {quantity.words} as well"
    return replace(check, outcome=CheckOutcome.MAY_DIFFER, detail=detail)


def _revise_derived(quantity: Quantity, check: Check, _: Pair | None, comparison: _Comparison) -> Check | None:
    """Let a figure match that follows from other figures of the claim, which the source has."""
    if check.outcome not in {CheckOutcome.ABSENT, CheckOutcome.MAY_DIFFER}:
        return None
    if not (operands := derive_from(quantity, comparison.matched)):
        return None
    detail = f"{quantity.words} follows from {operands}, which the source has"
    return Check(CheckKind.FIGURE, quantity.words, operands, CheckOutcome.MATCHES, detail, quantity.figure.id)


def _revise_multiple(quantity: Quantity, check: Check, _: Pair | None, comparison: _Comparison) -> Check | None:
    """Doubt a multiple that the two values of a sentence do not make, one of which the claim has: "48, twice as many"."""
    if check.outcome != CheckOutcome.ABSENT or not is_multiple_of(quantity) or quantity.is_bound:
        return None
    for matched in comparison.matched:
        for found in (q for q in comparison.found if q.value == matched.value and not q.is_dimensionless):
            others = [q for q in comparison.found if q.text == found.text and q.dimension in {found.dimension, ""}]
            if len({q.value for q in others}) == 2 and matched.significant_digits > 1:
                values = " and ".join(q.words for q in others)
                detail = f"article {quantity.words}, source {values}; the two values make another multiple"
                return replace(check, found=values, outcome=CheckOutcome.MAY_DIFFER, detail=detail)
    return None


# the first that applies revises the check of a figure
REVISIONS: tuple[Callable[[Quantity, Check, Pair | None, _Comparison], Check | None], ...] = (
    _revise_misattributed,
    _revise_same_attribution,
    _revise_number_present,
    _revise_derived,
    _revise_multiple,
)


def _has_number(passage: AnnotatedText, quantity: Quantity) -> bool:
    """Tell whether the passage has the number of a figure outside of its dates and its figures with a unit."""
    mention_spans = [*(f.span for f in passage.figures if f.unit), *(t.span for t in passage.times)]
    return quantity.is_point and any(
        parse(match.group()) == quantity.figure.low
        for match in NUMBERS.finditer(passage.text)
        if not any(span.start < match.end() and match.start() < span.end for span in mention_spans)
    )


def _check(pair: Pair, outcome: CheckOutcome, reason: str = "") -> Check:
    claimed, found = pair.claimed.words, pair.found.words
    detail = f"article {claimed}, source {found}" + (f"; {reason}" if reason else "")
    return Check(CheckKind.FIGURE, claimed, found, outcome, detail, pair.claimed.figure.id)


def _absent(quantity: Quantity) -> Check:
    detail = f"no figure in the passage to hold against {quantity.words}"
    return Check(CheckKind.FIGURE, quantity.words, "", CheckOutcome.ABSENT, detail, quantity.figure.id)
