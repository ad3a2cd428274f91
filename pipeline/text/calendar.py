"""The calendar: names of months and days, stretches of time as values, EDTF and TIMEX3.

Years are astronomical (0 is 1 BC, -299 is 300 BC), the Gregorian calendar holds for all of them (ISO 8601).
EDTF: Library of Congress, Extended Date/Time Format, levels 0–2. TIMEX3: TimeML 1.2.1.
"""

import re
from dataclasses import dataclass

_MONTH_NAMES = "january february march april may june july august september october november december".split()
_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = (
    {name: n for n, name in enumerate(_MONTH_NAMES, 1)}
    | {name[:3]: n for n, name in enumerate(_MONTH_NAMES, 1)}
    | {"sept": 9}
)
WEEKDAYS = (
    {name: n for n, name in enumerate(_DAY_NAMES, 1)}
    | {name[:3]: n for n, name in enumerate(_DAY_NAMES, 1)}
    | {"tues": 2, "wednes": 3, "weds": 3, "thur": 4, "thurs": 4}
)
# EDTF 21–24; northern, meteorological: spring is March to May, winter begins in the December of its year
SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_SEASON_CODES = ("SP", "SU", "FA", "WI")
# months of one step; days and weeks are counted in days
_STEP_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_YEARS = {"century": 100, "decade": 10, "year": 1}
_EDTF_BASE = {"season": 20, "quarter": 32, "half": 39}
_TIMEX_LETTERS = {"quarter": "Q", "half": "H", "week": "W"}
# from coarse to fine
GRAINS = ("century", "decade", "year", "half", "season", "quarter", "month", "week", "day")


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of the calendar.

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
            return jan4 - weekday(jan4) + 1 + 7 * (self.part - 1)
        month = (self.part or 1) if self.grain in ("month", "day") else 1
        if self.grain in ("quarter", "half", "season"):
            month = 3 * self.part if self.grain == "season" else _STEP_MONTHS[self.grain] * (self.part - 1) + 1
        return day_number(self.year, month, self.day or 1)

    @property
    def last(self) -> int:
        """Return the number of its last day."""
        if self.grain == "week" or self.day:
            return self.first + (0 if self.day else 6)
        grain = ("month" if self.part else "year") if self.grain == "day" else self.grain
        year, month, _ = civil(self.first)
        months = year * 12 + month - 1 + _STEP_MONTHS[grain]
        return day_number(months // 12, months % 12 + 1, 1) - 1


def day_number(year: int, month: int, day: int) -> int:
    """Count the days since 0000-03-01 (Hinnant, chrono-compatible low-level date algorithms)."""
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year


def civil(number: int) -> tuple[int, int, int]:
    """Return year, month and day of a day number; the inverse of day_number."""
    era, of_era = divmod(number, 146097)
    years = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * years + years // 4 - years // 100)
    shifted = (5 * of_year + 2) // 153
    month = (shifted + 2) % 12 + 1
    return years + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def weekday(number: int) -> int:
    """Return 1 for Monday … 7 for Sunday."""
    return (number + 2) % 7 + 1


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has this day."""
    return 1 <= month <= 12 and 1 <= day <= 31 and civil(day_number(year, month, day)) == (year, month, day)


def around(number: int, grain: str) -> Point:
    """Return the stretch of that grain that holds the day; January and February are in the winter of the year before."""
    year, month, day = civil(number)
    if grain == "week":
        year = civil(number - weekday(number) + 4)[0]  # the year of its Thursday, ISO 8601
        return Point(grain, year, (number - Point(grain, year, 1).first) // 7 + 1)
    if grain in _YEARS:
        return Point(grain, _opening(year, _YEARS[grain]))
    if grain == "season":
        return Point(grain, year - (month < 3), (month - 3) % 12 // 3 + 1)
    part = month if grain == "day" else (month - 1) // _STEP_MONTHS[grain] + 1
    return Point(grain, year, part, day if grain == "day" else 0)


def _opening(year: int, width: int) -> int:
    """Return the first year of a decade or century; the 5th century BC is -499 to -400, the 480s BC are -488 to -479."""
    if year > 0 or width == 1:
        return year - year % width
    if width == 100:
        return year + -year % 100 - 99
    before_christ = 1 - year
    return before_christ % 10 - before_christ - 8


def shift(point: Point, steps: int, grain: str = "") -> Point:
    """Move by so many steps of the grain (the point's own by default) and return a point of that grain."""
    grain = grain or point.grain
    if grain in ("day", "week"):
        return around(point.first + steps * (7 if grain == "week" else 1), grain)
    year, month, _ = civil(point.first)
    months = year * 12 + month - 1 + steps * _STEP_MONTHS[grain]
    return around(day_number(months // 12, months % 12 + 1, 1), grain)


def finer(a: str, b: str) -> bool:
    """Tell whether grain a is finer than grain b."""
    return GRAINS.index(a) > GRAINS.index(b)


def _edtf_year(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def iso(number: int) -> str:
    """Return the day as ISO 8601, "-0299-03-01" in 300 BC."""
    year, month, day = civil(number)
    return f"{_edtf_year(year)}-{month:02d}-{day:02d}"


def edtf(point: Point) -> str:
    """Return EDTF: "199X", "2021-22" for a summer, "2012-35" for a third quarter, weeks as intervals.

    >>> [edtf(p) for p in (Point("century", 1800), Point("season", 2021, 2), Point("day", 2024, 9, 17))]
    ['18XX', '2021-22', '2024-09-17']
    """
    year = _edtf_year(point.year)
    if point.grain == "week":
        return f"{iso(point.first)}/{iso(point.last)}"
    if point.grain == "century":
        return _edtf_year(point.year + 99 if point.year < 0 else point.year)[:-2] + "XX"
    if point.grain == "decade":  # the 480s BC are -488 to -479, which no "-048X" says
        return f"{year[:-1]}X" if point.year >= 0 else f"{year}/{_edtf_year(point.year + 9)}"
    return _with_part(year, f"{_EDTF_BASE.get(point.grain, 0) + point.part:02d}", point)


def timex(point: Point) -> str:
    """Return the TIMEX3 value: "18", "199", "2021-SU", "2012-Q3", "2008-W35", "BC0480-04".

    >>> [timex(p) for p in (Point("decade", 1990), Point("quarter", 2012, 3), Point("year", -299))]
    ['199', '2012-Q3', 'BC0300']
    """
    if point.grain in ("decade", "century"):
        width = 3 if point.grain == "decade" else 2
        last = point.year + _YEARS[point.grain] - 1
        return f"{point.year:04d}"[:width] if point.year >= 0 else f"BC{f'{1 - last:04d}'[:width]}"
    year = f"{point.year:04d}" if point.year > 0 else f"BC{1 - point.year:04d}"
    if point.grain == "season":
        return f"{year}-{_SEASON_CODES[point.part - 1]}"
    return _with_part(year, f"{_TIMEX_LETTERS.get(point.grain, '')}{point.part:{_width(point.grain)}}", point)


def _width(grain: str) -> str:
    return "" if grain in ("quarter", "half") else "02d"


def _with_part(year: str, part: str, point: Point) -> str:
    """Join year, part and day as far as the point has them."""
    if point.grain != "day":
        return f"{year}-{part}" if point.part else year
    return f"{year}-{part if point.part else 'XX'}-{f'{point.day:02d}' if point.day else 'XX'}"


# one side of an interval: "-04XX", "199X", "2021-22", "2024-09-17", "2022~", "1998?"
_EDTF = re.compile(r"[~?%]?(-?)(\d{2}(?:\d{2}|\dX|XX))(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?(?:T[\d:.Z+-]{1,30})?[~?%]?")


def bounds(expression: str) -> tuple[str, str]:
    """Return the first and the last day of an EDTF expression, "" on an open or unknown side.

    >>> bounds("2021-22"), bounds("1994/1998"), bounds("2024-02")
    (('2021-06-01', '2021-08-31'), ('1994-01-01', '1998-12-31'), ('2024-02-01', '2024-02-29'))
    """
    start, slash, end = expression.strip().partition("/")
    left = _read(start)
    right = _read(end) if slash else left
    return (iso(left.first) if left else "", iso(right.last) if right else "")


def _read(side: str) -> Point | None:
    """Read one side of an interval; unspecified digits widen it."""
    found = _EDTF.fullmatch(side)
    if not found:
        return None
    sign, digits, part, day = found.groups()
    if digits.endswith("X"):
        grain = "century" if digits.endswith("XX") else "decade"
        first = int(digits.replace("X", "0"))
        return Point(grain, -first - _YEARS[grain] + 1 if sign else first)
    year = -int(digits) if sign else int(digits)
    return _part(year, part, day) if part and part != "XX" else Point("year", year)


def _part(year: int, part: str, day: str | None) -> Point | None:
    """Read what follows the year: a season, a quarter, a half, a month, a day."""
    number = int(part)
    for grain, base in _EDTF_BASE.items():
        if base < number <= base + (2 if grain == "half" else 4):
            return Point(grain, year, number - base)
    if not 1 <= number <= 12:
        return None
    if not day or day == "XX":
        return Point("month", year, number)
    return Point("day", year, number, int(day)) if is_day(year, number, int(day)) else None
