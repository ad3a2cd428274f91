"""Expressions with what belongs to them: modifiers around each one, then what neighbours lend each other."""

from collections.abc import Iterable

from pipeline.mentions.dates.combine.modifiers import attach_modifiers
from pipeline.mentions.dates.combine.neighbours import attach_times, attach_years, join_ranges, lend_years
from pipeline.mentions.dates.meanings import Expression


def combine(text: str, expressions: Iterable[Expression]) -> list[Expression]:
    """Return the expressions, widened and joined, in text order."""
    with_times = attach_times(text, attach_modifiers(text, expressions))
    with_years = lend_years(text, attach_years(text, with_times))
    return list(join_ranges(text, with_years))
