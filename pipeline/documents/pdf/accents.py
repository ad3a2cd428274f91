"""Accents that old TeX fonts print beside their letter, "Andr´e" and "M¨uller", put onto it."""

import re
import unicodedata

from pipeline.documents.pdf.page_layout import Line
from pipeline.text.regex import regex

_COMBINING = {
    "`": "\u0300",
    "´": "\u0301",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¯": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "˚": "\u030a",
    "˝": "\u030b",
    "ˇ": "\u030c",
    "¸": "\u0327",
}
_GRAVE_IN_WORD = regex(r"[^\W\d_]`[^\W\d_]")
# an accent stands before its letter, inside a word or before a capital; "d´accord" has an apostrophe
_BEFORE = regex(
    r"(?:(?<=[^\W\d_][^\W\d_])\s?|(?<=[^\W\d_a-z])|(?<![\w’'])(?=.[^\W\d_a-z]))(?P<accent>[`´ˆ˜¯˘˙¨˚˝ˇ¸])(?P<letter>[^\W\d_])"
)
_BEHIND = regex(r"(?P<letter>[cCsStT])(?P<accent>¸)(?=[^\W\d_])")  # "Franc¸ois"
_DOTLESS = {"ı": "i", "ȷ": "j"}


def has_accents(text: str) -> bool:
    """Tell whether a page may have such accents; a grave accent outside of words is a quotation mark."""
    if "`" in text and _GRAVE_IN_WORD.search(text):
        return True
    return any(
        accent in text for accent in _COMBINING if accent != "`"
    )  # a search for a set takes a hundred times as long


def compose_accents(line: Line) -> Line:
    """Return a line with its accents on their letters; an accent that makes no letter stays.

    >>> compose_accents(Line("Andr´e M¨uller, d´accord; Franc¸ois", 0, 9, 9, 9)).text
    'André Müller, d´accord; François'
    """
    found = [match for match in _BEFORE.finditer(line.text) if _composed(match)]
    found += [match for match in _BEHIND.finditer(line.text) if _composed(match)]
    if not found:
        return line
    parts, end, cuts = [], 0, []
    for match in sorted(found, key=lambda match: match.start()):
        if match.start() >= end:
            parts += [line.text[end : match.start()], _composed(match)]
            end = match.end()
            cuts.append((end, end - match.start() - 1))
    text = "".join((*parts, line.text[end:]))

    def moved(place: int) -> int:
        return place - sum(removed for at, removed in cuts if at <= place)

    superscripts = tuple((moved(a), moved(b)) for a, b in line.superscripts)
    links = tuple((moved(a), moved(b), address) for a, b, address in line.links)
    return line._replace(text=text, superscripts=superscripts, links=links)


def _composed(match: re.Match[str]) -> str:
    """Return the letter with its accent, "" where there is no such letter."""
    letter = _DOTLESS.get(match["letter"], match["letter"])
    composed = unicodedata.normalize("NFC", letter + _COMBINING[match["accent"]])
    return composed if len(composed) == 1 else ""
