"""The day on which the author of a list looked at a page: never the year of the work."""

import re
from datetime import date

from pipeline.lexicon import fragment, words
from pipeline.lexicon.loader import entry
from pipeline.references.parse.rules.placeholders import LINK, put_placeholder
from pipeline.text.names import fold
from pipeline.text.regex import regex

_MONTHS = [
    (fold(word), int(number))
    for months in entry("vocabulary.months").values()
    for number, forms in months.items()
    for word in forms
]
# how the months' names begin, folded: in three letters, and in four, for the French June and July share three
_MONTH_OF = {word[:length]: number for length in (3, 4) for word, number in _MONTHS}
_ROMAN = {roman: number for number, roman in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)}

_QUALIFIER = fragment("references.access_qualifiers")
_VERB = rf"(?:{_QUALIFIER}\s(?:of\s|de\s|di\s|d['’])?)?{fragment('references.access_verbs')}"
_PREPOSITION = fragment("references.access_prepositions")
_ENDING = rf"(?:{fragment('references.ordinal_endings')}|\.)"
_WORD = r"[^\W\d_]{3,10}\.?"
_DATE = (
    r"(?:(?P<iso>\d{4}-\d\d-\d\d)"
    r"|(?P<d1>\d{1,2})(?P<sep>[./-])\s?(?P<m1>\d{1,2})[./-]\s?(?P<y1>\d{4})"
    r"|(?P<d4>\d{1,2})[.-](?P<m4>[IVX]{1,4})[.-](?P<y4>\d{4})"
    rf"|(?P<d2>\d{{1,2}}){_ENDING}?\s(?:de\s)?(?P<m2>{_WORD}),?\s(?:de\s)?(?P<y2>\d{{4}})"
    rf"|(?P<m3>{_WORD})\s(?P<d3>\d{{1,2}}){_ENDING}?,?\s(?P<y3>\d{{4}})"
    rf"|(?P<y5>\d{{4}})\s(?P<m5>{_WORD})\s(?P<d5>\d{{1,2}})"
    rf"|(?:(?P<m6>{_WORD}),?\s(?:de\s)?)?(?P<y6>\d{{4}}))"
)
# e.g. "Accessed on 18.11.2024", "Retrieved July 3, 2021, from", "Acesso em: 3 jul. 2021", "[cited 2020 May 1]"
_ACCESSED = regex(
    rf"[(\[]?\s?(?<!\w){_VERB}\s{{0,2}}(?:{_PREPOSITION}\b\s?){{0,2}}:?\s{{0,2}}{_DATE}"
    r"[)\]]?(?:,?\s(?:from|de|von|em)\b:?)?",
    re.IGNORECASE,
)
_VERBS = words("references.access_verbs")  # "in" is a hundred times quicker than the pattern
_REACH = 30  # characters before the verb: "[date of "


def split_access_date(text: str) -> tuple[str, str]:
    """Return the day of access as EDTF (a day, a month or a year), and the text with a LINK placeholder instead.

    >>> split_access_date("https://example.org. Accessed on 18.11.2024.")[0]
    '2024-11-18'
    >>> split_access_date("Acesso em: 3 jul. 2021.")[0]
    '2021-07-03'
    """
    lower = text.lower()
    first = min((at for at in map(lower.find, _VERBS) if at >= 0), default=None)
    found = None if first is None else _ACCESSED.search(text, max(0, first - _REACH))
    if not found:
        return "", text
    return _edtf(found), put_placeholder(text, found.start(), found.end(), LINK)


def _edtf(found: re.Match[str]) -> str:
    if found["iso"]:
        return _day(int(found["iso"][:4]), int(found["iso"][5:7]), int(found["iso"][8:]))
    for i in "12345":
        if found[f"y{i}"]:
            year, month, day = int(found[f"y{i}"]), _month(found[f"m{i}"]), int(found[f"d{i}"])
            if i == "1" and found["sep"] == "/" and day <= 12 and month <= 12 and day != month:
                return str(year)  # 10/11/2020 is October to some and November to others
            return _day(year, day, month) if month > 12 >= day else _day(year, month, day)
    month = _month(found["m6"]) if found["m6"] else 0
    return f"{found['y6']}-{month:02}" if month else found["y6"]


def _month(word: str) -> int:
    """Return 1…12 for "jul.", "XI" or "11", 0 for a word that is no month."""
    if word.isdigit():
        return int(word)
    folded = fold(word)
    return _MONTH_OF.get(folded[:4]) or _MONTH_OF.get(folded[:3]) or _ROMAN.get(folded, 0)


def _day(year: int, month: int, day: int) -> str:
    """Return a day as EDTF; of "31.02.2020", which the calendar has not, only the year."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return str(year)
