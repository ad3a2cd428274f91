"""Figures of a text: number, unit, comparator, what was measured, whose and when."""

from collections.abc import Sequence

from pipeline.mentions.figures.attribution import drop_unknown_entities
from pipeline.mentions.figures.dating import date_figures
from pipeline.mentions.figures.find import find, find_values
from pipeline.mentions.figures.foreign import find_foreign
from pipeline.mentions.figures.redundant import drop_redundant
from pipeline.mentions.figures.table_cells import with_heads
from pipeline.model import Entity, Figure, Time

__all__ = [
    "date_figures",
    "drop_unknown_entities",
    "find",
    "find_foreign",
    "find_values",
    "find_with_context",
    "with_heads",
]


def find_with_context(text: str, times: Sequence[Time], entities: Sequence[Entity]) -> tuple[Figure, ...]:
    """Return the figures of a text with when they hold and of whom they are said, by the dates and names found before."""
    figures = drop_redundant(find(text), times, text)
    return drop_unknown_entities(date_figures(figures, times, text), entities, text)
