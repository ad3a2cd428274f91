"""What a stretch of text means before it is known which year it talks about."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.mentions.dates.words import FIRST
from pipeline.text.calendar import Point

LAST_WEEK = 5  # of a month


@dataclass(frozen=True, slots=True)
class Fixed:
    """Says all: "17 September 2024", "the 1990s"."""

    point: Point


@dataclass(frozen=True, slots=True)
class Step:
    """So many steps from a known time: "three years ago" (speech), "two days later" (focus).

    within: some day of it only ("later that year").
    """

    grain: str
    count: int
    origin: str
    within: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """Lacks its year: "September", "the fourth quarter", "last summer".

    which: "" | last | next | this | same. year: of "October of next year".
    """

    grain: str
    part: int
    day: int = 0
    which: str = ""
    year: Step | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 1–7: "Friday", "last Friday"."""

    number: int
    which: str = ""


@dataclass(frozen=True, slots=True)
class Monthday:
    """A day that lacks its month: "the 20th", the "12" of "12–14 July"."""

    day: int


@dataclass(frozen=True, slots=True)
class ShortYear:
    """Two digits: "'99", the "17" of "1915–17" (after: the year before the dash)."""

    digits: int
    after: int | None = None
    grain: str = "year"


@dataclass(frozen=True, slots=True)
class Fraction:
    """A part of the day that is talked about: "at 18:00 UTC", "that morning"; steps: days from it."""

    clock: str
    origin: str = "focus"
    steps: int = 0


@dataclass(frozen=True, slots=True)
class Alike:
    """The same stretch of another year: "the same month a year ago".

    grain: "" that of the focus; "quarter or year": the quarter that is talked about, else a year. years: steps from the
    year of the focus; year: instead, the year itself. origin: of a step by a year, where no quarter is talked about.
    """

    grain: str
    years: int
    year: int | None = None
    origin: str = "focus"


@dataclass(frozen=True, slots=True)
class Other:
    """No place on the calendar: durations ("P3Y"), sets ("P1D"), vague words ("PRESENT_REF")."""

    kind: str
    timex: str


Meaning = Fixed | Open | Weekday | Monthday | ShortYear | Step | Fraction | Alike | Other


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of text and its meaning.

    edge: "" | early | mid | late | week 1 … week 5 (of a month, 5 its last). clock: TIMEX3 time, "TMO". approx: "about 1998".
    until: the other end of a range.
    """

    start: int
    end: int
    meaning: Meaning
    rule: str
    edge: str = ""
    clock: str = ""
    approx: bool = False
    until: "Reading | None" = None


class Rule(NamedTuple):
    """A pattern and how its matches are read: nothing, one reading, or two (the ends of a range).

    on: the words a match may begin with, or names of word lists of FIRST; "#" is a number of up to three
    digits, "####" a longer one.
    read yields (name of the group that the reading covers, "" for the whole match; its meaning).
    """

    name: str
    on: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Iterable[tuple[str, Meaning]]]


def rule(name: str, on: str, pattern: str, read: Callable[[re.Match[str]], Iterable[tuple[str, Meaning]]]) -> Rule:
    """Compile a rule; case does not count."""
    return Rule(name, on, re.compile(pattern, re.IGNORECASE), read)


# the beginning of a word or a number: "September", "mid-September", "'99"; no word of FIRST is longer
_BEGINS = re.compile(r"(?<![^\W_])(?:(?P<long>\d{4})|(?P<digit>\d)|[^\W\d_]{1,15})|['’‘](?=\d\d)")


def table(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    """Return the rules by the word that their matches begin with, in their order."""
    out: dict[str, tuple[Rule, ...]] = {}
    for one in rules:
        words = dict.fromkeys(word for name in one.on.split() for word in FIRST.get(name, name).split())
        for word in words:
            out[word] = (*out.get(word, ()), one)
    return out


def scan(rules: dict[str, tuple[Rule, ...]], text: str) -> list[Reading]:
    """Go from word to word and keep the longest match of the rules, the earlier rule where two are alike."""
    kept: list[Reading] = []
    done = 0
    for begin in _BEGINS.finditer(text):
        word = "####" if begin["long"] else "#" if begin["digit"] else begin.group().lower()
        start = begin.start()
        if word in rules and start >= done and (readings := _longest(rules[word], text, start)):
            kept.extend(readings)
            done = readings[-1].end
    return kept


def _longest(rules: Sequence[Rule], text: str, start: int) -> list[Reading]:
    """Return the readings of the longest match that begins here."""
    best: list[Reading] = []
    for one in rules:
        match = one.pattern.match(text, start)
        if match and match.end() > (best[-1].end if best else start):
            readings = [Reading(*match.span(group or 0), meaning, one.name) for group, meaning in one.read(match)]
            if readings and (not best or readings[-1].end > best[-1].end):
                best = readings
    return best
