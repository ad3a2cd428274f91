"""Candidate marks of a text: all that could cite, before any list is known; what a list of works is judged by."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.lexicon import fragment
from pipeline.lexicon.fragments import BLANK
from pipeline.model.document import Document, MarkKind
from pipeline.model.span import Span
from pipeline.text.date_fragments import MONTH
from pipeline.text.names import fold
from pipeline.text.reference_headings import strip_entry_label
from pipeline.text.regex import regex

_MORE_NUMBERS = r"(?:\s?[,;–-]\s?\d{1,3}){0,30}"
_NUMBERS = rf"\d{{1,3}}{_MORE_NUMBERS}"
_SQUARE = regex(rf"\[\s?(?P<numbers>{_NUMBERS})\s?(?:[,:]\s[^\[\]\n]{{1,40}})?\]")
_RAISED = regex(r"(?P<numbers>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?:[,⁻‚–-]\s?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}){0,30})")
_ROUND = regex(rf"\((?P<numbers>{_NUMBERS})\)")
# a number that has lost its raising: "methods.5 From", "ketones3 and"
# what stands before is looked at behind the first digit, so that the search goes from digit to digit
_GLUED = regex(
    rf"(?P<numbers>\d(?:(?<=[^\W\d_][.,;:)”\"’]\d)|(?<=[^\W\d_]{{3}}\d))\d{{0,2}}{_MORE_NUMBERS})(?![\w%]|[.,]\d)"
)
_RANGE = regex(r"(\d{1,3})(?:\s?[–-]\s?(\d{1,3}))?")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_WIDEST = 80  # numbers of one range
_UNDATED = fragment("citations.undated", "citations.forthcoming", blank=BLANK)
_YEAR = regex(rf"(?<![\w/-])(?:(?P<year>(?:1[5-9]|20)\d\d)[a-z]?(?![\w/-])|{_UNDATED}(?!\w))")
_BRACKET_START = regex(r"[(\[;]")
_WORD = regex(r"[^\W\d_][^\W_]+")
# ("Port of Dorn" 7), and in italics that the text no longer shows (Harbour Guide 12)
_TITLE = regex(
    r"\((?:[^()\n“\"«]{0,40}[;,]?\s?)??(?:[“\"«](?P<quoted>[^“”\"«»\n]{3,160})[”\"»]|(?P<plain>[^\W\d_a-z][^()\d“\"«\n]{3,80}?\s[^()\d“\"«\n]{2,80}?))"
    r"(?:,?\s\d{1,4}(?:[–-]\d{1,4})?)?(?=[;)])"
)
_TITLE_WORDS = 3  # of a title that are compared
_REACH = 90  # characters before a year in which its names stand
_HEAD, _HEAD_WORDS = 160, 6  # characters and words of an entry by which it may be cited
# two heads in "[HarborX Technologies, 2026a; boatd, 2026]"
_DAY = rf"(?:\d{{1,2}}\s)?{MONTH}(?:\s\d{{1,2}},)?"
_BRACKETED_HEAD = regex(
    rf"[(\[;]\s?(?P<head>[^\W\d_][^()\[\];\n]{{2,120}}?)(?:\s[\[(][A-Z][\w.&/-]{{1,11}}[\])])?,?\s(?:{_DAY}\s)?(?:(?:1[5-9]|20)\d\d[a-z]?|{_UNDATED})\s?[,;)\]]"
)


class NumberStyle(StrEnum):
    """How a text writes the numbers of a list."""

    SQUARE = "numbers in brackets"
    RAISED = "raised numbers"
    ROUND = "numbers in round brackets"
    GLUED = "numbers behind a word"


_PATTERNS = {
    NumberStyle.SQUARE: _SQUARE,
    NumberStyle.RAISED: _RAISED,
    NumberStyle.ROUND: _ROUND,
    NumberStyle.GLUED: _GLUED,
}


@dataclass(frozen=True, slots=True)
class TextMarks:
    """All marks of a text. numbers: style → number → where it stands; names: (word, year) → where its year first and last stands.

    titles: folded first words of a title in brackets → the same. heads: folded, what stands before a year in brackets.
    """

    numbers: Mapping[NumberStyle, Mapping[int, Sequence[int]]]
    names: Mapping[tuple[str, str], tuple[int, int]]
    titles: Mapping[str, tuple[int, int]]
    heads: frozenset[str]

    def outside(self, style: NumberStyle, span: Span) -> set[int]:
        """Return the numbers of a style that stand outside a list."""
        return {n for n, places in self.numbers[style].items() if _is_outside((places[0], places[-1]), span)}

    def names_lead_to(self, entry: str, span: Span) -> bool:
        """Tell whether the text has the first words of an entry with one of its years, or its title in brackets, outside a list."""
        head = fold(strip_entry_label(entry)[:_HEAD]).split()[:_HEAD_WORDS]
        years = {match["year"] or "nd" for match in _YEAR.finditer(entry)} or {"nd"}
        if any(
            (word, year) in self.names and _is_outside(self.names[word, year], span) for word in head for year in years
        ):
            return True
        starts = (" ".join(head[:n]) for n in range(1, _TITLE_WORDS + 1))
        return any(start in self.titles and _is_outside(self.titles[start], span) for start in starts)


def _is_outside(places: tuple[int, int], span: Span) -> bool:
    return places[0] < span.start or places[1] >= span.end


def find_marks(document: Document) -> TextMarks:
    """Return the candidate marks of a document; linear, never raises."""
    text = document.text
    numbers: dict[NumberStyle, dict[int, list[int]]] = {style: defaultdict(list) for style in NumberStyle}
    for style, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            for number in read_numbers(match["numbers"]):
                numbers[style][number].append(match.start())
    for mark in document.marks:
        if mark.kind == MarkKind.SUPERSCRIPT:
            for number in read_numbers(mark.span.of(text)):
                numbers[NumberStyle.RAISED][number].append(mark.span.start)
    sorted_numbers = {style: {n: sorted(at) for n, at in found.items()} for style, found in numbers.items()}
    return TextMarks(sorted_numbers, _names(text), _titles(text), _heads(text))


def read_numbers(numbers: str) -> Iterator[int]:
    """Yield the numbers of a list with ranges.

    >>> list(read_numbers("1,3–5"))
    [1, 3, 4, 5]
    """
    for match in _RANGE.finditer(numbers.translate(_DIGITS)):
        low, high = int(match[1]), int(match[2] or match[1])
        if low <= high <= low + _WIDEST:
            yield from range(low, high + 1)


def _names(text: str) -> dict[tuple[str, str], tuple[int, int]]:
    """Return (folded word, year) → first and last place, of the words before each year: capitalised ones, in brackets all."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for match in _YEAR.finditer(text):
        at, year = match.start(), match["year"] or "nd"
        start = max(text.rfind("\n", 0, at) + 1, at - _REACH)
        bracket = max((m.end() for m in _BRACKET_START.finditer(text, start, at)), default=at)
        for word in _WORD.finditer(text, start, at):
            if word.start() >= bracket or word[0][0].isupper():
                key = fold(word[0]), year
                found[key] = (found.get(key, (at, at))[0], at)
    return found


def _titles(text: str) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for match in _TITLE.finditer(text):
        key = " ".join(fold(match["quoted"] or match["plain"]).split()[:_TITLE_WORDS])
        found[key] = (found.get(key, (match.start(), 0))[0], match.start())
    return found


def _heads(text: str) -> frozenset[str]:
    return frozenset(fold(match["head"]) for match in _BRACKETED_HEAD.finditer(text))
