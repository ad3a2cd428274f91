"""Numbers in words of other languages than English: their patterns and values, with compounds and halves."""

from decimal import Decimal
from functools import cache

from pipeline.lexicon import either, fragment, numbers, words
from pipeline.lexicon.loader import entry
from pipeline.text.regex import regex

BLANK = r"[ \u00a0\u202f]"
_PARTS = regex(r"[\s\u00a0-]+(?:et[\s-]+)?")
_HUNDRED, _THOUSAND = 100, 1000
ONES = frozenset(words("languages.ones"))


def read_words(written: str, language: str) -> int | None:
    """Return the value of a number in words, None where they make none.

    >>> read_words("soixante-quinze", "fr"), read_words("cent cinquante mille", "fr"), read_words("dreihundertvierzig", "de")
    (75, 150000, 340)
    """
    values = word_values(language)
    total = current = 0
    for word in _PARTS.split(written.casefold()):
        value = values.get(word) or (_compound(word) if language == "de" else 1 if word in ONES and current else None)
        if value is None:
            return None
        is_power = value in (_HUNDRED, _THOUSAND) or (value == 20 and current == 4)  # "quatre-vingts"
        current = max(current, 1) * value if is_power else current + value
        if value == _THOUSAND:
            total, current = total + current, 0
    return total + current or None


@cache
def word_values(language: str) -> dict[str, int]:
    """Return word → value, the German words for 21 to 99 among them."""
    values = numbers(f"languages.numerals.{language}") if language in entry("languages.numerals") else {}
    if language == "de":
        ones = {"ein": 1} | {word: value for word, value in values.items() if value < 10}
        tens = {word: value for word, value in values.items() if 20 <= value < 100}
        values = values | {f"{one}und{ten}": a + b for one, a in ones.items() for ten, b in tens.items()}
    return values


def _compound(word: str) -> int | None:
    """Return the value of a German compound of hundreds and thousands: "zweitausenddreihundert"."""
    for name, power in (("tausend", _THOUSAND), ("hundert", _HUNDRED)):
        before, is_there, after = word.partition(name)
        if is_there:
            left, right = _side(before), _side(after.removeprefix("und"))
            return None if left is None or right is None else (left or 1) * power + right
    return word_values("de").get(word)


def _side(word: str) -> int | None:
    """Return what stands before or behind a power: 0 for nothing, 1 for "ein"."""
    if word in ("", "ein", "eins"):
        return len(word) and 1
    return _compound(word)


@cache
def cardinal(language: str) -> str:
    """Return the pattern of a number in words, without groups."""
    values = word_values(language)
    if not values:
        return r"(?!)"
    word = either(values)
    if language == "de":
        below = either([*values, "ein", "eins"])
        hundreds = rf"(?:{either([*(w for w, n in values.items() if n < 10), 'ein'])})?hundert(?:und)?(?:{below})?"
        return rf"(?:(?:{hundreds}|{below})?tausend(?:und)?(?:{hundreds}|{below})?|{hundreds}|{word})"
    joined = (
        rf"-|{BLANK}et{BLANK}|-et-|{BLANK}(?=(?:cents?|mille)\b)|(?<=cent){BLANK}|(?<=cents){BLANK}|(?<=mille){BLANK}"
    )
    more = rf"(?:(?:{joined}){word})"
    return rf"{word}{more}{{0,6}}(?:(?:{BLANK}|-)et(?:{BLANK}|-)une?\b)?"


@cache
def halves(language: str) -> str:
    """Return the pattern of a number that ends in a half: "anderthalb", "zweieinhalb"."""
    ones = either([*(word for word, value in word_values(language).items() if value <= 10), "ein"])
    return rf"(?:{ones}einhalb|{fragment('languages.one_and_a_half')})" if language == "de" else r"(?!)"


def read_half(written: str, language: str) -> Decimal:
    """Return the value of a word of halves.

    >>> str(read_half("zweieinhalb", "de")), str(read_half("anderthalb", "de"))
    ('2.5', '1.5')
    """
    integer = written.casefold().removesuffix("einhalb")
    return word_values(language).get(integer, 1) + Decimal("0.5")
