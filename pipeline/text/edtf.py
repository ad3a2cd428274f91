"""Extended Date/Time Format (Library of Congress, levels 0–2; ISO 8601-2): written from periods of the calendar, and read."""

from pipeline.text.calendar import YEARS_OF, Period, is_valid_date, iso_date, iso_year
from pipeline.text.regex import regex

# of a quarter, "2012-35" is the third: number of the part = base + part
_BASE = {"season": 20, "quarter": 32, "half": 39}
# one side of an interval: "-04XX", "199X", "2021-22", "2024-09-17", "2022~", "1998?"
_SIDE = regex(r"[~?%]?(-?)(\d{2}(?:\d{2}|\dX|XX))(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?(?:T[\d:.Z+-]{1,30})?[~?%]?")


def edtf(period: Period) -> str:
    """Return EDTF: "199X", "2021-22" for a summer, "2012-35" for a third quarter, weeks as intervals.

    >>> [edtf(p) for p in (Period("century", 1800), Period("season", 2021, 2), Period("day", 2024, 9, 17))]
    ['18XX', '2021-22', '2024-09-17']
    """
    year = iso_year(period.year)
    if period.grain == "week":
        return f"{iso_date(period.first)}/{iso_date(period.last)}"
    if period.grain == "century":
        return iso_year(period.year + 99 if period.year < 0 else period.year)[:-2] + "XX"
    if period.grain == "decade":  # the 480s BC are -488 to -479, for which there is no "-048X"
        return f"{year[:-1]}X" if period.year >= 0 else f"{year}/{iso_year(period.year + 9)}"
    return join_parts(year, f"{_BASE.get(period.grain, 0) + period.part:02d}", period)


def join_parts(year: str, part: str, period: Period) -> str:
    """Join year, part and day as far as the period has them."""
    if period.grain != "day":
        return f"{year}-{part}" if period.part else year
    return f"{year}-{part if period.part else 'XX'}-{f'{period.day:02d}' if period.day else 'XX'}"


def bounds(expression: str) -> tuple[str, str]:
    """Return the first and the last day of an EDTF expression, "" on an open or unknown side.

    >>> bounds("2021-22"), bounds("1994/1998"), bounds("2024-02")
    (('2021-06-01', '2021-08-31'), ('1994-01-01', '1998-12-31'), ('2024-02-01', '2024-02-29'))
    """
    start, slash, end = expression.strip().partition("/")
    left = _read_side(start)
    right = _read_side(end) if slash else left
    return (iso_date(left.first) if left else "", iso_date(right.last) if right else "")


def _read_side(side: str) -> Period | None:
    """Return the period of one side of an interval; unspecified digits widen it."""
    found = _SIDE.fullmatch(side)
    if not found:
        return None
    sign, digits, part, day = found.groups()
    if digits.endswith("X"):
        grain = "century" if digits.endswith("XX") else "decade"
        first = int(digits.replace("X", "0"))
        return Period(grain, -first - YEARS_OF[grain] + 1 if sign else first)
    year = -int(digits) if sign else int(digits)
    return _read_part(year, part, day) if part and part != "XX" else Period("year", year)


def _read_part(year: int, part: str, day: str | None) -> Period | None:
    """Return the season, quarter, half, month or day of a year."""
    number = int(part)
    for grain, base in _BASE.items():
        if base < number <= base + (2 if grain == "half" else 4):
            return Period(grain, year, number - base)
    if not 1 <= number <= 12:
        return None
    if not day or day == "XX":
        return Period("month", year, number)
    return Period("day", year, number, int(day)) if is_valid_date(year, number, int(day)) else None
