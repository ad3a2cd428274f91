"""Normalisation of personal names: accents, case, hyphens and particles do not count when names are compared."""

import unicodedata
from functools import lru_cache

from pipeline.lexicon import words
from pipeline.text.regex import regex

PARTICLES = frozenset(words("vocabulary.name_particles"))
_ARTICLES = frozenset(words("vocabulary.articles"))
_WORD = regex(r"[^\W_]+")
# letters that NFKD does not decompose
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "þ": "th"}
)


@lru_cache(maxsize=4096)  # a document writes few names, and each is compared many times
def fold(text: str) -> str:
    """Return the text without accents, case and punctuation, its words separated by one blank.

    >>> fold("Kolstø, Pål")
    'kolsto pal'
    """
    unaccented = text if text.isascii() else _without_accents(text)
    return " ".join(_WORD.findall(unaccented.casefold()))


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def short_title(title: str) -> str:
    """Return a title folded and without its article, as MLA shortens it.

    >>> short_title("The Foundry at Forty")
    'foundry at forty'
    """
    first, _, rest = fold(title).partition(" ")
    return rest if rest and first in _ARTICLES else f"{first} {rest}".strip()


def family_key(name: str) -> str:
    """Return the comparison key of a family name: folded, without particles and blanks.

    >>> family_key("van der Berg"), family_key("García-Márquez")
    ('berg', 'garciamarquez')
    """
    parts = fold(name).split()
    return "".join([part for part in parts if part not in PARTICLES] or parts)
