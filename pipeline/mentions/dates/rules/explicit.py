"""Periods that say their year: months, years, decades, centuries, seasons, quarters, fiscal years."""

import re

from pipeline.lexicon import fragment, words
from pipeline.lexicon import numbers as numbers_of
from pipeline.lexicon.fragments import DASH
from pipeline.mentions.dates.fragments import ORDINAL_WORD, PART_ORDINAL, PART_ORDINALS
from pipeline.mentions.dates.meanings import Absolute, MissingYear, TwoDigitYear
from pipeline.mentions.dates.rules.bare_years import build_bare_year
from pipeline.mentions.dates.rules.base import ANCIENT_YEAR, START, TO, DateRule, Parses, month_of, text_before, year_of
from pipeline.text import numbers
from pipeline.text.calendar import SEASONS, Period
from pipeline.text.date_fragments import ERA, MONTH, ORDINAL_SUFFIX, SEASON, YEAR
from pipeline.text.regex import regex

_VERB_SEASONS = words("dates.season_kinds.verb")
_VERB_BEFORE = regex(rf"\b(?:to|{fragment('vocabulary.modal_verbs')}) $", re.IGNORECASE)
_LETTERS = {"Q": "quarter", "H": "half"}
_PARTS = {"quarter": 4, "half": 2}
_DECADES_OF_TENS = 1900  # "the 1900s" and "the 2000s" are as often their first ten years
# "in the", "since late", "mid"
_DECADE_BEFORE = regex(
    r"(?:\b(?:in|since|of|until)|[0-9]0['’]?s,? (?:and|or|to))\s(?:early |late |mid )?$", re.IGNORECASE
)
_OLDEST_PLURAL = 1400  # hundreds of years that are as often a count of things
_DECADES = numbers_of("dates.decade_names")
# "iLife ", "PowerPoint ": a product has capitals inside
_PRODUCT = regex(r"(?:\b[A-Za-z]{1,12}[a-z][A-Z][a-z]{1,12}|\bi[A-Z][a-z]{1,12}) $")


def build_month(match: re.Match[str]) -> Parses:
    """Read a month with its year."""
    yield "", Absolute(Period("month", year_of(match), month_of(match["m"])))


def build_season(match: re.Match[str]) -> Parses:
    """Read a season with its year; "to fall in 2005" is a verb."""
    if match["s"].casefold() in _VERB_SEASONS and _VERB_BEFORE.search(text_before(match, 8)):
        return
    yield "", Absolute(Period("season", year_of(match), SEASONS[match["s"].casefold()]))


def build_years(match: re.Match[str]) -> Parses:
    """Read "2019–2025", "2012–13", "2012/13" as two ends; years fall only before Christ."""
    left, right = match["y"], match["z"]
    last = int(right) if len(right) == 4 else int(left[:-2] + right)
    if 0 < last - int(left) <= 200:
        yield "left", Absolute(Period("year", int(left)))
        yield "z", Absolute(Period("year", last)) if len(right) == 4 else TwoDigitYear(int(right), int(left))


def build_first_year_bc(match: re.Match[str]) -> Parses:
    """Read the "499" of "499–493 BC"."""
    if int(match["y"]) >= int(match["z"]):
        yield "", Absolute(Period("year", 1 - int(match["y"])))


def build_year(match: re.Match[str]) -> Parses:
    """Read a year."""
    yield "", Absolute(Period("year", year_of(match)))


def build_decade(match: re.Match[str]) -> Parses:
    """Read "the 1990s", "the 470s BC"."""
    year = int(match["y"])
    if (
        year % 100 == 0
        and year < _OLDEST_PLURAL
        and not match["era"]
        and not match.group().startswith(("the ", "The "))
    ):
        return  # "1000s of dollars"
    if year % 100 == 0 and year < _DECADES_OF_TENS and not match["era"]:
        yield "", Absolute(Period("century", year))  # "the 1600s"
    else:
        yield "", Absolute(Period("decade", -year - 8 if match["era"] else year))


def build_two_digit_decade(match: re.Match[str]) -> Parses:
    """Read "the 90s", "the nineties"."""
    if match["n"] and match.group()[0].isdigit() and not _DECADE_BEFORE.search(text_before(match, 14)):
        return  # "a gentleman, late 40s"
    yield "", TwoDigitYear(int(match["n"]) if match["n"] else _DECADES[match["w"].casefold()], grain="decade")


def build_century(match: re.Match[str]) -> Parses:
    """Read "the nineteenth century"; of "the 18th and 19th centuries" the number alone."""
    number = numbers.ordinal(match["n"])
    if number and number <= 40:
        first = -100 * number + 1 if match["era"] else 100 * number - 100
        yield "" if match["tail"] else "n", Absolute(Period("century", first))


def build_two_digit_year(match: re.Match[str]) -> Parses:
    """Read "'99"; behind a product's name ("iLife '11") it is a version."""
    if not _PRODUCT.search(text_before(match, 24)):
        yield "", TwoDigitYear(int(match["n"]))


