"""Figures of the same value and noun in a sentence that has another figure or date of the claim: it speaks of the same thing."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.interpretations import interpret_figures
from pipeline.evidence.compare.quantity import Quantity
from pipeline.evidence.revise import Rows
from pipeline.model import Check, CheckKind, CheckOutcome
from pipeline.text.stems import stems

_SHARED = (CheckKind.FIGURE, CheckKind.DATE)


def settle_equal_values(claim: AnnotatedText, windows: Sequence[Sequence[AnnotatedText]], rows: Rows) -> Rows:
    """Return the checks, in which a doubtful figure matches that a sentence has of the same noun, beside another that agrees.

    "Some 2,000 people were out of work in 1983" and "it closed in 1983, and two thousand people lost their jobs".
    """
    quantities = {quantity.figure.id: quantity for quantity in interpret_figures(claim)}
    return [
        tuple(_settle(check, quantities, window, row) for check in row)
        for window, row in zip(windows, rows, strict=True)
    ]


def _settle(
    check: Check, quantities: dict[str, Quantity], window: Sequence[AnnotatedText], row: Sequence[Check]
) -> Check:
    """Return a doubtful figure as a match where a sentence of its passage has it, of its noun, and another one that agrees."""
    doubtful = check.kind == CheckKind.FIGURE and check.outcome == CheckOutcome.MAY_DIFFER and check.by == "open"
    if not doubtful or check.about not in quantities:
        return check
    agreeing = [c.found for c in row if c.kind in _SHARED and c.outcome == CheckOutcome.MATCHES and c.found]
    for sentence in window:
        if check.found in sentence.text and any(words in sentence.text for words in agreeing if words != check.found):
            equal = (q for q in interpret_figures(sentence) if q.words == check.found)
            if any(_is_same(quantities[check.about], quantity) for quantity in equal):
                detail = f"article {check.claimed}, source {check.found}"
                return replace(check, outcome=CheckOutcome.MATCHES, detail=detail, by="equal-value-beside-another")
    return check


def _is_same(claimed: Quantity, found: Quantity) -> bool:
    """Tell whether two figures have one value, one relation to it and one noun; "400 adult terns" are "400 adults"."""
    nouns = frozenset(stems(found.figure.unit))
    return (
        claimed.value == found.value
        and claimed.is_bound == found.is_bound
        and bool(nouns)
        and nouns <= frozenset(stems(claimed.words))
    )
