"""TIMEX3 values of periods of the calendar (TimeML 1.2.1)."""

from pipeline.text.calendar import YEARS_OF, Period
from pipeline.text.edtf import join_parts

_SEASONS = ("SP", "SU", "FA", "WI")
_LETTERS = {"quarter": "Q", "half": "H", "week": "W"}


def timex(period: Period) -> str:
    """Return the TIMEX3 value: "18", "199", "2021-SU", "2012-Q3", "2008-W35", "BC0480-04".

    >>> [timex(p) for p in (Period("decade", 1990), Period("quarter", 2012, 3), Period("year", -299))]
    ['199', '2012-Q3', 'BC0300']
    """
    if period.grain in ("decade", "century"):
        width = 3 if period.grain == "decade" else 2
        last = period.year + YEARS_OF[period.grain] - 1
        return f"{period.year:04d}"[:width] if period.year >= 0 else f"BC{f'{1 - last:04d}'[:width]}"
    year = f"{period.year:04d}" if period.year > 0 else f"BC{1 - period.year:04d}"
    if period.grain == "season":
        return f"{year}-{_SEASONS[period.part - 1]}"
    digits = "" if period.grain in ("quarter", "half") else "02d"
    return join_parts(year, f"{_LETTERS.get(period.grain, '')}{period.part:{digits}}", period)