def build_part_of_year(match: re.Match[str]) -> Parses:
    """Read "Q3 2012", "H1 2024", "the third quarter of 2012", "first half of 2024"."""
    letter, number = match["l"] or match["k"], match["n"] or match["o"]
    if letter:
        grain, part = _LETTERS[letter.upper()], int(number)
    else:
        grain, part = match["g"].casefold(), PART_ORDINALS[match["ord"].casefold()]
    part = min(part, 2) if grain == "half" and part == 4 else part
    if part <= _PARTS[grain]:
        yield "", Absolute(Period(grain, int(match["y"] or match["x"] or match["z"]), part))


def build_short_part(match: re.Match[str]) -> Parses:
    """Read "3Q23", "Q4'21", "H1 FY22"."""
    grain, part = _LETTERS[(match["l"] or match["k"]).upper()], int(match["n"] or match["o"])
    if part > _PARTS[grain]:
        return
    year = match["y"] or match["z"] or match["w"]
    if len(year) == 4:
        yield "", Absolute(Period(grain, int(year), part))
    else:
        yield "", MissingYear(grain, part, year=TwoDigitYear(int(year)))


def build_short_fiscal_year(match: re.Match[str]) -> Parses:
    """Read "FY22"."""
    yield "", TwoDigitYear(int(match["n"]))


def build_september_11(_: re.Match[str]) -> Parses:
    """Read "9/11"."""
    yield "", Absolute(Period("day", 2001, 9, 11))


