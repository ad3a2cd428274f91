"""What the two drawings of the report show, in the units of their SVG: a bar of claims by sign, and a line of dated events."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import Sign
from pipeline.wording import sign_of

Row = Mapping[str, str]

WIDTH = 640
_LEFT, _RIGHT = 330, 20  # room for the words of an event, and behind the last dot
ROW = 17
_FEWEST, _MOST = 3, 16  # events: fewer need no drawing, more no reader
_TICKS = 6


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the bar: its sign, its claims, where it starts and how wide it is."""

    sign: Sign
    count: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Dot:
    """An event on the time line; x to end: the days that it may mean."""

    when: str
    words: str
    claim: str
    x: float
    end: float
    y: int


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Dated events, the earliest first, with the ticks of the axis (year, x); more: events left out."""

    dots: tuple[Dot, ...]
    ticks: tuple[tuple[int, float], ...]
    height: int
    more: int


def bar(claims: Sequence[Row]) -> tuple[Part, ...]:
    """Return the parts of a bar of all claims, by sign in the order of the signs."""
    counts = Counter(sign_of(row.get("outcome", "")) for row in claims)
    parts, x = [], 0.0
    for sign in Sign:
        width = WIDTH * counts[sign] / max(1, len(claims))
        if counts[sign]:
            parts.append(Part(sign, counts[sign], x, width))
        x += width
    return tuple(parts)


def time_line(events: Sequence[Row]) -> TimeLine | None:
    """Return the time line of the rows of events.csv; None where they are too few to need one."""
    dated = sorted(((days, row) for row in events if (days := _days(row))), key=lambda item: item[0])
    if len(dated) < _FEWEST:
        return None
    shown = dated[:_MOST]
    first, last = shown[0][0][0].year, max(days[1] for days, _ in shown).year + 1
    start, length = dt.date(first, 1, 1), (dt.date(last, 1, 1) - dt.date(first, 1, 1)).days

    def x(day: dt.date) -> float:
        return _LEFT + (WIDTH - _LEFT - _RIGHT) * (day - start).days / length

    dots = tuple(
        Dot(row["when"], _words(row), row.get("claim_ids", "").split(" ")[0], x(days[0]), x(days[1]), ROW * i + ROW)
        for i, (days, row) in enumerate(shown)
    )
    step = max(1, -(-(last - first) // _TICKS))
    ticks = tuple((year, x(dt.date(year, 1, 1))) for year in range(first, last + 1, step))
    return TimeLine(dots, ticks, ROW * (len(dots) + 2), len(dated) - len(shown))


def _days(row: Row) -> tuple[dt.date, dt.date] | None:
    try:
        return dt.date.fromisoformat(row.get("first", "")), dt.date.fromisoformat(row.get("last", ""))
    except ValueError:
        return None


def _words(row: Row) -> str:
    words = " · ".join(filter(None, (row.get("who", ""), row.get("what", "")))) or row.get("text", "")
    return words if len(words) <= 42 else words[:41].rsplit(" ", 1)[0] + " …"
