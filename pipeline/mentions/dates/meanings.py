"""What a time expression means before it is known which year it talks about."""

from dataclasses import dataclass

from pipeline.text.calendar import Period

LAST_WEEK = 5  # of a month


@dataclass(frozen=True, slots=True)
class Absolute:
    """A date that says all: "17 September 2024", "the 1990s"."""

    period: Period


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units from a known time: "three years ago" (from the time of speech), "two days later" (from the focus).

    origin: speech | focus | scene, which is the time of speech where it is known, else the focus.

    some_day: some day of it only ("later that year").
    """

    grain: str
    count: int
    origin: str
    some_day: bool = False


@dataclass(frozen=True, slots=True)
class MissingYear:
    """A date without its year: "September", "the fourth quarter", "last summer".

    determiner: "" | last | next | this | same. year: of "October of next year", "1 Jan. '23".
    """

    grain: str
    part: int
    day: int = 0
    determiner: str = ""
    year: "Offset | TwoDigitYear | None" = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 1–7: "Friday", "last Friday"."""

    number: int
    determiner: str = ""


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day without its month: "the 20th", the "12" of "12–14 July"."""

    day: int


@dataclass(frozen=True, slots=True)
class TwoDigitYear:
    """A year or a decade without its century: "'99", the "17" of "1915–17" (after: the year before the dash)."""

    digits: int
    after: int | None = None
    grain: str = "year"


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time or a part of a day: "at 18:00 UTC", "that morning"; days: from the origin to that day."""

    clock: str
    origin: str = "focus"
    days: int = 0


@dataclass(frozen=True, slots=True)
class SamePeriod:
    """The same period of another year: "the same month a year ago".

    grain: "" that of the focus; "quarter or year": the quarter in focus, else a year. years: from the year of the focus;
    year: instead, the year itself. origin: of an offset by a year, where no quarter is in focus.
    """

    grain: str
    years: int
    year: int | None = None
    origin: str = "focus"


@dataclass(frozen=True, slots=True)
class Unanchored:
    """No place on the calendar: durations ("P3Y"), sets ("P1D"), vague words ("PRESENT_REF")."""

    kind: str
    timex: str


Meaning = Absolute | MissingYear | Weekday | DayOfMonth | TwoDigitYear | Offset | TimeOfDay | SamePeriod | Unanchored


@dataclass(frozen=True, slots=True)
class Slice:
    """Some units of a period: of "the last four months of 2016" grain month, count 4, at -1; of "the second month" 1, 2.

    at: which unit is the first one, from 1; -1: they end with the period.
    """

    grain: str
    count: int
    at: int


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: where it stands, what it means, the rule that found it.

    modifier: "" | early | mid | late. week: 1–5 of a month, 5 its last. clock: TIMEX3 time, "TMO". is_approximate: "about 1998".
    until: the right end of a range. part: the units of the period that are meant.
    """

    start: int
    end: int
    meaning: Meaning
    rule: str
    modifier: str = ""
    week: int = 0
    clock: str = ""
    is_approximate: bool = False
    until: "Expression | None" = None
    part: Slice | None = None
