"""Figures of a text: number, unit, comparator, what was measured, whose and when."""

from collections.abc import Sequence

from pipeline.mentions.figures.dating import dated
from pipeline.mentions.figures.find import bare, find
from pipeline.mentions.figures.owners import owned
from pipeline.model import Entity, Figure, Time

__all__ = ["bare", "dated", "find", "owned", "settled"]


def settled(text: str, times: Sequence[Time], entities: Sequence[Entity]) -> tuple[Figure, ...]:
    """Return the figures of a text with when they hold and of whom they are said, by the dates and names found before."""
    return owned(dated(find(text), times, text), entities, text)
