"""Names compared the way a reader compares them: accents, case and hyphens do not count."""

import re
import unicodedata

# particles that belong to a family name: Dutch, German, Romance, Arabic
PARTICLES = frozenset(
    """van von der den de del della di da dos das do du des la le les ten ter zu zum zur af av bin ibn al el abu
    y e""".split()
)
_WORD = re.compile(r"[^\W_]+")
# letters that NFKD leaves whole
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "þ": "th"}
)


def fold(text: str) -> str:
    """Return the text without accents, case and punctuation, words parted by one blank.

    >>> fold("Kolstø, Pål")
    'kolsto pal'
    """
    plain = text if text.isascii() else _unaccented(text)
    return " ".join(_WORD.findall(plain.casefold()))


def _unaccented(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def family_key(name: str) -> str:
    """Return what is compared of a family name: folded, without particles and without blanks.

    >>> family_key("van der Berg"), family_key("García-Márquez")
    ('berg', 'garciamarquez')
    """
    words = fold(name).split()
    kept = [w for w in words if w not in PARTICLES] or words
    return "".join(kept)
