"""Dates that say their year: days, months, years, decades, centuries, seasons, quarters, fiscal years."""

import re
from collections.abc import Iterator

from pipeline.lexicon.fragments import BLANK, DASH
from pipeline.mentions.dates.readings import Fixed, Meaning, Monthday, Open, ShortYear, rule
from pipeline.mentions.dates.words import ORDINAL, ORDINALS, month, season
from pipeline.text import numbers
from pipeline.text.calendar import Point, is_day
from pipeline.text.date_fragments import DAY, ERA, MONTH, ORDINAL_SUFFIX, SEASON, YEAR

Found = Iterator[tuple[str, Meaning]]
_START = r"(?<![\w.,/:@#$€£+=&])"
_TO = rf"(?:{BLANK}?(?:{DASH}|to|until|till|and|or|/){BLANK}?(?:the{BLANK})?)"


def _day(year: int, month_: int, day: int) -> Found:
    """Yield the day if the calendar has it."""
    if is_day(year, month_, day):
        yield "", Fixed(Point("day", year, month_, day))


def _of(match: re.Match[str], group: str) -> int:
    """Return the number in a group."""
    return int(match[group])


def _year_of(match: re.Match[str]) -> int:
    """Return the astronomical year of the groups y and, perhaps, era."""
    year = int(match["y"])
    return 1 - year if match.groupdict().get("era") else year


def _full(match: re.Match[str]) -> Found:
    yield from _day(_year_of(match), month(match["m"]), _of(match, "d"))


def _numeric(match: re.Match[str]) -> Found:
    """Read day before month, as the world does, unless only the other way makes a day."""
    year, day, month_ = _of(match, "y"), _of(match, "d"), _of(match, "m")
    yield from _day(year, month_, day) if month_ <= 12 else _day(year, day, month_)


def _iso(match: re.Match[str]) -> Found:
    yield from _day(_of(match, "y"), _of(match, "m"), _of(match, "d"))


def _month_year(match: re.Match[str]) -> Found:
    yield "", Fixed(Point("month", _year_of(match), month(match["m"])))


def _season_year(match: re.Match[str]) -> Found:
    yield "", Fixed(Point("season", _year_of(match), season(match["s"])))


def _month_days(match: re.Match[str]) -> Found:
    """Read "March 5–9, 1918" as two ends."""
    month_ = month(match["m"])
    if not match["y"]:
        yield "one", Open("day", month_, _of(match, "d"))
        yield "two", Open("day", month_, _of(match, "e"))
    elif is_day(_of(match, "y"), month_, _of(match, "d")) and is_day(_of(match, "y"), month_, _of(match, "e")):
        yield "one", Fixed(Point("day", _of(match, "y"), month_, _of(match, "d")))
        yield "two", Fixed(Point("day", _of(match, "y"), month_, _of(match, "e")))


def _first_day(match: re.Match[str]) -> Found:
    yield "", Monthday(_of(match, "d"))


def _years(match: re.Match[str]) -> Found:
    """Read "2019–2025", "2012–13", "2012/13" as two ends; years fall only before Christ."""
    one, two = match["y"], match["z"]
    last = int(two) if len(two) == 4 else int(one[:-2] + two)
    if 0 < last - int(one) <= 200:
        yield "one", Fixed(Point("year", int(one)))
        yield "z", Fixed(Point("year", last)) if len(two) == 4 else ShortYear(int(two), int(one))


def _first_year_bc(match: re.Match[str]) -> Found:
    if int(match["y"]) >= int(match["z"]):
        yield "", Fixed(Point("year", 1 - int(match["y"])))


def _year(match: re.Match[str]) -> Found:
    yield "", Fixed(Point("year", _year_of(match)))


def _bare_year(match: re.Match[str]) -> Found:
    """Read four digits; below 1700 they are as often a count, and need a word that dates have ("in 1614")."""
    if int(match["y"]) >= 1700 or _BEFORE_YEAR.search(match.string[max(0, match.start() - 10) : match.start()]):
        yield from _year(match)


def _decade(match: re.Match[str]) -> Found:
    year = int(match["y"])
    yield "", Fixed(Point("decade", -year - 8 if match["era"] else year))


_TENS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def _short_decade(match: re.Match[str]) -> Found:
    yield "", ShortYear(int(match["n"]) if match["n"] else _TENS[match["w"].casefold()], grain="decade")


def _century(match: re.Match[str]) -> Found:
    number = numbers.ordinal(match["n"])
    if number and number <= 40:
        yield (
            "n" if match["n"] and not match["tail"] else "",
            Fixed(Point("century", -100 * number + 1 if match["era"] else 100 * number - 100)),
        )


def _short_year(match: re.Match[str]) -> Found:
    """Read "'99"; behind a product's name ("iLife '11") it is a version."""
    if not _PRODUCT.search(match.string[max(0, match.start() - 24) : match.start()]):
        yield "", ShortYear(int(match["n"]))


