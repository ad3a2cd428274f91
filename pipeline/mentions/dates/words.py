"""Pieces of patterns that several rules share. All patterns are matched ignoring case."""

import re
from decimal import Decimal

from pipeline.lexicon.fragments import BLANK
from pipeline.text import numbers
from pipeline.text.calendar import MONTHS, SEASONS, WEEKDAYS

UNIT = r"(?:minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century|centurie)"
ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
    "last": 4,
}
ORDINAL = r"(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
NTHS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
    r"|\d{1,3}(?:st|nd|rd|th)"
)
# name of a list → first words of what a pattern matches; "'" stands for an apostrophe before digits
FIRST = {
    "APOSTROPHE": "' ’ ‘",
    "MONTH": " ".join(MONTHS),
    "WEEKDAY": " ".join([*WEEKDAYS, *(f"{day}day" for day in "mon tues wednes thurs fri satur sun".split())]),
    "WEEKDAYS": "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    "SEASON": " ".join(SEASONS),
    "ORDINAL": "first second third fourth final last #",
    "NTH": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth"
    " seventeenth eighteenth nineteenth twentieth twenty #",
    "WHICH": "last past previous preceding prior next following coming upcoming this that same current subsequent",
    "ABOUT": "about some nearly almost over more less fewer at just only under roughly around approximately"
    " close another a up well slightly as",
    "WHOLE": "the its his her their our these those past last next first final following preceding previous"
    " coming intervening recent ensuing subsequent",
    "COUNT": "twenty thirty forty fifty sixty seventy eighty ninety thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen ten eleven twelve"
    " one two three four five six seven eight nine a an the several many few couple numerous countless"
    " half tens dozens hundreds #",
    "UNIT": "minute minutes hour hours day days night nights week weeks weekend weekends fortnight fortnights"
    " month months quarter quarters"
    " year years decade decades century centuries",
    "OFTEN": "hourly daily nightly weekly biweekly fortnightly monthly quarterly yearly semiannual semi biannual"
    " annual annually biannually"
    " semiannually biennial",
    "VAGUE": "now currently nowadays presently at the moment present very any anytime"
    " modern these right recently recent near distant"
    " foreseeable not immediate",
    "HOLIDAY": "christmas boxing new halloween valentine fourth july armistice veterans may",
}
# unit → grain of the calendar, and how many of them it is
GRAIN_OF = {
    "day": ("day", 1),
    "night": ("day", 1),
    "week": ("week", 1),
    "weekend": ("week", 1),
    "fortnight": ("week", 2),
    "month": ("month", 1),
    "quarter": ("quarter", 1),
    "year": ("year", 1),
    "decade": ("year", 10),
    "century": ("year", 100),
}
# unit → TIMEX3 letter, and how many of them it is
_PERIOD = {
    "second": ("T{}S", 1),
    "minute": ("T{}M", 1),
    "hour": ("T{}H", 1),
    "day": ("{}D", 1),
    "night": ("{}D", 1),
    "week": ("{}W", 1),
    "weekend": ("{}W", 1),
    "fortnight": ("{}W", 2),
    "month": ("{}M", 1),
    "quarter": ("{}Q", 1),
    "year": ("{}Y", 1),
    "decade": ("{}Y", 10),
    "century": ("{}Y", 100),
}
_SMALL = (
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six"
    r"|seven|eight|nine))?"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|ten|eleven|twelve|one|two|three|four|five|six|seven|eight|nine"
)
# "three", "27", "2.5", "two and a half", "several", "a couple of", "a"
COUNT = (
    rf"(?:(?:{_SMALL})(?:(?:{BLANK}|-)and(?:{BLANK}|-)(?:a(?:{BLANK}|-))?half)?(?:{BLANK}hundred|{BLANK}thousand)?"
    rf"|\d{{1,3}}(?:[.,]\d{{1,3}})?"
    rf"|(?:a|the){BLANK}(?:mere{BLANK})?(?:couple{BLANK}of|few|dozen|hundred)|a{BLANK}(?:good|great){BLANK}many"
    rf"|several|many|few|couple{BLANK}of|numerous|countless|half{BLANK}an?|an?{BLANK}half|an?|a{BLANK}single|(?:tens"
    rf"|dozens|hundreds){BLANK}of)"
)
_VAGUE = re.compile(r"several|many|few|numerous|countless|tens|dozens|hundreds", re.IGNORECASE)


def month(word: str) -> int:
    """Return 1–12 for a name or an abbreviation."""
    return MONTHS[word.casefold().rstrip(".")]


def weekday(word: str) -> int:
    """Return 1–7 for a name or an abbreviation."""
    return WEEKDAYS[word.casefold().rstrip(".")]


def season(word: str) -> int:
    """Return 1–4."""
    return SEASONS[word.casefold()]


def unit(word: str) -> str:
    """Return the unit without its plural: "centuries" and "centurie" → "century"."""
    word = word.casefold().rstrip("'’").removesuffix("'s").removesuffix("’s").removesuffix("s")
    return "century" if word.startswith("centur") else word


def count(words: str) -> Decimal | None:
    """Return the number that stands for COUNT, None where the text does not say ("several").

    >>> [str(count(t)) for t in ("two and a half", "27", "a", "a couple of", "several")]
    ['2.5', '27', '1', '2', 'None']
    """
    said = " ".join(words.casefold().replace("-", " ").replace("single", "").replace("mere", "").split())
    if _VAGUE.search(said):
        return None
    if said.startswith("half") or (said.endswith("a half") and " and " not in said):
        return Decimal("0.5")
    if said.endswith("couple of"):
        return Decimal(2)
    if said in ("a", "an", "the"):
        return Decimal(1)
    return numbers.parse(
        "a hundred" if said.endswith(" hundred") else said.removeprefix("the ").replace("and half", "and a half")
    )


def period(number: Decimal | None, unit_word: str, also: Decimal = Decimal(0)) -> str:
    """Return the TIMEX3 value of a duration: "P27Y", "PXD", "P2.5Y", "PT18H"; a decade is ten years.

    >>> period(Decimal(2), "decades"), period(None, "days"), period(Decimal(18), "hour")
    ('P20Y', 'PXD', 'PT18H')
    """
    form, times = _PERIOD[unit(unit_word)]
    if number is None:
        return "P" + form.format("X")
    if number + also == Decimal("0.5") and unit(unit_word) == "hour":
        return "PT30M"
    return "P" + form.format(numbers.plain((number + also) * times))


def after(words: str) -> str:
    r"""Return a pattern for "right behind one of these words" that takes in none of them.

    >>> after("in by")
    '(?:(?<=\\bin )|(?<=\\bby ))'
    """
    return "(?:" + "|".join(rf"(?<=\b{word} )" for word in words.split()) + ")"
