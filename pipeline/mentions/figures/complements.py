"""What is left when a part is taken away: "all but two per cent" is 98 per cent."""

import re
from dataclasses import replace
from decimal import Decimal

from pipeline.model import Figure, Span
from pipeline.text.regex import regex

_ALL_BUT = regex(r"\ball but $", re.IGNORECASE)
_WHOLE = {"%": Decimal(100), "": Decimal(1)}


def complement(text: str, figure: Figure) -> Figure:
    """Return the rest of the whole where the text says "all but" before a percentage or a part; else the figure itself.

    >>> shown = Figure("", Span(8, 15), Decimal("0.1"), Decimal("0.1"), kind="ratio")
    >>> str(complement("All but a tenth left.", shown).low), str(complement("Except a tenth, they left.", shown).low)
    ('0.9', '0.1')
    """
    found = _ALL_BUT.search(text, max(0, figure.span.start - 8), figure.span.start)
    part = figure.unit == "%" or (figure.kind == "ratio" and not figure.unit)
    if not found or not part or figure.high > _WHOLE[figure.unit] or figure.comparator[:1] in ("<", ">"):
        return figure
    total = _WHOLE[figure.unit]
    return replace(figure, span=Span(found.start(), figure.span.end), low=total - figure.high, high=total - figure.low)
