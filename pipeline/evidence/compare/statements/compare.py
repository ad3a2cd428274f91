"""The statement of a claim compared with passages of its source: one check a difference, none where nothing differs."""

from collections.abc import Callable, Collection, Sequence

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.statements.difference import Difference
from pipeline.evidence.compare.statements.matching import Pairing
from pipeline.evidence.compare.statements.read import join, read_texts
from pipeline.evidence.compare.statements.rules import RULES
from pipeline.model import Check, CheckKind, CheckOutcome


def check_statement(
    claim: AnnotatedText,
    passages: Sequence[Sequence[AnnotatedText]],
    agreeing: Collection[str] = (),
    is_known: Callable[[str], bool] = lambda _: False,
) -> list[tuple[int, Check]]:
    """Return the checks of a claim's statement, at most one of each kind, each with the number of the passage that speaks.

    Args:
        claim: the claim.
        passages: each with the sentences beside it, in text order; all are about the claim.
        agreeing: words of the claim whose figure or date agrees.
        is_known: tells whether a name stands elsewhere in the source.
    """
    texts = [claim, *(text for window in passages for text in window)]
    readings = iter(read_texts(texts))
    read = next(readings)
    windows = tuple(join(tuple(next(readings) for _ in window)) for window in passages if window)
    pairing = Pairing(read, windows, tuple(agreeing), is_known)
    best: dict[CheckKind, tuple[int, Check]] = {}
    for rule in RULES:
        for difference in rule.find(pairing):
            check = _check(rule.kind, rule.name, difference)
            if rule.kind not in best or _is_surer(check, best[rule.kind][1]):
                best[rule.kind] = difference.passage, check
    return list(best.values())


def _is_surer(check: Check, other: Check) -> bool:
    return check.outcome == CheckOutcome.DIFFERS != other.outcome


def _check(kind: CheckKind, rule: str, difference: Difference) -> Check:
    claimed, found, note = difference.claimed, difference.found, difference.note
    values = (
        f"article {claimed}, source {found}" if found else f"no counterpart in the passage to hold against {claimed}"
    )
    return Check(kind, claimed, found, difference.outcome, "; ".join(filter(None, (values, note))), by=rule)
