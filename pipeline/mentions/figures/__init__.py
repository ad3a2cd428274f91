"""Figures of a text: number, unit, comparator, what was measured, whose and when."""

from pipeline.mentions.figures.dating import dated
from pipeline.mentions.figures.find import find

__all__ = ["dated", "find"]
