"""The year of the work: in brackets or after a stop behind the authors, or near the end; never a page or a volume."""

import re
from collections.abc import Iterator

from pipeline.references.parse.rules.placeholders import YEAR, cut
from pipeline.references.parse.rules.word_sets import MONTH, MONTH_STEMS

_Y = r"(?:1[4-9]\d\d|20\d\d)[a-z]?"
_NONE = (
    r"(?:n\.\s?d\.|s\.\s?[adf]\.|o\.\s?J\.|s\.\s?f\.|forthcoming|in press|in print|in preparation|to appear|submitted"
    r"|im Erscheinen|im Druck|in Vorbereitung|no prelo|em preparação|en prensa|en preparación|à paraître|sous presse|б\. ?г\.)"
)
# "28 Jun. ", "November ", "May/June "
_DAY = re.compile(
    rf"(?<!\w)(?:\d{{1,2}}(?:st|nd|rd|th|\.)?\s)?(?:de\s)?(?:{MONTH}\s?[-–/]\s?)?{MONTH}(?:\s\d{{1,2}})?,?\s(?:de\s)?$",
    re.IGNORECASE,
)
# right behind the authors: "(2018a)", "(2018, May 3)", "[n.d.]", ". 2015.", ", 2011/1979,", "1988 [1975]", "1999 (b)"
_EARLY = re.compile(
    rf"[\s,.;:–-]{{0,3}}(?:[(\[]\s?(?:{MONTH}\s)?(?P<bracket>{_Y}|{_NONE})(?:\s?[/–-]\s?\d{{2,4}}[a-z]?)?(?:[,;]?\s[^()\[\]]{{1,40}})?\s?[)\]]"
    rf"|(?P<plain>{_Y}|{_NONE})(?:\s?[/–-]\s?\d{{4}})?(?=\s?[.,:;)\[(]|\s?$|(?-i:\s[^\W\d_a-z])|\s[“\"«‘])(?![.,]\d))(?:\s?[\[(](?:{_Y}|(?P<letter>[a-z]))[)\]])?",
    re.IGNORECASE,
)
# each starts with a digit, so that the search can skip to it
_PLAIN = re.compile(
    r"[12](?<![\w/.–-].)(?:(?<=1)[4-9]\d\d|(?<=2)0\d\d)[a-zA-Z]?(?![\w–-]|/\d{1,3}\b|\.\d)"
    r"|[12](?<=\(.)(?:(?<=1)[4-9]\d\d|(?<=2)0\d\d)[a-zA-Z]?(?=[-–/]\d{2,4}\))"
)
_UNDATED = re.compile(rf"(?<!\w){_NONE}", re.IGNORECASE)
# one of these stands in whatever _UNDATED finds
_HINTS = tuple(
    """n.d|n. d|s.a|s. a|s.d|s. d|s.f|s. f|o.j|o. j|forthcoming|in p|to appear|submitted|im ersch|im druck|in vorb|no prelo
em prep|en prensa|en prep|à para|sous presse|б.г|б. г""".replace("\n", "|").split("|")
)
_FUSED = re.compile(r"[12](?<=[,;.:A-Za-z)–-].)(?:(?<=1)9|(?<=2)0)\d\d(?=\s?[.;,)(]|$)")  # "Sol,1988.", "Mass.-1976."
# what stands before, in how many characters, and what stands behind; how much each speaks for a year
_BEFORE = (
    (re.compile(r"\(\s?$"), 2, 3),  # (1976
    (re.compile(r"\((?:[^()]{0,60}[,;\s])$"), 70, 3),  # (New York: Harbour, 1990
    (re.compile(r"[.,;:]\s?$"), 2, 2),
    (re.compile(r"[^\W\d_]{3,12}[.,]?\s?$"), 16, 1),  # May 1986
    (re.compile(r"(?<![\w])(?<!\d\s)(?:pp?|vol|no|nr|n|v|S|Bd|#|№|art)\.?\s?$|\d\s?[-–:]\s?$", re.IGNORECASE), 12, -6),
    (
        re.compile(r"(?<!\w)(?:since|between|before|after|until|till|de|from|von|seit|vor|em|in)\s$", re.IGNORECASE),
        12,
        -2,
    ),
)
_BEHIND = (
    (re.compile(r"\s(?:[LU]NTS|C?ETS|CTS|ILM|TIAS|UST)\s\d"), -6),  # 1833 UNTS 3, the volume of a treaty series
    (re.compile(r"\s?\)\s?[.,;:]?\s?\W{0,3}$"), 3),  # (1976).
    (re.compile(r"\s?[.,;]?\W{0,4}$"), 3),  # the end
    (re.compile(r"\s?\)"), 1),
    (re.compile(r"\s?[^\W\d_]{0,12}\.?(?:\s\d{1,2})?\s?;\s?\d"), 3),  # 2013 abr;208(4)
    (re.compile(r"\.?\s\d{1,4}\s?\(\d|\s?[\[(](?:1[4-9]|20)\d\d[\])]"), 3),  # 2012 45(6) · 2001 [1996]
    (re.compile(r"\s?[,;]\s?(?:vol|v|p|pp|n|no|S)\.?\s?\d", re.IGNORECASE), 2),
    (re.compile(r"[.,;:]"), 1),
    (re.compile(r"\s(?:and|to|bis|und|e|y|a|et)\s(?:1[4-9]|20)\d\d"), -4),
)


def early(text: str, at: int) -> tuple[str, int] | None:
    """Return (year, where it ends) when it stands right behind the authors.

    >>> early("Moreau, Jean (2018). Ports", 12)
    ('2018', 19)
    """
    found = _EARLY.match(text, at)
    return ((found["bracket"] or found["plain"]) + (found["letter"] or ""), found.end()) if found else None


def late(text: str) -> tuple[str, str]:
    """Return (year, the text with a YEAR mark in its place), the likeliest place in the string, the last of equals.

    >>> late("Ports 36, 1801 (2006).")[0]
    '2006'
    """
    best = max(_candidates(text), default=None)
    if best is None:
        return "", text
    _, start, end, year = best
    word = text[max(0, start - 20) : start].removesuffix("de ").rstrip(" ,.0123456789").rpartition(" ")[2]
    day = (
        _DAY.search(text, max(0, start - 30), start)
        if re.split(r"[-–/(\[]", word)[-1][:3].lower() in MONTH_STEMS
        else None
    )
    return year, cut(text, day.start() if day else start, end, YEAR)


def _candidates(text: str) -> Iterator[tuple[int, int, int, str]]:
    lower = text.lower()
    undated = _UNDATED.finditer(text) if any(map(lower.__contains__, _HINTS)) else ()
    for found in (*_PLAIN.finditer(text), *undated, *_FUSED.finditer(text)):
        before, behind = text[max(0, found.start() - 70) : found.start()], text[found.end() : found.end() + 40]
        score = sum(n for p, reach, n in _BEFORE if p.search(before[-reach:])) + sum(
            n for p, n in _BEHIND if p.match(behind)
        )
        if score > 0:
            yield score, found.start(), found.end(), found.group()
