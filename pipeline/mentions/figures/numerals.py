"""A number with its unit, before anything is said about it; and the scan that finds the numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.lexicon import either
from pipeline.lexicon.fragments import BLANK
from pipeline.model import Span
from pipeline.text.number_patterns import FIRST, FRACTION, NUMBER, PARTS, SCALES, begins
from pipeline.text.numbers import parse


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
    r"(?=[0-9.½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞−a-zA-Z-])(?:(?<![^\W_])|(?=[0-9])(?:(?<=\$US)|(?<=\$[A-Z])|(?<=RM)|(?<=Rs)"
    r"|(?<=Rp)|(?<=[A-Z]{3})))"
    r"(?<![^\W\d_][-–.+])(?<![0-9]/)"
)
_MORE = r"(?!(?: of)?(?: an?)? (?:million|billion|trillion|thousand|dozen)\b)"
# a citation may have stood between the figure and the stop
_BLANKED = "[ ]{0,160}"
# "half of", "a third the size", "two-thirds", "one sixth.", "half a percent"; not "half a million", "a third term"
_FRACTION_OF = (
    rf"(?:{FRACTION}{_MORE}(?=[ ](?:of|the|their|its|his|her|our|a|an|that|as|those|all|percent|per cent"
    rf"|more|less|fewer|higher|lower|were|was|said)\b"
    rf"|[ -](?:percent|per cent|cup|inch|mile|hour|teaspoon|tbsp)|{_BLANKED}[.,;)])"
    rf"|(?:one|two|three|four|five|six|seven|eight|nine)-{either(w for w in PARTS if w != 'half')}s?\b{_MORE}"
    rf"|(?:two|three|four|five|six|seven|eight|nine"
    rf"|ten){BLANK}{either(w for w in PARTS if w not in ('half', 'quarter', 'second'))}s\b{_MORE}"
    rf"|(?<=by )(?:an?|one){BLANK}(?:half|third|quarter|fifth|sixth|tenth)\b{_MORE}|(?<=than )half\b{_MORE}"
    rf"|(?<=by )half\b{_MORE}|(?<![0-9/.,])[0-9]{{1,2}}/[0-9]{{1,2}}(?![0-9/])"
    rf"|[½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞](?!{BLANK}?(?:million|billion)))"
)
_MANY = "tens dozens scores hundreds thousands lakhs crores millions billions trillions".split()
_VAGUE = (
    rf"(?P<vague>(?:tens of |hundreds of |thousands of "
    rf"|scores of )?{either(_MANY)}(?= of\b))"
)
NUMBERS = re.compile(
    rf"(?>{FIRST}|(?=[−-])|{begins([*_MANY, 'minus', 'negative'])}){_START}"
    rf"(?:(?P<minus>(?:(?<![\w)%])[-−](?=[0-9.])|\b(?:minus|negative) ))?"
    rf"(?:(?P<part>{_FRACTION_OF})|(?P<number>{NUMBER})|\b{_VAGUE}))",
    re.IGNORECASE,
)
_POWERS = {"ten": 1, "dozen": 1, "score": 1} | SCALES


def numbers(text: str, part: Span) -> Iterator[Amount]:
    """Yield every number of a masked text, without units.

    >>> [str(a.low) for a in numbers("a third of the 27 states, half a million people", Span(0, 47))]
    ['0.3333333333333333333333333333', '27', '500000']
    """
    for found in NUMBERS.finditer(text, part.start, part.end):
        if found["vague"]:
            yield _vague(found)
            continue
        said = found["part"] or found["number"]
        value = parse(said)
        if value is None:
            continue
        if found["minus"]:
            value = -value
        start, stop = found.start("part") if found["part"] else found.start("number"), found.end()
        by = "rule:fraction" if found["part"] else "rule:number"
        yield Amount(found.start(), stop, (start, stop), value, value, power=_power(said), by=by)


def _power(said: str) -> Decimal:
    """Return the scale that a number was said in: million of "3.5 million", 1 of "3,500,000"."""
    if said.isdigit():
        return Decimal(1)
    last = re.split(r"[\s-]", said.casefold())[-1].removesuffix("s")
    short = re.fullmatch(r"[0-9.,½¼¾]+(k|m|mn|mil|mln|mio|bn|bln|bil|mrd|mlrd|tn|trn|tln)", last)
    if short:
        return Decimal(10) ** {"k": 3, "m": 6, "b": 9, "t": 12}[short[1][0]]
    return Decimal(10) ** _POWERS[last] if last in _POWERS and last not in ("ten", "dozen", "score") else Decimal(1)


def _vague(found: re.Match[str]) -> Amount:
    """Read "tens of millions" as 10–100 million, "hundreds" as 100–1000, "billions" as 1–1000 billion."""
    words = [w.removesuffix("s") for w in found["vague"].casefold().split() if w != "of"]
    low, high = Decimal(1), Decimal(1)
    for i, word in enumerate(words):
        power = Decimal(10) ** _POWERS[word]
        low = low * power
        last = i == len(words) - 1
        high = high * power * (1 if not last or len(words) > 1 else 10 if _POWERS[word] < 3 else 1000)
    if len(words) > 1:
        high = high * 10
    return Amount(found.start(), found.end(), found.span(), low, high, by="rule:vague")
