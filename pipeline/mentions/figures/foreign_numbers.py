"""Numbers of texts that are not in English: digits as the continent groups them, words, dozens; with their scale and unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.lexicon import either, labels, numbers, words
from pipeline.lexicon.units import units
from pipeline.mentions.figures.foreign_words import BLANK, ONES, cardinal, halves, read_half, read_words
from pipeline.text.compound_units import compound_behind
from pipeline.text.numbers import plain
from pipeline.text.regex import regex

# 400.000; 1 200 000; 1,2; 12: grouped by points or blanks, with a decimal comma; "23.1" has a decimal point;
# old print groups by commas
_DIGITS = (
    rf"(?P<whole>[0-9]{{1,3}}(?:,[0-9]{{3}}){{2,4}}(?![0-9,])|[0-9]{{1,3}}(?:(?:[.’']|{BLANK})[0-9]{{3}}(?![0-9]))+|[0-9]{{1,9}})"
    r"(?P<fraction>[.,][0-9]{1,4})?"
)
_SHORT = r"(?:k|K|T|M|Md|Mrd)"
# a number with letters, signs or digits at its side is part of a name, a code, a date, an address
_FREE_BEFORE = rf"(?<![\w.,/§#°@&=+*^_-])(?<![0-9]{BLANK})(?<![0-9]:)"
# of a range the unit stands behind its second number: "80-85%", "3–5 Tage"
_UNIT_OF_RANGE = rf"[-–][0-9]{{1,4}}(?:,[0-9]{{1,3}})?(?:{BLANK}?[%€$£]|{BLANK}(?=[^\W\d_]{{3}}))"
_FREE_BEHIND = (
    rf"(?:(?={_UNIT_OF_RANGE})|(?={BLANK}?{_SHORT}?{BLANK}?[%€$£])|(?![\w/§#°@&=+*^_]|[.,:–-][0-9]|[-–][^\W\d_]))"
)
_LEAD = rf"(?<![\w.])(?<![0-9][ \u00a0])(?P<lead>€|\$|£|EUR|CHF|[Ff]r\.){BLANK}?"
_POWERS = {"k": 3, "t": 3, "m": 6, "md": 9, "mrd": 9}
_SYMBOL = regex(rf"{BLANK}?(?P<symbol>[A-Za-zµμ°][^\s,;:.()\[\]{{}}<>„“”»«!?–—-]{{0,5}})(?![\w-])")
_COMMA_GROUPS = regex(r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3}){2}(?![0-9,])")
_GAP = regex(rf"{BLANK}?")
# "deux ans et demi"
_AND_A_HALF = regex(rf"{BLANK}et{BLANK}demie?\b")
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as found: where it stands with its unit, its value, its unit ("" for none).

    written: digits | words. is_grouped: its digits stand in groups, or a scale or a fraction shows that it is no year.
    power: of ten, that of its scale.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    written: str
    is_grouped: bool
    power: int = 0


def foreign_numbers(text: str, language: str) -> Iterator[Number]:
    """Yield the numbers of a text in order.

    >>> [(str(n.value), n.unit) for n in foreign_numbers("Rund 1,2 Mio. Tonnen, zwei Dutzend Boote, 200 k€, 190 g/kWh", "de")]
    [('1200000', 'tonne'), ('24', ''), ('200000', 'EUR'), ('190', 'gram per kilowatt hour')]
    """
    by_commas = bool(_COMMA_GROUPS.search(text))
    for found in _numbers(language).finditer(text):
        tail = _tail().match(text, found.end())
        written = (tail["unit"] or tail["sign"] or tail["code"]) if tail else ""
        if written and language != "fr" and written.casefold() in words("languages.french_units"):  # "lief 1950 an"
            written, tail = "", None
        unit = unit_words().get(written.casefold(), written) if written else ""
        if found["lead"]:
            unit = unit_words()[found["lead"].casefold()]
        power = _power(tail)
        value = _value(found, language, by_commas=by_commas or (unit.isupper() and not power))
        if value is None:
            continue
        end = tail.end() if tail else found.end()
        if unit and (half := _AND_A_HALF.match(text, end)):
            end, value = half.end(), value + _HALF
        if not unit and found["whole"] and (symbol := _symbol_behind(text, end)):
            end, unit = symbol
        if found["minus"]:
            if not unit:
                continue
            value = -value
        is_grouped = bool(power or found["fraction"] or (found["whole"] or "").isdigit() is False)
        yield Number(
            found.start(),
            end,
            plain(value * Decimal(10) ** power),
            unit,
            "digits" if found["whole"] else "words",
            is_grouped,
            power,
        )


def _value(found: re.Match[str], language: str, *, by_commas: bool) -> Decimal | None:
    """Return the value of digits, of words or of so many dozens; None where the words make no number.

    by_commas: a comma before three digits groups them: money has no thousandths, and old print groups so all through a text.
    """
    if found["whole"]:
        fraction = found["fraction"] or ""
        if by_commas and len(fraction) == 4 and fraction[0] == ",":
            return Decimal(found["whole"] + fraction[1:])
        return Decimal(re.sub(r"\D", "", found["whole"]) + fraction.replace(",", "."))
    if found["mixed"]:
        return read_half(found["mixed"], language)
    if found["single"] or found["half"] or found["one"]:
        return _HALF if found["half"] or found["part"] else Decimal(1)
    value = read_words(found["words"], language) if found["words"] else 1
    collective = found["dozens"] or found["dozen"]
    times = numbers("languages.collectives")[collective.casefold()] if collective else 1
    product = None if value is None else Decimal(value * times)
    return product / 2 if product and found["halved"] else product


def _power(tail: re.Match[str] | None) -> int:
    """Return the power of ten of "Mio." and of the "k" of "200 k€"."""
    if tail and tail["scale"]:
        return int(labels("languages.scales")[tail["scale"].casefold()])
    return _POWERS[tail["short"].casefold()] if tail and tail["short"] else 0


@cache
def unit_words() -> dict[str, str]:
    """Return word or sign → unit."""
    return labels("languages.units") | {
        "%": "%",
        "€": "EUR",
        "$": "USD",
        "£": "GBP",
        "chf": "CHF",
        "fr.": "FRF",
        "gbp": "GBP",
        "usd": "USD",
    }


@cache
def _symbols() -> dict[str, str]:
    """Return symbol → unit, of the symbols that mean the same in every language."""
    excluded = frozenset(words("languages.no_symbols"))
    return {symbol: unit.name for unit in units().values() for symbol in unit.symbols if symbol not in excluded}


def _symbol_behind(text: str, at: int) -> tuple[int, str] | None:
    """Return (end, unit) of a symbol right behind the digits: "41,5 m", "190 g/kWh"."""
    gap = _GAP.match(text, at)
    if compound := compound_behind(text, gap.end() if gap else at):
        return compound
    found = _SYMBOL.match(text, at)
    unit = _symbols().get(found["symbol"]) if found else None
    return (found.end(), unit) if found and unit else None


@cache
def _numbers(language: str) -> re.Pattern[str]:
    """Match digits, number words, dozens, halves, and one of a scale."""
    collective = either(numbers("languages.collectives"))
    of = rf"(?![\w])(?={BLANK}d(?:e{BLANK}|[’'])|{BLANK}[A-ZÄÖÜ])"
    one, scale, unit = either(ONES), either(labels("languages.scales")), either(labels("languages.units"))
    return re.compile(
        rf"(?:{_LEAD}|{_FREE_BEFORE}|(?<=[0-9][-–])|(?<=[ (]\+))(?P<minus>(?<![\w)%])[-−](?=[0-9]))?{_DIGITS}{_FREE_BEHIND}"
        rf"|(?<![\w-])(?P<mixed>{halves(language)})(?![\w-])"
        rf"|(?<![\w-])(?P<words>{cardinal(language)})(?![\w-])(?:{BLANK}(?P<dozens>{collective}){of})?"
        rf"|(?<![\w-])(?P<halved>halbes{BLANK}|demi-)?(?P<dozen>{collective}){of}"
        # "eine halbe Million", "un million", "un an et demi"
        rf"|(?<![\w-])(?P<single>{one}){BLANK}(?P<part>halbe[rsnm]?{BLANK}|demi[ -])?(?={scale}(?!\w))"
        rf"|(?<![\w-])(?P<one>{one})(?={BLANK}{unit}{BLANK}et{BLANK}demie?\b)"
        rf"|(?<![\w-])(?:{one}{BLANK})?(?P<half>halbe[rsnm]?(?={BLANK}{unit}(?!\w))|demi-(?={unit}(?!\w)))",
        re.IGNORECASE,
    )


@cache
def _tail() -> re.Pattern[str]:
    """Match the scale and the unit behind a number."""
    return re.compile(
        rf"(?:{BLANK}{{0,2}}(?P<scale>{either(labels('languages.scales'))})(?![\w]))?(?:{BLANK}?(?P<short>{_SHORT})(?={BLANK}?[€$£]))?"
        rf"(?:(?:{BLANK}{{1,3}}|(?<=demi-))(?:de{BLANK}|d[’'])?(?P<unit>{either(labels('languages.units'))})(?![\w-]))?"
        rf"(?:{BLANK}?(?P<sign>[%€$£]))?(?:{BLANK}(?P<code>EUR|CHF|USD|GBP)\b)?",
        re.IGNORECASE,
    )
