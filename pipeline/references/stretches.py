"""The stretches of a reference between marks that may end a field: how each opens, how long it is, what follows it."""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.references.lexicon import classes, shape

_TELLING = frozenset("hCJOgic")  # the classes that tell a publisher, a journal, an institution
_STRONG = frozenset(':;()[]"“”«»„,，、；：（）《》「」『』。')


def stretches(words: Sequence[str], gaps: Sequence[str]) -> list[tuple[str, ...]]:
    """Return for each word the attributes of the stretch that it is in; gaps[i] stands before words[i].

    >>> stretches(("Ports", "Lancet", "4"), ("", ". ", " "))[1][0]
    'S1'
    """
    n = len(words)
    cuts = [0, *(i for i in range(1, n) if _ends(gaps[i], words[i - 1])), n]
    pairs = list(pairwise(cuts))
    ahead = _numbers_ahead(words, pairs)
    out: list[tuple[str, ...]] = []
    for k, (first, last) in enumerate(pairs):
        size = last - first
        kinds = [classes(word) for word in words[first:last]]
        capitals = 3 * sum(word[0].isupper() for word in words[first:last]) // max(1, size)
        telling = "".join(sorted(_TELLING.intersection("".join(kinds))))
        follows = shape(words[last]) if last < n else "$"
        length = min(size, 9)
        out.extend(
            [
                (
                    f"S{min(k, 5)}",
                    f"Sf{shape(words[first])}{kinds[0] if kinds else ''}",
                    f"Sl{length}|{capitals}",
                    f"Sn{gaps[last][:2]}|{follows}",
                    f"Sh{telling}",
                    f"Sd{ahead[k]}|{min(k, 2)}",
                    f"Sd{ahead[k]}|{capitals}|{length}",
                )
            ]
            * size
        )
    return out


def _ends(gap: str, word: str) -> bool:
    """Tell whether the marks behind a word may end a field; the stop of "J." and "ed." does not."""
    return not _STRONG.isdisjoint(gap) or ("." in gap and len(word) > 2)


def _numbers_ahead(words: Sequence[str], pairs: Sequence[tuple[int, int]]) -> list[int]:
    """Return for each stretch how many stretches on the next numbers open one, at most 9."""
    out, left = [0] * len(pairs), 9
    for k in range(len(pairs) - 1, -1, -1):
        word = words[pairs[k][0]] if pairs[k][0] < len(words) else ""
        cls = classes(word) if word else ""
        numeric = (word.isdigit() and "y" not in cls) or (cls != "" and cls[-1] in "vnp")
        left = 0 if numeric else min(left + 1, 9)
        out[k] = left
    return out
