"""Words as a ranker compares them: folded, without endings, numbers without their thousands marks."""

import re
import unicodedata
from functools import lru_cache

# "1,234.5" is one word, so is "naïve"
_WORD = re.compile(r"\d{1,20}(?:[.,]\d{1,20}){0,8}|[^\W\d_]{1,60}")
# function words of English: they say nothing of the topic
STOP = frozenset(
    """a an the of in on at to for and or but is are was were be been being by with from as that this these those it its he she
    his her him they their them which who whom whose what when where has have had having do does did not no nor also there here we
    our us you your i me my will would can could may might shall should must than then so such if while into over about after
    before between during under through against both each any some all most more other only own same too very s t""".split()
)
# the longest ending that leaves at least four letters is cut: "launching", "launches", "launched" → "launch"
_PLURALS = (("ies", "y"), ("sses", "ss"), ("es", "e"), ("s", ""))
_ENDINGS = "ingly edly ations ation ions ion ments ment ness ings ing ers er ed ly al e".split()


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the word without accents and endings.

    >>> stem("launches"), stem("countries"), stem("1,200")
    ('launch', 'country', '1200')
    """
    if word[0].isdigit():
        return word.replace(",", "")
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    if len(word) <= 3 or word in STOP:
        return word
    if not word.endswith(("ss", "us")):
        word = next((word[: -len(end)] + to for end, to in _PLURALS if word.endswith(end)), word)
    word = next((word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 4), word)
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word


def terms(text: str) -> list[str]:
    """Return the stems of the words and numbers in text order.

    >>> terms("Exports grew to 1,200 tonnes.")
    ['export', 'grew', 'to', '1200', 'tonn']
    """
    return [stem(word) for word in _WORD.findall(text.casefold())]


@lru_cache(maxsize=1 << 16)
def trigrams(word: str) -> frozenset[str]:
    """Return the letter trigrams with the ends of the word marked."""
    marked = f"^{word}$"
    return frozenset(marked[i : i + 3] for i in range(len(marked) - 2))


def alike(one: str, other: str) -> float:
    """Return the Dice coefficient of the trigrams of two words, 0…1."""
    a, b = trigrams(one), trigrams(other)
    return 2 * len(a & b) / (len(a) + len(b))
