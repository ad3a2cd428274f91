"""Texts that join the entries of several days: pages of posts, diaries, logs, journals of a voyage.

A post has its day on a line of its own; an entry of a journal opens with a day without a year, which those before it tell.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.mentions.dates.meanings import Absolute, Expression, MissingYear
from pipeline.text.calendar import Period, is_valid_date
from pipeline.text.regex import regex

_LEAST_POSTS, _LEAST_ENTRIES = 2, 5
_LEAST_POST = 60  # characters: "Published" and "Updated" follow each other more closely
_OPENS_PARAGRAPH = regex(r"(?:^|\n)[ \t_*“\"(]{0,6}(?:[A-Z][a-z]+day,? )?$")


@dataclass(frozen=True, slots=True)
class Entries:
    """The days of writing of the parts of a text. starts: where each part begins, in order; days: their numbers.

    openings: start of a date without its year that opens an entry of a journal → its period.
    """

    starts: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    openings: dict[int, Period] | None = None

    def day_at(self, offset: int) -> int | None:
        """Return the day of writing of the part that the offset lies in, None before the first."""
        at = bisect_right(self.starts, offset) - 1
        return self.days[at] if at >= 0 else None


def entries(text: str, expressions: Sequence[Expression]) -> Entries:
    """Return the days that the parts of a text were written on; none where it does not join several."""
    posts = [
        (expression.start, expression.meaning.period.first)
        for expression in expressions
        if isinstance(expression.meaning, Absolute)
        and expression.meaning.period.grain == "day"
        and is_dateline(text, expression)
    ]
    posts = [post for i, post in enumerate(posts) if i == 0 or post[0] - posts[i - 1][0] > _LEAST_POST]
    is_joined = len({day for _, day in posts}) >= _LEAST_POSTS
    starts, days = zip(*posts, strict=True) if is_joined else ((), ())
    return Entries(tuple(starts), tuple(days), _journal(text, expressions))


def is_dateline(text: str, expression: Expression) -> bool:
    """Tell whether the expression stands alone on its line."""
    start = text.rfind("\n", 0, expression.start) + 1
    end = text.find("\n", expression.end)
    around = text[start : expression.start], text[expression.end : end].strip(" .")
    return end >= 0 and not any(part.strip(" #*_") for part in around)


def _journal(text: str, expressions: Sequence[Expression]) -> dict[int, Period] | None:
    """Return the days that open the entries of a journal, with the years that the entries before them tell."""
    opening = [e for e in expressions if _is_day(e) and _OPENS_PARAGRAPH.search(text, max(0, e.start - 24), e.start)]
    if sum(isinstance(e.meaning, MissingYear) for e in opening) < _LEAST_ENTRIES:
        return None
    found: dict[int, Period] = {}
    last: Period | None = None
    for expression in opening:
        match expression.meaning:
            case Absolute(period):
                last = period
            case MissingYear(_, month, day, "", None) if last:
                last = _next_day(last, month, day)
                if last:
                    found[expression.start] = last
    return found


def _is_day(expression: Expression) -> bool:
    match expression.meaning:
        case Absolute(Period("day")) | MissingYear("day", _, _, "", None):
            return True
    return False


def _next_day(last: Period, month: int, day: int) -> Period | None:
    """Return the first such day on or after the last; a journal goes forward."""
    year = last.year + ((month, day) < (last.part, last.day))
    return Period("day", year, month, day) if is_valid_date(year, month, day) else None