def _part_of_year(match: re.Match[str]) -> Found:
    """Read "Q3 2012", "H1 2024", "the third quarter of 2012", "first half of 2024"."""
    letter, number = (match["l"] or match["k"]), (match["n"] or match["o"])
    if letter:
        grain, part = {"Q": "quarter", "H": "half"}[letter.upper()], int(number)
    else:
        grain, part = match["g"].casefold(), ORDINALS[match["ord"].casefold()]
    part = min(part, 2) if grain == "half" and part == 4 else part
    if part <= (2 if grain == "half" else 4):
        yield "", Fixed(Point(grain, int(match["y"] or match["x"] or match["z"]), part))


def _nine_eleven(_: re.Match[str]) -> Found:
    yield "", Fixed(Point("day", 2001, 9, 11))


# "iLife ", "PowerPoint ", "Office ": capitals inside, or a program that bears its year
_PRODUCT = re.compile(r"(?:\b[A-Za-z]{1,12}[a-z][A-Z][a-z]{1,12}|\bi[A-Z][a-z]{1,12}|\b(?:Windows|Office|Works)) $")
_BEFORE_YEAR = re.compile(
    r"\b(?:in|by|since|until|till|from|to|of|the|circa|around|about|and|between|before|after|during|year|mid)[ -]$",
    re.IGNORECASE,
)
_SINGLE_YEAR = rf"(?:(?<=\bmid-)|(?<![\w.,/:@#$€£+=&-]))(?P<y>{YEAR})(?![\w%°]|{DASH}\d|[,.]\d|/\d)"
# "7 January 1916" may follow a day of the same month: "6–7 January 1916", "the 28 and 29 August", "the 13th to the 19th of October"
_NEXT_DAY = rf"(?={ORDINAL_SUFFIX}?{_TO}{DAY}{ORDINAL_SUFFIX}?{BLANK}(?:of{BLANK})?{MONTH}(?![a-z]))"

