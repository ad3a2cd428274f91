"""What holds digits or names of months and is no date: citations, pages, URLs, counts, names of plans and newspapers."""

import re
from collections.abc import Iterator

from pipeline.lexicon import either, fragment, words
from pipeline.mentions.dates.fragments import plural_units
from pipeline.model.span import Span, blank
from pipeline.text.calendar import MONTHS, is_valid_date
from pipeline.text.date_fragments import MONTH, MONTH_NAME, SEASON, WEEKDAY_NAME
from pipeline.text.quantities import is_quantity
from pipeline.text.regex import regex
from pipeline.text.units import unit_behind

_YEAR = r"(?:1[6-9]|20)\d\d"
_NAME = r"[A-Z][\w’'-]{1,30}"
_COUNTED = fragment("vocabulary.counted_nouns")
_DETERMINER = fragment("vocabulary.determiners")
_CITING = fragment("dates.citing_words")
_PAGES = r"[:,][ ](?:pp?\.[ ]?)?[\d–-]{1,12}"
# a month or a season before the year: a date in brackets, not a citation
_DATE_IN_BRACKETS = regex(
    rf"(?:{MONTH_NAME}|{SEASON}|{fragment('dates.bracketed_year_cues')})[ –-](?:\d{{1,2}},[ ])?{_YEAR}\)", re.IGNORECASE
)
# what stands before a year and not before a count: "in 1940 British soldiers", "summer 2021 troops"
_BEFORE_YEAR = regex(
    rf"\b(?:{fragment('dates.counted_year_cues')}|{fragment('quantities.dating_words')}|{SEASON}(?:[ ]of)?|{MONTH}|\d{{1,2}},)[ ]$",
    re.IGNORECASE,
)

# "After 2010 residents paid": a year where it is no round number
_BOUNDS_YEAR = regex(r"\b(?:after|before)[ ](?:19|20)\d\d(?<!00)$", re.IGNORECASE)
_DIGIT = regex(r"\d")
_FOUR_DIGITS = regex(r"(?<![\w–-])\d{4}(?!\d)")

_DURATION = regex(plural_units(), re.IGNORECASE)
_LEAP_YEAR = 2000
_DAY_AND_MONTH = regex(
    rf"(?<![\w.,/-])(?:(?P<d>3[01]|29)(?:st|th)? (?:of )?(?P<m>{MONTH})|(?P<n>{MONTH}) (?P<e>3[01]|29)(?:st|th)?)(?!\w)"
    rf"(?:,? (?P<y>{_YEAR})(?!\d))?"
)
_NAME_MONTHS = [name.capitalize() for name in words("dates.ambiguous_months.name")]
_FIRST_NAME = rf"(?<=[a-z,][ ])(?!{MONTH_NAME}|{WEEKDAY_NAME})[A-Z][a-z]{{2,15}}[ ]"
_HONORIFIC = rf"\b{either(map(str.capitalize, words('vocabulary.honorifics')))}\.?[ ]"


def _named(month: str) -> str:
    """Return a pattern for the word as a name: "Mrs May", "Theresa May said", "May Department Stores"; not "In May Britain"."""
    return (
        rf"(?:{_HONORIFIC}|{_FIRST_NAME}){month}\b(?![ ]?\d|[ ](?:and|or|to)[ ])"
        rf"|(?<=[a-z][ ]){month}[ ](?!Day|Bank)[A-Z][a-z]{{3,20}}[ ][A-Z][a-z]{{3,20}}"
    )


def _undated(month: str) -> str:
    """Return a pattern for the word without a day, a year or a word that dates have."""
    cues = "".join(rf"(?<!\b{cue}[ ])" for cue in words("dates.sure_month_cues"))
    return rf"(?<!\d[ ]){cues}\b{month}\b(?![ ]\d|,[ ]{_YEAR})"


