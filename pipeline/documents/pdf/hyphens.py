"""Hyphens at line ends, mended by the words that the document itself uses."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

_AROUND = ",.;:!?()[]\"'“”‘’"  # what a word is counted without
_FIRST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_KEPT = frozenset(
    "self non ex well semi quasi pseudo anti cross all half post pre co".split()
)  # mostly written with a hyphen
# second halves that are no syllables: "long-term", "state-owned"
_HEADS = frozenset(
    "term range run based owned driven related specific making oriented called lived standing funded income led year old".split()
)


def vocabulary(pages: Iterable[Iterable[str]]) -> dict[str, int]:
    """Count the words of each page's lines, lower-cased, without their punctuation; one cut by the end of its line is none."""
    said: Counter[str] = Counter()
    for lines in pages:  # a page at a time: the words of a long book, all in one list, would take ten times its size
        whole = [line[: line.rfind(" ") + 1] if line[-1:] == "-" else line for line in lines]
        said.update("\n".join(whole).lower().split())
    words: dict[str, int] = {}
    for word, times in said.items():
        bare = word.strip(_AROUND)
        words[bare] = words.get(bare, 0) + times
    return words


def mended(before: str, after: str, words: Mapping[str, int]) -> bool:
    """Tell whether the hyphen at the end of before goes away when after follows.

    >>> mended("the informa-", "tion of the", {})
    True
    >>> mended("an FAA-", "approved part", {"faa": 1, "approved": 1})
    False
    """
    last = before[before.rfind(" ") + 1 : -1].lstrip("(“\"‘'[")
    first = _FIRST.match(after)
    if not first or not last.replace("-", "").isalpha():
        return False
    a, b = last.lower(), first[0].lower()
    joined, hyphened = words.get(a + b, 0), words.get(f"{a}-{b}", 0)
    if joined or hyphened:
        return joined >= hyphened
    if first[0][0].isupper() or (last.isupper() and len(a) > 1):
        return False
    if b in _HEADS and len(a) > 3:
        return False
    tail = a.rsplit("-", 1)[-1]
    return tail not in _KEPT and not (len(tail) > 2 and len(b) > 2 and tail in words and b.split("-")[0] in words)
