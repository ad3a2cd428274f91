"""Which words a short form stands for: by initials, by Schwartz and Hearst's letters, or nearly.

A. S. Schwartz, M. A. Hearst: A simple algorithm for identifying abbreviation definitions in biomedical text. PSB 2003.
"""

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from pipeline.text.gazetteer import names, word_set

# a word or a part of a hyphenated one: "Co-operation" is two, "People's" and "U.S" are one
_WORD = re.compile(r"[^\W_]+(?:['.&][^\W_]+)*|&")
# these may stand in a name without a letter of their own
_SMALL = frozenset(
    """a al and as at by d' da de del der des di do du el et for from in la le of on or s the to und with y &""".split()
)
# as in Group of Seven (G7)
_DIGITS = {w: str(i) for i, w in enumerate("zero one two three four five six seven eight nine ten".split())} | {
    "twenty": "20"
}
# share of letters in common from which a misfit is a slip and no other name: EUEA and Eurasian Economic Union have 3 of 4
_NEAR = 0.6


class LongForm(NamedTuple):
    """Where the words start in the text that ends with them, and whether the letters can be read off."""

    start: int
    fits: bool


class _Word(NamedTuple):
    text: str
    start: int
    joined: bool  # to the word before by a hyphen


def before(short: str, left: str) -> LongForm | None:
    """Find what a short form in brackets stands for; left: the text of the sentence up to the bracket.

    >>> before("CIS", "and the Commonwealth of Independent States")
    LongForm(start=8, fits=True)
    >>> before("EUEA", "by the Eurasian Economic Union")
    LongForm(start=7, fits=False)
    """
    letters = _letters(short)
    known = _words(left)[-(min(len(letters) + 5, 2 * len(letters)) + 4) :]
    if not known or short in (w.text for w in known):
        return None
    name = _name(known, left)
    first = _initials(known, letters)
    if first is not None:
        return LongForm(known[first].start, True)
    if short in word_set("acronyms.foreign_acronyms") and name:
        return LongForm(name[0].start, True)
    shuffled = bool(name) and Counter(_heads(name)) == Counter(letters)
    start = None if shuffled else _in_order(letters, left, known)
    # letters picked from small words before a name are chance: "is reinforced by the …"
    if start is not None and (len(name) < 2 or start >= name[0].start):
        return LongForm(start, True)
    return LongForm(name[0].start, False) if len(name) > 1 and _near(letters, _heads(name)) else None


def reads(short: str, long: str) -> bool | None:
    """Tell whether the letters can be read off the whole of a long form, None when it is some other remark.

    >>> reads("CSTO", "Collective Security Treaty Organization"), reads("US", "see below")
    (True, None)
    """
    found = before(short, long)
    if not found:
        return None
    skipped = [w for w in _words(long[: found.start]) if w.text.casefold() not in _SMALL]
    return None if skipped else found.fits


def _letters(short: str) -> str:
    """Return the letters and digits in small, without the s of a plural."""
    bare = short[:-1] if short.endswith("s") and short[:-1].isupper() else short
    return "".join(c for c in bare.casefold() if c.isalnum())


def _words(text: str) -> list[_Word]:
    return [_Word(m.group(), m.start(), m.start() > 0 and text[m.start() - 1] in "-–") for m in _WORD.finditer(text)]


def _heads(name: list[_Word]) -> str:
    """Return the initials of the words that count."""
    return "".join(w.text[0].casefold() for w in name if w.text.casefold() not in _SMALL)


def _name(known: list[_Word], left: str) -> list[_Word]:
    """Return the capitalised name that the words end with: "by the Eurasian Economic Union" → its last three."""
    first = len(known)
    for i in range(len(known) - 1, -1, -1):
        small = known[i].text.casefold() in _SMALL and not known[i].text[0].isupper()
        gap = left[known[i].start + len(known[i].text) : known[i + 1].start] if i + 1 < len(known) else ""
        owner = known[i].text.endswith("'s") and known[i].text[:-2] in names()  # Turkey's Justice Party
        if not (small or known[i].text[0].isupper()) or gap.strip() not in ("", "-", "–") or owner:
            break
        if known[i].text[0].isupper():
            first = i
    while first < len(known) and known[first].text in word_set("heads.openers"):
        first += 1
    return known[first:] if known and known[-1].text[0].isupper() else []


def _initials(known: list[_Word], letters: str) -> int | None:
    """Match every letter to the initial of a word, from the right; small words and parts after a hyphen may be passed over."""

    @cache  # else a row of small words is tried in every way
    def match(i: int, j: int) -> int | None:
        if i < 0:
            return None
        text = known[i].text.casefold()
        text = _DIGITS.get(text, text)
        if letters[: j + 1].endswith(text if text.isdigit() else text[0]):
            left = j - (len(text) if text.isdigit() else 1)
            found = match(i - 1, left) if left >= 0 else None if known[i].text in _SMALL else i
            if found is not None:
                return found
        return match(i - 1, j) if text in _SMALL or known[i].joined else None

    return match(len(known) - 1, len(letters) - 1)


def _in_order(letters: str, left: str, known: list[_Word]) -> int | None:
    """Schwartz and Hearst's search: every letter from right to left, the first one at the start of a word."""
    low = left.casefold()
    if len(low) != len(left):  # a letter that folds to two: offsets would slip
        return None
    at, floor = len(low), known[0].start
    for j in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= floor and (low[at] != letters[j] or (j == 0 and at > 0 and low[at - 1].isalnum())):
            at -= 1
        if at < floor:
            return None
    taken = [w for w in known if w.start >= at]
    long_enough = len(left) - at > len(letters) + 1 and len(taken) <= min(len(letters) + 5, 2 * len(letters))
    starts = sum(w.text[0].casefold() in letters for w in taken if w.text.casefold() not in _SMALL)
    # at least half of the words give a letter, else any long phrase would do
    return at if long_enough and 2 * starts >= len([w for w in taken if w.text.casefold() not in _SMALL]) else None


def _near(letters: str, initials: str) -> bool:
    common = sum((Counter(letters) & Counter(initials)).values())
    return abs(len(letters) - len(initials)) <= 2 and common >= _NEAR * max(len(letters), len(initials))
