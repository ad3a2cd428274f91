"""Derived values: what a claim has computed from figures or dates of its source: a sum, a difference, a share, a growth, a span."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, combinations, groupby

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.context import cosine, topic_overlap
from pipeline.evidence.compare.derivations import SUM, Derivation, derivations
from pipeline.evidence.compare.derived_from import BOUND_REACH, is_stated
from pipeline.evidence.compare.derived_levels import (
    as_hundredths,
    by_other_period,
    is_rest_of,
    is_telling,
    levels_before,
    parts_of_levels,
)
from pipeline.evidence.compare.operands import of_claim
from pipeline.evidence.compare.parts import is_partitive, names_rest
from pipeline.evidence.compare.quantity import Interval, Quantity
from pipeline.evidence.compare.spans_of_time import count_dates, derive_from_dates
from pipeline.evidence.compare.units import is_counted
from pipeline.lexicon import fragment
from pipeline.model import FigureKind
from pipeline.text.regex import regex
from pipeline.text.stems import stems

# of so many figures a share drawn at random follows in 6 passages of a thousand, "twice" or "a third" in 26
_MOST_FIGURES = 8
# cosine of the contexts; of claims that were derived none has less
_SHARED_CONTEXT, _SOME_CONTEXT = 0.1, 0.01
# a sum of figures that stand one behind the other: so many of them, of so many digits where no "together" speaks for it
_MOST_ADDENDS, _DIGITS_OF_SUM = 6, 3
# shares are parts of one whole if they make up so many per cent, but for what was rounded
_FEWEST_ADDENDS, _WHOLE, _ROUNDED = 2, Decimal(100), Decimal(1)
# "a fifth of the electricity that it used to need", "a third of what it had been"
_OF_FORMER = regex(rf" of (?:what|the|its|their)\b[^.;]{{1,60}}\b{fragment('evidence.former_words')}\b")


def derive_from(claimed: Quantity, quantities: Sequence[Quantity], passages: Sequence[AnnotatedText] = ()) -> str:
    """Return the figures or dates from which the claimed one follows ("1,207 and 1,918 applications"), "" where none do.

    Args:
        claimed: of the claim.
        quantities: of one passage and its neighbours, or those of the claim that its source has. They must count the same
            thing, or stand in one sentence. Of many figures, as in a table, something always follows: the nearest count,
            and "twice" of none.
        passages: whose dates may have been subtracted ("27 years" for 1911 to 1938).
    """
    operands = [quantity for quantity in quantities if quantity.value > 0 and not quantity.is_bound]
    operands = of_claim(claimed, operands, passages)
    if len(operands) > _MOST_FIGURES:
        operands = _of_nearest_sentence(claimed, operands) if _is_coarse(claimed) else _nearest(claimed, operands)
    return (
        next(_changes(claimed, operands), "")
        or next(_pairs(claimed, operands, rest=any(names_rest(passage.text) for passage in passages)), "")
        or next(_sums(claimed, operands), "")
        or next(_parts_of_whole(claimed, operands), "")
        or next(_of_levels(claimed, operands), "")
        or next(_shares_left(claimed, operands), "")
        or next(_by_other_period(claimed, operands), "")
        or next(as_hundredths(claimed, operands), "")
        or derive_from_dates(claimed, passages)
        or count_dates(claimed, passages)
    )


def _is_coarse(claimed: Quantity) -> bool:
    """Tell whether much follows the figure by chance: "twice", "a third"; a sum or a difference is exact."""
    return claimed.figure.unit == "times" or claimed.dimension == "share"


def _of_nearest_sentence(claimed: Quantity, operands: Sequence[Quantity]) -> list[Quantity]:
    """Return the figures of the sentence or row whose words are most like the claim's, if there are few of them."""
    similarity = {q.text: topic_overlap(q.text, [claimed.text]) for q in operands}
    nearest = max(similarity, key=lambda text: similarity[text])
    chosen = [q for q in operands if q.text == nearest]
    return chosen if len(chosen) <= _MOST_FIGURES and similarity[nearest] > _SHARED_CONTEXT else []


