"""Brackets and the years in them, read in one pass; nothing else of the text is looked at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.lexicon import either, fragment, words
from pipeline.lexicon.fragments import BLANK
from pipeline.model.span import Span
from pipeline.text.regex import regex

_YEAR = r"(?:1[5-9][0-9]|20[0-3])[0-9]"  # later ones are plans: "Central Asia 2040"
# "2004a", "1988 [1975]", "2011 [1954-1961]", "1975/1988", "n.d.", "in press"; not 2019–2025, 10.1590/2010, 2010.5
_TOKEN = regex(
    rf"""(?P<bracket>[()\[\]\n])
    |(?<![\w/$£€–-])(?<!\d\.)(?P<year>{_YEAR})(?P<suffix>[a-z](?![^\W_]))?
    (?P<first>\s?\[{_YEAR}[a-z]?(?:\s?[-–/]\s?\d{{2,4}})?\]|/{_YEAR}(?!\d))?(?![^\W_]|%|\.\d|\s?[–-]\s?\d|/\d)
    |(?<![\w.])(?P<undated>{fragment("citations.undated", "citations.forthcoming", blank=BLANK)})(?!\w)""",
    re.VERBOSE,
)
_CONJUNCTIONS = either(word for word in words("citations.name_conjunctions") if word.isalpha())
# ", b" and " and c" behind "2018a"
_LETTER = regex(rf"\s?(?:[,/&;]|{_CONJUNCTIONS}\b)?\s?(?P<letter>[a-z])(?![^\W_]|['’])")
_LETTER_WORDS = "aeyo"  # letters that are also words: "2018a e outros"
_DEEPEST = 40  # brackets inside brackets; more are noise
_LONGEST = 4000  # characters of a bracket; longer ones are unclosed or an aside


@dataclass(frozen=True, slots=True)
class Year:
    """A year as it stands in the text; text is the year alone: "2018b", "n.d."."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket with its years; inner: the brackets inside it."""

    span: Span
    years: tuple[Year, ...]
    inner: tuple[Span, ...] = ()


@dataclass(slots=True)
class _OpenBracket:
    start: int
    mark: str
    years: list[Year] = field(default_factory=list)
    inner: list[Span] = field(default_factory=list)


def _letters(text: str, match: re.Match[str]) -> Iterator[Year]:
    """Yield the "b" and "c" of "2018a, b and c" as years of their own."""
    last, at = match["suffix"], match.end()
    while last:
        found = _LETTER.match(text, at)
        # a letter that is also a word must be the very next one
        if not found or not last < found["letter"] <= chr(ord(last) + (1 if found["letter"] in _LETTER_WORDS else 4)):
            return
        last, at = found["letter"], found.end()
        yield Year(Span(*found.span("letter")), match["year"] + last)


def _years(text: str, match: re.Match[str]) -> Iterator[Year]:
    """Yield the year that was matched, and the letters behind it."""
    yield Year(Span(*match.span()), (match["year"] or match["undated"]) + (match["suffix"] or ""))
    yield from _letters(text, match)


def find_brackets(text: str) -> tuple[list[Bracket], list[Year]]:
    """Return the brackets that hold years, in order of their ends, and the years outside brackets.

    >>> brackets, years = find_brackets("War (Lee, 2017; Kim 2018a, b) since 1991")
    >>> [y.text for y in brackets[0].years], [y.text for y in years]
    (['2017', '2018a', '2018b'], ['1991'])
    """
    brackets: list[Bracket] = []
    outside: list[Year] = []
    stack: list[_OpenBracket] = []
    for match in _TOKEN.finditer(text):
        mark = match["bracket"]
        if mark is None:
            (stack[-1].years if stack else outside).extend(_years(text, match))
        elif mark in "([":
            if len(stack) == _DEEPEST:
                stack.clear()
            stack.append(_OpenBracket(match.start(), mark))
        elif mark == "\n":
            outside.extend(year for bracket in stack for year in bracket.years)
            stack.clear()
        elif stack and stack[-1].mark == ("(" if mark == ")" else "["):
            _close(brackets, stack, match.end())
    return brackets, sorted(outside, key=lambda year: year.span)


def _close(brackets: list[Bracket], stack: list[_OpenBracket], end: int) -> None:
    """Move the innermost open bracket from the stack to the brackets."""
    bracket = stack.pop()
    span = Span(bracket.start, end)
    if stack:
        stack[-1].inner.append(span)
    if bracket.years and len(span) <= _LONGEST:
        brackets.append(Bracket(span, tuple(bracket.years), tuple(bracket.inner)))
