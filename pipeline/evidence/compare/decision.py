"""The decision table for a figure of a claim and what it is aligned with: the first rule that holds speaks."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.evidence.compare.derivations import SUM
from pipeline.evidence.compare.pair import BORROWED_UNIT, NO_UNIT, SAME_UNIT, Pair
from pipeline.evidence.compare.quantity import DURATIONS, LARGE_NUMBER, Quantity
from pipeline.evidence.compare.units import is_counted
from pipeline.model import CheckOutcome, FigureKind
from pipeline.text.regex import regex

# All thresholds are tuned on claims with known evidence (numeric_claims_dev) and on our own articles; none is learned.
# context and value together so similar, and so much of the claim's topic in the passages: the same thing, another value
_SAME_CONTEXT, _VALUE_WEIGHT, _TOPIC = 0.25, 0.3, 0.35
# the only figure of that noun in the passage needs less, the same digits at another scale hardly any
_TOPIC_ONLY_VALUE, _TOPIC_SCALE = 0.2, 0.05
# a passage with less of the claim's topic shares at most a common word with it
_ANY_TOPIC = 0.1
# a sentence has more words in small letters
_SMALL_WORD, _FEWEST_SMALL_WORDS = regex(r"\b[a-zß-ÿ]{4,40}\b"), 2
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

# counts those that are not named beside it
_OTHERS = regex(r"\bothers?\b", re.IGNORECASE)

_TAKEN = "the source's figure already stands for another one of the claim"


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules read of one figure.

    Attributes:
        quantity: the figure of the claim.
        pair: what it is aligned with, None for nothing.
        candidates: all that it could be, best first.
        rivals: the candidates that no other figure of the claim has taken.
        topic: how far the passages speak of the claim's topic, 0…1.
        dates_agree: no date of the claim contradicts the passages'; a figure of another year is no contradiction.
    """

    quantity: Quantity
    pair: Pair | None
    candidates: Sequence[Pair]
    rivals: Sequence[Pair]
    topic: float
    dates_agree: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table: its name, when it holds, the outcome, and the reason to be told, "" for none."""

    name: str
    outcome: CheckOutcome
    when: Callable[[Case], bool]
    reason: Callable[[Case], str] = lambda _: ""


def decide(case: Case) -> Rule:
    """Return the first rule that holds."""
    return next(rule for rule in RULES if rule.when(case))


def _is_taken(case: Case) -> bool:
    """Tell whether the only figure of that unit stands for another figure of the claim."""
    return case.pair is None and bool(case.rivals) and case.rivals[0].unit_agreement == SAME_UNIT


def _has_no_counterpart(case: Case) -> bool:
    return case.pair is None or not _is_comparable(case.pair)


def _matches(case: Case) -> bool:
    """Tell whether the aligned figure entails the claim's and is the one meant."""
    pair = case.pair
    if pair is None or not pair.entails or not is_match(pair, case.rivals):
        return False
    return not _is_share_in_bare_row(pair, case.topic)


def _is_level(case: Case) -> bool:
    """Tell whether the claim says by how much two values differ, and the source has the figure as one of them."""
    pair = case.pair
    if pair is None or not (pair.claimed.is_comparative and pair.same_value) or pair.claimed.dimension == "share":
        return False
    return not pair.found.may_be_difference


def _is_of_other_period(case: Case) -> bool:
    """Tell whether the source has the value by another period: "450 euros a month" for "450 euros a week"."""
    pair = case.pair
    if pair is None or pair.claimed.figure.high != pair.found.figure.high or pair.unit_agreement < NO_UNIT:
        return False
    periods = {pair.claimed.period, pair.found.period}
    return "" not in periods and len(periods) > 1


def _periods(case: Case) -> str:
    return f"by the {case.pair.claimed.period}, there by the {case.pair.found.period}" if case.pair else ""


def _contradicts(case: Case) -> bool:
    """Tell whether the aligned figure is of the same thing, and another value."""
    pair = case.pair
    if pair is None or not case.dates_agree or case.quantity.dimension == "rank" or pair.is_complement:
        return False
    if pair.are_years or pair.rounds_in_words or pair.across_half:
        return False
    misses_bound = pair.misses_bound and pair.unit_agreement == SAME_UNIT
    if not (pair.irreconcilable or misses_bound or (pair.percent_and_points and pair.same_value)):
        return False
    return is_contradiction(pair, case.rivals, case.topic)


def _is_unlike_all(case: Case) -> bool:
    """Tell whether a fraction may be none of these: "a sixth" may have been derived, and 31 per cent is no sign of it."""
    similar = any(pair.entails or pair.value_similarity >= _SIMILAR_FRACTION for pair in case.candidates)
    return case.quantity.is_worded_fraction and not similar