def _changes(claimed: Quantity, operands: Sequence[Quantity]) -> Iterator[str]:
    """Yield the words of a change in per cent that the claim tells as a multiple: "doubled" for "rose by 104 per cent"."""
    if claimed.figure.unit != "times" or claimed.figure.kind != FigureKind.CHANGE:
        return
    sign = 1 if claimed.value > 1 else -1
    for quantity in operands:
        change = quantity.dimension == "share" and (quantity.figure.kind == FigureKind.CHANGE or quantity.is_difference)
        if change and _states(claimed, 1 + sign * quantity.value / 100):
            yield quantity.words


def _nearest(claimed: Quantity, operands: Sequence[Quantity]) -> list[Quantity]:
    """Return the figures that stand in words most like the claim's, in their order."""
    similarity = {id(q): cosine(claimed.context, q.context) for q in operands}
    nearest = sorted(operands, key=lambda q: -similarity[id(q)])[:_MOST_FIGURES]
    chosen = {id(q) for q in nearest}
    return [q for q in operands if id(q) in chosen]


def _pairs(claimed: Quantity, operands: Sequence[Quantity], *, rest: bool) -> Iterator[str]:
    """Yield the words of each two figures from which the claimed one follows. rest: the source speaks of what is left."""
    for derivation in derivations(claimed, rest=rest):
        for left, right in combinations(operands, 2):
            low, high = sorted(_in_one_unit(left, right), key=lambda quantity: quantity.value)
            if not derivation.applies(claimed, low, high):
                continue
            if _follows(claimed, derivation, derivation.value(low, high)) and _shares_context(claimed, low, high):
                yield f"{left.words} and {right.words}"


def _follows(claimed: Quantity, derivation: Derivation, value: Decimal) -> bool:
    """Tell whether the claim's words may stand for a reckoned value, which lies within reach of a bound."""
    low, high = sorted((value, claimed.value))
    if claimed.is_bound and high > low * derivation.reach:
        return False
    rounded = derivation.rounds and not claimed.is_bound and high - low <= claimed.rounding_unit
    return rounded or _states(claimed, value)


def _of_levels(claimed: Quantity, operands: Sequence[Quantity]) -> Iterator[str]:
    """Yield the words of a level and a share of it, or of its change, from which the claimed one follows."""
    for reckoned in (*parts_of_levels(claimed, operands), *levels_before(claimed, operands)):
        value, level, share = reckoned
        if _states(claimed, value) and _shares_context(claimed, level, share):
            yield f"{share.words} and {level.words}"


def _by_other_period(claimed: Quantity, operands: Sequence[Quantity]) -> Iterator[str]:
    for value, words in by_other_period(claimed, operands):
        within_rounding = abs(claimed.value - value) <= max(claimed.rounding_unit, value / 100)
        if _states(claimed, value) or (within_rounding and not claimed.is_bound):
            yield words


def _shares_left(claimed: Quantity, operands: Sequence[Quantity]) -> Iterator[str]:
    """Yield the words of a share that leaves the claimed one: 62 per cent for "the 38 per cent that did not change hands".

    So does a fall, 78 per cent less for "a fifth of what it used to need".
    """
    if claimed.dimension != "share":
        return
    for share in operands:
        if is_rest_of(claimed, share) and _states(claimed, _WHOLE - share.value):
            yield f"what {share.words} leave"
    if not _OF_FORMER.match(claimed.text, claimed.figure.span.end):
        return
    for share in operands:
        falls = share.figure.kind == FigureKind.CHANGE or share.is_difference
        if share.dimension == "share" and falls and _states(claimed, _WHOLE - share.value):
            yield share.words


def _sums(claimed: Quantity, operands: Sequence[Quantity]) -> Iterator[str]:
    """Yield the words of figures that follow each other in one sentence and make up the claimed one."""
    digits = 2 if SUM.search(claimed.text) else _DIGITS_OF_SUM
    if claimed.is_bound or not claimed.is_point or claimed.is_dimensionless or claimed.significant_digits < digits:
        return
    for _, group in groupby(operands, key=lambda quantity: quantity.text):
        listed = list(group)
        for first, end in combinations(range(len(listed) + 1), 2):
            addends = listed[first:end]
            if _FEWEST_ADDENDS <= len(addends) <= _MOST_ADDENDS and _add_up(claimed, addends):
                yield ", ".join(quantity.words for quantity in addends[:-1]) + f" and {addends[-1].words}"


