"""Names at an edit distance of one, found without comparing each with each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.text.spelling import one_edit_apart

_SHORTEST, _LONGEST = 5, 40  # letters of a key that is compared; in shorter ones a letter makes another name


class NearKeys:
    """(key, year) pairs, found by a key at an edit distance of one; indexed on first use.

    Two keys one edit apart share a key with one letter left out (the deletion neighbourhood of Mor & Fraenkel, 1982).
    """

    def __init__(self, keys: Iterable[tuple[str, str]]) -> None:
        self._keys = keys
        self._by_deletion: dict[tuple[str, str], set[str]] | None = None

    def of(self, key: str, year: str) -> Iterator[str]:
        """Yield the other keys of that year at an edit distance of one."""
        if self._by_deletion is None:
            self._by_deletion = defaultdict(set)
            for listed, listed_year in self._keys:
                for deletion in _deletions(listed):
                    self._by_deletion[deletion, listed_year].add(listed)
        seen = {key}
        for deletion in _deletions(key):
            for listed in self._by_deletion.get((deletion, year), ()):
                if listed not in seen and one_edit_apart(key, listed):
                    seen.add(listed)
                    yield listed


def _deletions(key: str) -> Iterator[str]:
    """Yield the key, and the key without each of its letters."""
    if _SHORTEST <= len(key) <= _LONGEST:
        yield key
        yield from (key[:i] + key[i + 1 :] for i in range(len(key)))