def _is_share_in_bare_row(pair: Pair, topic: float) -> bool:
    """Tell whether a percentage stands in a row of hardly any words that shares none with the claim: "Tajik 12.6%"."""
    wordless = len(_SMALL_WORD.findall(pair.found.text)) < _FEWEST_SMALL_WORDS
    share = pair.claimed.dimension == "share" and pair.same_value and not pair.claimed.is_worded_fraction
    return share and wordless and not pair.context_similarity and topic < _ANY_TOPIC


def _is_comparable(pair: Pair) -> bool:
    """Tell whether two figures can be meant for one: of other nouns only where the values are no coincidence."""
    no_coincidence = pair.entails or pair.nearly_equal or pair.digits_transposed or pair.differs_in_scale
    return pair.unit_agreement >= NO_UNIT or no_coincidence or pair.percent_and_points


def is_match(pair: Pair, rivals: Sequence[Pair]) -> bool:
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


def is_contradiction(pair: Pair, rivals: Sequence[Pair], topic: float) -> bool:
    """Tell whether topic and unit agree so well that the values must."""
    claimed, found = pair.claimed, pair.found
    of_unit = [rival for rival in rivals if rival.unit_agreement == SAME_UNIT]
    same_number = found.is_bound and not claimed.is_bound and claimed.value == found.value
    open_rival = any(r.entails and (not claimed.is_bound or r.score > pair.score - _RIVAL_MARGIN) for r in of_unit)
    part_of_sum = SUM.search(claimed.text) is not None and found.value < claimed.value
    some_more = (
        _OTHERS.search(found.words) is not None and found.value < claimed.value
    )  # "Station Road and two other routes"
    if same_number or open_rival or part_of_sum or some_more:
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


def doubt_reason(pair: Pair | None, dates_agree: bool) -> str:
    """Return why it is left open whether the figures differ."""
    if not dates_agree:
        return "the dates differ as well"
    if pair and pair.entails:
        return "the same value, but perhaps of something else"
    return "the two may measure different things" if pair and pair.irreconcilable else "the source is less exact"


def _is_slip(pair: Pair) -> bool:
    """Tell whether the two are one value but for a slip: of scale, of two digits, of per cent for percentage points."""
    points = pair.same_value and pair.claimed.significant_digits >= _TELLING_DIGITS_OF_POINTS
    transposed = pair.digits_transposed and (pair.value_similarity > 0 or pair.unit_agreement == SAME_UNIT)
    return (pair.percent_and_points and points) or pair.differs_in_scale or transposed


def _probably_unrelated(pair: Pair) -> bool:
    """Tell whether the two are likely of two things: feet and inches far apart, a change and a level, any two durations."""
    claimed, found, other_context = pair.claimed, pair.found, pair.context_similarity < _SAME_CONTEXT
    is_level = not (found.is_difference or found.figure.kind == FigureKind.CHANGE)
    if claimed.is_difference and is_level and claimed.dimension != "share" and pair.value_similarity < _SIMILAR_VALUE:
        return True
    if not pair.value_similarity:
        change = claimed.figure.kind == FigureKind.CHANGE != found.figure.kind and not is_counted(claimed.figure.unit)
        fractions = claimed.is_worded_fraction and found.is_worded_fraction
        if pair.is_converted or (change and other_context) or fractions:
            return True
    if claimed.dimension not in DURATIONS:
        return False
    return claimed.is_age != found.is_age or (not claimed.is_age and other_context)


def _only_value_of_unit(rivals: Sequence[Pair]) -> bool:
    """Tell whether the passage gives one value only in this unit."""
    return len({rival.found.exact for rival in rivals if rival.unit_agreement == SAME_UNIT}) == 1


# read top-down: the first rule that holds speaks
RULES: tuple[Rule, ...] = (
    Rule(
        "taken-by-another",
        CheckOutcome.MAY_DIFFER,
        lambda case: _is_taken(case) and not _is_unlike_all(case),
        lambda _: _TAKEN,
    ),
    Rule("no-counterpart", CheckOutcome.ABSENT, _has_no_counterpart),
    Rule("other-period", CheckOutcome.DIFFERS, _is_of_other_period, _periods),
    Rule("level-for-difference", CheckOutcome.MAY_DIFFER, _is_level, lambda _: "there it is no difference"),
    Rule("same-value", CheckOutcome.MATCHES, _matches),
    Rule("same-thing-other-value", CheckOutcome.DIFFERS, _contradicts),
    Rule("fraction-unlike-all", CheckOutcome.ABSENT, _is_unlike_all),
    Rule("open", CheckOutcome.MAY_DIFFER, lambda _: True, lambda case: doubt_reason(case.pair, case.dates_agree)),
)
