"""Where a value stands in a text, and the text cut into marked and unmarked parts."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.model import Sign
from pipeline.text.regex import regex


class Mark(NamedTuple):
    """A compared value in a text: its code points, half-open, and how it stands to its counterpart."""

    start: int
    end: int
    sign: Sign


# typography that a quotation may change
_SAME = ("'’‘`", '"“”„«»', "-‐‑–—−")
# one letter for all that stand for it; every space is one
_CANONICAL = {ord(c): same[0] for same in _SAME for c in same} | {
    ord(c): " " for c in "\t\n\r\x0b\x0c\u00a0\u2007\u2009\u202f"
}
_TABLE_ROW = regex(r"\t|  ")
_NUMBER = regex(r"\d[\d.,·]*\d|\d")
_OPERANDS = regex(r", | and ")


def find_value(value: str, text: str, masked: Sequence[str] = ()) -> tuple[int, int] | None:
    """Return where a value stands in a text, whatever the typography, and not inside of a word or a number.

    masked: words of the text in which no value is meant, as citations.

    >>> find_value("2021", "In 2021 (Lee, 2021)"), find_value("5", "15.5")
    ((3, 7), None)
    """
    excluded = [found.span() for words in masked if words for found in re.finditer(re.escape(words), text)]
    for start, end in _occurrences(value, text) if value.strip() else ():
        if not any(left <= start and end <= right for left, right in excluded):
            return start, end
    return None


def _occurrences(value: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a value stands; a search for plain letters where that finds the same, since to compile a pattern costs more."""
    plain, letters = _plain(text), _plain(value)
    if (
        len(plain) != len(text)
        or len(letters) != len(value)
        or "  " in plain
        or "  " in letters
        or letters != letters.strip()
    ):
        yield from (found.span() for found in _pattern(value).finditer(text))
        return
    start = plain.find(letters)
    while start >= 0:
        end = start + len(letters)
        stands = _begins(text, start) and _ends(text, end, number=value[-1].isdigit())
        if stands:
            yield start, end
        start = plain.find(letters, end if stands else start + 1)


def _plain(text: str) -> str:
    return text.translate(_CANONICAL).lower()


def _begins(text: str, at: int) -> bool:
    """Tell whether no word and no number goes on at a place."""
    before = text[max(0, at - 2) : at]
    inside = before[-1:].isalnum() or before[-1:] == "_"
    return not inside and not (len(before) == 2 and before[0].isdecimal() and before[1] in ".,")


def _ends(text: str, at: int, *, number: bool) -> bool:
    after = text[at : at + 2]
    inside = after[:1].isalnum() or after[:1] == "_"
    return not inside and not (number and len(after) == 2 and after[0] in ".," and after[1].isdecimal())


def find_values(value: str, text: str, masked: Sequence[str] = ()) -> list[tuple[int, int]]:
    """Return where a value stands; of one that was reckoned, where each of its operands does.

    A row of a table has the number alone, for its unit stands in the head.
    """
    if found := find_value(value, text, masked):
        return [found]
    operands = _OPERANDS.split(value)
    places = [find_value(operand, text, masked) for operand in operands] if len(operands) > 1 else []
    if places and all(places):
        return [place for place in places if place]
    number = _NUMBER.search(value) if _TABLE_ROW.search(text) else None
    found = find_value(number.group(), text, masked) if number else None
    return [found] if found else []


def _pattern(value: str) -> re.Pattern[str]:
    words = r"\s+".join(_any_typography(word) for word in value.split())
    goes_on = r"|[.,]\d" if value[-1:].isdigit() else ""  # "2" is not in "2.5"; a note's number may follow "2 years."
    return re.compile(rf"(?<!\w)(?<!\d[.,]){words}(?!\w{goes_on})", re.IGNORECASE)


def _any_typography(word: str) -> str:
    return "".join(next((f"[{re.escape(same)}]" for same in _SAME if c in same), re.escape(c)) for c in word)


def without_overlaps(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the marks in order; of two that overlap the one given first stays."""
    chosen: list[Mark] = []
    for mark in marks:
        if all(mark.end <= other.start or other.end <= mark.start for other in chosen):
            chosen.append(mark)
    return tuple(sorted(chosen))


def segments(text: str, marks: Sequence[Mark]) -> Iterator[tuple[str, Sign | None]]:
    """Yield the text in parts, each with the sign of its mark, None between marks.

    >>> list(segments("came to 0.4 per cent", [Mark(8, 20, Sign.DIFFERS)]))
    [('came to ', None), ('0.4 per cent', <Sign.DIFFERS: 'differs'>)]
    """
    end = 0
    for mark in sorted(marks):
        if mark.start > end:
            yield text[end : mark.start], None
        yield text[mark.start : mark.end], mark.sign
        end = mark.end
    if end < len(text):
        yield text[end:], None
