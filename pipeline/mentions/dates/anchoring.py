"""What relative dates are anchored on: the day of writing, and the temporal focus that moves along the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.lexicon import fragment
from pipeline.mentions.dates.meanings import Absolute, Expression, Offset
from pipeline.text.calendar import Period, period_containing

_OWNER = re.compile(rf"\b(?:{fragment('dates.clause_openers.determiners')}|[A-Z][a-z]{{1,30}}['’]s)\s$")
_NOUN = re.compile(r" [A-Za-z]")
# a year that sets the scene: "In 1939", a heading; not "the 1614 rules", "a pact of 1902"
_SCENE = re.compile(rf"(?:^|\n|[.;:]\s|,\s)(?:{fragment('dates.scene_prepositions')}\s(?:the\s)?)?$")


@dataclass(frozen=True, slots=True)
class TextContext:
    """What is known of the whole text.

    written: number of the day of writing. is_narrative: the text is about other years. names_present: it names the year of writing
    too, so that "last year" is the one before that.
    """

    text: str
    written: int | None
    is_narrative: bool
    names_present: bool = False

    @property
    def news_day(self) -> int | None:
        """Return the day of writing where it anchors what lacks a year: in news, not in a narrative."""
        return None if self.is_narrative else self.written

    @property
    def speech_day(self) -> int | None:
        """Return the day of writing where "last year" and "ago" count from it: also in a narrative that comes up to it."""
        return self.written if self.names_present else self.news_day


@dataclass(frozen=True, slots=True)
class Focus:
    """The period that the text is about. day: its last single day; year: its last year; era: its last decade or century."""

    period: Period | None = None
    day: Period | None = None
    year: int | None = None
    era: Period | None = None


def text_context(text: str, expressions: Sequence[Expression], written: int | None) -> TextContext:
    """Return the context of a text: a narrative when few of the years it names are near the day of writing."""
    years = [e.meaning.period.year for e in expressions if isinstance(e.meaning, Absolute)]
    if written is None:
        return TextContext(text, None, is_narrative=True)
    present = period_containing(written, "year").year
    present_years = sum(abs(year - present) <= 1 for year in years)
    is_narrative = len(years) >= 5 and present_years * 4 < len(years)
    return TextContext(text, written, is_narrative=is_narrative, names_present=present_years > 1)


def advance_focus(expression: Expression, period: Period, focus: Focus, context: TextContext) -> Focus:
    """Return the focus after an expression: decades, looks back and incidental mentions leave it where it is."""
    if period.grain in ("century", "decade"):
        return replace(focus, era=period)
    if isinstance(expression.meaning, Offset) and expression.meaning.count < 0:
        return focus
    day = period if period.grain == "day" and period.day else focus.day
    is_incidental = focus.period and _is_incidental(expression, period, focus.period, context.text)
    leaves_era = focus.era and not is_incidental and not focus.era.first <= period.first <= focus.era.last
    return Focus(focus.period if is_incidental else period, day, period.year, None if leaves_era else focus.era)


def _is_incidental(expression: Expression, period: Period, focus: Period, text: str) -> bool:
    """Tell whether the story stays where it is: "the August 1792 uprising", "as in 1614", the year it is in."""
    before, after = text[max(0, expression.start - 30) : expression.start], text[expression.end : expression.end + 3]
    if isinstance(expression.meaning, Absolute) and _OWNER.search(before) and _NOUN.match(after):
        return True
    return period.grain == "year" and (period.year == focus.year or not _SCENE.search(before))
