"""Numerals: the scan that finds the numbers of a text, and the value that the steps after it enrich with a unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.lexicon import either, fragment
from pipeline.lexicon.fragments import BLANK
from pipeline.model import Span
from pipeline.text.number_patterns import (
    AMBIGUOUS_SCALES,
    COLLECTIVES,
    FIRST,
    FRACTION,
    NUMBER,
    PARTS,
    SCALES,
    SHORT_SCALES,
    VULGAR,
    begins,
)
from pipeline.text.numbers import parse
from pipeline.text.regex import regex


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as found. start, end: with sign and unit. digits: where the number itself begins and stops.

    kind: of the unit (money cents percent time measure count) or "" for a bare number. scaled: "million" and the like stood
    there. leads: the unit stands before the number ("$8"). phrase: the counted noun with its adjectives.
    """

    start: int
    end: int
    digits: tuple[int, int]
    low: Decimal
    high: Decimal
    unit: str = ""
    kind: str = ""
    power: Decimal = Decimal(1)
    leads: bool = False
    hyphen: bool = False
    phrase: str = ""
    by: str = "rule:number"


# letters may stand right before digits only where they can be money ("RM23.50", "USD115", "Rs500")
_START = (
    rf"(?=[0-9.{VULGAR}−–a-zA-Z-])(?:(?<![^\W_])|(?=[0-9])(?:(?<=\$US)|(?<=\$[A-Z])|(?<=RM)|(?<=Rs)"
    r"|(?<=Rp)|(?<=[A-Z]{3})))"
    r"(?:(?<=\b[Ss]ub-)|(?<=minus-)|(?<![^\W\d_][-–.+]))(?:(?<![0-9]/)|(?=[0-9]{1,3} [0-9]{3}(?![0-9])))"
)
_ONES = fragment("vocabulary.numerals.ones")
_MORE = rf"(?!(?: of)?(?: an?)? {either([*SCALES, *COLLECTIVES])}\b)"
# a citation may have stood between the figure and the stop
_BLANKED = "[ ]{0,160}"
# "half of", "a third the size", "two-thirds", "one sixth.", "half a percent"; not "half a million", "a third term"
_FRACTION_OF = (
    rf"(?:{FRACTION}{_MORE}(?=[ ]{fragment('figures.behind_fraction', 'vocabulary.comparatives')}\b"
    rf"|[ -]{fragment('figures.fraction_units')}|{_BLANKED}[.,;)])"
    rf"|{_ONES}-{either(w for w in PARTS if w != 'half')}s?\b{_MORE}"
    rf"|(?:{_ONES}|ten){BLANK}{either(w for w in PARTS if w not in ('half', 'quarter', 'second'))}s\b{_MORE}"
    rf"|(?<=by )(?:an?|one){BLANK}{fragment('figures.change_fractions')}\b{_MORE}|(?<=than )half\b{_MORE}"
    rf"|(?<=by )half\b{_MORE}"
    rf"|(?<![0-9/.,])[0-9]{{1,3}}(?:,[0-9]{{3}})?/[0-9]{{1,3}}(?:,[0-9]{{3}})?(?![0-9/]|,[0-9]| [0-9]{{3}}(?![0-9]))"
    rf"|[{VULGAR}](?!{BLANK}?(?:million|billion)))"
)
_POWERS = {"ten": 1} | dict.fromkeys(COLLECTIVES, 1) | SCALES
_MANY = [f"{word}s" for word in _POWERS]
_SEVERAL = rf"(?:several|a few) {either([*SCALES, *COLLECTIVES])}s?(?: (?:thousand|million|billion)s?)?\b"
_VAGUE = rf"(?P<vague>{_SEVERAL}|(?:{either(_MANY)} of )?{either(_MANY)}(?= of\b))"
NUMBERS = regex(
    r"(?:(?<![^\W_])|(?=[0-9]))"  # what _START asks for too: it passes over the inside of words at once
    rf"(?>{FIRST}|(?=[−-]|(?<=\()–)|{begins([*_MANY, 'minus', 'negative', 'several', 'few'])}){_START}"
    rf"(?:(?P<minus>(?:(?<![\w)%])[-−](?=[0-9.])|(?<=\()–(?=[0-9.])|\b(?:minus|negative)[ -]))?"
    rf"(?:(?P<part>{_FRACTION_OF})|(?P<number>{NUMBER})|\b{_VAGUE}))",
    re.IGNORECASE,
)
_SHORT = SHORT_SCALES | AMBIGUOUS_SCALES
_SHORT_SCALE = regex(rf"[0-9.,{VULGAR}]+(?P<scale>{either(_SHORT)})")


def numbers(text: str, part: Span) -> Iterator[Amount]:
    """Yield every number of a masked text, without units.

    >>> [str(a.low) for a in numbers("a third of the 27 states, half a million people", Span(0, 47))]
    ['0.3333333333333333333333333333', '27', '500000']
    """
    for found in NUMBERS.finditer(text, part.start, part.end):
        if found["vague"]:
            yield _vague(found)
            continue
        written = found["part"] or found["number"]
        value = _share(written) if found["part"] and "," in written else parse(written)
        if value is None:
            continue
        if found["minus"]:
            value = -value
        start, stop = found.start("part") if found["part"] else found.start("number"), found.end()
        by = "rule:fraction" if found["part"] else "rule:number"
        yield Amount(found.start(), stop, (start, stop), value, value, power=_power(written), by=by)


def _share(written: str) -> Decimal | None:
    """Return the value of so many of so many with groups: "626/1,565"."""
    above, _, below = written.replace(",", "").partition("/")
    return Decimal(above) / Decimal(below) if below.isdigit() and int(below) else None


def _power(written: str) -> Decimal:
    """Return the scale that a number is written in: million of "3.5 million", 1 of "3,500,000"."""
    if written.isdigit():
        return Decimal(1)
    last = re.split(r"[\s-]", written.casefold())[-1].removesuffix("s")
    if short := _SHORT_SCALE.fullmatch(last):
        return Decimal(10) ** _SHORT[short["scale"]]
    return Decimal(10) ** SCALES.get(last, 0)


def _vague(found: re.Match[str]) -> Amount:
    """Read "tens of millions" as 10–100 million, "hundreds" as 100–1000, "billions" as 1–1000 billion."""
    words = [w.removesuffix("s") for w in found["vague"].casefold().split() if w != "of"]
    if words[-1] in _POWERS and words[0] not in _POWERS:  # several hundred
        power = Decimal(10) ** sum(_POWERS.get(word, 0) for word in words)
        return Amount(found.start(), found.end(), found.span(), 2 * power, 10 * power, by="rule:vague")
    low, high = Decimal(1), Decimal(1)
    for i, word in enumerate(words):
        power = Decimal(10) ** _POWERS[word]
        low = low * power
        last = i == len(words) - 1
        high = high * power * (1 if not last or len(words) > 1 else 10 if _POWERS[word] < 3 else 1000)
    if len(words) > 1:
        high = high * 10
    return Amount(found.start(), found.end(), found.span(), low, high, by="rule:vague")
