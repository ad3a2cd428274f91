"""Names that differ by a letter, found without comparing each with each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator


class Neighbours:
    """Keys one letter apart, found through the keys with one letter left out; filled on first use."""

    def __init__(self, keys: Iterable[tuple[str, str]]) -> None:
        self._keys = keys
        self._cut: dict[tuple[str, str], set[str]] | None = None

    def of(self, key: str, year: str) -> Iterator[str]:
        """Yield the keys of that year that differ from this one by one letter; at least five letters long."""
        if self._cut is None:
            self._cut = defaultdict(set)
            for other, its_year in self._keys:
                for part in _cuts(other):
                    self._cut[part, its_year].add(other)
        seen = {key}
        for part in _cuts(key):
            for other in self._cut.get((part, year), ()):
                if other not in seen and one_apart(key, other):
                    seen.add(other)
                    yield other


def _cuts(key: str) -> Iterator[str]:
    """Yield the key and the key with each letter left out."""
    if 5 <= len(key) <= 40:
        yield key
        yield from (key[:i] + key[i + 1 :] for i in range(len(key)))


def one_apart(a: str, b: str) -> bool:
    """Tell whether one letter was changed, added, dropped, two neighbours swapped, or another letter doubled.

    >>> one_apart("mueller", "muller"), one_apart("saffioti", "safiotti"), one_apart("smith", "swift")
    (True, True, False)
    """
    if len(a) == len(b) >= 7 and set(a) == set(b) and sum(x != y for x, y in zip(a, b, strict=True)) < len(a) // 2:
        return a[:2] == b[:2]
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    if len(a) == len(b):
        return rest_a[1:] == rest_b[1:] or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])
    return rest_a[1:] == rest_b if len(a) > len(b) else rest_a == rest_b[1:]
