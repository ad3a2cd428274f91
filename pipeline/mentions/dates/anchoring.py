"""What relative dates are anchored on: the day of writing, and the temporal focus that moves along the text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.lexicon import fragment
from pipeline.mentions.dates.meanings import Absolute, Expression, MissingYear, Offset, Unanchored, Weekday
from pipeline.text.calendar import Period, period_containing
from pipeline.text.regex import regex

_OWNER = regex(rf"\b(?:{fragment('dates.clause_openers.determiners')}|[A-Z][a-z]{{1,30}}['’]s)\s$")
_NOUN = regex(r" [A-Za-z]")
# a text of which one expression in so many counts from the day of writing is news
_DEICTIC_SHARE = 12
# one of which one in so many does, "now" and "today" among them, is speech: it counts from its own day, whatever years it names
_SPOKEN_SHARE = 4
_SENTENCE_END = regex(r"[.!?;][”\"’')]{0,2}\s+[A-Z“\"‘]|\n")
# a year that sets the scene: "In 1939", a heading; not "the 1614 rules", "a pact of 1902"
_SCENE = regex(rf"(?:^|\n|[.;:]\s|,\s)(?:{fragment('dates.scene_prepositions')}\s(?:the\s)?)?$")


@dataclass(frozen=True, slots=True)
class TextContext:
    """What is known of the whole text.

    written: number of the day of writing. is_narrative: the text is about other years. names_present: it names the year of writing
    too, so that "last year" is the one before that. is_undated: it speaks of its own day ("last week", "on Tuesday"), which
    nobody knows. is_deictic: something besides a lone "today" counts from the day of writing.
    """

    text: str
    written: int | None
    is_narrative: bool
    names_present: bool = False
    is_undated: bool = False
    is_deictic: bool = False

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
    """The period that the text is about. day: its last single day; year: its last year; era: its last decade or century.

    beside: the last date of the same sentence that names its year. beside_end: where it stops.
    """

    period: Period | None = None
    day: Period | None = None
    year: int | None = None
    era: Period | None = None
    beside: Period | None = None
    beside_end: int = 0


def text_context(text: str, expressions: Sequence[Expression], written: int | None) -> TextContext:
    """Return the context of a text: a narrative when few of the years it names are near the day of writing."""
    years = [e.meaning.period.year for e in expressions if isinstance(e.meaning, Absolute)]
    if written is None:
        deictic = sum(_is_deictic(expression) for expression in expressions)
        deictic += sum(_is_today(expression) for expression in expressions) if deictic else 0
        return TextContext(
            text, None, is_narrative=True, is_undated=deictic > 0 and deictic * _DEICTIC_SHARE >= len(expressions)
        )
    present = period_containing(written, "year").year
    present_years = sum(abs(year - present) <= 1 for year in years)
    spoken = sum(_is_deictic(expression) or _is_now(expression) for expression in expressions)
    is_spoken = spoken * _SPOKEN_SHARE >= len(expressions)
    is_narrative = len(years) >= 5 and present_years * 4 < len(years) and not is_spoken
    is_deictic = is_spoken or any(map(_is_deictic, expressions))
    return TextContext(text, written, is_narrative=is_narrative, names_present=present_years > 1, is_deictic=is_deictic)


def _is_deictic(expression: Expression) -> bool:
    """Tell whether an expression counts from the day of writing: "last year", "Tuesday"; "today" may be any present."""
    match expression.meaning:
        case Weekday(_, ""):
            return True
        case Offset(_, count, "speech"):
            return count != 0 or expression.meaning.grain != "day"
    return False


def _is_now(expression: Expression) -> bool:
    """Tell whether an expression is a present: "today", "right now"."""
    match expression.meaning:
        case Unanchored(_, "PRESENT_REF"):
            return True
    return _is_today(expression)


def _is_today(expression: Expression) -> bool:
    """Tell whether an expression is "today", which beside others that count from the day of writing is that day."""
    match expression.meaning:
        case Offset("day", 0, "speech"):
            return True
    return False


def advance_focus(expression: Expression, period: Period, focus: Focus, context: TextContext) -> Focus:
    """Return the focus after an expression: decades, looks back and incidental mentions leave it where it is."""
    if period.grain in ("century", "decade"):
        return replace(focus, era=period)
    if isinstance(expression.meaning, Offset) and expression.meaning.count < 0:
        return focus
    day = period if period.grain == "day" and period.day else focus.day
    is_incidental = focus.period and _is_incidental(expression, period, focus.period, context.text)
    leaves_era = focus.era and not is_incidental and not focus.era.first <= period.first <= focus.era.last
    return Focus(
        focus.period if is_incidental else period,
        day,
        period.year,
        None if leaves_era else focus.era,
        focus.beside,
        focus.beside_end,
    )


def enter_sentence(focus: Focus, text: str, end: int, start: int) -> Focus:
    """Return the focus before an expression: without the date beside it where another sentence has begun between end and start."""
    is_new = focus.beside and _SENTENCE_END.search(text, max(0, end - 1), start + 1)
    return replace(focus, beside=None) if is_new else focus


def note_beside(focus: Focus, expression: Expression, period: Period, text: str) -> Focus:
    """Return the focus with the date that a month may stand beside: one that names its year, or has it from such a one."""
    match expression.meaning:
        case Absolute(Period("year" | "half" | "quarter" | "season" | "month" | "day")):
            is_named = not (period.grain == "year" and _names_a_thing(expression, text))
        case MissingYear(_, _, _, "", None):
            is_named = focus.beside is not None
        case _:
            is_named = False
    return replace(focus, beside=period, beside_end=expression.end) if is_named else focus


def _names_a_thing(expression: Expression, text: str) -> bool:
    """Tell whether the date only says which thing is meant: "the August 1792 uprising"."""
    before, after = text[max(0, expression.start - 30) : expression.start], text[expression.end : expression.end + 3]
    return bool(_OWNER.search(before) and _NOUN.match(after))


def _is_incidental(expression: Expression, period: Period, focus: Period, text: str) -> bool:
    """Tell whether the story stays where it is: "the August 1792 uprising", "as in 1614", the year it is in."""
    if isinstance(expression.meaning, Absolute) and _names_a_thing(expression, text):
        return True
    before = text[max(0, expression.start - 30) : expression.start]
    return period.grain == "year" and (period.year == focus.year or not _SCENE.search(before))
