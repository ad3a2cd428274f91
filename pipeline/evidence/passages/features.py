"""What the ranker sees of a passage: words, numbers, names and phrases shared with the claim, neighbours, place."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.evidence.passages.index import Index
from pipeline.evidence.words import STOP, alike, terms

# Robertson & Zaragoza (2009); b is small because sentences are of like length
_K1, _B = 1.2, 0.4
# words of one family share their first three letters and this much of their trigrams ("kazakh", "kazakhstan")
_ALIKE = 0.4
# "Tashkent", but not the first word of a sentence
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][^\W\d_]{1,40}")
_LONGEST_PHRASE = 6
# "(Pedersen, 2001a; Lee et al. 2019)", "Lee et al. (2019)", "[3, 5]": who is cited says nothing of what the source says,
# while "(13 April 1944 – 16 May 2001)" does
_CITED = re.compile(
    r"\([^()]{0,150}?\b(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"[A-Z][^\W\dA-Z][\w'’-]{0,40}(?: et al\.?,?|,) (?:19|20)\d\d[a-z]?\b[^()]{0,150}\)"
    r"|(?<=\b)[A-Z][\w'’-]{1,40}(?: et al\.?| (?:and|&) [A-Z][\w'’-]{1,40})? \((?:19|20)\d\d[a-z]?\)"
    r"|\[\d{1,3}(?:[,–-] ?\d{1,3}){0,12}\]"
)


@dataclass(frozen=True, slots=True)
class Question:
    """A claim put to one source. worth: stem → its idf there; in_numbers, in_names: the idf of all of them; pairs: neighbours."""

    worth: dict[str, float]
    total: float
    highest: float
    numbers: frozenset[str]
    in_numbers: float
    names: frozenset[str]
    in_names: float
    pairs: frozenset[tuple[str, str]]


def question(source: Index, claim: str) -> Question:
    """Weigh the claim's words as the source does; citations in it do not count."""
    claim = _CITED.sub(" ", claim)
    said = terms(claim)
    worth = {stem: source.weight(stem) for stem in said}
    numbers = frozenset(stem for stem in worth if stem[0].isdigit())
    names = frozenset(stem for name in _NAME.findall(claim) for stem in terms(name)) & worth.keys()
    return Question(
        worth=worth,
        total=sum(worth.values()) or 1.0,
        highest=max(worth.values(), default=1.0),
        numbers=numbers,
        in_numbers=sum(worth[stem] for stem in numbers),
        names=names,
        in_names=sum(worth[stem] for stem in names),
        pairs=frozenset(pairwise(said)),
    )


def features(source: Index, asked: Question, found: Sequence[Mapping[str, float]]) -> Iterator[dict[str, float]]:
    """Yield name → value for every passage in text order; values lie in 0…1 but for length (log) and bm25.

    found: what `hits` returned for the question.
    """
    exact = [frozenset([stem for stem, likeness in had.items() if likeness == 1.0]) for had in found]
    near = [sum([asked.worth[stem] * likeness for stem, likeness in had.items()]) for had in found]
    close = [0.0, 0.0, *(value / asked.total for value in near), 0.0, 0.0]
    mean = sum(map(len, source.words)) / max(1, len(source.words))
    held = [frozenset[str](), *exact, frozenset[str]()]
    for i, words in enumerate(source.words):
        yield {
            **_shared(asked, exact[i], words, mean),
            "soft": close[i + 2],
            "own": close[i + 2] * source.own[i],
            "precise": min(1.0, near[i] / (source.bulk[i] or 1.0)),
            "around": sum([asked.worth[stem] for stem in held[i] | held[i + 1] | held[i + 2]]) / asked.total,
            "next": close[i + 3],
            "second": max(close[i], close[i + 4]),
            "length": math.log1p(len(words)),
            "short": float(len(words) < 4),
            "early": 1 / (1 + i),
            "late": i / len(source.words),
        }


def hits(source: Index, worth: dict[str, float]) -> list[dict[str, float]]:
    """Return for every passage the claim's stems found in it, and how alike the likest word is (1: the same)."""
    out: list[dict[str, float]] = [{} for _ in source.words]
    for stem in worth:
        likeness = {stem: 1.0}
        if len(stem) > 3 and stem not in STOP and not stem[0].isdigit():
            likeness |= {other: alike(stem, other) for other in source.heads.get(stem[:3], ()) if other != stem}
        for other, value in likeness.items():
            if value >= _ALIKE:
                for i in source.holding.get(other, ()):
                    out[i][stem] = max(value, out[i].get(stem, 0.0))
    return out


_NOTHING = {"bm25": 0.0, "numbers": 0.0, "names": 0.0, "rarest": 0.0, "pairs": 0.0, "phrase": 0.0}


def _shared(asked: Question, exact: frozenset[str], words: tuple[str, ...], mean: float) -> dict[str, float]:
    """Return what the passage has of the claim word for word: in all, in numbers, in names, the rarest, phrases."""
    if not exact:
        return _NOTHING
    norm = _K1 * (1 - _B + _B * len(words) / (mean or 1.0))
    bm25 = numbers = names = rarest = 0.0
    for stem in exact:
        worth, count = asked.worth[stem], words.count(stem)
        bm25 += worth * count * (_K1 + 1) / (count + norm)
        rarest = max(rarest, worth)
        if stem in asked.numbers:
            numbers += worth / asked.in_numbers
        if stem in asked.names:
            names += worth / asked.in_names
    pairs, phrase = _phrases(words, asked) if len(exact) > 1 else (0, 0.0)
    return {
        "bm25": bm25 / asked.total,
        "numbers": numbers,
        "names": names,
        "rarest": rarest / asked.highest,
        "pairs": min(_LONGEST_PHRASE, pairs) / max(4, len(asked.pairs)),
        "phrase": phrase / asked.total,
    }


def _phrases(words: tuple[str, ...], asked: Question) -> tuple[int, float]:
    """Count the claim's neighbouring pairs in the passage, and weigh the weightiest run of such pairs."""
    count, best, run = 0, 0.0, 0.0
    for pair in pairwise(words):
        if pair in asked.pairs:
            count += 1
            run = (run or asked.worth[pair[0]]) + asked.worth[pair[1]]
            best = max(best, run)
        else:
            run = 0.0
    return count, best
