"""Patterns of numbers as news and policy prose writes them: digits, words, scales, fractions, ordinals.

DIGITS, CARDINAL, FRACTION, NUMBER, FIRST and ORDINAL are pattern sources without groups, to be put into larger patterns that
ignore case. Every repeat is bounded, so they are linear; none crosses a line.
"""

from collections.abc import Iterable

from pipeline.lexicon import either, fragment, labels, numbers, words
from pipeline.lexicon.fragments import BLANK

# number word → its value, up to a hundred
SMALL = (
    numbers("vocabulary.numerals.zero")
    | {
        word: value
        for name in ("ones", "teens", "tens")
        for word, value in numbers(f"vocabulary.numerals.{name}").items()
    }
    | {"a": 1, "an": 1}
)
# scale → power of ten
SCALES = numbers("vocabulary.scales")
SHORT_SCALES, AMBIGUOUS_SCALES = numbers("vocabulary.short_scales"), numbers("vocabulary.short_scales_ambiguous")
COLLECTIVES = numbers("vocabulary.collective_numbers")
ORDINALS = numbers("vocabulary.ordinals")
# part → its denominator
PARTS = numbers("vocabulary.fractions") | {word: n for word, n in ORDINALS.items() if n > 2}
# those that are written behind a whole number: "two and three quarters"
COARSE_PARTS = [word for word, n in PARTS.items() if n <= 4]
TENS = words("vocabulary.numerals.tens")
VULGAR_FRACTIONS = labels("vocabulary.vulgar_fractions")
VULGAR = "".join(VULGAR_FRACTIONS)
_ZEROS, _ONES = fragment("vocabulary.numerals.zero"), fragment("vocabulary.numerals.ones")
_TEENS, _TENS = fragment("vocabulary.numerals.teens"), fragment("vocabulary.numerals.tens")


def begins(words: Iterable[str]) -> str:
    """Return a cheap first look for a pattern that begins with one of the words: their first two letters, whatever the case.

    >>> import re
    >>> bool(re.match(begins(["six", "ten"]), "Tents")), bool(re.match(begins(["six", "ten"]), "some"))
    (True, False)
    """
    seconds: dict[str, set[str]] = {}
    for word in words:
        seconds.setdefault(word[0], set()).add(word[1])
    # sets, and no flag for the case: of such branches the engine enters only those whose first letter fits
    pairs = (f"[{a}{a.upper()}][{''.join(sorted({*b, *(c.upper() for c in b)}))}]" for a, b in sorted(seconds.items()))
    return f"(?-i:(?={'|'.join(pairs)}))"


