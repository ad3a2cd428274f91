"""Parts and multiples in other languages than English: "die Hälfte", "zwei Drittel", "deux sur trois", "doppelt so viele"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from pipeline.lexicon import either, fragment, labels, numbers, words
from pipeline.mentions.figures.foreign_words import BLANK, read_words, word_values
from pipeline.model import Figure, FigureKind, Span

_MOST_OF = 12  # "zwei von drei" is a share, "zwei von 340" are two of them
_ROUND = (100, 1000)
_ONES = frozenset(words("languages.ones"))


def parts(text: str, language: str) -> Iterator[Figure]:
    """Yield parts of a whole as ratios, and how many times as much something is.

    >>> [str(f.low) for f in parts("Die Hälfte, drei Viertel der Boote und zwei von fünf; heute doppelt so viele.", "de")]
    ['0.5', '0.75', '0.4', '2']
    """
    for found in _pattern(language).finditer(text):
        if found["times"]:
            yield _figure(found, Decimal(labels("languages.multiples")[found["times"].casefold()]), "times")
        elif found["half"]:
            yield _figure(found, Decimal("0.5"))
        elif found["part"]:
            yield _figure(
                found, Decimal(_read(found["n"], language)) / numbers("languages.fractions")[found["part"].casefold()]
            )
        else:
            above, below = _read(found["above"], language), _read(found["below"], language)
            is_one_of = found["above"].casefold() in _ONES and found["word"].casefold() in words("languages.of_words")
            if not is_one_of and 0 < above < below and (below <= _MOST_OF or below in _ROUND):
                yield _figure(found, Decimal(above) / Decimal(below))


def _figure(found: re.Match[str], value: Decimal, unit: str = "") -> Figure:
    return Figure("", Span(*found.span()), value, value, unit, kind=FigureKind.RATIO, by="rule:foreign")


def _read(written: str, language: str) -> int:
    """Return the number that digits, words or an article stand for; 0 where they stand for none."""
    if written.isdigit():
        return int(written)
    return 1 if written.casefold() in _ONES else read_words(written, language) or 0


@cache
def _pattern(language: str) -> re.Pattern[str]:
    values = word_values(language)
    word = either(values) if values else r"(?!)"
    number = rf"(?:{either(_ONES)}|{word}|[0-9]{{1,3}})"
    fractions = numbers("languages.fractions")
    half = either(part for part, below in fractions.items() if below == 2)
    part = either(part for part, below in fractions.items() if below != 2)
    no_period = "".join(rf"(?<!\b{re.escape(ordinal)} )" for ordinal in words("languages.period_ordinals"))
    behind_part = rf"(?={BLANK}{fragment('languages.whole_words')}|{BLANK}?[.,;:)\n]|$)"
    return re.compile(
        rf"\b(?P<times>{either(labels('languages.multiples'))})\b"
        rf"|(?<![\w-]){no_period}(?P<half>{half})(?![\w-])"
        rf"|(?<![\w-])(?P<n>{number}){BLANK}(?P<part>{part})(?![\w-]){behind_part}"
        rf"|(?<![\w-])(?P<above>{number})(?:{BLANK}[^\W\d_]{{3,30}})?{BLANK}(?P<word>{fragment('languages.share_words')}){BLANK}"
        rf"(?P<below>{word}|[0-9]{{1,4}})(?![\w.,-][\w]|{BLANK}[^\W\d_]{{2,}}s\b)",
        re.IGNORECASE,
    )
