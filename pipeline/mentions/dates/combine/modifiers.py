"""What stands around a date and belongs to it: "early", "the end of", "Friday morning", "Saturday, June 24", "circa"."""

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.lexicon import fragment, words
from pipeline.lexicon.fragments import DASH
from pipeline.mentions.dates.combine.kinds import is_day, is_month
from pipeline.mentions.dates.fragments import (
    COUNT,
    DAY_PART,
    DAY_PARTS,
    ORDINAL_WORD,
    PART_ORDINAL,
    PART_ORDINALS,
    calendar_grain,
    count,
    plural_units,
    singular_units,
    unit_of,
)
from pipeline.mentions.dates.meanings import (
    LAST_WEEK,
    Absolute,
    Expression,
    MissingYear,
    Offset,
    Slice,
    TimeOfDay,
    Unanchored,
)
from pipeline.text.calendar import GRAINS, is_finer
from pipeline.text.date_fragments import WEEKDAY
from pipeline.text.grammar import expand_blanks
from pipeline.text.numbers import ordinal
from pipeline.text.regex import regex

_REACH = 44  # characters that a modifier can have


def _spaced(pattern: str) -> re.Pattern[str]:
    return regex(expand_blanks(pattern), re.IGNORECASE)


_PERIODS = r"(?:[ ](?:few|two|three))?[ ](?:weeks?|months|days|years)"
_EARLY = rf"{fragment('dates.period_modifiers.early')}|first(?:{_PERIODS}|[ ](?:part|half))"
_LATE = rf"{fragment('dates.period_modifiers.late')}|(?:latter|second)[ ]half|latter[ ]part|(?:final|last|closing){_PERIODS}"
_MODIFIER = _spaced(
    rf"(?:\b(?:the )?(?:very )?(?:(?P<early>{_EARLY})|(?P<late>{_LATE})|(?P<mid>{fragment('dates.period_modifiers.mid')}))"
    rf"(?: (?:in|of) (?:the )?| |{DASH})|\b(?:the )?{fragment('dates.period_modifiers.whole')} of (?:the )?)(?:the )?$"
)
# "will close in 2026", "to end in May"
_VERB = _spaced(rf"{fragment('dates.boundary_verbs')} in |(?:start|close) (?!of\b)")
# "the last four months of", "the second month of", "the closing days of" has no number
_UNITS = ("short", "long", "span")
_SIDE = fragment("dates.period_modifiers.first", "dates.period_modifiers.last")
_SLICE = _spaced(
    rf"\b(?:the )?(?:very )?(?:(?P<side>{_SIDE}) (?P<n>{COUNT})[ -]"
    rf"(?P<units>{plural_units(*_UNITS)})|(?P<at>{ORDINAL_WORD}|{fragment('dates.period_modifiers.last')})"
    rf" (?P<unit>{singular_units(*_UNITS)})) (?:of|in) (?:the )?$"
)
_LAST = frozenset(words("dates.period_modifiers.last"))
_WEEK_OF = _spaced(rf"\b(?:the )?(?P<week>{PART_ORDINAL}) week (?:of|in) $")
_APPROXIMATOR = _spaced(
    rf"\b(?:(?P<circa>{fragment('dates.date_approximators.inside')})|{fragment('dates.date_approximators.outside')}) $"
)
_WEEKDAY_BEFORE = _spaced(rf"\b{WEEKDAY}(?:, ?| | dawn of )(?:the )?$")
_PART_BEFORE = _spaced(
    rf"\b(?:the |early in the )?(?:(?:(?:early|late) )?(?P<part>{DAY_PART}|dawn)(?: hours)?|(?:early|small|wee) hours)"
    r" of (?:the )?$"
)
_PART_AFTER = _spaced(rf" (?:at )?(?P<part>{DAY_PART})(?!\w)")
_WEEKS = PART_ORDINALS | dict.fromkeys(("last", "final"), LAST_WEEK)


