"""Whether two containers (journal, book, meeting) are one: in full, abbreviated, or by their initials."""

from functools import lru_cache

from pipeline.lexicon import words as lexicon_words
from pipeline.verify.normalise import normalise, squeeze
from pipeline.verify.similarity import best_part, ratio

_FUNCTION_WORDS = frozenset(lexicon_words("verify.function_words"))
_COMMON = frozenset(lexicon_words("verify.container_words"))
_SAME_WORD = 0.8
_LONG_NAME, _MISREAD = 15, 0.9  # letters of a container that is found in the entry although a tenth of them is misread


def container_similarity(cited: str, container: str, raw_squeezed: str) -> float | None:
    """Return how alike two containers are, 0 to 1; None where a side has none.

    Args:
        cited: as the parser read it.
        container: of the record.
        raw_squeezed: the whole entry without blanks, in which the record's container may stand all the same.

    >>> container_similarity("Proc Natl Acad Sci", "Proceedings of the National Academy of Sciences", "")
    1.0
    """
    if not container:
        return None
    squeezed = squeeze(container)
    if len(squeezed) > 3 and squeezed in raw_squeezed:
        return 1.0
    if not cited:
        return None
    found = _alike(cited, container)
    if found < _MISREAD and len(squeezed) >= _LONG_NAME and (in_raw := best_part(squeezed, raw_squeezed)) >= _MISREAD:
        return in_raw
    return found


@lru_cache(maxsize=1 << 15)
def _alike(left: str, right: str) -> float:
    words, others = _words(left), _words(right)
    if not words or not others:
        return 0.0
    if (
        abbreviates(words, others)
        or abbreviates(others, words)
        or _is_initials(words, others)
        or _is_initials(others, words)
    ):
        return 1.0
    telling, other_telling = set(words) - _COMMON, set(others) - _COMMON
    if telling and other_telling and not any(_begin_alike(w, o) for w in telling for o in other_telling):
        return 0.0
    shared = set(words) & set(others)
    subset = 0.9 if shared in (set(words), set(others)) and len(shared) > 1 else 0.0
    by_sorted_words = ratio(" ".join(sorted(words)), " ".join(sorted(others)))
    return max(ratio(normalise(left), normalise(right)), ratio(squeeze(left), squeeze(right)), by_sorted_words, subset)


def _begin_alike(left: str, right: str) -> bool:
    """Tell whether one word may be the other, abbreviated or misspelt."""
    return _begins(left, right) or _begins(right, left) or ratio(left, right) >= _SAME_WORD


def _words(text: str) -> tuple[str, ...]:
    found = tuple(word for word in normalise(text).split() if word not in _FUNCTION_WORDS)
    return found or tuple(normalise(text).split())


def abbreviates(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether each word begins a word of the other, in order, and none but the last words are left out.

    >>> abbreviates(("rev", "bras", "epidemiol"), ("revista", "brasileira", "epidemiologia"))
    True
    """
    if len(words) < 2 and (not words or len(words[0]) < 3 or len(others) > 1):
        return False
    place = 0
    for word in words:
        place = next((i + 1 for i in range(place, len(others)) if _begins(word, others[i])), 0)
        if not place:
            return False
    return len(words) * 2 >= len(others)


def _begins(short: str, word: str) -> bool:
    """Tell whether an abbreviation is one of a word: its beginning, or its first letter and others in order ("natl", "intl")."""
    if word.startswith(short):
        return True
    if len(short) < 3 or short[0] != word[0]:
        return False
    letters = iter(word)
    return short[-1] == word[-1] and all(letter in letters for letter in short)


def _is_initials(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether one word is made of the initials of the others: "pnas", "jama"."""
    return len(words) == 1 and 2 <= len(words[0]) <= 8 and words[0] == "".join(word[0] for word in others)
