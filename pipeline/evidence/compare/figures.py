"""One check for each figure of a claim: aligned with the figures of its passages, decided by rules, revised by the rest.

A figure is decided by the table of decision.py and revised by the first of figure_revisions.py that applies.
"""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.alignment import align, pair_with
from pipeline.evidence.compare.decision import Case, decide
from pipeline.evidence.compare.derived_values import derive_from
from pipeline.evidence.compare.figure_revisions import REVISIONS, Comparison, check_of, check_of_operands
from pipeline.evidence.compare.interpretations import interpret_figures
from pipeline.evidence.compare.pair import Pair
from pipeline.evidence.compare.quantity import Quantity
from pipeline.model import Check, CheckKind, CheckOutcome, Comparator


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
    comparable = [list(pair_with(quantity, found)) for quantity in claimed]
    aligned = align(comparable)
    checks = [
        _check_figure(i, aligned, quantity, [pair for _, pair in pairs], found, passages, topic, dates_agree)
        for i, (quantity, pairs) in enumerate(zip(claimed, comparable, strict=True))
    ]
    matched = [q for q, check in zip(claimed, checks, strict=True) if check.outcome == CheckOutcome.MATCHES]
    everywhere = tuple({passage.text: passage for passage in (*passages, *nearby)}.values())
    comparison = Comparison(claim, passages, everywhere, found, matched)
    for i, (quantity, check) in enumerate(zip(claimed, checks, strict=True)):
        revisions = (revise(quantity, check, aligned.get(i), comparison) for revise in REVISIONS)
        yield next((revised for revised in revisions if revised), check)


def _check_figure(
    i: int,
    aligned: Mapping[int, Pair],
    quantity: Quantity,
    pairs: Sequence[Pair],
    found: Sequence[Quantity],
    passages: Sequence[AnnotatedText],
    topic: float,
    dates_agree: bool,
) -> Check:
    """Return the check of the i-th figure of the claim, before any revision. pairs: those that it can be held against."""
    candidates = sorted(pairs, key=lambda pair: -pair.score)
    taken = {pair.found.position for k, pair in aligned.items() if k != i and pair.entails}
    rivals = [pair for pair in candidates if pair.found.position not in taken] or candidates
    case = Case(quantity, aligned.get(i), candidates, rivals, topic, dates_agree)
    rule = decide(case)
    stated = quantity.figure.comparator in {Comparator.EQUAL, Comparator.ABOUT}
    of_level = stated and case.pair is not None and quantity.is_difference and not case.pair.found.may_be_difference
    if (rule.outcome != CheckOutcome.MATCHES or of_level) and (operands := derive_from(quantity, found, passages)):
        detail = f"article {quantity.words}, reckoned from {operands} in the source"
        return check_of_operands(quantity, operands, detail, by="derived")
    pair = case.pair or next(iter(rivals), None)
    if rule.outcome == CheckOutcome.ABSENT or pair is None:
        detail = f"no figure in the passage to hold against {quantity.words}"
        return Check(
            CheckKind.FIGURE, quantity.words, "", CheckOutcome.ABSENT, detail, quantity.figure.id, by=rule.name
        )
    return check_of(pair, rule.outcome, rule.reason(case), by=rule.name)
