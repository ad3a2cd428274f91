"""The language of a text, by its commonest function words."""

from collections import Counter
from functools import cache

from pipeline.lexicon.loader import entry
from pipeline.text.regex import regex

_WORD = regex(r"[^\W\d_]+")
_SAMPLE = 40_000  # characters that are read; a language shows in far fewer
# share of function words from which a text is prose of a language, and by how much it must lead before English
_LEAST_SHARE, _LEAD = 0.12, 1.3
# the same of tables and lists, which have few of them: another language must lead much farther
_LEAST_SHARE_OF_LIST, _LEAD_OF_LIST, _LEAST_DIFFERENT = 0.04, 8, 3
_LEAST_WORDS = 40
ENGLISH = "en"


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language, English where the text is short or nothing speaks for another.

    >>> language_of("Die Zahl der Bäume ist seit dem Jahr 1999 nicht mehr gestiegen, und das liegt auch an der Trockenheit. " * 4)
    'de'
    """
    found = Counter(word.casefold() for word in _WORD.findall(text[:_SAMPLE]))
    total = found.total()
    if total < _LEAST_WORDS:
        return ENGLISH
    shares = {language: sum(found[word] for word in words) / total for language, words in _function_words().items()}
    best = max(shares, key=lambda language: shares[language])
    leads = shares[best] >= _LEAST_SHARE and shares[best] > _LEAD * shares[ENGLISH]
    is_list = (
        shares[best] >= _LEAST_SHARE_OF_LIST
        and shares[best] > _LEAD_OF_LIST * shares[ENGLISH]
        and sum(word in found for word in _function_words()[best]) >= _LEAST_DIFFERENT
    )
    return best if leads or is_list else ENGLISH


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return {language: frozenset(words) for language, words in entry("languages.function_words").items()}
