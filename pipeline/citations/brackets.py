"""Brackets and the years in them, read in one pass; nothing else of the text is looked at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.model.span import Span

_PLAIN = r"(?:1[5-9][0-9]|20[0-3])[0-9]"  # later ones are plans: "Central Asia 2040"
# "2004a", "1988 [1975]", "2011 [1954-1961]", "1975/1988", "n.d.", "in press"; not 2019–2025, 10.1590/2010, 2010.5
YEAR = re.compile(
    rf"""(?<![\w/$£€–-])(?<!\d\.)(?P<year>{_PLAIN})(?P<suffix>[a-z](?![^\W_]))?
    (?P<first>\s?\[{_PLAIN}[a-z]?(?:\s?[-–/]\s?\d{{2,4}})?\]|/{_PLAIN}(?!\d))?(?![^\W_]|%|\.\d|\s?[–-]\s?\d|/\d)
    |(?<![\w.])(?P<undated>n\.\s?d\b\.?|s\.\s?[df]\b\.?|s/[df]\b|o\.\s?[JD]\b\.?|б\.\s?г\b\.?|forthcoming|in\spress|in\spreparation|no\sprelo|
    en\sprensa|em\spreparação|en\spreparación|im\sErscheinen|im\sDruck|i\.\s?E\.|in\sVorbereitung|sous\spresse|à\sparaître|to\sappear)(?!\w)""",
    re.VERBOSE,
)
_TOKEN = re.compile(rf"(?P<bracket>[()\[\]\n])|{YEAR.pattern}", re.VERBOSE)
# ", b" and " and c" behind "2018a"
_LETTER = re.compile(r"\s?(?:,|/|&|;|and\b|e\b|y\b|und\b|et\b)?\s?(?P<letter>[a-z])(?![^\W_]|['’])")
_DEEPEST = 40  # brackets inside brackets; more are noise
_LONGEST = 4000  # characters of a bracket; longer ones are unclosed or an aside


@dataclass(frozen=True, slots=True)
class Year:
    """A year as it stands in the text; text is the year alone: "2018b", "n.d."."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """A bracket with its years; holes are the brackets inside it."""

    span: Span
    years: tuple[Year, ...]
    holes: tuple[Span, ...] = ()


@dataclass(slots=True)
class _Open:
    start: int
    mark: str
    years: list[Year] = field(default_factory=list)
    holes: list[Span] = field(default_factory=list)


def _letters(text: str, match: re.Match[str]) -> Iterator[Year]:
    """Yield the "b" and "c" of "2018a, b and c" as years of their own."""
    last, at = match["suffix"], match.end()
    while last:
        found = _LETTER.match(text, at)
        # "2018a e outros": a letter that is also a word must be the very next one
        if not found or not last < found["letter"] <= chr(ord(last) + (1 if found["letter"] in "aeyo" else 4)):
            return
        last, at = found["letter"], found.end()
        yield Year(Span(*found.span("letter")), match["year"] + last)


def _years(text: str, match: re.Match[str]) -> Iterator[Year]:
    """Yield the year that was met, and the letters behind it."""
    yield Year(Span(*match.span()), (match["year"] or match["undated"]) + (match["suffix"] or ""))
    yield from _letters(text, match)


def groups(text: str) -> tuple[list[Group], list[Year]]:
    """Return the brackets that hold years, in order of their ends, and the years outside brackets.

    >>> found, loose = groups("War (Lee, 2017; Kim 2018a, b) since 1991")
    >>> [y.text for y in found[0].years], [y.text for y in loose]
    (['2017', '2018a', '2018b'], ['1991'])
    """
    found: list[Group] = []
    loose: list[Year] = []
    stack: list[_Open] = []
    for match in _TOKEN.finditer(text):
        mark = match["bracket"]
        if mark is None:
            (stack[-1].years if stack else loose).extend(_years(text, match))
        elif mark in "([":
            if len(stack) == _DEEPEST:
                stack.clear()
            stack.append(_Open(match.start(), mark))
        elif mark == "\n":
            loose.extend(year for part in stack for year in part.years)
            stack.clear()
        elif stack and stack[-1].mark == ("(" if mark == ")" else "["):
            _close(found, stack, match.end())
    return found, sorted(loose, key=lambda year: year.span)


def _close(found: list[Group], stack: list[_Open], end: int) -> None:
    """Take the innermost bracket off the stack."""
    part = stack.pop()
    span = Span(part.start, end)
    if stack:
        stack[-1].holes.append(span)
    if part.years and len(span) <= _LONGEST:
        found.append(Group(span, tuple(part.years), tuple(part.holes)))
