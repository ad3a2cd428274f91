"""The classes and the shape of a word, without its neighbours: a place, a month, a publisher's or a journal's word."""

import re
from functools import cache, lru_cache

from pipeline.lexicon import labels, words
from pipeline.references.parse.rules.months import MONTH
from pipeline.references.parse.rules.placeholders import LINK
from pipeline.references.parse.rules.word_sets import (
    CONTAINER_WORDS,
    JOURNAL_ABBREVIATIONS,
    ORGANISATION_WORDS,
    PUBLISHERS,
)
from pipeline.text.names import PARTICLES, fold
from pipeline.text.regex import regex

_MONTH = regex(MONTH, re.IGNORECASE)
_YEAR = regex(r"(?:1[4-9]|20)\d\d[a-z]?")
_ROMAN = regex(r"[IVXLC]{1,6}")
# the letters of the classes are part of the trained weights (assets/references.npz, references.toml)
_CUE_LETTERS = {
    "volume": "v",
    "issue": "n",
    "pages": "p",
    "editor": "e",
    "container": "i",
    "edition": "s",
    "work_type": "r",
    "translator": "t",
    "et_al": "a",
    "online": "w",
    "conference": "c",
    "unpublished": "x",
    "conjunction": "&",
    "function_word": "o",
}
_CUES = {word: _CUE_LETTERS[field] for word, field in labels("references.field_cues").items()}


@cache
def place_words() -> frozenset[str]:
    """Return the folded words of territories' names, from CLDR, and of places where publishers sit."""
    from babel import Locale

    names = [name for tag in ("en", "de", "fr", "es", "pt") for name in Locale(tag).territories.values()]
    territories = {word for name in names for word in fold(name).split() if len(word) > 3}
    return frozenset(territories) - PARTICLES | frozenset(words("references.publishing_places"))


@lru_cache(maxsize=1 << 15)
def word_classes(word: str) -> str:
    """Return the letters of the classes of a word, "" for none.

    L link, y year, m month, h publisher, C container, J abbreviated journal, O organisation, P particle, g place, R Roman numeral;
    then the letter of the field that the word is a cue of.

    >>> word_classes("Verlag"), word_classes("2019"), word_classes("Bulletin"), word_classes("tides")
    ('h', 'y', 'Cr', '')
    """
    if word == LINK:
        return "L"
    if word.isdigit() or _YEAR.fullmatch(word):
        return "y" if _YEAR.fullmatch(word) else ""
    folded = fold(word)
    memberships = (
        ("m", _MONTH.fullmatch(word)),
        ("h", folded in PUBLISHERS),
        ("C", folded in CONTAINER_WORDS),
        ("J", folded in JOURNAL_ABBREVIATIONS),
        ("O", folded in ORGANISATION_WORDS),
        ("P", folded in PARTICLES),
        ("g", folded in place_words()),
        ("R", _ROMAN.fullmatch(word)),
    )
    return "".join(letter for letter, member in memberships if member) + _CUES.get(word.lower(), "")


@lru_cache(maxsize=1 << 15)
def word_shape(word: str) -> str:
    """Return the shape of a word.

    "Xx" "X" "XX" "xx" "xX", digits by their number ("9999"), digits and letters "9x", "K" Chinese, Japanese, Korean.

    >>> [word_shape(word) for word in ("Lind", "P", "OECD", "trade", "2019", "2004a", "McKay")]
    ['Xx', 'X', 'XX', 'xx', '9999', '9x', 'xX']
    """
    if word.isdigit():
        return "9" * min(len(word), 6)
    if not word.isalpha() and any(c.isdigit() for c in word):
        return "9x" if word[0].isdigit() else "K9" if _is_cjk(word) else "x9"
    if _is_cjk(word):
        return "K"
    if word.islower():
        return "x" if len(word) == 1 else "xx"
    if word.isupper():
        return "X" if len(word) == 1 else "X2" if len(word) == 2 else "XX"
    return "Xx" if word[0].isupper() and word[1:].replace("-", "").replace("’", "").replace("'", "").islower() else "xX"


def _is_cjk(word: str) -> bool:
    """Tell whether a word is Chinese, Japanese or Korean."""
    return "\u2e80" <= word[0] <= "\ud7ff"
