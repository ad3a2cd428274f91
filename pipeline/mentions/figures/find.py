"""The steps in order: mask, scan the numbers, attach units, coordinate neighbours, read comparators, changes and measures."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.lexicon.units import units
from pipeline.mentions.figures import money
from pipeline.mentions.figures.attribution import attribute
from pipeline.mentions.figures.change_vs_level import is_change
from pipeline.mentions.figures.clauses import clause_at, sentence_at
from pipeline.mentions.figures.comparators import read_comparator
from pipeline.mentions.figures.complements import complement
from pipeline.mentions.figures.coordination import coordinate, resolve_ellipsis
from pipeline.mentions.figures.filters import is_figure
from pipeline.mentions.figures.half_units import half_units
from pipeline.mentions.figures.labels_in_context import is_label
from pipeline.mentions.figures.masks import mask
from pipeline.mentions.figures.multiples import join_multiples
from pipeline.mentions.figures.noun_labels import is_named_by_noun
from pipeline.mentions.figures.numbered import without_numbered
from pipeline.mentions.figures.numerals import Amount, numbers
from pipeline.mentions.figures.prefilter import blank_long_tokens, numeric_spans
from pipeline.mentions.figures.ratios import ranks, ratios
from pipeline.mentions.figures.scans import is_bad_scan, is_misread
from pipeline.mentions.figures.subject import subject
from pipeline.mentions.figures.unit_attachment import attach_unit
from pipeline.model import Comparator, Figure, FigureKind, Span
from pipeline.model.span import blank
from pipeline.text.regex import regex

# "18-to-24-year-olds"; nothing moves
_HYPHENED = regex(r"(?<=[0-9])-to-(?=[0-9])(?!-to-1\b)")

_DURATIONS = frozenset(
    unit.name for unit in units().values() if any(measure.dimension == "time" for measure in unit.measures)
)


def find(text: str, *, currency: str = "") -> tuple[Figure, ...]:
    """Return the figures of a text in text order, with id="" and when="".

    text: may have blanked stretches where citations stood. currency: ISO 4217 code of the document for a bare "$"; without
    it the text decides, else the US dollar; `by` says which rule ("rule:money default-USD").

    >>> [(f.measure, str(f.low), f.unit, str(f.comparator)) for f in find("Trade roughly exceeded $1.3 trillion.")]
    [('Trade', '1300000000000', 'USD', '>~')]
    """
    return tuple(_with_measure(text, figure) for figure in find_values(text, currency=currency))


def find_values(text: str, *, currency: str = "") -> tuple[Figure, ...]:
    """Return the figures of a text as far as a comparison reads them: of the measure only the counted noun, and no entity."""
    text = _HYPHENED.sub(" to ", text)
    prose = blank_long_tokens(text)
    spans = tuple(numeric_spans(prose))
    if not spans:
        return ()
    masked = mask(prose, spans)
    relations = [
        figure for span in spans for figure in (*ratios(masked, span), *ranks(prose, span), *half_units(masked, span))
    ]
    rest = blank(masked, (f.span for f in relations))
    dollar = money.dollar(text, currency)
    amounts = _without_absorbed(attach_unit(text, amount, dollar) for span in spans for amount in numbers(rest, span))
    coordinated = resolve_ellipsis(coordinate(amounts, text), text)
    accepted = [
        amount
        for amount in coordinated
        if is_figure(text, amount) and not is_label(text, amount) and not is_named_by_noun(text, amount)
    ]
    if is_bad_scan(text):
        accepted = [amount for amount in accepted if not is_misread(text, amount)]
    accepted, relations = join_multiples(text, accepted, relations)
    figures = [_figure(amount) for amount in without_numbered(text, accepted)]
    return tuple(_with_comparator(text, figure) for figure in sorted([*figures, *relations], key=lambda f: f.span))


def _without_absorbed(amounts: Iterable[Amount]) -> Iterator[Amount]:
    """Yield the amounts but those that the one before has absorbed ("3 dollars 50 cents")."""
    end = 0
    for amount in amounts:
        if amount.digits[0] >= end:
            yield amount
            end = amount.end


def _figure(amount: Amount) -> Figure:
    """Make a figure of an amount; a counted noun phrase waits in `measure` for subject."""
    if amount.kind == "count":
        kind = FigureKind.COUNT
    else:
        kind = FigureKind.RATIO if amount.by == "rule:fraction" and not amount.kind else FigureKind.LEVEL
    comparator = Comparator.ABOUT if amount.by.startswith("rule:vague") else Comparator.EQUAL
    span = Span(amount.start, amount.end)
    return Figure(
        "",
        span,
        amount.low,
        amount.high,
        amount.unit,
        comparator,
        kind,
        amount.phrase,
        by=amount.by,
    )


def _with_comparator(text: str, figure: Figure) -> Figure:
    """Add what the words around the value say: the comparator (its adverb to the span), whether it is a change or a complement."""
    start, end = figure.span.start, figure.span.end
    counts = figure.kind == FigureKind.COUNT
    found = read_comparator(text, start, end, duration=figure.unit in _DURATIONS, counts=counts)
    comparator = Comparator(found.comparator) if figure.comparator == Comparator.EQUAL else figure.comparator
    changes = figure.kind in (FigureKind.LEVEL, FigureKind.COUNT) and is_change(text, found.start, found.end)
    kind = FigureKind.CHANGE if changes else figure.kind
    return complement(text, replace(figure, span=Span(found.start, found.end), comparator=comparator, kind=kind))


def _with_measure(text: str, figure: Figure) -> Figure:
    """Add the measure and the entity."""
    start, end = figure.span.start, figure.span.end
    clause = clause_at(text, start, end, sentence_at(text, start))
    measure = subject(text, clause, start, end, figure.measure)
    return replace(figure, measure=measure, entity=attribute(text, clause, start, end, measure))