# https://…/2024/08/…, www.…, 10.1080/…
_ADDRESS = regex(r"(?:https?://|www\.|doi:)\S{1,500}|\b10\.\d{4,9}/\S{1,200}", re.IGNORECASE)
_ADDRESS_SIGNS = ("://", "www.", "doi:", "10.")  # no address is without
MASKS = (
    # (Sullivan, 2019), (Lee 2017, p. 4; Kassen 2018a), Smith (2010), Lee et al. (2017)
    regex(
        rf"\((?:(?:see|cf\.|e\.g\.,?)[ ]){{0,2}}[^()\d\n]{{0,60}}?[A-Z][^()\d\n]{{0,80}},?[ ]{_YEAR}[a-z]?"
        rf"(?:,[ ](?:pp?\.[ ]?)?[\d–-]{{1,12}}|,[ ](?:{_YEAR})?[a-z]){{0,4}}"
        rf"(?:;[^()\n]{{1,120}}?{_YEAR}[a-z]?(?:,[ ](?:pp?\.[ ]?)?[\d–-]{{1,12}}|,[ ][a-z]){{0,3}}){{0,20}}\)"
    ),
    # Lee et al. (2017), Smith and Jones (2010a, b), Smith (2010) argues: "Battle of Verdun (1916)" is none
    regex(
        rf"{_NAME}(?:(?:[ ](?:and|&)[ ]{_NAME}|[ ]et[ ]al\.?)[ ]\({_YEAR}[a-z]?(?:,[ ](?:{_YEAR})?[a-z]?){{0,4}}"
        rf"(?:{_PAGES})?\)|[ ]\({_YEAR}(?:[a-z]|{_PAGES}|(?=\)[ ]{_CITING}\b))\))"
    ),
    # Lee et al., 2017; Brown and Truman, 2009: in a longer bracket
    regex(rf"{_NAME}(?:[ ](?:and|&)[ ]{_NAME},|[ ]et[ ]al\.?,?)[ ]{_YEAR}[a-z]?\b"),
    # pp. 1990–2004, p. 1998, vol. 2012, no. 1325, Resolution 1244, § 1983, Highway 2000, flight 1549, 31 (3–4): 314–43
    regex(
        rf"\b{fragment('dates.numbered_abbreviations')}\.[ ]?\d[\d–—-]{{0,12}}(?:[,;][ ]?\d[\d–—-]{{0,12}}){{0,5}}|№[ ]?\d{{1,6}}"
        rf"|\b{fragment('dates.numbered_nouns')}[ ](?:No\.?[ ]|\([A-Z]{{2,4}}\)[ ])?\d[\d/–-]{{0,12}}"
        rf"(?![\d/–-]|[ ]{plural_units()}\b)"
        r"|\b\d{1,4}[ ]?\(\d{1,3}(?:[–-]\d{1,3})?\)[:,][ ]?\d{1,5}(?:[–-]\d{1,5})?"
    ),
    # C5+1, TPP-11, 5G, 2+2
    regex(r"\b\w{0,10}\d{1,2}\+\d{1,2}\b|\b[A-Z]{2,8}-\d{1,4}\b"),
    # $1990, US$ 2000, €1500, 2000%, #1984
    regex(rf"[$€£¥₸₽₹#№@][ ]?\d[\d,.]{{0,20}}|\b{fragment('dates.money_codes')}[ ]?\d[\d,.]{{0,20}}"),
    # n = 1826, N=1990
    regex(rf"(?<!\w)(?![Yy]ears?\b)[A-Za-zα-ω]{{1,12}}[ ]?[=<>≤≥][ ]?{_YEAR}\b"),
    # 1949 12%, of whom 1878 fell: "In 2019 12% of them" is a year all the same
    regex(r"(?<![\d–-])\b\d{4}(?=[ ]\d{1,3}(?:\.\d{1,2})?[ ]?%)|(?<=\bof whom )\d{4}\b(?![–-])"),
    # 1500 soldiers; "in 1940 British soldiers" is a year all the same, and so is "Christmas Day 1914 the soldiers"
    regex(rf"(?<![\d–-])\b\d{{4}}(?:[ ](?!{_DETERMINER}[ ])\w{{3,15}})?[ ]{_COUNTED}\b(?![-’'])"),
    # a round count of things: nearly 1500 ethnic Germans
    regex(
        rf"\b{fragment('dates.round_count_cues')}[ ]\d{{2}}00(?=[ ](?:[a-z]{{3,15}}[ ])?[a-z]{{3,20}}s\b)",
        re.IGNORECASE,
    ),
    # Vision 2030, Strategy 2050, ‘Central Asia 2040’
    regex(
        rf"\b{fragment('dates.plan_nouns')}[ ](?:20|21)\d\d\b(?![–-]\d)"
        rf"|[‘“\"]{_NAME}(?:[ ]{_NAME}){{0,4}}[ ](?:20|21)\d\d(?=[’”\"])"
    ),
    # the Central Asia 2040 vision
    regex(rf"(?<=[a-z,] )(?!{MONTH_NAME}){_NAME}[ ]20[3-9]\d\b"),
)
# the Daily Telegraph
_NEWSPAPER = regex(
    rf"\b{either(map(str.capitalize, words('dates.newspaper_rhythms')))}"
    rf"[ ]{either(map(str.capitalize, words('dates.newspaper_nouns')))}\b"
)
# "every now and then", "Friday the 13th"; This Week in Boats
# of any year: "the third Wednesday in January, March & May", "held each year in July"
_RECURRING = regex(
    rf"\b{fragment('dates.ordinals_of_days')} {WEEKDAY_NAME}s? (?:in|of) {MONTH}"
    rf"(?:(?:, (?:and )?| and | & ){MONTH}){{1,11}}(?! ?\d)"
    rf"|\b{fragment('dates.recurring_words')}\b[^.;:\n\d]{{0,30}}?"
    rf" in (?P<month>{MONTH})(?! ?\d|,? (?:19|20)\d\d)"
)
_IDIOMS = (
    regex(rf"\b(?:now and (?:then|again)|{WEEKDAY_NAME},? the (?:13th|thirteenth))\b(?! of)", re.IGNORECASE),
    regex(rf"\b{WEEKDAY_NAME} [Ss]chools?\b"),
    regex(r"\bof (?:today and )?tomorrow\b(?!['’])"),  # the climate of tomorrow
    regex(r"\bThis (?:Week|Month|Day) in [A-Z][a-z]"),
)


