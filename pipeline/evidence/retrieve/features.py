"""Features of a claim and a passage: stems, numbers, names and phrases they share, the passages beside it, its place."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.evidence.retrieve.index import PREFIX, PassageIndex, has_family
from pipeline.lexicon import fragment
from pipeline.text.regex import regex
from pipeline.text.stems import stems, trigram_similarity

# BM25: Robertson & Zaragoza (2009); b is small because sentences are of like length
_K1, _B = 1.2, 0.4
# words of one family share their first three letters and this much of their trigrams ("kazakh", "kazakhstan")
_SAME_FAMILY = 0.4
# "Tashkent", but not the first word of a sentence
_NAME = regex(r"(?<![.!?]\s)(?<!^)\b[A-Z][^\W\d_]{1,40}")
_LONGEST_PHRASE = 6
# "(Pedersen, 2001a; Lee et al. 2019)", "Lee et al. (2019)", "[3, 5]": who is cited says nothing of what the source says,
# while "(13 April 1944 – 16 May 2001)" does
_CITATION = regex(
    rf"\([^()]{{0,150}}?\b(?!(?i:{fragment('vocabulary.months.en')})\b)"
    r"[A-Z][^\W\dA-Z][\w'’-]{0,40}(?: et al\.?,?|,) (?:19|20)\d\d[a-z]?\b[^()]{0,150}\)"
    r"|(?<=\b)[A-Z][\w'’-]{1,40}(?: et al\.?| (?:and|&) [A-Z][\w'’-]{1,40})? \((?:19|20)\d\d[a-z]?\)"
    r"|\[\d{1,3}(?:[,–-] ?\d{1,3}){0,12}\]"
)

# of each passage: stem of the query → similarity of the most similar stem in it, 0…1
Matches = Sequence[Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Query:
    """A claim as it is put to one source.

    idf: stem → its idf there, summed in total_idf, greatest in highest_idf. numbers, names: which of the stems are; their
    summed idf in numbers_idf, names_idf. bigrams: neighbouring stems.
    """

    idf: dict[str, float]
    total_idf: float
    highest_idf: float
    numbers: frozenset[str]
    numbers_idf: float
    names: frozenset[str]
    names_idf: float
    bigrams: frozenset[tuple[str, str]]


def build_query(index: PassageIndex, claim: str) -> Query:
    """Return the query of a claim for the passages of an index; citations in the claim do not count."""
    claim = _CITATION.sub(" ", claim)
    claim_stems = stems(claim)
    idf = {stem: index.idf(stem) for stem in claim_stems}
    numbers = frozenset(stem for stem in idf if stem[0].isdigit())
    names = frozenset(stem for name in _NAME.findall(claim) for stem in stems(name)) & idf.keys()
    return Query(
        idf=idf,
        total_idf=sum(idf.values()) or 1.0,
        highest_idf=max(idf.values(), default=1.0),
        numbers=numbers,
        numbers_idf=sum(idf[stem] for stem in numbers),
        names=names,
        names_idf=sum(idf[stem] for stem in names),
        bigrams=frozenset(pairwise(claim_stems)),
    )


def match_stems(index: PassageIndex, query: Query) -> list[dict[str, float]]:
    """Return for each passage which stems of the query it has: stem → similarity of its most similar one, 1 for the same."""
    matches: list[dict[str, float]] = [{} for _ in index.stems]
    for stem in query.idf:
        similar = {stem: 1.0}
        if has_family(stem):
            family = (other for other in index.by_prefix.get(stem[:PREFIX], ()) if other != stem)
            similar |= {other: trigram_similarity(stem, other) for other in family}
        for other, similarity in similar.items():
            if similarity >= _SAME_FAMILY:
                for i in index.postings.get(other, ()):
                    matches[i][stem] = max(similarity, matches[i].get(stem, 0.0))
    return matches


def passage_features(index: PassageIndex, query: Query, matches: Matches) -> Iterator[dict[str, float]]:
    """Yield feature → value of each passage in text order; values lie in 0…1 but for length (log) and bm25.

    matches: what `match_stems` returned for the query.
    """
    exact = [frozenset([stem for stem, similarity in match.items() if similarity == 1.0]) for match in matches]
    matched_idf = [sum([query.idf[stem] * similarity for stem, similarity in match.items()]) for match in matches]
    # padded, so that passage i has its neighbours at i and i + 2, and at i + 1 and i + 3
    padded = [frozenset[str](), *exact, frozenset[str]()]
    overlap = [0.0, 0.0, *(value / query.total_idf for value in matched_idf), 0.0, 0.0]
    mean_length = sum(map(len, index.stems)) / max(1, len(index.stems))
    for i, passage in enumerate(index.stems):
        yield {
            **_exact_features(query, exact[i], passage, mean_length),
            "overlap": overlap[i + 2],
            "self_reference": overlap[i + 2] * index.self_reference[i],
            "precision": min(1.0, matched_idf[i] / (index.total_idf[i] or 1.0)),
            "neighbourhood": sum([query.idf[stem] for stem in padded[i] | padded[i + 1] | padded[i + 2]])
            / query.total_idf,
            "next": overlap[i + 3],
            "second_next": max(overlap[i], overlap[i + 4]),
            "length": math.log1p(len(passage)),
            "short": float(len(passage) < 4),
            "early": 1 / (1 + i),
            "late": i / len(index.stems),
        }


_NO_EXACT_MATCH = {"bm25": 0.0, "numbers": 0.0, "names": 0.0, "rarest": 0.0, "bigrams": 0.0, "phrase": 0.0}


def _exact_features(
    query: Query, exact: frozenset[str], passage: tuple[str, ...], mean_length: float
) -> dict[str, float]:
    """Return the features of what the passage has of the query word for word. exact: those stems of the query."""
    if not exact:
        return _NO_EXACT_MATCH
    norm = _K1 * (1 - _B + _B * len(passage) / (mean_length or 1.0))
    bm25 = numbers = names = rarest = 0.0
    for stem in exact:
        idf, count = query.idf[stem], passage.count(stem)
        bm25 += idf * count * (_K1 + 1) / (count + norm)
        rarest = max(rarest, idf)
        if stem in query.numbers:
            numbers += idf / query.numbers_idf
        if stem in query.names:
            names += idf / query.names_idf
    bigrams, phrase = _shared_phrases(passage, query) if len(exact) > 1 else (0, 0.0)
    return {
        "bm25": bm25 / query.total_idf,
        "numbers": numbers,
        "names": names,
        "rarest": rarest / query.highest_idf,
        "bigrams": min(_LONGEST_PHRASE, bigrams) / max(4, len(query.bigrams)),
        "phrase": phrase / query.total_idf,
    }


def _shared_phrases(passage: tuple[str, ...], query: Query) -> tuple[int, float]:
    """Return how many bigrams of the query the passage has, and the idf of the weightiest run of such bigrams."""
    count, best, run = 0, 0.0, 0.0
    for bigram in pairwise(passage):
        if bigram in query.bigrams:
            count += 1
            run = (run or query.idf[bigram[0]]) + query.idf[bigram[1]]
            best = max(best, run)
        else:
            run = 0.0
    return count, best
