"""Hyphens at line ends, mended by the words that the document itself uses."""

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_FIRST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_KEPT = frozenset(
    "self non ex well semi quasi pseudo anti cross all half post pre co".split()
)  # mostly written with a hyphen


def vocabulary(texts: Iterable[str]) -> Counter[str]:
    """Count the words of the document, lower-cased; a word cut by the end of its line is none."""
    counts: Counter[str] = Counter()
    for text in texts:
        whole = text.rsplit(None, 1)[0] if text.endswith("-") and " " in text else text
        counts.update(_WORD.findall(whole.lower()))
    return counts


def mended(before: str, after: str, words: Counter[str]) -> bool:
    """Tell whether the hyphen at the end of before goes away when after follows.

    >>> mended("the informa-", "tion of the", Counter())
    True
    >>> mended("an FAA-", "approved part", Counter(["faa", "approved"]))
    False
    """
    last, first = _LAST.search(before[-40:]), _FIRST.match(after)
    if not last or not first:
        return False
    a, b = last[1].lower(), first[0].lower()
    joined, hyphened = words[a + b], words[f"{a}-{b}"]
    if joined or hyphened:
        return joined >= hyphened
    if first[0][0].isupper() or (last[1].isupper() and len(a) > 1):
        return False
    tail = a.rsplit("-", 1)[-1]
    return tail not in _KEPT and not (len(tail) > 2 and len(b) > 2 and words[tail] and words[b.split("-")[0]])
