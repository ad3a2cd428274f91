"""The stretches of a reference between marks that may end a field: how each opens, how long it is, what follows it."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.references.parse.model.word_features import Look

_STRONG = frozenset(':;()[]"“”«»„,，、；：（）《》「」『』。')
_FAR = 9  # stretches and words; further is not told apart


def stretches(words: Sequence[str], looks: Sequence[Look], gaps: Sequence[str]) -> list[tuple[str, ...]]:
    """Return for each word the attributes of the stretch that it is in; gaps[i] stands before words[i].

    >>> from pipeline.references.parse.model.word_features import look
    >>> stretches(("Ports", "Lancet"), (look("Ports"), look("Lancet")), ("", ". ", ""))[1]
    ('S1', 'Sl1|3', 'Sd9|1', 'Sd9|3|1', 'SfXxC', 'Sn|$', 'ShC')
    """
    n = len(words)
    cuts = [0, *[i for i in range(1, n) if gaps[i] != " " and _ends(gaps[i], words[i - 1])], n]
    ahead = _numbers_ahead(looks, cuts)
    capital, telling = [word.capital for word in looks], [word.telling for word in looks]
    out: list[tuple[str, ...]] = []
    for k, (first, last) in enumerate(pairwise(cuts)):
        length = last - first
        counted = _counted(min(k, 5), min(length, _FAR), 3 * sum(capital[first:last]) // length, ahead[k])
        follows = looks[last].shape if last < n else "$"
        told = *counted, looks[first].opens, f"Sn{gaps[last][:2]}|{follows}", _held("".join(telling[first:last]))
        out += [told] * length
    return out


@lru_cache(maxsize=1 << 11)
def _counted(k: int, length: int, capitals: int, ahead: int) -> tuple[str, ...]:
    """Return what is told of a stretch's place, its length and capitals, and how many stretches on numbers come."""
    return f"S{k}", f"Sl{length}|{capitals}", f"Sd{ahead}|{min(k, 2)}", f"Sd{ahead}|{capitals}|{length}"


@lru_cache(maxsize=1 << 12)
def _held(telling: str) -> str:
    """Return the classes of telling words in a stretch, each once."""
    return "Sh" + "".join(sorted(set(telling)))


def _ends(gap: str, word: str) -> bool:
    """Tell whether the marks behind a word may end a field; the stop of "J." and "ed." does not."""
    return not _STRONG.isdisjoint(gap) or ("." in gap and len(word) > 2)


def _numbers_ahead(looks: Sequence[Look], cuts: Sequence[int]) -> list[int]:
    """Return for each stretch how many stretches on the next numbers open one."""
    out, left = [], _FAR
    for first in reversed(cuts[:-1]):
        left = 0 if looks[first].number else min(left + 1, _FAR)
        out.append(left)
    return out[::-1]
