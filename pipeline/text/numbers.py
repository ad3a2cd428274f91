"""Values of numbers in digits and words: "42,300 million", "two and a half", "three quarters of a million", "1/4"."""

import re
from decimal import Decimal, localcontext
from functools import lru_cache

from pipeline.lexicon import either
from pipeline.text.number_patterns import (
    AMBIGUOUS_SCALES,
    COARSE_PARTS,
    COLLECTIVES,
    DIGITS,
    MIXED,
    ORDINALS,
    PARTS,
    POWER,
    RAISED,
    SCALES,
    SHORT_SCALES,
    SMALL,
    VULGAR_FRACTIONS,
)
from pipeline.text.regex import regex

# "0·85", as medical journals print decimals
_POINT = regex(r"(?<=[0-9])·(?=[0-9])")
# "10--20", as Markdown and TeX write a dash
_DOUBLE_HYPHEN = regex(r"(?<=[0-9%])--(?=[0-9])")
_CLEAN = regex(r"\s?(?:(?<=[^\W\d])|(?<=[^\W\d] ))-\s?(?=\w)|(?<=\w)-(?=[^\W\d])|[^\S\n]+")
_SUFFIXED = regex(rf"^({MIXED})({POWER}|.*)$", re.IGNORECASE | re.DOTALL)
_WITH_PART = regex(rf"(.{{1,60}}?) and (an?|one|three) ({either(COARSE_PARTS)})s?( .{{1,40}})?")
_RAISED_MINUS = regex(rf"[−-](?=[{RAISED}])")  # "10−⁵", as PDF prints it
_SUPERSCRIPTS = regex(rf"[⁻⁺]?[{RAISED}]+$")
_LOWERED = str.maketrans(f"⁻⁺{RAISED}", "-+0123456789")
_TEN_RAISED = regex(r"10\^([-−]?[0-9]{1,2})")
_ALL_SCALES = SCALES | SHORT_SCALES | AMBIGUOUS_SCALES


def pointed(text: str) -> str:
    """Return the text with full stops for the raised points of decimals, and a dash between numbers for two hyphens; nothing moves.

    >>> pointed("a risk of 0·85"), pointed("10--20")
    ('a risk of 0.85', '10– 20')
    """
    text = _POINT.sub(".", text) if "·" in text else text
    return _DOUBLE_HYPHEN.sub("– ", text) if "--" in text else text


@lru_cache(maxsize=4096)
def parse(text: str) -> Decimal | None:
    """Return the value of a number in digits or words, None when the text is no number.

    >>> [str(parse(t)) for t in ("twenty-one", "half a million", "1,300", "42,300 million", "1.3 trillion", "a dozen")]
    ['21', '500000', '1300', '42300000000', '1300000000000', '12']

    Units are left out by the caller; "m", "b" and "t" behind digits count as million, billion, trillion.
    """
    text = _RAISED_MINUS.sub("⁻", text)
    normalised = _CLEAN.sub(" ", text.strip().casefold().replace("−", "-")).strip()
    if normalised in ("", "a", "an") or len(normalised) > 200:
        return None
    negative = re.match(r"(?:-|minus |negative )\s?", normalised)
    value = _positive(normalised[negative.end() :] if negative else normalised)
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
    before = _parse_whole_number(words[:-1]) if words[:-1] else Decimal(0)
    return None if before is None else int(before) + ORDINALS[words[-1]]


def _positive(text: str) -> Decimal | None:
    """Read a number without sign: fractions of a scale, dozens, digits, words."""
    if not text.strip():
        return None
    for read in (_fraction, _mixed, _digits, _words):
        value = read(text)
        if value is not None:
            return value
    return None


