"""Figures that follow from others of the same paragraph: "15 per cent of the 840 members" from 840 and, two sentences on, 126."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.derived_values import derive_from
from pipeline.evidence.compare.figure_revisions import check_of_operands
from pipeline.evidence.compare.interpretations import interpret_figures
from pipeline.evidence.compare.quantity import Quantity
from pipeline.evidence.compare.reckonable import find_operands
from pipeline.evidence.compare.spans_of_time import derive_from_dates
from pipeline.evidence.retrieve.rank import RELEVANT
from pipeline.evidence.revise import OTHER_VALUE, Rows
from pipeline.evidence.source.indexed_source import IndexedSource
from pipeline.model import Check, CheckKind, CheckOutcome
from pipeline.outcomes import mention

_OPEN = (CheckOutcome.ABSENT, CheckOutcome.MAY_DIFFER)


def derive_in_paragraphs(
    claim: AnnotatedText, source: IndexedSource, passages: Sequence[int], scores: Mapping[int, float], rows: Rows
) -> Rows:
    """Return the checks, in which a figure matches that no passage has and that follows from figures of their paragraphs."""
    settled = {mention(check) for row in rows for check in row if check.outcome not in _OPEN}
    wanted = {
        check.about
        for row in rows
        for check in row
        if check.kind == CheckKind.FIGURE and check.outcome in _OPEN and mention(check) not in settled
    }
    quantities = {q.figure.id: q for q in interpret_figures(claim) if q.figure.id in wanted}
    relevant = [i for i in passages if scores[i] >= RELEVANT]
    derived = {id_: found for id_, quantity in quantities.items() if (found := _derive(quantity, source, relevant))}
    return [tuple(derived.get(check.about, check) for check in row) for row in rows]


def doubt_by_title(
    claim: AnnotatedText, source: IndexedSource, windows: Sequence[Sequence[AnnotatedText]], rows: Rows
) -> Rows:
    """Return the checks, in which a contradiction is a doubt that a figure of the title answers.

    9,356 votes for the loser, where the winner has 9,417 and the title is "Greens take the town hall by 61 votes".
    """
    titles = interpret_figures(source.title)
    if not titles or all(check.by != OTHER_VALUE for row in rows for check in row):
        return rows
    quantities = {q.figure.id: q for q in interpret_figures(claim)}
    return [
        tuple(_doubt(check, quantities, window, titles) for check in row)
        for window, row in zip(windows, rows, strict=True)
    ]


def _doubt(
    check: Check, quantities: Mapping[str, Quantity], window: Sequence[AnnotatedText], titles: Sequence[Quantity]
) -> Check:
    if check.by != OTHER_VALUE or check.outcome != CheckOutcome.DIFFERS or check.about not in quantities:
        return check
    found = [quantity for text in window for quantity in interpret_figures(text, window)]
    operands = find_operands(quantities[check.about], [*titles, *found])
    if not operands:
        return check
    detail = f"{check.detail}; it may be reckoned from {operands}"
    return replace(check, outcome=CheckOutcome.MAY_DIFFER, detail=detail, by="reckonable")


def _derive(quantity: Quantity, source: IndexedSource, passages: Sequence[int]) -> Check | None:
    operands = next((words for texts in _paragraphs(source, passages) if (words := _operands(quantity, texts))), "")
    operands = operands or _since(quantity, source, passages)
    detail = f"article {quantity.words}, reckoned from {operands} in the source"
    return check_of_operands(quantity, operands, detail, by="derived-in-paragraph") if operands else None


def _operands(quantity: Quantity, texts: Sequence[AnnotatedText]) -> str:
    return derive_from(quantity, [found for text in texts for found in interpret_figures(text, texts)], texts)


def _since(quantity: Quantity, source: IndexedSource, passages: Sequence[int]) -> str:
    """Return the date of a passage and that of the work's title between which the claimed span lies: 47 years since 1964."""
    if not source.title.times:
        return ""
    found = (
        derive_from_dates(quantity, (source.annotated(i), source.title)) for i in passages if i not in source.titles
    )
    return next((words for words in found if words), "")


def _paragraphs(source: IndexedSource, passages: Sequence[int]) -> Iterator[list[AnnotatedText]]:
    """Yield the paragraph of each passage, where it is more than the passage and its neighbours; last all passages together."""
    seen: set[tuple[int, ...]] = set()
    for i in passages:
        paragraph = tuple(source.paragraph(i))
        if paragraph not in seen and not set(paragraph) <= set(source.neighbours(i)):
            seen.add(paragraph)
            yield [source.annotated(j) for j in paragraph]
    if len(passages) > 1:
        yield [source.annotated(i) for i in passages]
