"""Word lists as fragments of regular expressions: one fragment a word class, without capturing groups."""

import re
from collections.abc import Iterable
from functools import cache

from pipeline.lexicon.loader import words

# a blank between two words, perhaps a fixed or a thin one; a second one is a slip of the typist
BLANK = r"(?:[ \t\u00a0\u2009\u202f]{1,2})"
# a hyphen, a dash or a minus, as ranges have it
DASH = r"[-‐‑–—−]"


def either(alternatives: Iterable[str], *, blank: str = " ") -> str:
    r"""Return an alternation of words, longest first, so that "fourteen" is tried before "four".

    blank: the pattern for a blank inside of a word.

    >>> either(["per cent", "percent"], blank=r"\s")
    '(?:per\\scent|percent)'
    """
    longest_first = sorted(dict.fromkeys(alternatives), key=len, reverse=True)
    return "(?:" + "|".join(blank.join(map(re.escape, word.split(" "))) for word in longest_first) + ")"


@cache
def fragment(*names: str, blank: str = " ") -> str:
    """Return the alternation of one or several word lists; patterns of a list named _patterns come as they stand, first.

    >>> fragment("vocabulary.seasons")
    '(?:spring|summer|autumn|winter|fall)'
    """
    patterns = [pattern for name in names if name.endswith("_patterns") for pattern in words(name)]
    plain = [word for name in names if not name.endswith("_patterns") for word in words(name)]
    if not patterns:
        return either(plain, blank=blank)
    return "(?:" + "|".join([*patterns, *([either(plain, blank=blank)] if plain else [])]) + ")"
