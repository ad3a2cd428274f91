"""Figures of texts in other languages than English: digits, grouped as the continent does, with a unit, a scale or a noun."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from pipeline.lexicon import either, labels, words
from pipeline.model import Figure, FigureKind, Span
from pipeline.text.numbers import plain
from pipeline.text.regex import regex

# 400.000; 1 200 000; 1,2; 12 — grouped by points or blanks, with a decimal comma; "23.1" and "4.0" have a decimal point
_NUMBER = r"(?P<whole>[0-9]{1,3}(?:[. \u00a0\u202f’'][0-9]{3}(?![0-9]))+|[0-9]{1,9})(?P<fraction>[.,][0-9]{1,4})?"
_BLANK = r"[ \u00a0\u202f]"
# a number with letters, signs or digits at its side is part of a name, a code, a date, an address
_FREE_BEFORE = r"(?<![\w.,/§#°@&=+*^_-])(?<![0-9]" + _BLANK + r")"
_FREE_BEHIND = r"(?![\w/§#°@&=+*^_]|[.,:–-][0-9]|[-–][^\W\d_])"
_MONTHS = frozenset(words("vocabulary.months"))
_YEAR = regex(r"1[5-9][0-9]{2}|20[0-9]{2}")
_LABELLED = regex(
    r"(?P<word>[^\W\d]{1,14}|§|n°)[.:]?(?P<rest>\s?[(]?|\s(?:[0-9a-z]{1,4}(?:,|\s?(?:bis|und|oder|à|et|ou|e|y|a))\s)+)$",
    re.IGNORECASE,
)
_NEXT_WORD = regex(_BLANK + r"(?P<word>[^\W\d_][\w’'-]{1,30})")
_LIST_NUMBER = regex(r"(?:^|\n)[ \t]*[(]?$")
_LEAST_BARE = 1000  # without a unit or a noun only what is grouped, and this great, says that it counts


def find_foreign(text: str, language: str) -> tuple[Figure, ...]:
    """Return the figures of a text that is not in English: value and unit, no measure.

    >>> [(str(f.low), f.unit) for f in find_foreign("Rund 400.000 Euro, 1,2 Mio. Tonnen, 12,5 %, nach § 3 im Jahr 1999.", "de")]
    [('400000', 'EUR'), ('1200000', 'tonne'), ('12.5', '%')]
    """
    return tuple(_figures(text, language))


def _figures(text: str, language: str) -> Iterator[Figure]:
    for found in _pattern().finditer(text):
        value = Decimal(re.sub(r"\D", "", found["whole"]) + (found["fraction"] or "").replace(",", "."))
        grouped = not found["whole"].isdigit()
        if found["scale"]:
            value = plain(value * Decimal(10) ** numbers_of_scales()[found["scale"].casefold()])
        unit = _unit(found["unit"] or found["sign"])
        behind = _noun_behind(text, found.end(), language)
        if not (unit or found["scale"]) and not _counts(text, found, value, behind, grouped=grouped):
            continue
        if not (unit or found["scale"] or grouped or found["fraction"]) and _YEAR.fullmatch(found["whole"]):
            continue
        if _is_labelled(text, found.start()) and not unit:
            continue
        kind = FigureKind.LEVEL if unit or not behind else FigureKind.COUNT
        noun = behind["word"] if behind and not unit else ""
        span = Span(found.start(), behind.end() if noun and behind else found.end())
        yield Figure("", span, value, value, unit or noun, kind=kind, by="rule:foreign")


def _counts(text: str, found: re.Match[str], value: Decimal, behind: re.Match[str] | None, *, grouped: bool) -> bool:
    """Tell whether a number without a unit counts: a noun stands behind it, or it is great and grouped."""
    if _LIST_NUMBER.search(text, max(0, found.start() - 40), found.start()):
        return False
    return (grouped and value >= _LEAST_BARE) or bool(behind and not found["fraction"])


def _noun_behind(text: str, at: int, language: str) -> re.Match[str] | None:
    """Return the noun that is counted: in German the first of two words with a capital, elsewhere the next word."""
    for _ in range(2 if language == "de" else 1):
        behind = _NEXT_WORD.match(text, at)
        if not behind:
            return None
        word = behind["word"].casefold()
        if len(word) < 3 or any(
            word in group
            for group in (
                words("languages.function_words"),
                words("languages.no_nouns"),
                words("languages.labels"),
                _MONTHS,
            )
        ):
            return None
        if language != "de" or behind["word"].istitle():
            return behind
        at = behind.end()
    return None


def _is_labelled(text: str, start: int) -> bool:
    """Tell whether a word before the number makes it a label: "Kapitel 2", "§ 3", "page 17"."""
    before = _LABELLED.search(text[max(0, start - 40) : start])
    return before is not None and before["word"].casefold() in words("languages.labels")


def _unit(written: str | None) -> str:
    if not written:
        return ""
    return _units().get(written.casefold(), "")


@cache
def numbers_of_scales() -> dict[str, int]:
    """Return the words of scales → their power of ten."""
    return {word: int(power) for word, power in labels("languages.scales").items()}


@cache
def _units() -> dict[str, str]:
    return labels("languages.units") | {
        "%": "%",
        "€": "EUR",
        "$": "USD",
        "£": "GBP",
        "km": "kilometre",
        "kg": "kilogram",
        "ha": "hectare",
    }


@cache
def _pattern() -> re.Pattern[str]:
    scale = rf"(?:{_BLANK}?(?P<scale>{either(numbers_of_scales())})(?![\w]))?"
    unit = rf"(?:{_BLANK}(?:de{_BLANK}|d[’'])?(?P<unit>{either(_units())})(?![\w-]))?"
    sign = r"(?:[ \u00a0\u202f]?(?P<sign>[%€$£]))?"
    return re.compile(
        rf"{_FREE_BEFORE}{_NUMBER}(?:(?={_BLANK}?[%€$£])|{_FREE_BEHIND}){scale}(?:{unit}{sign})", re.IGNORECASE
    )
