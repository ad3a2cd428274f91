"""Scanned texts that were read badly: there a lone digit is as often a letter, and a number without a unit says little."""

from functools import lru_cache

from pipeline.lexicon import fragment
from pipeline.mentions.figures.numerals import Amount
from pipeline.text.regex import regex

# a syllable that the scan has cut off, specks, stops inside words, "1 have", "8cc." for "&c."
_MISREAD = regex(
    r"[A-Z]{2,12}[$#%][A-Z&]{2,12}(?![a-z])|[A-Za-z]¬|[■¦][ ]?[A-Za-z]|[A-Za-z][■¦]|\b[a-z]{2,12}[?!;][a-z]{2,12}\b|\b8cc?\b"
    rf"|\b1 {fragment('figures.first_person_verbs')}\b"
)
# a misreading has one of these, and a text of prose seldom
_SIGNS = ("¬", "■", "¦", "8c", "1 ")
_SIGN_INSIDE = regex(r"[?!;][a-z]|[$#%][A-Z&]")
_WORD = regex(r"\S+")
_LEAST_SIGNS, _LEAST_SHARE = (
    3,
    0.004,
)  # of the words; proof-read texts have none, and codes of programs or genes a few in a thousand
_ELLIPSIS = regex(r"8cc?\b")
_LEAST_BARE = 100  # a number without a unit that is believed all the same


@lru_cache(maxsize=64)
def is_bad_scan(text: str) -> bool:
    """Tell whether a text is a scan with many letters misread, by the whole of it.

    >>> is_bad_scan("1 have to fay that two pieces of can¬ non were fold. 1 am, 8cc."), is_bad_scan("I have 2 boats.")
    (True, False)
    """
    if not any(sign in text for sign in _SIGNS) and not _SIGN_INSIDE.search(text):
        return False
    signs = len(_MISREAD.findall(text))
    return signs >= _LEAST_SIGNS and signs >= _LEAST_SHARE * len(_WORD.findall(text))


def is_misread(text: str, amount: Amount) -> bool:
    """Tell whether the number of a bad scan is likely none: a 1 for I, "8cc." for "&c.", a bare number of one or two digits."""
    start, end = amount.digits
    digits = text[start:end]
    if not digits[:1].isdigit():
        return False
    return digits in ("0", "1") or bool(_ELLIPSIS.match(text, start)) or (not amount.kind and amount.high < _LEAST_BARE)
