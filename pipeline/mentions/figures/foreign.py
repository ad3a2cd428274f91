"""Figures of texts in other languages than English: numbers with a unit or a noun, ranges, parts and multiples."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.lexicon import fragment, labels, words
from pipeline.mentions.figures.foreign_numbers import Number, foreign_numbers, unit_words
from pipeline.mentions.figures.foreign_parts import parts
from pipeline.mentions.figures.foreign_words import BLANK
from pipeline.model import Comparator, Figure, FigureKind, Span
from pipeline.text.numbers import plain
from pipeline.text.regex import regex

_YEAR = regex(r"1[5-9][0-9]{2}|20[0-9]{2}")
_LABELLED = regex(
    r"(?P<word>[^\W\d]{1,14}|§|n°)[.:]?(?P<rest>\s?[(]?|\s(?:[0-9a-z]{1,4}(?:,|\s?(?:bis|und|oder|à|et|ou|e|y|a))\s)+)$",
    re.IGNORECASE,
)
_NEXT_WORD = regex(BLANK + r"{1,3}(?:d[’']|de" + BLANK + r")?(?P<word>[^\W\d_][\w’'-]{1,30})")
_LIST_NUMBER = regex(r"(?:^|\n)[ \t]*[(]?$")
_LONGEST_LIST_NUMBER = 2  # digits
_LEAST_BARE = 1000  # without a unit or a noun only what is grouped, and this great, says that it counts
_RANGE = regex(rf"{BLANK}{fragment('languages.range_words')}{BLANK}|{BLANK}?[-–]{BLANK}?", re.IGNORECASE)
# "zwischen 20 und 30"
_AND = regex(rf"{BLANK}{fragment('languages.between_joiners')}{BLANK}", re.IGNORECASE)
_BETWEEN = regex(rf"\b{fragment('languages.between_words')}{BLANK}(?:[^\W\d]{{3,10}}{BLANK})?$", re.IGNORECASE)
# "Tausende Menschen", "des milliers de personnes"
_VAGUE = regex(
    rf"(?<![\w-])(?:des{BLANK})?(?P<many>{fragment('languages.vague_counts')})(?:[ ]von)?(?=[ ][^\W\d_])", re.IGNORECASE
)
_VAGUE_TOP = {3: 1000, 4: 10, 5: 10, 6: 1000, 9: 1000}  # "thousands" go up to a million
_TO_LEVEL = regex(rf"{BLANK}{fragment('languages.level_words')}{BLANK}", re.IGNORECASE)
_CHANGED = regex(rf"\b{fragment('languages.change_verbs')}\b[^.;\n]{{0,40}}$", re.IGNORECASE)
_PARTITIVE = regex(rf"{BLANK}{fragment('languages.partitives')}\b", re.IGNORECASE)
_CLOCK = regex(rf"\b{fragment('languages.clock_prepositions')}{BLANK}$", re.IGNORECASE)
_HOURS_OF_DAY = 24
_LONGEST_NAME_NUMBER = 3  # digits
_CAPITALS = regex(r"\b[A-ZÄÖÜ]{2,12} $")
_NAME = regex(r"(?<=[\w,’'»] )[A-ZÀÉÈ][\w’'-]{1,20} $")
_NOT_COUNTED = frozenset(
    (
        *words("languages.function_words"),
        *words("languages.no_nouns"),
        *words("languages.labels"),
        *words("vocabulary.months"),
    )
)


def find_foreign(text: str, language: str) -> tuple[Figure, ...]:
    """Return the figures of a text that is not in English: value and unit, no measure.

    >>> [(str(f.low), f.unit) for f in find_foreign("Rund 400.000 Euro, 1,2 Mio. Tonnen, 12,5 %, nach § 3 im Jahr 1999.", "de")]
    [('400000', 'EUR'), ('1200000', 'tonne'), ('12.5', '%')]
    """
    found = [*parts(text, language), *_vague(text, language)]
    taken = sorted((figure.span.start, figure.span.end) for figure in found)
    figures = [
        *found,
        *(f for f in _figures(text, language) if not any(a < f.span.end and f.span.start < b for a, b in taken)),
    ]
    return tuple(sorted(figures, key=lambda figure: figure.span))


def _figures(text: str, language: str) -> Iterator[Figure]:
    """Yield the figures of the numbers; the first number of a range takes the unit of the second."""
    pending: Number | None = None
    for number in foreign_numbers(text, language):
        if pending and _is_range(text, pending, number):
            yield from _range(text, pending, number, language)
            pending = None
            continue
        if pending and (figure := _figure(text, pending, language)):
            yield figure
        pending = number
    if pending and (figure := _figure(text, pending, language)):
        yield figure


def _range(text: str, first: Number, last: Number, language: str) -> Iterator[Figure]:
    """Yield one figure of "15 bis 20", two of "passé de 3,2 à 4,1 millions"."""
    upper = _figure(text, last, language)
    if upper is None or _is_year(text, first) or _is_labelled(text, first.start):
        yield from (upper,) if upper else ()
        return
    scaled = plain(first.value * Decimal(10) ** last.power) if first.power == 0 else first.value
    low = scaled if scaled < upper.high else first.value
    levels = _TO_LEVEL.fullmatch(text[first.end : last.start]) or _CHANGED.search(
        text, max(0, first.start - 80), first.start
    )
    if levels:
        yield Figure("", Span(first.start, first.end), low, low, upper.unit, kind=upper.kind, by="rule:foreign")
        yield upper
    else:
        span = Span(first.start, upper.span.end)
        yield Figure("", span, low, upper.high, upper.unit, kind=upper.kind, by="rule:foreign")


def _vague(text: str, language: str) -> Iterator[Figure]:
    """Yield "Tausende Menschen" as 1,000 to a million of them; none without a noun."""
    powers = labels("languages.vague_counts")
    for found in _VAGUE.finditer(text):
        behind = _noun_behind(text, found.end(), language)
        if behind:
            power = int(powers[found["many"].casefold()])
            low = Decimal(10) ** power
            span = Span(found.start(), behind.end())
            yield Figure(
                "",
                span,
                low,
                low * _VAGUE_TOP.get(power, 10),
                _noun_or_unit(behind),
                Comparator.ABOUT,
                FigureKind.COUNT,
                by="rule:foreign vague",
            )


def _is_range(text: str, first: Number, last: Number) -> bool:
    """Tell whether two numbers are the ends of a range, or two levels of one thing."""
    between = text[first.end : last.start]
    joined = _RANGE.fullmatch(between) or _TO_LEVEL.fullmatch(between)
    if not joined and _AND.fullmatch(between):
        joined = _BETWEEN.search(text, max(0, first.start - 28), first.start)
    return bool(joined) and not first.unit and (first.value < last.value or bool(_TO_LEVEL.fullmatch(between)))


def _is_year(text: str, number: Number) -> bool:
    return (
        number.written == "digits" and not number.is_grouped and bool(_YEAR.fullmatch(text[number.start : number.end]))
    )


def _figure(text: str, number: Number, language: str) -> Figure | None:
    """Make a figure of a number that has a unit or counts something; None for labels, years and hours."""
    behind = None if number.unit else _noun_behind(text, number.end, language)
    if not number.unit:
        if _is_name_number(text, number, language):
            return None
        if not _counts(text, number, behind) or _is_labelled(text, number.start) or _is_year(text, number):
            return None
    elif (
        number.unit == "hours"
        and number.value <= _HOURS_OF_DAY
        and _CLOCK.search(text, max(0, number.start - 12), number.start)
    ):
        return None
    kind = FigureKind.COUNT if behind else FigureKind.LEVEL
    span = Span(number.start, behind.end() if behind else number.end)
    return Figure(
        "",
        span,
        number.value,
        number.value,
        number.unit or _noun_or_unit(behind),
        kind=kind,
        by="rule:foreign",
    )


def _is_name_number(text: str, number: Number, language: str) -> bool:
    """Tell whether a capitalised word names the number: "FAST 17"; German nouns have a capital all the same."""
    if number.written != "digits" or number.end - number.start > _LONGEST_NAME_NUMBER:
        return False
    pattern = _CAPITALS if language == "de" else _NAME
    return bool(pattern.search(text, max(0, number.start - 32), number.start))


def _noun_or_unit(behind: re.Match[str] | None) -> str:
    """Return the noun behind a number, or the unit that it names: "zwei ereignisreiche Jahre"."""
    return unit_words().get(behind["word"].casefold(), behind["word"]) if behind else ""


def _counts(text: str, number: Number, behind: re.Match[str] | None) -> bool:
    """Tell whether a number without a unit counts: a noun stands behind it, it is a part of what was told, or great and grouped."""
    if number.written == "words":
        return bool(behind or _PARTITIVE.match(text, number.end))
    is_short = number.end - number.start <= _LONGEST_LIST_NUMBER
    if is_short and _LIST_NUMBER.search(text, max(0, number.start - 40), number.start):
        return False
    return (
        (number.is_grouped and number.value >= _LEAST_BARE) or bool(behind) or bool(_PARTITIVE.match(text, number.end))
    )


def _noun_behind(text: str, at: int, language: str) -> re.Match[str] | None:
    """Return the noun that is counted: in German the first of three words with a capital, elsewhere the next but an adjective."""
    for _ in range(3 if language == "de" else 2):
        behind = _NEXT_WORD.match(text, at)
        if not behind or len(behind["word"]) < 3 or behind["word"].casefold() in _NOT_COUNTED:
            return None
        if language == "de":
            if behind["word"][0].isupper() and not behind["word"].isupper():
                return behind
        elif behind["word"].casefold() not in words("languages.adjectives_before_nouns"):
            return behind
        at = behind.end()
    return None


def _is_labelled(text: str, start: int) -> bool:
    """Tell whether a word before the number makes it a label: "Kapitel 2", "§ 3", "page 17"."""
    before = _LABELLED.search(text[max(0, start - 40) : start])
    return before is not None and before["word"].casefold() in words("languages.labels")