def _parts_of_whole(claimed: Quantity, operands: Sequence[Quantity]) -> Iterator[str]:
    """Yield the words of neighbouring shares that make up the claimed one, where with others beside them they make up a whole.

    "Nearly three in four" for 29 and 44 per cent, the rest being 27.
    """
    shares = [q for q in operands if q.dimension == "share" and q.is_point and q.figure.kind != FigureKind.CHANGE]
    if claimed.dimension != "share" or len(shares) <= _FEWEST_ADDENDS:
        return
    totals = [Decimal(0), *accumulate(share.value for share in shares)]
    for first, end in combinations(range(len(shares) + 1), 2):
        if end - first <= _FEWEST_ADDENDS or abs(totals[end] - totals[first] - _WHOLE) > _ROUNDED:
            continue
        for start, stop in combinations(range(first, end + 1), 2):
            parts, total = shares[start:stop], totals[stop] - totals[start]
            if not (_FEWEST_ADDENDS <= len(parts) < end - first and _shares_context(claimed, *parts)):
                continue
            within_reach = claimed.value / BOUND_REACH <= total <= claimed.value * BOUND_REACH
            if _states(claimed, total) and (within_reach or not claimed.is_bound):
                yield ", ".join(part.words for part in parts[:-1]) + f" and {parts[-1].words}"


def _add_up(claimed: Quantity, addends: Sequence[Quantity]) -> bool:
    """Tell whether figures of one unit, which a list may name once, add up to the claimed one; of no unit only such ones do.

    A total is none of its own parts: "$67 million and $236 million, $303 million in all".
    """
    if not claimed.figure.unit and len({quantity.figure.unit for quantity in addends}) > 1:
        return False
    units = {quantity.dimension for quantity in addends} - {""}
    of_unit = units <= {claimed.dimension} or (len(units) == 1 and not claimed.dimension)
    total = sum((quantity.value for quantity in addends), Decimal(0))
    if len(addends) > _FEWEST_ADDENDS and any(quantity.value * 2 == total for quantity in addends):
        return False
    return of_unit and claimed.exact.contains(Interval.point(total)) and _shares_context(claimed, *addends)


def _shares_context(claimed: Quantity, *found: Quantity) -> bool:
    """Tell whether one of them stands in words like the claim's; numbers alone may follow by chance.

    Of two sentences, where "twice" and "a third" of a count are soon found, the other one shares a word at least.
    """
    of_noun = is_telling(claimed) and not claimed.is_dimensionless
    similarities = [
        max(
            cosine(claimed.context, quantity.context),
            _SHARED_CONTEXT * (is_stated(claimed, quantity) or (of_noun and _names_unit(claimed, quantity.text))),
        )
        for quantity in found
    ]
    in_words = (claimed.figure.unit == "times" and claimed.significant_digits <= 1) or claimed.is_worded_fraction
    counted = claimed.is_bound or is_counted(found[0].figure.unit)
    separate = found[0].text is not found[-1].text and counted and not any(map(is_partitive, found))
    least = _SHARED_CONTEXT if claimed.is_bound else _SOME_CONTEXT
    return max(similarities) >= _SHARED_CONTEXT and (min(similarities) >= least or not (in_words and separate))


def _names_unit(claimed: Quantity, text: str) -> bool:
    """Tell whether a text names what the claim counts: "The number of teachers rose from 19,800 to 22,900"."""
    noun = claimed.dimension.removeprefix("counted ")
    return is_counted(claimed.figure.unit) and bool(noun) and noun in stems(text)


def _in_one_unit(left: Quantity, right: Quantity) -> tuple[Quantity, Quantity]:
    """Return the two as they may be meant: "62 minutes, the others 31" are both of minutes."""
    if left.dimension == right.dimension:
        return left, right
    for interpretation in left.interpretations:
        if interpretation.dimension == right.dimension:
            return interpretation, right
    return left, next((i for i in right.interpretations if i.dimension == left.dimension), right)


def _states(claimed: Quantity, value: Decimal) -> bool:
    """Tell whether the claim's words may stand for a value; "eighteen times" is 18.2 as well, "more than halved" 0.44."""
    if claimed.figure.unit == "times" and claimed.value < 1 and claimed.is_bound:
        return value < claimed.value
    is_multiple = claimed.figure.unit == "times" and not claimed.is_bound
    rounded = is_multiple and abs(value - claimed.value) <= claimed.rounding_unit
    return rounded or claimed.interval.contains(Interval.point(value))
