"""The order of the steps: mask, scan the numbers, read units, join neighbours, say what is said about them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.mentions.figures import money
from pipeline.mentions.figures.amounts import Amount, numbers
from pipeline.mentions.figures.change_vs_level import is_change
from pipeline.mentions.figures.clauses import clause_at, sentence_at
from pipeline.mentions.figures.comparators import read_comparator
from pipeline.mentions.figures.coordination import elliptic, joined
from pipeline.mentions.figures.halves import halves
from pipeline.mentions.figures.kept import kept
from pipeline.mentions.figures.masks import mask
from pipeline.mentions.figures.owners import owner
from pipeline.mentions.figures.ratios import ranks, ratios
from pipeline.mentions.figures.readings import with_unit
from pipeline.mentions.figures.rests import rest
from pipeline.mentions.figures.stretches import hushed, stretches
from pipeline.mentions.figures.subject import subject
from pipeline.model import Comparator, Figure, FigureKind, Span
from pipeline.model.span import blank

# "18-to-24-year-olds"; nothing moves
_HYPHENED = re.compile(r"(?<=[0-9])-to-(?=[0-9])(?!-to-1\b)")


def find(text: str, *, currency: str = "") -> tuple[Figure, ...]:
    """Return the figures of a text in text order, with id="" and when="".

    text: may have blanked stretches where citations stood. currency: ISO 4217 code of the document for a bare "$"; without
    it the text decides, else the US dollar; `by` says which rule ("rule:money default-USD").

    >>> [(f.measure, str(f.low), f.unit, f.comparator) for f in find("Trade roughly exceeded $1.3 trillion.")]
    [('Trade', '1300000000000', 'USD', '>~')]
    """
    return tuple(_described(text, figure) for figure in bare(text, currency=currency))


def bare(text: str, *, currency: str = "") -> tuple[Figure, ...]:
    """Return the figures of a text as far as a comparison reads them: of the measure only the counted noun, and no entity."""
    text = _HYPHENED.sub(" to ", text)
    quiet = hushed(text)
    parts = tuple(stretches(quiet))
    if not parts:
        return ()
    masked = mask(quiet, parts)
    apart = [figure for part in parts for figure in (*ratios(masked, part), *ranks(quiet, part), *halves(masked, part))]
    rest = blank(masked, (f.span for f in apart))
    dollar = money.dollar(text, currency)
    amounts = _apart(with_unit(text, amount, dollar) for part in parts for amount in numbers(rest, part))
    figures = [_figure(amount) for amount in elliptic(joined(amounts, text), text) if kept(text, amount)]
    return tuple(_said(text, figure) for figure in sorted([*figures, *apart], key=lambda f: f.span))


def _apart(amounts: Iterable[Amount]) -> Iterator[Amount]:
    """Leave out numbers that the amount before has taken in ("3 dollars 50 cents")."""
    end = 0
    for amount in amounts:
        if amount.digits[0] >= end:
            yield amount
            end = amount.end


def _figure(amount: Amount) -> Figure:
    """Make a figure of an amount; a counted noun phrase waits in `measure` for _said."""
    if amount.kind == "count":
        kind = FigureKind.COUNT
    else:
        kind = FigureKind.RATIO if amount.by == "rule:fraction" and not amount.kind else FigureKind.LEVEL
    comparator = Comparator.ABOUT if amount.by.startswith("rule:vague") else Comparator.EQUAL
    span = Span(amount.start, amount.end)
    return Figure("", span, amount.low, amount.high, amount.unit, comparator, kind, amount.phrase, by=amount.by)


def _said(text: str, figure: Figure) -> Figure:
    """Add what the text says about the value: the comparator (and its adverb to the span), whether it is a change or a rest."""
    start, end = figure.span.start, figure.span.end
    spoken = read_comparator(text, start, end, duration=figure.unit in _DURATIONS)
    comparator = Comparator(spoken.comparator) if figure.comparator == Comparator.EQUAL else figure.comparator
    kind = figure.kind
    if kind in (FigureKind.LEVEL, FigureKind.COUNT) and is_change(text, spoken.start, spoken.end):
        kind = FigureKind.CHANGE
    return rest(text, replace(figure, span=Span(spoken.start, spoken.end), comparator=comparator, kind=kind))


def _described(text: str, figure: Figure) -> Figure:
    """Add what was measured and of whom."""
    start, end = figure.span.start, figure.span.end
    clause = clause_at(text, start, end, sentence_at(text, start))
    measure = subject(text, clause, start, end, figure.measure)
    return replace(figure, measure=measure, entity=owner(text, clause, start, end, measure))


_DURATIONS = frozenset("years months weeks days hours minutes seconds decades centuries".split())