# "1,300", "12,34,567.89", "1 234 567", "1.300.000", "1,3", "3.1", ".25"; not "1.2.3", "2018,2019"
DIGITS = (
    r"(?:(?<![0-9])(?<![0-9][.,])(?:[0-9]{1,3}(?:,[0-9]{2,3}){0,9},[0-9]{3}(?:\.[0-9]{1,12})?"
    r"|[0-9]{1,3}(?:[\u2009\u202f\u00a0'’][0-9]{3}){1,9}(?:[.,][0-9]{1,12})?"
    r"|(?<![0-9] )[1-9][0-9]{0,2}(?: [0-9]{3}){1,9}(?:[.,][0-9]{1,12})?(?! [0-9](?![0-9.,]{0,4} ?%))"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,9}(?:,[0-9]{1,12})?"
    r"|[0-9]{1,4},[0-9]{1,2}|[0-9]{1,24}(?:\.[0-9]{1,24})?|(?<!\.)\.[0-9]{1,24})(?![0-9]|[.,][0-9]))"
)
_GAP = rf"(?:{BLANK}-?{BLANK}|{BLANK}|-)"
_AND = rf"(?:,?{BLANK}(?:(?:and|&){BLANK})?|-and-|-)"
_SCALE = rf"(?:{either(SCALES)}s?\b)"
_BIG = rf"(?:{either(w for w in SCALES if w != 'hundred')}s?\b)"
_UNDER_100 = rf"(?:{_TENS}(?:{_GAP}?{_ONES})?|{_TEENS}|{_ONES})"
_GROUP = (
    rf"(?:(?:{_UNDER_100}|an?){_GAP}hundred\b(?:{_AND}{_UNDER_100}\b(?!{_GAP}(?:hundred|percent)))?|{_UNDER_100}\b)"
)
_HALVES = rf"(?:(?:{BLANK}and{BLANK}|-and-)(?:an?|one|three){_GAP}{either(COARSE_PARTS)}s?\b)"
# "twenty-one", "two hundred thirty two", "a million and a half", "two and a half billion", "five hundred thousand"
CARDINAL = (
    rf"(?:(?:{_GROUP}{_HALVES}?|an?){_GAP}{_BIG}(?:{_GAP}{_BIG})?(?:,?{_GAP}{_GROUP}{_GAP}{_BIG}){{0,3}}"
    rf"(?:{_HALVES}|{_AND}{_GROUP}(?!{_GAP}{_BIG}))?|{_GROUP}{_HALVES}?|{_ZEROS})"
    rf"(?:{BLANK}point(?:{BLANK}(?:{_ONES}|{_ZEROS}|{_UNDER_100})\b){{1,8}})?"
)
_PART = rf"(?:{either(PARTS)}s?\b)"
_PORTION = rf"(?:(?:(?:an?|{_ONES}|eleven){_GAP})?(?:half|halves|quarters?)\b" + (
    rf"|(?:an?|{fragment('vocabulary.numerals.ones', 'vocabulary.numerals.teens')}){_GAP}{_PART}|[{VULGAR}])"
)
# "a third", "two-thirds", "three quarters", "half", "⅔", "1/4"
FRACTION = rf"(?:{_PORTION}|(?<![0-9/.,])[0-9]{{1,3}}/[0-9]{{1,3}}(?![0-9/]|[, ][0-9]{{3}}(?![0-9])))"
_DOZENS = rf"(?:(?:half{BLANK}an?|an?|{_UNDER_100}|[0-9]{{1,3}}){BLANK}{either(COLLECTIVES)}s?\b)"
MIXED = rf"(?:{DIGITS}(?:[ -]?[{VULGAR}]|[ -](?:[1-9]|[12][0-9]|3[01])/[1-9][0-9]?(?![0-9/]))?)"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
POWER = (
    r"(?:e[+-]?[0-9]{1,2}(?![0-9])|[ ]?[x×·][ ]?10(?:\^?[-−+]?[0-9]{1,2}(?![0-9])"
    rf"|[⁻⁺−]?[{RAISED}]{{1,2}}))"
)
# "10⁵", "10^6"
TEN_RAISED = rf"(?:(?<![0-9.,])10(?:\^[-−]?[0-9]{{1,2}}(?![0-9])|[⁻−]?[{RAISED}]{{1,2}}))"
# digits with their scale: "42,300 million", "1.2bn", "2½ million", "5 lakh crore", "3 million and a half"
SCALED = (
    rf"(?:{MIXED}(?:{POWER}|{_GAP}?{_SCALE}(?:{_GAP}{_SCALE})?{_HALVES}?|{BLANK}?{either(SHORT_SCALES)}\b|{_HALVES})?)"
)
# "half a million", "a quarter of a million", "three-quarters of a billion", "quarter million"
_PART_SCALE = rf"(?:{_PORTION}{BLANK}(?:of{BLANK})?(?:an?{BLANK})?(?!hundred){_SCALE})"
NUMBER = rf"(?:{TEN_RAISED}|{_DOZENS}|{SCALED}|{_PART_SCALE}|{CARDINAL})"
# what FRACTION and NUMBER can begin with, so that most words are passed over at their first two letters
FIRST = rf"(?>(?=[0-9.{VULGAR}]|an?{_GAP})|{begins([*(w for w in SMALL if len(w) > 2), *PARTS])})"
# "21st", "third", "twenty-first", "hundredth"
ORDINAL = rf"(?:(?<![0-9.,])[0-9]{{1,6}}(?:st|nd|rd|th)\b|(?:{_TENS}{_GAP})?{either(ORDINALS)}\b)"
