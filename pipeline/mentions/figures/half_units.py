"""A measured whole and half of another: "a year and a half". "Two and a half years" is read with the numbers."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.lexicon import fragment
from pipeline.model import Figure, FigureKind, Span
from pipeline.text.number_patterns import CARDINAL
from pipeline.text.numbers import parse
from pipeline.text.regex import regex
from pipeline.text.units import look_up_unit

_UNIT = fragment("dates.units.clock", "dates.units.short", "dates.units.long", "figures.halved_units")
# "a year and a half", "two miles and a half", "the last year and a half"
_AND_A_HALF = regex(
    rf"(?<![\w.,-])(?:(?P<n>an?|[0-9]{{1,3}}|{CARDINAL}) )?(?P<unit>{_UNIT})"
    rf" and a half\b(?! {fragment('vocabulary.scales', 'vocabulary.collective_numbers')}\b)",
    re.IGNORECASE,
)


def half_units(text: str, part: Span) -> Iterator[Figure]:
    """Yield such figures of a masked text; comparator and measure are added later.

    >>> [(str(f.low), f.unit) for f in half_units("It took a year and a half.", Span(0, 26))]
    [('1.5', 'years')]
    """
    # most texts have none, and looking for these words is many times as fast as the pattern
    if " and a half" not in text:
        return
    for found in _AND_A_HALF.finditer(text, part.start, part.end):
        unit = look_up_unit(found["unit"])
        count = parse(found["n"] or "a") or Decimal(1)
        if unit:
            value = count + Decimal("0.5")
            yield Figure("", Span(*found.span()), value, value, unit=unit[0], kind=FigureKind.LEVEL, by="rule:unit")
