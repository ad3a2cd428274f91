"""The stretches of a reference between marks that may end a field: how each opens, how long it is, what follows it."""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.references.look import Look

_STRONG = frozenset(':;()[]"“”«»„,，、；：（）《》「」『』。')
_FAR = 9  # stretches and words; further is not told apart


def stretches(words: Sequence[str], looks: Sequence[Look], gaps: Sequence[str]) -> list[tuple[str, ...]]:
    """Return for each word the attributes of the stretch that it is in; gaps[i] stands before words[i].

    >>> from pipeline.references.look import look
    >>> stretches(("Ports", "Lancet"), (look("Ports"), look("Lancet")), ("", ". ", ""))[1][:2]
    ('S1', 'SfXxC')
    """
    n = len(words)
    cuts = [0, *(i for i in range(1, n) if _ends(gaps[i], words[i - 1])), n]
    ahead = _numbers_ahead(looks, cuts)
    out: list[tuple[str, ...]] = []
    for k, (first, last) in enumerate(pairwise(cuts)):
        inside = looks[first:last]
        length = min(last - first, _FAR)
        capitals = 3 * sum(word.capital for word in inside) // (last - first)
        telling = "".join(sorted(set("".join([word.telling for word in inside]))))
        follows = looks[last].shape if last < n else "$"
        told = (
            f"S{min(k, 5)}",
            f"Sf{inside[0].kind}",
            f"Sl{length}|{capitals}",
            f"Sn{gaps[last][:2]}|{follows}",
            f"Sh{telling}",
            f"Sd{ahead[k]}|{min(k, 2)}",
            f"Sd{ahead[k]}|{capitals}|{length}",
        )
        out += [told] * (last - first)
    return out


def _ends(gap: str, word: str) -> bool:
    """Tell whether the marks behind a word may end a field; the stop of "J." and "ed." does not."""
    return gap != " " and (not _STRONG.isdisjoint(gap) or ("." in gap and len(word) > 2))


def _numbers_ahead(looks: Sequence[Look], cuts: Sequence[int]) -> list[int]:
    """Return for each stretch how many stretches on the next numbers open one."""
    out, left = [], _FAR
    for first in reversed(cuts[:-1]):
        left = 0 if looks[first].number else min(left + 1, _FAR)
        out.append(left)
    return out[::-1]
