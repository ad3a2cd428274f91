"""The grammar of dates, durations and sets: ordered tables of rules, each with its examples.

Of several rules that match at one place the longest match wins, the earlier rule where two are equally long. A new date is one
DateRule in one of these files. The examples are read as written on EXAMPLES_WRITTEN; what is expected of them is the EDTF of
each date, or the TIMEX3 value where there is no EDTF, parted by blanks.
"""

import datetime as dt

from pipeline.mentions.dates.rules import clock, days, durations, explicit, partial, relative, same_period, sets

EXAMPLES_WRITTEN = dt.date(2024, 5, 15)  # a Wednesday
RULES = (
    *same_period.RULES,
    *days.RULES,
    *explicit.RULES,
    *partial.RULES,
    *relative.RULES,
    *sets.RULES,
    *durations.RULES,
    *clock.RULES,
)
