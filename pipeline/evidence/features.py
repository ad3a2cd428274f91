"""What the ranker sees of a passage: words, numbers, names and phrases shared with the claim, neighbours, place."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.evidence.index import Index
from pipeline.evidence.words import STOP, alike, terms

# Robertson & Zaragoza (2009); b is small because sentences are of like length
_K1, _B = 1.2, 0.4
# words of one family share their first three letters and this much of their trigrams ("kazakh", "kazakhstan")
_ALIKE = 0.4
# "Tashkent", but not the first word of a sentence
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][^\W\d_]{1,40}")
_LONGEST_PHRASE = 6


@dataclass(frozen=True, slots=True)
class Question:
    """A claim put to one source. worth: stem → its idf there; phrases: its runs of two to six stems."""

    worth: dict[str, float]
    total: float
    numbers: frozenset[str]
    names: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    phrases: frozenset[tuple[str, ...]]


def question(source: Index, claim: str) -> Question:
    """Weigh the claim's words as the source does."""
    said = terms(claim)
    worth = {stem: source.weight(stem) for stem in said}
    names = {stem for name in _NAME.findall(claim) for stem in terms(name)}
    runs = (tuple(said[i : i + n]) for n in range(2, _LONGEST_PHRASE + 1) for i in range(len(said) - n + 1))
    return Question(
        worth,
        sum(worth.values()) or 1.0,
        frozenset(stem for stem in worth if stem[0].isdigit()),
        frozenset(names & worth.keys()),
        frozenset(pairwise(said)),
        frozenset(runs),
    )


def features(source: Index, claim: str) -> Iterator[dict[str, float]]:
    """Yield name → value for every passage in text order; values lie in 0…1 but for length (log) and bm25."""
    asked = question(source, claim)
    hits = _hits(source, asked.worth)
    exact = [frozenset(stem for stem, likeness in found.items() if likeness == 1.0) for found in hits]
    near = [sum(asked.worth[stem] * likeness for stem, likeness in found.items()) for found in hits]
    close = [0.0, 0.0, *(value / asked.total for value in near), 0.0, 0.0]
    mean = sum(map(len, source.words)) / max(1, len(source.words))
    held = [frozenset[str](), *exact, frozenset[str]()]
    for i, words in enumerate(source.words):
        yield {
            **_overlap(asked, exact[i]),
            "bm25": _bm25(words, exact[i], asked, mean),
            "soft": close[i + 2],
            "precise": min(1.0, near[i] / (source.bulk[i] or 1.0)),
            "phrase": _phrase(words, exact[i], asked),
            "pairs": _pairs(words, exact[i], asked),
            "around": _share(held[i] | held[i + 1] | held[i + 2], asked, asked.total),
            "next": close[i + 3],
            "previous": close[i + 1],
            "second": max(close[i], close[i + 4]),
            "length": math.log1p(len(words)),
            "short": float(len(words) < 4),
            "first": float(i == 0),
            "early": 1 / (1 + i),
            "late": i / len(source.words),
        }


def _hits(source: Index, worth: dict[str, float]) -> list[dict[str, float]]:
    """Return for every passage the claim's stems found in it, and how alike the likest word is (1: the same)."""
    hits: list[dict[str, float]] = [{} for _ in source.words]
    for stem in worth:
        likeness = {stem: 1.0}
        if len(stem) > 3 and stem not in STOP and not stem[0].isdigit():
            likeness |= {other: alike(stem, other) for other in source.heads.get(stem[:3], ()) if other != stem}
        for other, value in likeness.items():
            if value >= _ALIKE:
                for i in source.holding.get(other, ()):
                    hits[i][stem] = max(value, hits[i].get(stem, 0.0))
    return hits


def _share(stems: frozenset[str], asked: Question, whole: float) -> float:
    return sum(asked.worth[stem] for stem in stems) / whole if whole else 0.0


def _overlap(asked: Question, exact: frozenset[str]) -> dict[str, float]:
    """Return the shares of the claim's idf that the passage holds: in all, in numbers, in names, at best."""
    numbers = sum(asked.worth[stem] for stem in asked.numbers)
    names = sum(asked.worth[stem] for stem in asked.names)
    return {
        "cover": _share(exact, asked, asked.total),
        "numbers": _share(exact & asked.numbers, asked, numbers),
        "names": _share(exact & asked.names, asked, names),
        "rarest": max((asked.worth[s] for s in exact), default=0.0) / max(asked.worth.values(), default=1.0),
    }


def _bm25(words: tuple[str, ...], exact: frozenset[str], asked: Question, mean: float) -> float:
    norm = _K1 * (1 - _B + _B * len(words) / (mean or 1.0))
    counts = {stem: words.count(stem) for stem in exact}
    return sum(asked.worth[s] * n * (_K1 + 1) / (n + norm) for s, n in counts.items()) / asked.total


def _pairs(words: tuple[str, ...], exact: frozenset[str], asked: Question) -> float:
    """Return the share of the claim's neighbouring pairs that stand in the passage, six at most."""
    if len(exact) < 2:
        return 0.0
    return min(_LONGEST_PHRASE, sum(pair in asked.pairs for pair in pairwise(words))) / max(4, len(asked.pairs))


def _phrase(words: tuple[str, ...], exact: frozenset[str], asked: Question) -> float:
    """Return the idf share of the weightiest phrase that claim and passage have in common."""
    best, run = 0.0, list[str]()
    for word in words if len(exact) > 1 else ():
        run = [*run, word][-_LONGEST_PHRASE:]
        while len(run) > 1 and tuple(run) not in asked.phrases:
            run = run[1:]
        if len(run) > 1:
            best = max(best, sum(asked.worth[stem] for stem in run))
        elif run[0] not in exact:
            run = []
    return best / asked.total
