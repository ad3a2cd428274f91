"""Stems: words folded and without endings, numbers without thousands marks; the terms that retrieval and comparison count."""

import unicodedata
from functools import lru_cache

from pipeline.lexicon import words
from pipeline.text.regex import regex

STOPWORDS = frozenset(words("vocabulary.stopwords.en"))
# "1,234.5" is one word, so is "naïve"
_WORD = regex(r"\d{1,20}(?:[.,]\d{1,20}){0,8}|[^\W\d_]{1,60}")
_PLURALS = (("ies", "y"), ("sses", "ss"), ("es", "e"), ("s", ""))
# the longest ending that leaves at least four letters is cut: "launching", "launches", "launched" → "launch"
_SUFFIXES = words("vocabulary.suffixes.en")
_SHORTEST_STEM = 4


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the stem of a case-folded word: no accents, no inflectional or derivational ending.

    >>> stem("launches"), stem("countries"), stem("1,200")
    ('launch', 'country', '1200')
    """
    if word[0].isdigit():
        return word.replace(",", "")
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    if len(word) < _SHORTEST_STEM or word in STOPWORDS:
        return word
    if not word.endswith(("ss", "us")):
        word = next((word[: -len(end)] + to for end, to in _PLURALS if word.endswith(end)), word)
    cut = (word[: -len(end)] for end in _SUFFIXES if word.endswith(end) and len(word) - len(end) >= _SHORTEST_STEM)
    word = next(cut, word)
    return word[:-1] if len(word) > _SHORTEST_STEM and word[-1] == word[-2] else word


def stems(text: str) -> list[str]:
    """Return the stems of the words and numbers of a text, in text order.

    >>> stems("Exports grew to 1,200 tonnes.")
    ['export', 'grew', 'to', '1200', 'tonn']
    """
    return [stem(word) for word in _WORD.findall(text.casefold())]


@lru_cache(maxsize=1 << 16)
def trigrams(word: str) -> frozenset[str]:
    """Return the letter trigrams of a word with its ends marked."""
    marked = f"^{word}$"
    return frozenset(marked[i : i + 3] for i in range(len(marked) - 2))


def trigram_similarity(left: str, right: str) -> float:
    """Return the Dice coefficient of the letter trigrams of two words, 0…1."""
    a, b = trigrams(left), trigrams(right)
    return 2 * len(a & b) / (len(a) + len(b))
