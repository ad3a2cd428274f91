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
    return f"(?:{'|'.join(_branches(dict.fromkeys(alternatives), blank))})"


def _branches(words: Iterable[str], blank: str) -> list[str]:
    """Return the alternatives of words, or of what follows their common beginning, one for each letter that goes on."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in words:
        by_letter[word[0]].append(word)
    return [_branch(alike, blank) for alike in by_letter.values()]


def _branch(words: Sequence[str], blank: str) -> str:
    """Return the pattern of words that begin with the same letter; where a word ends there, the rest is optional."""
    if len(words) == 1:
        return _escape(words[0], blank)
    branches = _branches((word[1:] for word in words if len(word) > 1), blank)
    ends = any(len(word) == 1 for word in words)
    rest = f"(?:{'|'.join(branches)}){'?' if ends else ''}" if len(branches) > 1 or ends else branches[0]
    return _escape(words[0][0], blank) + rest


def _escape(word: str, blank: str) -> str:
    return re.escape(word).replace(r"\ ", blank)


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
