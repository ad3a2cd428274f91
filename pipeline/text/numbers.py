"""Numbers as news and policy prose writes them: digits, words, scales, fractions, ordinals.

DIGITS, CARDINAL, FRACTION, NUMBER, FIRST and ORDINAL are pattern sources without groups, to be put into larger patterns that
ignore case. Every repeat is bounded, so they are linear; none crosses a line.
"""

import re
from collections.abc import Iterable
from decimal import Decimal, localcontext
from functools import lru_cache

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ZEROS = "zero nil nought naught".split()
SMALL = (
    dict.fromkeys(_ZEROS, 0)
    | {w: n for n, w in enumerate(_ONES + _TEENS, 1)}
    | {w: 10 * n for n, w in enumerate(TENS, 2)}
    | {"a": 1, "an": 1}
)
# scale → power of ten
SCALES = {
    "hundred": 2,
    "thousand": 3,
    "lakh": 5,
    "million": 6,
    "crore": 7,
    "billion": 9,
    "trillion": 12,
    "quadrillion": 15,
}
# short scales that can be nothing else behind digits ("1.2bn"), and those that are also metres, bytes or tonnes ("35m")
SHORT = {
    "k": 3,
    "mn": 6,
    "mln": 6,
    "mil": 6,
    "mio": 6,
    "bn": 9,
    "bln": 9,
    "bil": 9,
    "mrd": 9,
    "mlrd": 9,
    "tn": 12,
    "trn": 12,
    "tln": 12,
    "cr": 7,
}
SHORT_MONEY = {"m": 6, "mm": 6, "b": 9, "t": 12}
DOZENS = {"dozen": 12, "score": 20}
_NTHS = "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_NTHS += "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
_TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()
ORDINALS = (
    {"first": 1, "second": 2}
    | {w: n for n, w in enumerate(_NTHS, 3)}
    | {w: 10 * n for n, w in enumerate(_TENTHS, 2)}
    | {"hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12}
)
PARTS = {"half": 2, "halve": 2, "quarter": 4} | {w: n for w, n in ORDINALS.items() if n > 2}
VULGAR = dict(
    zip("½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞", "1/2 1/4 3/4 1/3 2/3 1/5 2/5 3/5 4/5 1/6 5/6 1/8 3/8 5/8 7/8".split(), strict=True)
)


def either(words: Iterable[str]) -> str:
    """Return an alternation, longest first, so that "fourteen" is tried before "four"."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


def begins(words: Iterable[str]) -> str:
    """Return a cheap first look for a pattern that begins with one of the words: their first two letters, whatever the case.

    >>> bool(re.match(begins(["six", "ten"]), "Tents")), bool(re.match(begins(["six", "ten"]), "some"))
    (True, False)
    """
    seconds: dict[str, set[str]] = {}
    for word in words:
        seconds.setdefault(word[0], set()).add(word[1])
    # sets, and no flag for the case: of such branches the engine enters only those whose first letter fits
    pairs = (f"[{a}{a.upper()}][{''.join(sorted({*b, *(c.upper() for c in b)}))}]" for a, b in sorted(seconds.items()))
    return f"(?-i:(?={'|'.join(pairs)}))"


BLANK = r"(?:[ \t\u00a0\u2009\u202f]{1,2})"
# "1,300", "12,34,567.89", "1 234 567", "1.300.000", "1,3", "3.1", ".25"; not "1.2.3", "2018,2019"
DIGITS = (
    r"(?:(?<![0-9])(?<![0-9][.,])(?:[0-9]{1,3}(?:,[0-9]{2,3}){0,9},[0-9]{3}(?:\.[0-9]{1,12})?"
    r"|[0-9]{1,3}(?:[\u2009\u202f\u00a0'’][0-9]{3}){1,9}(?:[.,][0-9]{1,12})?"
    r"|(?<![0-9] )[1-9][0-9]{0,2}(?: [0-9]{3}){1,9}(?:[.,][0-9]{1,12})?(?! [0-9])|[0-9]{1,3}(?:\.[0-9]{3}){2,9}(?:,[0-9]{1,12})?"
    r"|[0-9]{1,4},[0-9]{1,2}|[0-9]{1,24}(?:\.[0-9]{1,24})?|\.[0-9]{1,24})(?![0-9]|[.,][0-9]))"
)
_GAP = rf"(?:{BLANK}-?{BLANK}|{BLANK}|-)"
_AND = rf"(?:,?{BLANK}(?:(?:and|&){BLANK})?|-and-|-)"
_SCALE = rf"(?:{either(SCALES)}s?\b)"
_BIG = rf"(?:{either(w for w in SCALES if w != 'hundred')}s?\b)"
_UNDER_100 = rf"(?:{either(TENS)}(?:{_GAP}?{either(_ONES)})?|{either(_TEENS)}|{either(_ONES)})"
_GROUP = (
    rf"(?:(?:{_UNDER_100}|an?){_GAP}hundred\b(?:{_AND}{_UNDER_100}\b(?!{_GAP}(?:hundred|percent)))?|{_UNDER_100}\b)"
)
_HALVES = rf"(?:{BLANK}and{BLANK}(?:an?|one|three){_GAP}(?:half|halves|quarters?|thirds?|fourths?)\b)"
# "twenty-one", "two hundred thirty two", "a million and a half", "two and a half billion", "five hundred thousand"
CARDINAL = (
    rf"(?:(?:{_GROUP}{_HALVES}?|an?){_GAP}{_BIG}(?:{_GAP}{_BIG})?(?:,?{_GAP}{_GROUP}{_GAP}{_BIG}){{0,3}}"
    rf"(?:{_HALVES}|{_AND}{_GROUP}(?!{_GAP}{_BIG}))?|{_GROUP}{_HALVES}?|{either(_ZEROS)})"
    rf"(?:{BLANK}point(?:{BLANK}(?:{either(_ONES + _ZEROS)}|{_UNDER_100})\b){{1,8}})?"
)
_PART = rf"(?:{either(PARTS)}s?\b)"
_PORTION = rf"(?:(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|eleven){_GAP})?(?:half|halves|quarters?)\b" + (
    rf"|(?:an?|{either(_ONES + _TEENS)}){_GAP}{_PART}|[{''.join(VULGAR)}])"
)
# "a third", "two-thirds", "three quarters", "half", "⅔", "1/4"
FRACTION = rf"(?:{_PORTION}|(?<![0-9/.,])[0-9]{{1,3}}/[0-9]{{1,3}}(?![0-9/]))"
_DOZENS = rf"(?:(?:half{BLANK}an?|an?|{_UNDER_100}|[0-9]{{1,3}}){BLANK}(?:dozens?|scores?|dozs?)\b)"
_MIXED = rf"(?:{DIGITS}(?:[ -]?[{''.join(VULGAR)}]|[ -][1-9]/[1-9][0-9]?(?![0-9/]))?)"
_POWER = r"(?:e[+-]?[0-9]{1,2}(?![0-9])|[ ]?[x×][ ]?10\^?[-−+]?[0-9]{1,2}(?![0-9]))"
# digits with their scale: "42,300 million", "1.2bn", "2½ million", "5 lakh crore", "3 million and a half"
SCALED = rf"(?:{_MIXED}(?:{_POWER}|{_GAP}?{_SCALE}(?:{_GAP}{_SCALE})?{_HALVES}?|{BLANK}?{either(SHORT)}\b|{_HALVES})?)"
# "half a million", "a quarter of a million", "three-quarters of a billion", "quarter million"
_PART_SCALE = rf"(?:{_PORTION}{BLANK}(?:of{BLANK})?(?:an?{BLANK})?(?!hundred){_SCALE})"
NUMBER = rf"(?:{_DOZENS}|{SCALED}|{_PART_SCALE}|{CARDINAL})"
# what FRACTION and NUMBER can begin with, so that most words are passed over at their first two letters
FIRST = rf"(?>(?=[0-9.{''.join(VULGAR)}]|an?{_GAP})|{begins([*(w for w in SMALL if len(w) > 2), *PARTS])})"
# "21st", "third", "twenty-first", "hundredth"
ORDINAL = rf"(?:(?<![0-9.,])[0-9]{{1,6}}(?:st|nd|rd|th)\b|(?:{either(TENS)}{_GAP})?{either(ORDINALS)}\b)"

# "0·85", as medical journals print decimals
_POINT = re.compile(r"(?<=[0-9])·(?=[0-9])")
_CLEAN = re.compile(r"\s?(?:(?<=[^\W\d])|(?<=[^\W\d] ))-\s?(?=\w)|(?<=\w)-(?=[^\W\d])|[^\S\n]+")
_SUFFIXED = re.compile(rf"^({_MIXED})({_POWER}|.*)$", re.IGNORECASE | re.DOTALL)
_ALL_SCALES = SCALES | SHORT | SHORT_MONEY


def pointed(text: str) -> str:
    """Return the text with full stops for the raised points of decimals; nothing moves.

    >>> pointed("a risk of 0·85")
    'a risk of 0.85'
    """
    return _POINT.sub(".", text) if "·" in text else text


@lru_cache(maxsize=4096)
def parse(text: str) -> Decimal | None:
    """Return the value of a number in digits or words, None when the text is no number.

    >>> [str(parse(t)) for t in ("twenty-one", "half a million", "1,300", "42,300 million", "1.3 trillion", "a dozen")]
    ['21', '500000', '1300', '42300000000', '1300000000000', '12']

    Units are left out by the caller; "m", "b" and "t" behind digits count as million, billion, trillion.
    """
    said = _CLEAN.sub(" ", text.strip().casefold().replace("−", "-")).strip()
    if said in ("", "a", "an") or len(said) > 200:
        return None
    negative = re.match(r"(?:-|minus |negative )\s?", said)
    value = _positive(said[negative.end() :] if negative else said)
    if value is None:
        return None
    return plain(-value if negative else value)


def plain(value: Decimal) -> Decimal:
    """Return the same value without trailing zeros or exponent (42300000000, not 4.23E+10)."""
    with localcontext() as context:
        context.prec = 200
        return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def ordinal(text: str) -> int | None:
    """Return the rank that "third", "21st" or "twenty-first" names, None when it names none."""
    words = _CLEAN.sub(" ", text.strip().casefold()).split()
    if len(words) == 1 and (digits := re.fullmatch(r"([0-9]{1,6})(?:st|nd|rd|th)", words[0])):
        return int(digits[1])
    if not words or words[-1] not in ORDINALS:
        return None
    before = _whole(words[:-1]) if words[:-1] else Decimal(0)
    return None if before is None else int(before) + ORDINALS[words[-1]]


def _positive(said: str) -> Decimal | None:
    """Read a number without sign: fractions of a scale, dozens, digits, words."""
    if not said.strip():
        return None
    for read in (_fraction, _mixed, _digits, _words):
        value = read(said)
        if value is not None:
            return value
    return None


def _fraction(said: str) -> Decimal | None:
    """Read "a third", "half a million", "three quarters of a billion", "1/4", "half a dozen"."""
    if slash := re.fullmatch(r"([0-9]{1,3})/([0-9]{1,3})", said):
        return Decimal(slash[1]) / int(slash[2]) if int(slash[2]) else None
    if said[0] in VULGAR:
        above, _, below = VULGAR[said[0]].partition("/")
        value, words = Decimal(above) / int(below), said[1:].split()
    else:
        words = said.split()
        count = _whole(words[:1]) if words[0] not in PARTS else Decimal(1)
        words = words if words[0] in PARTS else words[1:]
        if count is None or not words or words[0].removesuffix("s") not in PARTS:
            return None
        value, words = count / PARTS[words[0].removesuffix("s")], words[1:]
    rest = [w for w in words if w not in ("of", "a", "an")]
    scale = _scale(rest)
    return None if scale is None else value * scale


def _mixed(said: str) -> Decimal | None:
    """Read what stands before and after "and a half": "two and a half million", "3 million and three quarters"."""
    parts = re.fullmatch(r"(.{1,60}?) and (an?|one|three) (half|halves|quarter|third|fourth)s?( .{1,40})?", said)
    if not parts:
        return None
    whole, scale = _digits(parts[1]) or _words(parts[1]), _scale((parts[4] or "").split())
    if whole is None or scale is None:
        return None
    # "3 million and a half" means half a million
    last = parts[1].split()[-1].removesuffix("s")
    unit = 10 ** SCALES[last] if last in SCALES else 1
    return (whole + Decimal(SMALL[parts[2]]) / PARTS[parts[3].removesuffix("s")] * unit) * scale


def _scale(words: list[str]) -> Decimal | None:
    """Return the product of scale words, 1 for none, None when another word stands there."""
    value = Decimal(1)
    for word in words:
        bare = word.removesuffix("s") if len(word) > 2 else word
        if bare in DOZENS or bare == "doz":
            value *= DOZENS.get(bare, 12)
        elif bare in _ALL_SCALES:
            value *= 10 ** _ALL_SCALES[bare]
        else:
            return None
    return value


def _digits(said: str) -> Decimal | None:
    """Read digits with a power, a fraction or scales behind them."""
    found = _SUFFIXED.match(said)
    if not found:
        return None
    digits = re.match(DIGITS, found[1])
    if not digits:
        return None
    value = _separators(digits.group())
    if part := found[1][digits.end() :].strip(" -"):
        value += _fraction(part) or 0
    if power := re.fullmatch(r"(?:e|\s?[x×]\s?10\^?)([-−+]?[0-9]{1,2})", found[2]):
        return value * Decimal(10) ** int(power[1].replace("−", "-"))
    scale = _scale(found[2].replace("-", " ").split())
    return None if scale is None else value * scale


def _separators(digits: str) -> Decimal:
    """Tell the decimal sign from the thousands': the last of two kinds; a lone comma unless three digits follow it."""
    digits = re.sub(r"[\s'’]", "", digits)
    if "," in digits and "." in digits:
        thousands = "," if digits.rindex(",") < digits.rindex(".") else "."
        return Decimal(digits.replace(thousands, "").replace(",", "."))
    if "," in digits and not (len(digits.rsplit(",", 1)[1]) == 3 and not digits.startswith("0,")):
        return Decimal(digits.replace(",", "."))
    return Decimal(digits.replace(",", "").replace(".", "") if digits.count(".") > 1 else digits.replace(",", ""))


def _words(said: str) -> Decimal | None:
    """Read number words, perhaps with "point" and digits in words."""
    before, point, after = said.partition(" point ")
    value = _whole(before.replace(",", "").replace("&", "and").split())
    if value is None or not point:
        return value
    digits = [_whole([w]) for w in after.split()]
    if None in digits:
        return None
    together = len(digits) == 2 and (digits[0] or 0) >= 20  # "point seventy-one" is .71
    tail = str(sum(d or 0 for d in digits)) if together else "".join(str(d) for d in digits)
    return value + Decimal(f"0.{tail}")


def _whole(words: list[str]) -> Decimal | None:
    """Read a whole number in words; scales must fall ("two million three thousand")."""
    total, group, last = 0, 0, 10**30
    below = 0  # what may still be added to the group: 0 nothing said, else the room left
    for i, word in enumerate(words):
        bare = word.removesuffix("s")
        if word == "and" and 0 < i < len(words) - 1:
            continue
        if word in SMALL:
            n = SMALL[word]
            if below and n >= below:
                return None
            group, below = group + n, 10 if n >= 20 and n % 10 == 0 else 1
        elif bare == "hundred" and 0 < group < 100:
            group, below = group * 100, 100
        elif bare in DOZENS and group:
            group, below = group * DOZENS[bare], 1
        elif bare in SCALES and group and (10 ** SCALES[bare] < last):
            last = 10 ** SCALES[bare]
            total, group, below = total + group * last, 0, 0
        elif bare in SCALES and not group and last < 10**30:  # "five hundred thousand crore", "three lakh crore"
            total *= 10 ** SCALES[bare]
        else:
            return None
    return Decimal(total + group) if words else None
