"""The period of a date that lacks its year, its month or its century."""

import re

from pipeline.lexicon import fragment
from pipeline.mentions.dates.anchoring import Focus, TextContext
from pipeline.mentions.dates.meanings import Expression, MissingYear, TwoDigitYear, Weekday
from pipeline.mentions.dates.resolve.offsets import shift_from_origin, speech_time
from pipeline.mentions.dates.tense import tense
from pipeline.text.calendar import Period, is_valid_date, iso_weekday, period_containing
from pipeline.text.regex import regex

# stories go forward: a step back counts for more than one ahead (best of 1.0–5.0 on WikiWars)
_BACKWARD_COST = 1.3
# "in November 2019 and again in March": days to the month of the next year
_LITTLE_AHEAD = 130
_REACH = 16
_LOOKS_BACK = regex(rf"\b{fragment('dates.backward_words')} (?:the )?$", re.IGNORECASE)
_CLAUSE = regex(rf"\b{fragment('dates.clause_words')}\b|[;:]")
_RELATIVE_CLAUSE = regex(rf"\b{fragment('dates.clause_words.relative')}\b")
_SEASONAL = regex(r"\b(?:in|during) (?:\w+ )?$", re.IGNORECASE)
_DEICTIC = regex(rf"{fragment('dates.deictic_determiners')}\b", re.IGNORECASE)
# leap days are up to eight years apart
_LEAP_GAP = 8
# without any anchor, "'99" is read as of this year
_PRESENT_YEAR = 2020


def resolve_missing_year(
    expression: Expression, meaning: MissingYear, focus: Focus, context: TextContext
) -> Period | None:
    """Return the period of "September" or "17 September"."""
    if meaning.year:
        year = (
            resolve_two_digit_year(meaning.year, focus.period, context)
            if isinstance(meaning.year, TwoDigitYear)
            else shift_from_origin(meaning.year, focus, context)
        )
        return _in_year(meaning, year.year) if year else None
    if focus.beside and not meaning.determiner and not _is_in_another_clause(expression, focus, context):
        before = context.text[max(0, expression.start - _REACH) : expression.start]
        return _beside(meaning, focus.beside, looks_back=bool(_LOOKS_BACK.search(before)))
    if context.news_day is not None:
        direction = meaning.determiner or tense(context.text, expression.start, expression.end)
        return _nearest_in_direction(meaning, context.news_day, direction)
    is_unknown = context.is_undated or (context.written is None and _is_deictic(expression, context))
    # "in the 1960s peat was cut in summer": of any year
    is_any = meaning.grain == "season" and not meaning.determiner and focus.era and focus.era.grain == "decade"
    return _in_narrative(meaning, focus.period) if focus.period and not is_unknown and not is_any else None


def _is_in_another_clause(expression: Expression, focus: Focus, context: TextContext) -> bool:
    """Tell whether a clause leaves the year beside: "its launch in 2003 and that as of February"; a month there leads on."""
    if focus.beside is None or focus.beside.grain != "year":
        return False
    clause = _RELATIVE_CLAUSE if context.news_day is None else _CLAUSE
    return bool(clause.search(context.text, focus.beside_end, expression.start))


def _is_deictic(expression: Expression, context: TextContext) -> bool:
    """Tell whether the expression counts from the day of writing: "last summer", not "the previous summer"."""
    return bool(_DEICTIC.match(context.text, expression.start))


def is_of_any_year(expression: Expression, context: TextContext) -> bool:
    """Tell whether a season is any: "In winter it stands still"; "in the winter" and what happened in winter are one."""
    before = context.text[max(0, expression.start - _REACH) : expression.start]
    match expression.meaning:
        case MissingYear("season", _, _, "", None):
            pass
        case _:
            return False
    if expression.modifier or not _SEASONAL.search(before):
        return False
    return not tense(context.text, expression.start, expression.end)


def _beside(meaning: MissingYear, beside: Period, *, looks_back: bool) -> Period | None:
    """Return the one that goes with a date of the same sentence: "fell in February 2018 and rose again in October".

    It is of the same year, or of the next one where it lies only a little ahead: "in November 2019 and again in January".
    """
    same = _in_year(meaning, beside.year)
    if same is None or beside.grain == "year" or same.last >= beside.first or looks_back:
        return same
    following = _in_year(meaning, beside.year + 1)
    return following if following and following.first - beside.last <= _LITTLE_AHEAD else same


