"""The year of publication: in brackets or after a stop behind the authors, or near the end; never a page or a volume."""

import re
from collections.abc import Iterator

from pipeline.lexicon import fragment, words
from pipeline.references.parse.rules.months import MONTH, MONTH_STEMS
from pipeline.references.parse.rules.placeholders import YEAR, put_placeholder
from pipeline.text.regex import regex

_YEAR = r"(?:1[4-9]\d\d|20\d\d)[a-z]?"
_ENDING = rf"(?:{fragment('references.ordinal_endings.en')}|\.)"
_NO_DATE = fragment("references.no_date")
# "28 Jun. ", "November ", "May/June "
_DAY = regex(
    rf"(?<!\w)(?:\d{{1,2}}{_ENDING}?\s)?(?:de\s)?(?:{MONTH}\s?[-–/]\s?)?{MONTH}(?:\s\d{{1,2}})?,?\s(?:de\s)?$",
    re.IGNORECASE,
)
# right behind the authors: "(2018a)", "(2018, May 3)", "[n.d.]", ". 2015.", ", 2011/1979,", "1988 [1975]", "1999 (b)"
_BEHIND_AUTHORS = regex(
    rf"[\s,.;:–-]{{0,3}}(?:[(\[]\s?(?:{MONTH}\s)?(?P<bracket>{_YEAR}|{_NO_DATE})(?:\s?[/–-]\s?\d{{2,4}}[a-z]?)?(?:[,;]?\s[^()\[\]]{{1,40}})?\s?[)\]]"
    rf"|(?P<plain>{_YEAR}|{_NO_DATE})(?:\s?[/–-]\s?\d{{4}})?(?=\s?[.,:;)\[(]|\s?$|(?-i:\s[^\W\d_a-z])|\s[“\"«‘])(?![.,]\d))(?:\s?[\[(](?:{_YEAR}|(?P<letter>[a-z]))[)\]])?",
    re.IGNORECASE,
)
# each starts with a digit, so that the search can skip to it
_PLAIN = regex(
    r"[12](?<![\w/.–-].)(?:(?<=1)[4-9]\d\d|(?<=2)0\d\d)[a-zA-Z]?(?![\w–-]|/\d{1,3}\b|\.\d)"
    r"|[12](?<=\(.)(?:(?<=1)[4-9]\d\d|(?<=2)0\d\d)[a-zA-Z]?(?=[-–/]\d{2,4}\))"
)
_UNDATED = regex(rf"(?<!\w){_NO_DATE}", re.IGNORECASE)
_UNDATED_WORDS = words("references.no_date")  # one is in whatever _UNDATED finds
_FUSED = regex(r"[12](?<=[,;.:A-Za-z)–-].)(?:(?<=1)9|(?<=2)0)\d\d(?=\s?[.;,)(]|$)")  # "Sol,1988.", "Mass.-1976."
# what stands before, in how many characters, and what stands behind; how much each speaks for a year
_BEFORE = (
    (regex(r"\(\s?$"), 2, 3),  # (1976
    (regex(r"\((?:[^()]{0,60}[,;\s])$"), 70, 3),  # (New York: Harbour, 1990
    (regex(r"[.,;:]\s?$"), 2, 2),
    (regex(r"[^\W\d_]{3,12}[.,]?\s?$"), 16, 1),  # May 1986
    (
        regex(rf"(?<![\w])(?<!\d\s){fragment('references.number_abbreviations')}\.?\s?$|\d\s?[-–:]\s?$", re.IGNORECASE),
        12,
        -6,
    ),
    (regex(rf"(?<!\w){fragment('references.period_prepositions')}\s$", re.IGNORECASE), 12, -2),
)
_BEHIND = (
    (regex(r"\s(?:[LU]NTS|C?ETS|CTS|ILM|TIAS|UST)\s\d"), -6),  # 1833 UNTS 3, the volume of a treaty series
    (regex(r"\s?\)\s?[.,;:]?\s?\W{0,3}$"), 3),  # (1976).
    (regex(r"\s?[.,;]?\W{0,4}$"), 3),  # the end
    (regex(r"\s?\)"), 1),
    (regex(r"\s?[^\W\d_]{0,12}\.?(?:\s\d{1,2})?\s?;\s?\d"), 3),  # 2013 abr;208(4)
    (regex(r"\.?\s\d{1,4}\s?\(\d|\s?[\[(](?:1[4-9]|20)\d\d[\])]"), 3),  # 2012 45(6) · 2001 [1996]
    (regex(rf"\s?[,;]\s?{fragment('references.number_abbreviations')}\.?\s?\d", re.IGNORECASE), 2),
    (regex(r"[.,;:]"), 1),
    (regex(rf"\s{fragment('references.period_conjunctions')}\s(?:1[4-9]|20)\d\d"), -4),
)
_BEFORE_REACH, _BEHIND_REACH, _DAY_REACH = 70, 40, 30  # characters that are looked at


def match_year_behind_authors(text: str, at: int) -> tuple[str, int] | None:
    """Return the year right behind the authors, who end at an offset, and where it ends; None where there is none.

    >>> match_year_behind_authors("Moreau, Jean (2018). Ports", 12)
    ('2018', 19)
    """
    found = _BEHIND_AUTHORS.match(text, at)
    return ((found["bracket"] or found["plain"]) + (found["letter"] or ""), found.end()) if found else None


def split_year(text: str) -> tuple[str, str]:
    """Return the likeliest year of a string, the last of equals, and the text with a YEAR placeholder instead.

    >>> split_year("Ports 36, 1801 (2006).")[0]
    '2006'
    """
    best = max(_candidates(text), default=None)
    if best is None:
        return "", text
    _, start, end, year = best
    before = text[max(0, start - 20) : start].removesuffix("de ").rstrip(" ,.0123456789").rpartition(" ")[2]
    has_month = re.split(r"[-–/(\[]", before)[-1][:3].lower() in MONTH_STEMS
    day = _DAY.search(text, max(0, start - _DAY_REACH), start) if has_month else None
    return year, put_placeholder(text, day.start() if day else start, end, YEAR)


def _candidates(text: str) -> Iterator[tuple[int, int, int, str]]:
    """Yield score, start, end and text of what may be the year."""
    lower = text.lower()
    undated = _UNDATED.finditer(text) if any(map(lower.__contains__, _UNDATED_WORDS)) else ()
    for found in (*_PLAIN.finditer(text), *undated, *_FUSED.finditer(text)):
        before = text[max(0, found.start() - _BEFORE_REACH) : found.start()]
        behind = text[found.end() : found.end() + _BEHIND_REACH]
        score = sum(points for pattern, reach, points in _BEFORE if pattern.search(before[-reach:]))
        score += sum(points for pattern, points in _BEHIND if pattern.match(behind))
        if score > 0:
            yield score, found.start(), found.end(), found.group()
