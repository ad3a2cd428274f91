"""Inverse document frequency (idf) of stems: in English at large (assets/idf.tsv) and among the passages of one source.

The first keeps a word that is frequent in one source from being taken for a common one.
"""

import math
from functools import cache
from importlib.resources import files

from pipeline.text.stems import STOPWORDS

# of stems that assets/idf.tsv does not list, and of function words
_UNLISTED_IDF, _STOPWORD_IDF = 7.5, 0.4


@cache
def _corpus_idf() -> dict[str, float]:
    """Return stem → idf of assets/idf.tsv and of the function words; origin of the counts: assets/DATA.md."""
    table = (files("pipeline.assets") / "idf.tsv").read_text(encoding="utf-8")
    listed = {stem: float(idf) for stem, idf in (line.split("\t") for line in table.splitlines())}
    return listed | dict.fromkeys(STOPWORDS, _STOPWORD_IDF)


def corpus_idf(stem: str) -> float:
    """Return the idf of a stem in English at large: 0.4 for function words, 7.5 for rare words and numbers."""
    return _corpus_idf().get(stem, _UNLISTED_IDF)


def passage_idf(stem: str, document_frequency: int, passages: int) -> float:
    """Return the mean of a stem's idf in English and its idf among the passages of a source (Robertson's, never negative).

    document_frequency: in how many of the passages the stem stands.
    """
    if stem in STOPWORDS:
        return _STOPWORD_IDF
    among_passages = math.log(1 + (passages - document_frequency + 0.5) / (document_frequency + 0.5))
    return (among_passages + corpus_idf(stem)) / 2
