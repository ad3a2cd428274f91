"""The passages of one source, indexed once for many queries."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evidence.retrieve.idf import passage_idf
from pipeline.evidence.retrieve.self_reference import is_self_reference
from pipeline.text.stems import STOPWORDS, stems

# words of one family are looked for among those that begin alike
PREFIX = 3


@dataclass(frozen=True, slots=True)
class PassageIndex:
    """Inverted index of passages by their stems.

    stems: of each passage, in text order. postings: stem → the passages that have it, each once, ascending.
    by_prefix: the longer stems under their first three letters. total_idf: summed idf of each passage's stems.
    self_reference: whether the work speaks of itself in the passage.
    """

    stems: tuple[tuple[str, ...], ...]
    postings: dict[str, list[int]]
    by_prefix: dict[str, list[str]]
    total_idf: tuple[float, ...]
    self_reference: tuple[bool, ...]

    def idf(self, stem: str) -> float:
        """Return the idf of a stem in this source."""
        return passage_idf(stem, len(self.postings.get(stem, ())), len(self.stems))


def has_family(stem: str) -> bool:
    """Tell whether stems of one family ("kazakh", "kazakhstan") may stand for this one: not for numbers and short words."""
    return len(stem) > PREFIX and stem not in STOPWORDS and not stem[0].isdigit()


def index_passages(passages: Sequence[str]) -> PassageIndex:
    """Index the passages; linear in their length."""
    stemmed = tuple(tuple(stems(passage)) for passage in passages)
    distinct = [frozenset(passage) for passage in stemmed]
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for i, vocabulary in enumerate(distinct):
        for stem in vocabulary:
            postings[stem].append(i)
    by_prefix: dict[str, list[str]] = {}
    for stem in sorted(postings):
        if has_family(stem):
            by_prefix.setdefault(stem[:PREFIX], []).append(stem)
    idf = {stem: passage_idf(stem, len(found), len(stemmed)) for stem, found in postings.items()}
    total_idf = tuple(sum([idf[stem] for stem in vocabulary]) for vocabulary in distinct)
    return PassageIndex(stemmed, dict(postings), by_prefix, total_idf, tuple(map(is_self_reference, passages)))