def _in_narrative(meaning: MissingYear, focus: Period) -> Period | None:
    """Return the period near the focus of a narrative."""
    if meaning.determiner in ("last", "next"):
        return _nearest_in_direction(meaning, focus.first, meaning.determiner)
    return _in_year(meaning, focus.year) if focus.grain == "year" else _nearest_to_focus(meaning, focus)


def _in_year(meaning: MissingYear, year: int) -> Period | None:
    """Return the date in that year, None for 29 February of a common year."""
    if meaning.day and not is_valid_date(year, meaning.part, meaning.day):
        return None
    return Period(meaning.grain, year, meaning.part, meaning.day)


def _candidates(meaning: MissingYear, day: int) -> list[Period]:
    """Return the date in the year of the day and in those around it, in order."""
    year = period_containing(day, "year").year
    years = range(year - _LEAP_GAP, year + _LEAP_GAP + 1)
    return [period for y in years if (period := _in_year(meaning, y))]


def _nearest_in_direction(meaning: MissingYear, day: int, direction: str) -> Period | None:
    """Return the nearest one in a direction: past on or before the day, last before it, future on or after it, next after it."""
    periods = _candidates(meaning, day)
    match direction:
        case "this" | "same":
            return _in_year(meaning, period_containing(day, "year").year)
        case "last":
            return max((p for p in periods if p.last < day), key=_first, default=None)
        case "past":
            return max((p for p in periods if p.first <= day), key=_first, default=None)
        case "next":
            return min((p for p in periods if p.first > day), key=_first, default=None)
        case "future":
            return min((p for p in periods if p.last >= day), key=_first, default=None)
    return min(periods, key=lambda p: abs((p.first + p.last) // 2 - day), default=None)


def _first(period: Period) -> int:
    return period.first


def _nearest_to_focus(meaning: MissingYear, focus: Period) -> Period | None:
    """Return the one nearest to the focus; a step back counts for more than one ahead."""
    middle = (focus.first + focus.last) // 2

    def cost(period: Period) -> float:
        gap = (period.first + period.last) // 2 - middle
        return gap if gap >= 0 else -gap * _BACKWARD_COST

    return min(_candidates(meaning, focus.first), key=cost, default=None)


def resolve_weekday(
    expression: Expression, meaning: Weekday, focus: Period | None, context: TextContext
) -> Period | None:
    """Return the day of "Friday": looking back on or before the day of writing, looking ahead on or after it."""
    if context.news_day is not None:
        day, direction = context.news_day, meaning.determiner or tense(context.text, expression.start, expression.end)
    elif focus and focus.grain == "day":
        day, direction = focus.first, meaning.determiner or "future"
    else:
        return None
    ahead, back = (meaning.number - iso_weekday(day)) % 7, (iso_weekday(day) - meaning.number) % 7
    if direction in ("future", "next"):
        return period_containing(day + (7 if direction == "next" and not ahead else ahead), "day")
    return period_containing(day - (7 if direction == "last" and not back else back), "day")


def resolve_day_of_month(day: int, focus: Period | None, context: TextContext) -> Period | None:
    """Return "the 20th" in the month of the focus."""
    month = focus or speech_time(focus, context)
    if month is None or month.grain not in ("day", "month") or not is_valid_date(month.year, month.part, day):
        return None
    return Period("day", month.year, month.part, day)


def resolve_two_digit_year(meaning: TwoDigitYear, focus: Period | None, context: TextContext) -> Period | None:
    """Return "'99" at or before the year of the focus; "1915–17" goes on from its left end."""
    if meaning.after is not None:
        return Period(meaning.grain, meaning.after - meaning.after % 100 + meaning.digits)
    now = speech_time(focus, context)
    latest = (now.year if now else _PRESENT_YEAR) + 5
    year = latest - (latest - meaning.digits) % 100
    if meaning.grain == "decade" and now and year // 100 < now.year // 100 and now.year < _PRESENT_YEAR - 20:
        is_of_its_century = re.search(rf"(?<![0-9.,]){year // 100}[0-9]{{2}}(?![0-9])", context.text)
        return Period(meaning.grain, year if is_of_its_century else year + 100)  # "the 80's" beside 1923 alone
    return Period(meaning.grain, year)