def _fraction(text: str) -> Decimal | None:
    """Read "a third", "half a million", "three quarters of a billion", "1/4", "half a dozen"."""
    if slash := re.fullmatch(r"([0-9]{1,3})/([0-9]{1,3})", text):
        return Decimal(slash[1]) / int(slash[2]) if int(slash[2]) else None
    if text[0] in VULGAR_FRACTIONS:
        above, _, below = VULGAR_FRACTIONS[text[0]].partition("/")
        value, words = Decimal(above) / int(below), text[1:].split()
    else:
        words = text.split()
        count = _parse_whole_number(words[:1]) if words[0] not in PARTS else Decimal(1)
        words = words if words[0] in PARTS else words[1:]
        if count is None or not words or words[0].removesuffix("s") not in PARTS:
            return None
        value, words = count / PARTS[words[0].removesuffix("s")], words[1:]
    rest = [w for w in words if w not in ("of", "a", "an")]
    scale = _scale(rest)
    return None if scale is None else value * scale


def _mixed(text: str) -> Decimal | None:
    """Read what stands before and after "and a half": "two and a half million", "3 million and three quarters"."""
    parts = _WITH_PART.fullmatch(text)
    if not parts:
        return None
    whole, scale = _digits(parts[1]) or _words(parts[1]), _scale((parts[4] or "").split())
    if whole is None or scale is None:
        return None
    # "3 million and a half" means half a million
    last = parts[1].split()[-1].removesuffix("s")
    unit = 10 ** SCALES[last] if last in SCALES else 1
    return (whole + Decimal(SMALL[parts[2]]) / PARTS[parts[3]] * unit) * scale


def _scale(words: list[str]) -> Decimal | None:
    """Return the product of scale words, 1 for none, None when another word stands there."""
    value = Decimal(1)
    for word in words:
        singular = word.removesuffix("s") if len(word) > 2 else word
        if singular in COLLECTIVES:
            value *= COLLECTIVES[singular]
        elif singular in _ALL_SCALES:
            value *= 10 ** _ALL_SCALES[singular]
        else:
            return None
    return value


def _digits(text: str) -> Decimal | None:
    """Read digits with a power, a fraction or scales behind them."""
    text = _SUPERSCRIPTS.sub(lambda raised: "^" + raised.group().translate(_LOWERED), text)
    if ten := _TEN_RAISED.fullmatch(text):
        return Decimal(10) ** int(ten[1].replace("−", "-"))
    found = _SUFFIXED.match(text)
    if not found:
        return None
    digits = re.match(DIGITS, found[1])
    if not digits:
        return None
    value = _separators(digits.group())
    if part := found[1][digits.end() :].strip(" -"):
        value += _fraction(part) or 0
    if power := re.fullmatch(r"(?:e|\s?[x×·]\s?10\^?)([-−+]?[0-9]{1,2})", found[2]):
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


def _words(text: str) -> Decimal | None:
    """Read number words, perhaps with "point" and digits in words."""
    before, point, after = text.partition(" point ")
    value = _parse_whole_number(before.replace(",", "").replace("&", "and").split())
    if value is None or not point:
        return value
    digits = [_parse_whole_number([w]) for w in after.split()]
    if None in digits:
        return None
    together = len(digits) == 2 and (digits[0] or 0) >= 20  # "point seventy-one" is .71
    tail = str(sum(d or 0 for d in digits)) if together else "".join(str(d) for d in digits)
    return value + Decimal(f"0.{tail}")


def _parse_whole_number(words: list[str]) -> Decimal | None:
    """Read a whole number in words; scales must fall ("two million three thousand")."""
    total, group, last = 0, 0, 10**30
    below = 0  # what may still be added to the group: 0 nothing text, else the room left
    for i, word in enumerate(words):
        singular = word.removesuffix("s")
        if word == "and" and 0 < i < len(words) - 1:
            continue
        if word in SMALL:
            n = SMALL[word]
            if below and n >= below:
                return None
            group, below = group + n, 10 if n >= 20 and n % 10 == 0 else 1
        elif singular == "hundred" and 0 < group < 100:
            group, below = group * 100, 100
        elif singular in COLLECTIVES and group:
            group, below = group * COLLECTIVES[singular], 1
        elif singular in SCALES and group and (10 ** SCALES[singular] < last):
            last = 10 ** SCALES[singular]
            total, group, below = total + group * last, 0, 0
        elif singular in SCALES and not group and last < 10**30:  # "five hundred thousand crore", "three lakh crore"
            total *= 10 ** SCALES[singular]
        else:
            return None
    return Decimal(total + group) if words else None