def attach_modifiers(text: str, expressions: Iterable[Expression]) -> list[Expression]:
    """Return the expressions with their modifiers, without those that a wider neighbour contains."""
    widened: list[Expression] = []
    for expression in expressions:
        # "five days" of "the closing five days of March" was read as a duration
        before = widened[:-1] if widened and isinstance(widened[-1].meaning, Unanchored) else widened
        floor = before[-1].end if before else 0
        widened.append(_with_modifiers(text, floor, expression))
    return _without_contained(widened)


def _without_contained(expressions: list[Expression]) -> list[Expression]:
    """Drop an expression that a wider neighbour overlaps (the "Friday" of "Friday, June 24")."""
    outermost: list[Expression] = []
    for expression in expressions:
        while outermost and outermost[-1].end > expression.start:
            outermost.pop()
        outermost.append(expression)
    return outermost


def _with_modifiers(text: str, floor: int, expression: Expression) -> Expression:
    """Take in modifiers on the left, not before the floor, and a part of the day on the right."""
    if isinstance(expression.meaning, Unanchored | TimeOfDay):
        return expression
    if is_day(expression):
        expression = _with_part_of_day(text, expression)
    left = max(0, expression.start - _REACH)
    before = text[left : expression.start]
    if is_day(expression) and (found := _WEEKDAY_BEFORE.search(before)):
        return replace(expression, start=left + found.start())
    return _with_part(before, left, floor, expression) or _with_adverb(before, left, floor, expression)


def _with_part(before: str, left: int, floor: int, expression: Expression) -> Expression | None:
    """Take in "the first week of", "the last four months of"; None where no such thing stands before."""
    if (found := _WEEK_OF.search(before)) and left + found.start() >= floor and is_month(expression):
        return replace(expression, start=left + found.start(), week=_WEEKS[found["week"].casefold()])
    if (found := _SLICE.search(before)) and left + found.start() >= floor:
        part = _slice(found, _grain(expression))
        return replace(expression, start=left + found.start(), part=part) if part else None
    return None


def _with_adverb(before: str, left: int, floor: int, expression: Expression) -> Expression:
    """Take in "early", "the end of", "circa"."""
    if (found := _MODIFIER.search(before)) and left + found.start() >= floor and not _VERB.match(found.group()):
        return replace(expression, start=left + found.start(), modifier=found.lastgroup or "")
    if (found := _APPROXIMATOR.search(before)) and isinstance(expression.meaning, Absolute):
        start = left + found.start() if found["circa"] else expression.start
        return replace(expression, start=start, is_approximate=True)
    return expression


def _slice(found: re.Match[str], whole: str) -> Slice | None:
    """Return the units that are meant, None where a period of that grain has no such units."""
    grain, number, at = calendar_grain(unit_of(found["units"] or found["unit"])), 1, -1
    if found["units"]:
        amount = count(found["n"])
        if amount is None or amount != amount.to_integral_value():
            return None
        number = int(amount)
    if (found["side"] or found["at"]).casefold() not in _LAST:
        at = 1 if found["units"] else ordinal(found["at"]) or 1
    on_calendar = grain in GRAINS and whole in GRAINS  # "the last weekend of November" has no grain of the calendar
    return Slice(grain, number, at) if on_calendar and is_finer(grain, whole) else None


def _grain(expression: Expression) -> str:
    """Return the grain of the period that an expression means, "" where it has none."""
    match expression.meaning:
        case Absolute(period):
            return period.grain
        case MissingYear(grain) | Offset(grain):
            return grain
    return ""


def _with_part_of_day(text: str, expression: Expression) -> Expression:
    """Read "Friday morning" and "the night of 20 June 1791"."""
    if after := _PART_AFTER.match(text, expression.end):
        return replace(expression, end=after.end(), clock=DAY_PARTS[after["part"].casefold()])
    left = max(0, expression.start - _REACH)
    if before := _PART_BEFORE.search(text[left : expression.start]):
        clock = DAY_PARTS.get((before["part"] or "morning").casefold(), DAY_PARTS["morning"])  # dawn, the small hours
        return replace(expression, start=left + before.start(), clock=clock)
    return expression
