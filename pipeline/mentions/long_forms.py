"""Which words an acronym stands for: by initials, by Schwartz and Hearst's algorithm, or nearly.

A. S. Schwartz, M. A. Hearst: A simple algorithm for identifying abbreviation definitions in biomedical text. PSB 2003.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.lexicon import numbers
from pipeline.text.gazetteer import names, word_set
from pipeline.text.regex import regex

# a word or a part of a hyphenated one: "Co-operation" is two, "People's" and "U.S" are one
_WORD = regex(r"[^\W_]+(?:['.&][^\W_]+)*|&")
# share of letters in common from which a misfit is a slip and no other name: EUEA and Eurasian Economic Union have 3 of 4
_SIMILAR = 0.6


class LongForm(NamedTuple):
    """Where the words start in the text that ends with them, and whether the letters can be read off."""

    start: int
    fits: bool


class _Word(NamedTuple):
    text: str
    start: int
    hyphenated: bool  # to the word before

    @property
    def is_small(self) -> bool:
        """Whether it may stand in a name without a letter of its own."""
        return self.text.casefold() in word_set("acronyms.small_words")


def find_long_form(short: str, left: str) -> LongForm | None:
    """Return what a short form in brackets stands for; left: the text of the sentence up to the bracket.

    >>> find_long_form("CIS", "and the Commonwealth of Independent States")
    LongForm(start=8, fits=True)
    >>> find_long_form("EUEA", "by the Eurasian Economic Union")
    LongForm(start=7, fits=False)
    """
    letters = _letters(short)
    words = _words(left)[-(min(len(letters) + 5, 2 * len(letters)) + 4) :]
    if not words or short in (word.text for word in words):
        return None
    name = _capitalised_name(words, left)
    first = next((at for form in _spellings(letters) if (at := _match_initials(words, form)) is not None), None)
    if first is not None:
        return LongForm(words[first].start, True)
    if short in word_set("acronyms.foreign_acronyms") and name:
        return LongForm(name[0].start, True)
    shuffled = bool(name) and Counter(_initials(name)) == Counter(letters)
    start = None if shuffled else _match_in_order(letters.rstrip("0123456789") or letters, left, words)
    # letters picked from small words before a name are chance: "is reinforced by the …"
    if start is not None and (len(name) < 2 or start >= name[0].start):
        return LongForm(start, True)
    return LongForm(name[0].start, False) if len(name) > 1 and _are_similar(letters, _initials(name)) else None


def is_expansion(short: str, long: str) -> bool | None:
    """Return whether the letters can be read off the whole of a long form; None when it is some other remark.

    >>> is_expansion("CSTO", "Collective Security Treaty Organization"), is_expansion("US", "see below")
    (True, None)
    """
    found = find_long_form(short, long)
    if not found or not all(word.is_small for word in _words(long[: found.start])):
        return None
    return found.fits


def _letters(short: str) -> str:
    """Return the letters and digits in lower case, without the s of a plural."""
    singular = short[:-1] if short.endswith("s") and short[:-1].isupper() else short
    return "".join(c for c in singular.casefold() if c.isalnum())


def _spellings(letters: str) -> Iterator[str]:
    """Yield the letters of a short form, and those that its digits stand for: T2M is TMM, W3C is WWWC, QUADAS-2 is QUADAS."""
    yield letters
    counted = re.sub(r"([a-z])([2-4])(?=[a-z])", lambda m: m[1] * int(m[2]), letters)
    doubled = re.sub(r"([2-4])([a-z])", lambda m: m[2] * int(m[1]), letters)
    yield from (form for form in (counted, doubled, letters.rstrip("0123456789")) if form != letters and len(form) > 1)


def _words(text: str) -> list[_Word]:
    return [_Word(m.group(), m.start(), m.start() > 0 and text[m.start() - 1] in "-–") for m in _WORD.finditer(text)]


def _initials(name: list[_Word]) -> str:
    """Return the initials of the words that count."""
    return "".join(word.text[0].casefold() for word in name if not word.is_small)


def _capitalised_name(words: list[_Word], left: str) -> list[_Word]:
    """Return the capitalised name that the words end with: "by the Eurasian Economic Union" → its last three."""
    first = len(words)
    for i in range(len(words) - 1, -1, -1):
        word = words[i].text
        gap = left[words[i].start + len(word) : words[i + 1].start] if i + 1 < len(words) else ""
        owner = word.endswith("'s") and word[:-2] in names()  # Turkey's Justice Party
        if not (word[0].isupper() or words[i].is_small) or gap.strip() not in ("", "-", "–") or owner:
            break
        if word[0].isupper():
            first = i
    while first < len(words) and words[first].text in word_set("heads.openers"):
        first += 1
    return words[first:] if words and words[-1].text[0].isupper() else []


def _match_initials(words: list[_Word], letters: str) -> int | None:
    """Match every letter to the initial of a word, from the right; small words and parts after a hyphen may be passed over."""

    @cache  # else a row of small words is tried in every way
    def match(i: int, j: int) -> int | None:
        if i < 0:
            return None
        initial = "x" if letters[j : j + 1] == "x" and _begins_with_x(words[i]) else _initial(words[i])
        if letters[: j + 1].endswith(initial):
            rest = j - len(initial)
            found = match(i - 1, rest) if rest >= 0 else i if not _is_lowercase_small(words[i]) else None
            if found is not None:
                return found
        return match(i - 1, j) if words[i].is_small or words[i].hyphenated else None

    return match(len(words) - 1, len(letters) - 1)


def _begins_with_x(word: _Word) -> bool:
    """Tell whether a word gives an X: the "Extensible" of XML."""
    return word.text.casefold().startswith("ex")


def _is_lowercase_small(word: _Word) -> bool:
    return word.text in word_set("acronyms.small_words")


def _initial(word: _Word) -> str:
    """Return the first letter of a word, of a numeral its digits: Group of Seven (G7)."""
    text = word.text.casefold()
    digits = _numerals().get(text, text)
    return digits if digits.isdigit() else text[0]


@cache
def _numerals() -> dict[str, str]:
    """Return numeral → its digits."""
    return {
        word: str(number)
        for name in ("zero", "ones", "teens", "tens")
        for word, number in numbers(f"vocabulary.numerals.{name}").items()
    }


def _match_in_order(letters: str, left: str, words: list[_Word]) -> int | None:
    """Return where Schwartz and Hearst's search ends: every letter from right to left, the first one at the start of a word."""
    folded = left.casefold()
    if len(folded) != len(left):  # a letter that folds to two: offsets would slip
        return None
    at, floor = len(folded), words[0].start
    for j in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= floor and (folded[at] != letters[j] or (j == 0 and at > 0 and folded[at - 1].isalnum())):
            at -= 1
        if at < floor:
            return None
    covered = [word for word in words if word.start >= at]
    long_enough = len(left) - at > len(letters) + 1 and len(covered) <= min(len(letters) + 5, 2 * len(letters))
    initials = _initials(covered)
    # at least half of the words give a letter, else any long phrase would do
    return at if long_enough and 2 * sum(initial in letters for initial in initials) >= len(initials) else None


def _are_similar(letters: str, initials: str) -> bool:
    common = sum((Counter(letters) & Counter(initials)).values())
    return abs(len(letters) - len(initials)) <= 2 and common >= _SIMILAR * max(len(letters), len(initials))
