"""A figure of the source that the claim gives to something else: "38 per cent of fathers", where 38 are all and the fathers 29."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.interpretations import interpret_figures
from pipeline.evidence.compare.quantity import Quantity
from pipeline.evidence.other_cell import words_about
from pipeline.evidence.revise import Rows
from pipeline.evidence.source.indexed_source import IndexedSource
from pipeline.lexicon import words
from pipeline.model import Check, CheckKind, CheckOutcome
from pipeline.outcomes import mention
from pipeline.text.stems import stems

# "rose" stands with any figure
_CHANGES = frozenset(stem for verb in words("vocabulary.change_verbs") for stem in stems(verb))


def doubt_other_owners(claim: AnnotatedText, source: IndexedSource, passages: Sequence[int], rows: Rows) -> Rows:
    """Return the checks, in which a figure is doubted whose claim has a word that the source has with another figure only.

    The word stands in one sentence of the source, which has another figure of the same unit, and not beside the figure.
    """
    matched = [check for row in rows for check in row if _is_figure(check)]
    quantities = {quantity.figure.id: quantity for quantity in interpret_figures(claim)}
    agreeing = {check.found for check in matched}
    doubted: dict[tuple[str, str, str], Check] = {}
    for check in matched:
        quantity = quantities.get(check.about)
        owner = quantity and _other_owner(claim, quantity, check, source, passages, agreeing)
        if owner:
            detail = f"{check.detail}; {owner}"
            doubted[mention(check)] = replace(
                check, outcome=CheckOutcome.MAY_DIFFER, detail=detail, by="other-owner-of-figure"
            )
    return [tuple(doubted.get(mention(check), check) if _is_figure(check) else check for check in row) for row in rows]


def _is_figure(check: Check) -> bool:
    return check.kind == CheckKind.FIGURE and check.outcome == CheckOutcome.MATCHES and bool(check.found)


def _other_owner(
    claim: AnnotatedText,
    quantity: Quantity,
    check: Check,
    source: IndexedSource,
    passages: Sequence[int],
    agreeing: set[str],
) -> str:
    """Return which figure the source has with a word that the claim has with this one, "" where it has none."""
    around = sorted({j for i in passages for j in source.neighbours(i)})
    places = [i for i in around if check.found in source.annotated(i).text]
    if not places or any(i in source.table_rows for i in places):
        return ""
    beside = {
        stem for i in places for j in (i - 1, i) if 0 <= j < len(source.spans) for stem in source.passages.stems[j]
    }
    for word in sorted(words_about(claim, quantity) - beside - _CHANGES):
        standing = source.passages.postings.get(word, ())
        if word[0].isdigit() or len(standing) != 1 or standing[0] not in around:
            continue
        others = list(_rivals(source.annotated(standing[0]), quantity, agreeing))
        if others:
            return f"{others[0].words} stands by the claim's word there"
    return ""


def _rivals(sentence: AnnotatedText, quantity: Quantity, agreeing: set[str]) -> Iterator[Quantity]:
    """Yield the figures of a sentence that are of the same unit, and other than the claim's."""
    for found in interpret_figures(sentence):
        same_unit = found.dimension == quantity.dimension != ""
        if same_unit and found.value != quantity.value and found.words not in agreeing:
            yield found
