"""Entries set in capitals throughout: they are read in lower case, and their fields given as they are written."""

import re

from pipeline.lexicon import words
from pipeline.text.regex import regex

_WORD = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ADDRESS = regex(r"(?:https?:|www\.|10\.\d{4,9}/)\S{1,2000}", re.IGNORECASE)
_UNCAPITALISED = frozenset(words("references.uncapitalised_words"))
_OPENS = regex(r"(?:^|[:)?!“\"«]|[^\W_]{2}\.)\s{0,9}$")  # before the first word of a title or a name
_ACRONYM = 3  # letters; so short a word may be an acronym or initials
_ENOUGH = 20  # capitals that show how an entry is set
_PER_SLIP = 20  # one small letter among so many capitals is a slip


def lower_capitals(text: str) -> str:
    """Return a string that is all in capitals with small letters where others have them; its length stays.

    >>> lower_capitals("OKAFOR, C. (2007) THE RURAL BANK OF OYO. IBADAN: HARBOUR PRESS.")
    'Okafor, C. (2007) The Rural Bank of OYO. Ibadan: Harbour Press.'
    >>> lower_capitals("OKAFOR, C. The rural bank.")
    'OKAFOR, C. The rural bank.'
    """
    capitals = sum(map(str.isupper, text))
    if capitals < _ENOUGH or 4 * capitals < len(text):
        return text
    prose = _ADDRESS.sub("", text)
    if sum(map(str.islower, prose)) * _PER_SLIP > sum(map(str.isupper, prose)):
        return text
    return _WORD.sub(_lower_word, text)


def restore_capitals(value: str, raw: str) -> str:
    """Return the value with the capitals that it has in raw; raw is on one line."""
    at = raw.lower().find(value.lower()) if value else -1
    return raw[at : at + len(value)] if at >= 0 else value


def _lower_word(found: re.Match[str]) -> str:
    word = found.group()
    lower = word.lower()
    if len(lower) != len(word):
        return word  # "İ" has two letters in lower case
    if lower in _UNCAPITALISED and (len(lower) > 1 or not found.string.startswith(".", found.end())):
        return word[0] + lower[1:] if _OPENS.search(found.string[: found.start()]) else lower
    return word if len(word) <= _ACRONYM else word[0] + lower[1:]
