"""Where the story is: what is known of the text, and the focus that follows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.mentions.dates.readings import Fixed, Reading, Step
from pipeline.text.calendar import Point, around

_OWNER = re.compile(r"\b(?:the|a|an|its|his|their|of the|[A-Z][a-z]+['’]s)\s$")
_NOUN = re.compile(r" [A-Za-z]")
# a year that sets the scene: "In 1939", a heading; not "the 1614 rules", "a pact of 1902"
_SCENE = re.compile(
    r"(?:^|\n|[.;:]\s|,\s)(?:(?:In|By|During|Throughout|Until|From|Since|After|in|by|during)\s(?:the\s)?)?$"
)


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known of the whole text: written is the number of its day; narrative: it tells of other years.

    near: it tells of the year of writing too, so that "last year" is the one before that.
    """

    text: str
    written: int | None
    narrative: bool
    near: bool = False

    @property
    def today(self) -> int | None:
        """Return the day of writing where it anchors what lacks a year: in news, not in a narrative."""
        return None if self.narrative else self.written

    @property
    def speech(self) -> int | None:
        """Return the day of writing where "last year" and "ago" count from it: also in a narrative that comes up to it."""
        return self.written if self.near else self.today


@dataclass(frozen=True, slots=True)
class Focus:
    """Where the story is. day: the last single day, year: the last year, era: the last decade or century that it came by."""

    point: Point | None = None
    day: Point | None = None
    year: int | None = None
    era: Point | None = None


def clues(text: str, readings: Sequence[Reading], written: int | None) -> Clues:
    """Weigh the years that the text names: a narrative when few of them are near the day it was written."""
    years = [r.meaning.point.year for r in readings if isinstance(r.meaning, Fixed)]
    if written is None:
        return Clues(text, None, narrative=True)
    near = sum(abs(year - around(written, "year").year) <= 1 for year in years)
    return Clues(text, written, narrative=len(years) >= 5 and near * 4 < len(years), near=near > 1)


def follow(reading: Reading, point: Point, focus: Focus, about: Clues) -> Focus:
    """Move the focus: not for decades, nor for looks back, nor for what is named by the way."""
    if point.grain in ("century", "decade"):
        return replace(focus, era=point)
    if isinstance(reading.meaning, Step) and reading.meaning.count < 0:
        return focus
    day = point if point.grain == "day" and point.day else focus.day
    by_the_way = focus.point and _by_the_way(reading, point, focus.point, about.text)
    left = focus.era and not by_the_way and not focus.era.first <= point.first <= focus.era.last
    return Focus(focus.point if by_the_way else point, day, point.year, None if left else focus.era)


def _by_the_way(reading: Reading, point: Point, focus: Point, text: str) -> bool:
    """Tell whether the story stays where it is: "the August 1792 uprising", "as in 1614", the year one is in."""
    before, after = text[max(0, reading.start - 30) : reading.start], text[reading.end : reading.end + 3]
    if isinstance(reading.meaning, Fixed) and _OWNER.search(before) and _NOUN.match(after):
        return True
    return point.grain == "year" and (point.year == focus.year or not _SCENE.search(before))