RULES = (
    # 2024-09-17, 2024/09/17, 2024-09-17T10:00
    rule(
        "iso",
        "####",
        rf"{_START}(?P<y>{YEAR})(?P<sep>[-/.])(?P<m>0\d|1[0-2])(?P=sep)(?P<d>{DAY})(?:T[\d:]{{4,8}}Z?)?(?![\w-])",
        _iso,
    ),
    # 17/9/2024, 18.11.2024, 09/17/2024
    rule("numeric", "#", rf"{_START}(?P<d>{DAY})(?P<sep>[/.-])(?P<m>\d\d?)(?P=sep)(?P<y>{YEAR})(?![\w/-])", _numeric),
    # 17 September 2024, the 17th of September, 2024, 3 May 480 BC
    rule(
        "day",
        "# the",
        rf"{_START}(?:the{BLANK})?(?P<d>{DAY}){ORDINAL_SUFFIX}?{BLANK}(?:day{BLANK})?(?:of{BLANK})?(?P<m>{MONTH})(?:,?{BLANK}(?:of{BLANK})?|,)"
        rf"(?P<y>{YEAR}|\d{{1,4}}(?={BLANK}{ERA}))(?P<era>{BLANK}{ERA})?",
        _full,
    ),
    rule("day", "#", rf"{_START}(?P<d>{DAY})-(?P<m>{MONTH})-(?P<y>{YEAR})", _full),
    # September 17, 2024; September 17th 2024; June 20 of 1792
    rule(
        "day",
        "MONTH",
        rf"{_START}(?P<m>{MONTH}){BLANK}(?:the{BLANK})?(?P<d>{DAY}){ORDINAL_SUFFIX}?(?:{BLANK}?,{BLANK}?|{BLANK}(?:of{BLANK}|in{BLANK})?)(?P<y>{YEAR})",
        _full,
    ),
    rule(
        "days",
        "MONTH",
        rf"{_START}(?P<one>(?P<m>{MONTH}){BLANK}(?P<d>{DAY}){ORDINAL_SUFFIX}?){_TO}(?P<two>(?P<e>{DAY}){ORDINAL_SUFFIX}?(?:,?{BLANK}(?P<y>{YEAR}))?)"
        rf"(?![\w:%]|[.,]\d|{BLANK}{MONTH})",
        _month_days,
    ),
    rule("first day", "# the", rf"{_START}(?:the{BLANK})?(?P<d>{DAY}){ORDINAL_SUFFIX}?{_NEXT_DAY}", _first_day),
    # September 2024, Sept. 2024, February of 2022, October, 1982
    rule(
        "month",
        "MONTH",
        rf"(?<!\w)(?P<m>{MONTH})(?:,?{BLANK}(?:of{BLANK}(?:the{BLANK}year{BLANK})?)?|-)(?P<y>{YEAR}"
        rf"|\d{{1,4}}(?={BLANK}{ERA}))(?P<era>{BLANK}{ERA})?",
        _month_year,
    ),
    # summer of 2021, spring 480 BC, winter 2021/22, 1982 summer
    rule(
        "season",
        "SEASON the",
        rf"(?<!\w)(?:the{BLANK})?(?P<s>{SEASON})(?:,?{BLANK}(?:of{BLANK}|in{BLANK})?)(?P<y>{YEAR}"
        rf"|\d{{1,4}}(?={BLANK}{ERA}))(?:[-–/]\d\d(?!\d))?"
        rf"(?P<era>{BLANK}{ERA})?",
        _season_year,
    ),
    rule("season", "####", rf"{_START}(?P<y>{YEAR}){BLANK}(?P<s>summer|autumn|winter|spring)(?![\w])", _season_year),
    # Q3 2012, 2012-Q3, H1 2024, the third quarter of 2012, first-half 2024
    rule(
        "part",
        "# #### q h the ORDINAL",
        rf"(?<![\w-])(?:(?P<l>[QH])(?P<n>[1-4])(?:{BLANK}(?:of{BLANK})?|[-/]|{BLANK}?FY)?(?P<y>{YEAR})"
        rf"|(?P<z>{YEAR})[- ]?(?P<k>[QH])(?P<o>[1-4])(?!\w)"
        rf"|(?:the{BLANK})?(?P<ord>{ORDINAL})[- ](?P<g>quarter|half)(?:{BLANK}of|{BLANK}in|,)?{BLANK}(?P<x>{YEAR}))",
        _part_of_year,
    ),
    # FY2023, fiscal year 2023, the 2023 financial year, FY2023/24
    rule(
        "fiscal",
        "fy fiscal financial the",
        rf"(?<!\w)(?:FY{BLANK}?|(?:the{BLANK})?(?:fiscal|financial){BLANK}(?:years?{BLANK})?)(?P<y>{YEAR})(?![\w/–-])",
        _year,
    ),
    rule(
        "years",
        "#### fy fiscal financial school academic",
        rf"(?P<one>(?:(?<!\w)(?:FY{BLANK}?|(?:fiscal|financial|school|academic){BLANK}years?{BLANK})|{_START})"
        rf"(?P<y>{YEAR})){BLANK}?[-‐‑–—/]{BLANK}?(?P<z>\d{{4}}|\d\d)(?!\w|[-–/]\d|[.,]\d)",
        _years,
    ),
    # 480 BC, 149 B.C., 44 BCE; the 499 of "499–493 BC"; AD 79, 79 CE
    rule("year", "# #### the", rf"{_START}(?:the{BLANK}year{BLANK})?(?P<y>\d{{1,4}}){BLANK}?(?P<era>{ERA})", _year),
    rule("year", "# ####", rf"{_START}(?P<y>\d{{1,4}})(?={_TO}(?P<z>\d{{1,4}}){BLANK}?{ERA})", _first_year_bc),
    rule("year", "a ad", rf"(?<!\w)(?:(?:AD|A\.D\.){BLANK}(?P<y>\d{{1,4}}))(?![\w])", _year),
    rule("year", "# ####", rf"{_START}(?P<y>\d{{1,4}}){BLANK}(?:A\.D\.|C\.E\.|(?:AD|CE)\b)", _year),
    # the 1990s, 1930's, the 470s BC, the 90s, the nineties
    rule(
        "decade", "# #### the", rf"{_START}(?:the{BLANK})?(?P<y>\d{{2,3}}0)['’]?s(?!\w)(?P<era>{BLANK}{ERA})?", _decade
    ),
    rule(
        "decade",
        "# the APOSTROPHE",
        rf"(?<![\w.,/$€£-])(?:(?:the{BLANK})?['’‘]?(?P<n>[2-9]0)['’]?s(?!\w)|the{BLANK}(?P<w>{'|'.join(_TENS)})(?!\w))",
        _short_decade,
    ),
    # the nineteenth century, 5th-century BC; the 18th of "the 18th and 19th centuries"
    rule(
        "century",
        "# the NTH",
        rf"(?<!\w)(?:the{BLANK})?(?P<n>\d\d?{ORDINAL_SUFFIX}|(?:twenty[- ])?(?:first|second|third|fourth|fifth|sixth"
        r"|seventh|eighth|ninth|tenth"
        rf"|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth))"
        rf"(?:(?P<tail>[- ]centur(?:y|ies)(?!\w)(?P<era>{BLANK}{ERA})?)|(?={BLANK}(?:and|to"
        rf"|or){BLANK}(?:the{BLANK})?[a-z0-9-]{{3,12}}{BLANK}centur))",
        _century,
    ),
    # '99
    rule("short year", "APOSTROPHE", r"(?<![\w'’‘)])['’‘](?P<n>\d\d)(?![\w'’%]|[.,]\d)", _short_year),
    rule("year", "the", rf"(?<!\w)(?:the{BLANK})year{BLANK}(?P<y>{YEAR})(?!\w)", _year),
    rule("year", "####", _SINGLE_YEAR, _bare_year),
    rule("day", "#", r"(?<![\w/])9/11(?![\w/])", _nine_eleven),
)
