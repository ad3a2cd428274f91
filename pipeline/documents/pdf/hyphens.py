"""Hyphens at line ends, mended by the words that the document itself uses."""

import re
from collections import Counter
from collections.abc import Iterable

_MARKS = (
    "",
    ",",
    ".",
    ";",
    ":",
    ")",
)  # what a word is counted with: to split at blanks is ten times as fast as a pattern
_FIRST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_KEPT = frozenset(
    "self non ex well semi quasi pseudo anti cross all half post pre co".split()
)  # mostly written with a hyphen
# second halves that are no syllables: "long-term", "state-owned"
_HEADS = frozenset(
    "term range run based owned driven related specific making oriented called lived standing funded income led year old".split()
)


def vocabulary(lines: Iterable[str]) -> Counter[str]:
    """Count the words of the document's lines, lower-cased, with their punctuation; one cut by the end of its line is none."""
    whole = (line[: line.rfind(" ") + 1] if line[-1:] == "-" else line for line in lines)
    return Counter("\n".join(whole).lower().split())


def _count(words: Counter[str], word: str) -> int:
    return sum(words[word + mark] for mark in _MARKS)


def mended(before: str, after: str, words: Counter[str]) -> bool:
    """Tell whether the hyphen at the end of before goes away when after follows.

    >>> mended("the informa-", "tion of the", Counter())
    True
    >>> mended("an FAA-", "approved part", Counter(["faa", "approved"]))
    False
    """
    last = before[before.rfind(" ") + 1 : -1].lstrip("(“\"‘'[")
    first = _FIRST.match(after)
    if not first or not last.replace("-", "").isalpha():
        return False
    a, b = last.lower(), first[0].lower()
    joined, hyphened = _count(words, a + b), _count(words, f"{a}-{b}")
    if joined or hyphened:
        return joined >= hyphened
    if first[0][0].isupper() or (last.isupper() and len(a) > 1):
        return False
    if b in _HEADS and len(a) > 3:
        return False
    tail = a.rsplit("-", 1)[-1]
    return tail not in _KEPT and not (
        len(tail) > 2 and len(b) > 2 and _count(words, tail) and _count(words, b.split("-")[0])
    )
