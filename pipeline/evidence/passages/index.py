"""The passages of one source, made ready to be asked many times."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evidence.passages.background import weight
from pipeline.evidence.passages.own import own
from pipeline.evidence.words import STOP, terms


@dataclass(frozen=True, slots=True)
class Index:
    """Passages by their words.

    words: the stems of each passage in text order. holding: stem → the passages that hold it, each once, in order.
    heads: stems of three letters or more under their first three letters. bulk: summed idf of each passage's stems.
    own: whether the work speaks of itself in a passage.
    """

    words: tuple[tuple[str, ...], ...]
    holding: dict[str, list[int]]
    heads: dict[str, list[str]]
    bulk: tuple[float, ...]
    own: tuple[bool, ...]

    def weight(self, stem: str) -> float:
        """Return what a stem is worth here."""
        return weight(stem, len(self.holding.get(stem, ())), len(self.words))


def index(passages: Sequence[str]) -> Index:
    """Read the passages once; linear in their length."""
    words = tuple(tuple(terms(passage)) for passage in passages)
    each = [frozenset(passage) for passage in words]
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for i, stems in enumerate(each):
        for stem in stems:
            holding[stem].append(i)
    heads: dict[str, list[str]] = {}
    for stem in sorted(holding):
        if len(stem) > 3 and stem not in STOP and not stem[0].isdigit():
            heads.setdefault(stem[:3], []).append(stem)
    worth = {stem: weight(stem, len(found), len(words)) for stem, found in holding.items()}
    bulk = tuple(sum([worth[stem] for stem in stems]) for stems in each)
    return Index(words, dict(holding), heads, bulk, tuple(map(own, passages)))