RULES = (
    DateRule(
        "month year",
        rf"(?<!\w)(?P<m>{MONTH})(?:,? (?:of (?:the year )?)?|-)(?P<y>{YEAR}|{ANCIENT_YEAR})(?P<era> {ERA})?",
        build_month,
        (
            ("Prices doubled in March 2021.", "2021-03"),
            ("Prices doubled in Sept. of 2021.", "2021-09"),
            ("In October, 1982 the pit shut.", "1982-10"),
            ("The fleet left in April 480 BC.", "-0479-04"),
        ),
    ),
    DateRule(
        "year month",
        rf"{START}(?P<y>{YEAR}) (?P<m>(?!{fragment('dates.ambiguous_months.verb')}\b){MONTH})(?! \d|\w)",
        build_month,
        (("Updated 2021 Sep.", "2021-09"), ("It grew until 2021 August.", "2021-08")),
    ),
    DateRule(
        "season year",
        rf"(?<!\w)(?:the )?(?P<s>{SEASON})(?:,? (?:of |in )?)(?P<y>{YEAR}|{ANCIENT_YEAR})(?:[-–/]\d\d(?!\d))?"
        rf"(?P<era> {ERA})?",
        build_season,
        (
            ("The summer of 2021 was dry.", "2021-22"),
            ("Snow lay through winter 2021/22.", "2021-24"),
            ("They marched in spring 480 BC.", "-0479-21"),
        ),
    ),
    DateRule(
        "year season",
        rf"{START}(?P<y>{YEAR}) (?P<s>(?!{fragment('dates.season_kinds.verb')}){SEASON})(?!\w)",
        build_season,
        (("The 1982 summer was dry.", "1982-22"),),
    ),
    DateRule(
        "part of a year",
        rf"(?<!\w)(?:(?<!-)|(?<=Q[1-4]-))(?:(?P<l>[QH])(?P<n>[1-4])(?: (?:of )?|[-/]| ?FY)?(?P<y>{YEAR})"
        rf"|(?P<z>{YEAR})[- ]?(?P<k>[QH])(?P<o>[1-4])(?!\w)"
        rf"|(?:the )?(?P<ord>{PART_ORDINAL})[- ](?P<g>quarter|half)(?: of| in|,)? (?P<x>{YEAR}))",
        build_part_of_year,
        (
            ("Sales fell in Q3 2012.", "2012-35"),
            ("Sales fell in 2012-Q3.", "2012-35"),
            ("Sales fell in the third quarter of 2012.", "2012-35"),
            ("Sales fell in the first half of 2024.", "2024-40"),
            ("Sales fell in H1 2024.", "2024-40"),
        ),
    ),
    DateRule(
        "short part of a year",
        rf"(?<![\w-])(?:(?P<n>[1-4])(?P<l>[QH])(?: (?:of )?(?P<y>{YEAR})|['’ ]?(?P<z>\d\d))"
        rf"|(?P<k>[QH])(?P<o>[1-4]) ?(?:['’]|FY ?['’]?)(?P<w>\d\d))(?![\w%]|[.,]\d)",
        build_short_part,
        (
            ("Sales fell in 3Q23.", "2023-35"),
            ("Sales fell in 3Q 2023.", "2023-35"),
            ("Sales fell in Q4'21.", "2021-36"),
            ("Sales fell in H1 FY22.", "2022-40"),
        ),
    ),
    DateRule(
        "short fiscal year",
        r"(?<!\w)FY ?['’]?(?P<n>\d\d)(?![\w–/-]|[.,]\d)",
        build_short_fiscal_year,
        (("The deficit of FY23 was small.", "2023"),),
    ),
    DateRule(
        "fiscal year",
        rf"(?<!\w)(?:FY ?|(?:the )?(?:fiscal|financial) (?:years? )?)(?P<y>{YEAR})(?![\w/–-])",
        build_year,
        (("The deficit of FY2023 was small.", "2023"), ("In fiscal year 2023 it shrank.", "2023")),
    ),
    DateRule(
        "years",
        rf"(?P<left>(?:(?<!\w)(?:FY ?|(?:fiscal|financial|school|academic) years? )|{START})"
        rf"(?P<y>{YEAR})) ?[-‐‑–—/] ?(?P<z>\d{{4}}|\d\d)(?!\w|[-–/]\d|[.,]\d)",
        build_years,
        (
            ("The plan for 2019–2025 was dropped.", "2019/2025"),
            ("The drought of 2012–13 was harsh.", "2012/2013"),
            ("In the academic year 2012/13 it closed.", "2012/2013"),
        ),
    ),
    DateRule(
        "year of an era",
        rf"{START}(?:the year )?(?P<y>\d{{1,4}}) ?(?P<era>{ERA})",
        build_year,
        (("Caesar died in 44 BC.", "-0043"), ("It was the year 149 B.C. when it began.", "-0148")),
    ),
    DateRule(
        "first year BC",
        rf"{START}(?P<y>\d{{1,4}})(?={TO}(?P<z>\d{{1,4}}) ?{ERA})",
        build_first_year_bc,
        (("The revolt of 499–493 BC failed.", "-0498/-0492"),),
    ),
    DateRule(
        "AD year",
        r"(?<!\w)(?:AD|A\.D\.) (?P<y>\d{1,4})(?![\w])",
        build_year,
        (("The town was buried in AD 79.", "0079"),),
    ),
    DateRule(
        "year AD",
        rf"{START}(?P<y>\d{{1,4}}) (?:A\.D\.|C\.E\.|(?:AD|CE)\b)",
        build_year,
        (("The town was buried in 79 CE.", "0079"),),
    ),
    DateRule(
        "decade",
        rf"{START}(?:the )?(?P<y>\d{{3}}0|\d\d0(?=['’]?s (?:{ERA}|A\.?D\b|C\.?E\b)))['’]?s(?!\w)(?P<era> {ERA})?",
        build_decade,
        (
            ("Mills closed in the 1990s.", "199X"),
            ("Mills closed in the 1930's.", "193X"),
            ("The walls date from the 470s BC.", "-0478/-0469"),
        ),
    ),
    DateRule(
        "decade without century",
        rf"(?<![\w.,/$€£-])(?:(?:the )?['’‘]?(?P<n>[2-9]0)['’]?s(?!\w)|the (?P<w>{fragment('dates.decade_names')})(?!\w))",
        build_two_digit_decade,
        (
            ("Mills closed in the ’90s.", "199X"),
            ("Mills closed in the nineties.", "199X"),
            ("Cars of the 70s and 80s rust.", "197X 198X"),
            ("A gentleman, late 40s, sought company.", ""),
        ),
    ),
    DateRule(
        "century",
        rf"(?<!\w)(?:the )?(?P<n>\d\d?{ORDINAL_SUFFIX}|(?:twenty[- ])?{ORDINAL_WORD})"
        rf"(?:(?P<tail>[- ]centur(?:y|ies)(?!\w)(?P<era> {ERA})?)|(?= (?:and|to|or) (?:the )?[a-z0-9-]{{3,12}} centur))",
        build_century,
        (
            ("Coal shaped the nineteenth century.", "18XX"),
            ("A 5th-century BC wall stands there.", "-04XX"),
            ("Guilds of the 18th and 19th centuries had rules.", "17XX 18XX"),
        ),
    ),
    DateRule(
        "year without century",
        r"(?<![\w'’‘)])['’‘](?P<n>\d\d)(?![\w'’%]|[.,]\d)",
        build_two_digit_year,
        (("The class of '99 met again.", "1999"), ("It runs iLife '11.", "")),
    ),
    DateRule(
        "the year",
        rf"(?<!\w)(?:the )year (?P<y>{YEAR}(?!\w)|\d{{3}}(?=[,.;:)\]]))",
        build_year,
        (("By the year 2050 it will be gone.", "2050"), ("He died (in the year 251).", "0251")),
    ),
    DateRule(
        "year",
        rf"(?:(?<=\bmid-)|(?<![\w.,/:@#$€£+=&-]))(?P<y>{YEAR})(?![\w%°]|{DASH}\d|[,.]\d|/\d)",
        build_bare_year,
        (("It closed in 1998.", "1998"), ("It was built in 1614.", "1614"), ("They had 1614 of them.", "")),
    ),
    DateRule(
        "September 11",
        r"(?<![\w/])9/11(?![\w/])",
        build_september_11,
        (("Airports changed after 9/11.", "2001-09-11"),),
    ),
)
