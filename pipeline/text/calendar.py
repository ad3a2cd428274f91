"""The calendar: names of months and days, periods as values, arithmetic.

Years are astronomical (0 is 1 BC, -299 is 300 BC), all of the Gregorian calendar (ISO 8601).
"""

from dataclasses import dataclass

from pipeline.lexicon import numbers

MONTHS = numbers("vocabulary.months.en")
WEEKDAYS = numbers("vocabulary.weekdays.en")
# northern, meteorological: spring is March to May, winter begins in the December of its year
SEASONS = numbers("vocabulary.seasons")
# grain → its months; days and weeks are counted in days
_MONTHS_OF = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
YEARS_OF = {"century": 100, "decade": 10, "year": 1}
# from coarse to fine
GRAINS = ("century", "decade", "year", "half", "season", "quarter", "month", "week", "day")


@dataclass(frozen=True, slots=True)
class Period:
    """A period of the calendar: a day, a month, a decade.

    grain: one of GRAINS. year: of a century or decade, its first one. part: half 1–2, season 1–4, quarter 1–4,
    month 1–12 (of a day too), ISO week 1–53. day: of the month. A day with part or day 0 is some day of that year or month.
    """

    grain: str
    year: int
    part: int = 0
    day: int = 0

    @property
    def first(self) -> int:
        """Return the number of its first day."""
        if self.grain == "week":
            jan4 = day_number(self.year, 1, 4)
            return jan4 - iso_weekday(jan4) + 1 + 7 * (self.part - 1)
        month = (self.part or 1) if self.grain in ("month", "day") else 1
        if self.grain in ("quarter", "half", "season"):
            month = 3 * self.part if self.grain == "season" else _MONTHS_OF[self.grain] * (self.part - 1) + 1
        return day_number(self.year, month, self.day or 1)

    @property
    def last(self) -> int:
        """Return the number of its last day."""
        if self.grain == "week" or self.day:
            return self.first + (0 if self.day else 6)
        grain = ("month" if self.part else "year") if self.grain == "day" else self.grain
        year, month, _ = civil_date(self.first)
        months = year * 12 + month - 1 + _MONTHS_OF[grain]
        return day_number(months // 12, months % 12 + 1, 1) - 1


def day_number(year: int, month: int, day: int) -> int:
    """Return the days since 0000-03-01 (Hinnant, chrono-compatible low-level date algorithms)."""
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year


def civil_date(number: int) -> tuple[int, int, int]:
    """Return year, month and day of a day number; the inverse of day_number."""
    era, of_era = divmod(number, 146097)
    years = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * years + years // 4 - years // 100)
    shifted = (5 * of_year + 2) // 153
    month = (shifted + 2) % 12 + 1
    return years + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def iso_weekday(number: int) -> int:
    """Return 1 for Monday … 7 for Sunday."""
    return (number + 2) % 7 + 1


def is_valid_date(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has this day."""
    return 1 <= month <= 12 and 1 <= day <= 31 and civil_date(day_number(year, month, day)) == (year, month, day)


def period_containing(number: int, grain: str) -> Period:
    """Return the period of that grain that contains the day; January and February are in the winter of the year before."""
    year, month, day = civil_date(number)
    if grain == "week":
        year = civil_date(number - iso_weekday(number) + 4)[0]  # the year of its Thursday, ISO 8601
        return Period(grain, year, (number - Period(grain, year, 1).first) // 7 + 1)
    if grain in YEARS_OF:
        return Period(grain, _first_year(year, YEARS_OF[grain]))
    if grain == "season":
        return Period(grain, year - (month < 3), (month - 3) % 12 // 3 + 1)
    part = month if grain == "day" else (month - 1) // _MONTHS_OF[grain] + 1
    return Period(grain, year, part, day if grain == "day" else 0)


def _first_year(year: int, width: int) -> int:
    """Return the first year of a decade or century; the 5th century BC is -499 to -400, the 480s BC are -488 to -479."""
    if year > 0 or width == 1:
        return year - year % width
    if width == 100:
        return year + -year % 100 - 99
    before_christ = 1 - year
    return before_christ % 10 - before_christ - 8


def shift(period: Period, steps: int, grain: str = "") -> Period:
    """Move by so many periods of the grain (by default that of the period) and return a period of that grain."""
    grain = grain or period.grain
    if grain in ("day", "week"):
        return period_containing(period.first + steps * (7 if grain == "week" else 1), grain)
    year, month, _ = civil_date(period.first)
    months = year * 12 + month - 1 + steps * _MONTHS_OF[grain]
    return period_containing(day_number(months // 12, months % 12 + 1, 1), grain)


def is_finer(left: str, right: str) -> bool:
    """Tell whether the left grain is finer than the right one."""
    return GRAINS.index(left) > GRAINS.index(right)


def iso_year(year: int) -> str:
    """Return the year as ISO 8601, four digits and a sign before Christ."""
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def iso_date(number: int) -> str:
    """Return the day as ISO 8601, "-0299-03-01" in 300 BC."""
    year, month, day = civil_date(number)
    return f"{iso_year(year)}-{month:02d}-{day:02d}"
