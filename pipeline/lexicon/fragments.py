"""Word lists as fragments of regular expressions: one fragment a word class, without capturing groups."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from pipeline.lexicon.loader import words

# a blank between two words, perhaps a fixed or a thin one; a second one is a slip of the typist
BLANK = r"(?:[ \t\u00a0\u2009\u202f]{1,2})"
# a hyphen, a dash or a minus, as ranges have it
DASH = r"[-‐‑–—−]"


def either(alternatives: Iterable[str], *, blank: str = " ") -> str:
    r"""Return an alternation of words that matches the longest of them, so that "fourteen" is tried before "four".

    Words that begin alike share their beginning: of hundreds of words the engine enters only those whose letters fit.
    blank: the pattern for a blank inside of a word.

    >>> either(["per cent", "percent", "point", "points"], blank=r"\s")
    '(?:p(?:er(?:\\scent|cent)|oint(?:s)?))'
    """
    tails = [[blank if c == " " else re.escape(c) for c in word] for word in dict.fromkeys(alternatives)]
    return f"(?:{'|'.join(_branches(tails))})"


def _branches(tails: Iterable[Sequence[str]]) -> list[str]:
    """Return the alternatives of what follows a common beginning, one for each letter that goes on."""
    by_letter: dict[str, list[Sequence[str]]] = defaultdict(list)
    for letter, *tail in tails:
        by_letter[letter].append(tail)
    return [letter + _rest(tails) for letter, tails in by_letter.items()]


def _rest(tails: Sequence[Sequence[str]]) -> str:
    """Return the pattern of what follows a letter; where a word may end there, the rest is optional."""
    branches = _branches(tail for tail in tails if tail)
    ends = not all(tails)
    if len(branches) > 1 or (branches and ends):
        return f"(?:{'|'.join(branches)}){'?' if ends else ''}"
    return "".join(branches)


@cache
def fragment(*names: str, blank: str = " ") -> str:
    """Return the alternation of one or several word lists; patterns of a list named _patterns come as they stand, first.

    >>> fragment("vocabulary.seasons")
    '(?:s(?:pring|ummer)|autumn|fall|winter)'
    """
    patterns = [pattern for name in names if name.endswith("_patterns") for pattern in words(name)]
    plain = [word for name in names if not name.endswith("_patterns") for word in words(name)]
    if not patterns:
        return either(plain, blank=blank)
    return "(?:" + "|".join([*patterns, *([either(plain, blank=blank)] if plain else [])]) + ")"
