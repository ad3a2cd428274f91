"""What holds digits or names of months and is no date: citations, pages, URLs, counts, names of plans and newspapers."""

import re
from collections.abc import Iterator

from pipeline.lexicon import either, fragment, words
from pipeline.model.span import Span, blank
from pipeline.text.date_fragments import MONTH, MONTH_NAME, SEASON
from pipeline.text.quantities import is_quantity

_YEAR = r"(?:1[6-9]|20)\d\d"
_NAME = r"[A-Z][\w’'-]{1,30}"
_COUNTED = fragment("vocabulary.counted_nouns")
_CITING = fragment("dates.citing_words")
_PAGES = r"[:,][ ](?:pp?\.[ ]?)?[\d–-]{1,12}"
# a month or a season before the year: a date in brackets, not a citation
_DATE_IN_BRACKETS = re.compile(
    rf"(?:{MONTH_NAME}|{SEASON}|{fragment('dates.bracketed_year_cues')})[ –-](?:\d{{1,2}},[ ])?{_YEAR}\)", re.IGNORECASE
)
# what stands before a year and not before a count: "in 1940 British soldiers", "summer 2021 troops"
_BEFORE_YEAR = re.compile(
    rf"\b(?:{fragment('dates.counted_year_cues')}|{SEASON}|{MONTH}|\d{{1,2}},)[ ]$", re.IGNORECASE
)

_FOUR_DIGITS = re.compile(r"(?<![\w–-])\d{4}(?!\d)")

MASKS = (
    # https://…/2024/08/…, www.…, 10.1080/…
    re.compile(r"(?:https?://|www\.|doi:)\S{1,500}|\b10\.\d{4,9}/\S{1,200}", re.IGNORECASE),
    # (Sullivan, 2019), (Lee 2017, p. 4; Kassen 2018a), Smith (2010), Lee et al. (2017)
    re.compile(
        rf"\((?:(?:see|cf\.|e\.g\.,?)[ ]){{0,2}}[^()\d\n]{{0,60}}?[A-Z][^()\d\n]{{0,80}},?[ ]{_YEAR}[a-z]?"
        rf"(?:,[ ](?:pp?\.[ ]?)?[\d–-]{{1,12}}|,[ ](?:{_YEAR})?[a-z]){{0,4}}"
        rf"(?:;[^()\n]{{1,120}}?{_YEAR}[a-z]?(?:,[ ](?:pp?\.[ ]?)?[\d–-]{{1,12}}|,[ ][a-z]){{0,3}}){{0,20}}\)"
    ),
    # Lee et al. (2017), Smith and Jones (2010a, b), Smith (2010) argues: "Battle of Verdun (1916)" is none
    re.compile(
        rf"{_NAME}(?:(?:[ ](?:and|&)[ ]{_NAME}|[ ]et[ ]al\.?)[ ]\({_YEAR}[a-z]?(?:,[ ](?:{_YEAR})?[a-z]?){{0,4}}"
        rf"(?:{_PAGES})?\)|[ ]\({_YEAR}(?:[a-z]|{_PAGES}|(?=\)[ ]{_CITING}\b))\))"
    ),
    # Lee et al., 2017; Brown and Truman, 2009: in a longer bracket
    re.compile(rf"{_NAME}(?:[ ](?:and|&)[ ]{_NAME},|[ ]et[ ]al\.?,?)[ ]{_YEAR}[a-z]?\b"),
    # pp. 1990–2004, p. 1998, vol. 2012, no. 1325, Resolution 1244, § 1983, Highway 2000, flight 1549, 31 (3–4): 314–43
    re.compile(
        rf"\b{fragment('dates.numbered_abbreviations')}\.[ ]?\d[\d–—-]{{0,12}}(?:[,;][ ]?\d[\d–—-]{{0,12}}){{0,5}}|№[ ]?\d{{1,6}}"
        rf"|\b{fragment('dates.numbered_nouns')}[ ](?:No\.?[ ]|\([A-Z]{{2,4}}\)[ ])?\d[\d/–-]{{0,12}}"
        r"|\b\d{1,4}[ ]?\(\d{1,3}(?:[–-]\d{1,3})?\)[:,][ ]?\d{1,5}(?:[–-]\d{1,5})?"
    ),
    # C5+1, TPP-11, 5G, 2+2
    re.compile(r"\b\w{0,10}\d{1,2}\+\d{1,2}\b|\b[A-Z]{2,8}-\d{1,4}\b"),
    # $1990, US$ 2000, €1500, 2000%, #1984
    re.compile(rf"[$€£¥₸₽₹#№@][ ]?\d[\d,.]{{0,20}}|\b{fragment('dates.money_codes')}[ ]?\d[\d,.]{{0,20}}"),
    # 1500 soldiers; "in 1940 British soldiers" is a year all the same
    re.compile(rf"(?<![\d–-])\b\d{{4}}(?:[ ]\w{{3,15}})?[ ]{_COUNTED}\b(?![-’'])"),
    # a round count of things: nearly 1500 ethnic Germans
    re.compile(
        rf"\b{fragment('dates.round_count_cues')}[ ]\d{{1,2}}00(?=[ ](?:[a-z]{{3,15}}[ ])?[a-z]{{3,20}}s\b)",
        re.IGNORECASE,
    ),
    # Vision 2030, Strategy 2050, ‘Central Asia 2040’
    re.compile(
        rf"\b{fragment('dates.plan_nouns')}[ ](?:20|21)\d\d\b(?![–-]\d)"
        rf"|[‘“\"]{_NAME}(?:[ ]{_NAME}){{0,4}}[ ](?:20|21)\d\d(?=[’”\"])"
    ),
    # the Central Asia 2040 vision
    re.compile(rf"(?<=[a-z,] )(?!{MONTH_NAME}){_NAME}[ ]20[3-9]\d\b"),
    # newspapers: the Daily Telegraph
    re.compile(
        rf"\b{either(map(str.capitalize, words('dates.newspaper_rhythms')))}"
        rf"[ ]{either(map(str.capitalize, words('dates.newspaper_nouns')))}\b"
    ),
)


def mask(text: str) -> str:
    """Return the text with what is no date blanked; every span still reads back.

    >>> mask("pp. 314–43, in 1998, Vision 2030").split()
    [',', 'in', '1998,']
    """
    return blank(text, _spans(text))


def _spans(text: str) -> Iterator[Span]:
    yield from (Span(*m.span()) for m in _FOUR_DIGITS.finditer(text) if is_quantity(text, *m.span()))
    for pattern in MASKS:
        for match in pattern.finditer(text):
            if match.group()[0] == "(" and _DATE_IN_BRACKETS.search(match.group()):
                continue
            if match.group()[0].isdigit() and _BEFORE_YEAR.search(text[max(0, match.start() - 14) : match.start()]):
                continue
            yield Span(*match.span())