def mask(text: str) -> str:
    """Return the text with what is no date blanked; every span still reads back.

    >>> mask("pp. 314–43, in 1998, Vision 2030").split()
    [',', 'in', '1998,']
    """
    return blank(text, _spans(text))


def _is_year(text: str, start: int) -> bool:
    """Tell whether the four digits at start are a year although something countable stands behind them."""
    before = text[max(0, start - 16) : start]
    return bool(_BEFORE_YEAR.search(before) or _BOUNDS_YEAR.search(before + text[start : start + 4]))


def _counts_units(text: str, start: int, end: int) -> bool:
    """Tell whether four digits count units; of time they are a duration, which a rule reads."""
    unit = unit_behind(text, end)
    return is_quantity(text, start, end) and not (unit and _DURATION.fullmatch(unit.written))


def _impossible_days(text: str) -> Iterator[Span]:
    """Yield the days that no calendar has: "31 April", "29 February 2023"."""
    for match in _DAY_AND_MONTH.finditer(text):
        month = MONTHS[(match["m"] or match["n"]).casefold().rstrip(".")]
        if not is_valid_date(int(match["y"] or _LEAP_YEAR), month, int(match["d"] or match["e"])):
            yield Span(*match.span())


def _month_names(text: str) -> Iterator[Span]:
    """Yield "May" and "April" where the text uses the word as a name as well ("Theresa May", "May Department Stores")."""
    for month in _NAME_MONTHS:
        if month in text and re.search(_named(month), text):
            yield from (Span(*m.span()) for m in re.finditer(_undated(month), text))


def _spans(text: str) -> Iterator[Span]:
    yield from _month_names(text)
    yield from (Span(*m.span("month" if m["month"] else 0)) for m in _RECURRING.finditer(text))
    yield from (Span(*m.span()) for pattern in (_NEWSPAPER, *_IDIOMS) for m in pattern.finditer(text))
    if _DIGIT.search(text):
        yield from _numbers(text)


def _numbers(text: str) -> Iterator[Span]:
    """Yield what has digits and is no date."""
    yield from (Span(*m.span()) for m in _FOUR_DIGITS.finditer(text) if _counts_units(text, *m.span()))
    if any(sign in text.casefold() for sign in _ADDRESS_SIGNS):
        yield from (Span(*m.span()) for m in _ADDRESS.finditer(text))
    yield from _impossible_days(text)
    for pattern in MASKS:
        for match in pattern.finditer(text):
            if match.group()[0] == "(" and _DATE_IN_BRACKETS.search(match.group()):
                continue
            if match.group()[0].isdigit() and _is_year(text, match.start()):
                continue
            yield Span(*match.span())
