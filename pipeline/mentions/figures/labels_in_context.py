"""Numbers that the token, the bracket or the sentence around them make labels: formulas, versions, numbered items, odd zeros."""

import re
from functools import lru_cache

from pipeline.lexicon import fragment
from pipeline.mentions.figures.numerals import Amount
from pipeline.text.regex import regex

_LONGEST_TOKEN = 120
# a token of chemistry or maths: brackets grow on its letters, and numbers say where groups sit: "2-{4-[3-(furyl)-9-phenyl"
_GLUED = regex(r"\w[\[({](?!s\))|[\])}]\w|-[\[({]")
_LOCANT = regex(
    r"(?<![0-9])[0-9l]{1,2}-(?=[\[({A-Za-z])|[a-z\])}]-[0-9l]{1,2}(?![0-9])|(?<![0-9])[0-9l],[0-9l](?![0-9])"
)
_ENCLOSED = regex(r"[^\W\d_][\[({][^\s\[\](){}]{1,24}[\])}]\w|=[0-9]\)[^\W\d_]")
_LEADING_ZERO = regex(r"0[0-9]+")
# "samtools (1.9)" where a version is spoken of nearby
_VERSION = regex(r"[0-9]{1,2}\.[0-9]{1,3}")
_VERSION_BEFORE = regex(r"[A-Za-z][\w+.-]{1,30} \($")
_OF_SOFTWARE = regex(
    rf"\([A-Za-z. ]{{0,20}}v?[0-9]+\.[0-9]+\.[0-9]+|\bv[0-9]+\.[0-9]|\b{fragment('figures.software_words')}\b"
)
_SOFTWARE_REACH = 160
# "Firebird 0.6", "Windows 98": a name before a number, where a text speaks of software again and again
_NAME_BEFORE = regex(r"(?<![.!?\n] )(?<!\w)(?:[A-Z][\w+#-]{2,20}|[a-z]{2,12}[A-Z]\w{1,12}|[Ww]indows) \(?v?$")
_SPEAKS_OF_SOFTWARE = regex(rf"\b{fragment('figures.software_words', 'figures.computing_words')}\b", re.IGNORECASE)
_LEAST_SOFTWARE_WORDS, _WORDS_A_SOFTWARE_WORD = 4, 120
_SHORT_VERSION = regex(r"[0-9]{0,2}\.[0-9]{1,2}|[0-9]{1,2}")
# "was mended in version 16; that for 18", "came back in 2.32": a version stands before it in the sentence
_VERSION_SAID = regex(
    r"\b(?:[Vv]ersions?|[Rr]eleases?) v?[0-9][^\n.!?]{0,80}(?:[.][0-9][^\n.!?]{0,80}){0,3}"
    rf"\b{fragment('figures.version_prepositions')} $"
)
# "49 is on special verdicts": a number opens the sentence and is its subject
_OPENS_SENTENCE = regex(r"(?:^|\n|[.!?;][”\"’)]?\s)[“\"]?$")
_LABEL_VERB = regex(rf" {fragment('figures.label_verbs')}\b")
_SCORE = regex(r"an? score", re.IGNORECASE)
_OF_PEOPLE = regex(r" (?:or (?:so|more) )?of [^\W\d]")
_NOUN_BEHIND = regex(rf" (?!{fragment('vocabulary.stopwords.en', 'vocabulary.prepositions')}\b)[a-z]{{3,}}")
# "(11m 32s)", "1h 20m": a place in a recording
_RUNNING_TIME, _RUNNING_BEFORE = regex(r" ?[hm] ?[0-9]{1,2} ?[ms]\b"), regex(r"[0-9] ?[hm] $")


def is_label(text: str, amount: Amount) -> bool:
    """Tell whether what stands around a number makes it a label or a part of a name and no figure.

    >>> from decimal import Decimal
    >>> text = "We used STAR (2.7.10) and samtools (1.9)."
    >>> is_label(text, Amount(36, 39, (36, 39), Decimal("1.9"), Decimal("1.9")))
    True
    """
    start, end = amount.digits
    number = text[start:end]
    if _SCORE.fullmatch(number):
        return not _OF_PEOPLE.match(text, end)
    if number.casefold() == "zero":
        return amount.hyphen or (not amount.kind and _NOUN_BEHIND.match(text, end) is not None)
    if not number[:1].isdigit():
        return False
    return (
        _LEADING_ZERO.fullmatch(number) is not None
        or _is_running_time(text, amount)
        or _is_version(text, amount, number)
        or _is_of_software(text, amount, number)
        or _is_numbered_item(text, amount, number)
        or _is_in_formula(text, start, end)
    )


def _is_in_formula(text: str, start: int, end: int) -> bool:
    """Tell whether the number is a part of a token of chemistry or maths, or the label of one behind it: "amine (1-20)"."""
    left = start
    while left > 0 and start - left < _LONGEST_TOKEN and not text[left - 1].isspace():
        left -= 1
    right = end
    while right < len(text) and right - end < _LONGEST_TOKEN and not text[right].isspace():
        right += 1
    token = text[left:right]
    return bool(_ENCLOSED.search(token) or (_GLUED.search(token) and _LOCANT.search(token)))


def _is_running_time(text: str, amount: Amount) -> bool:
    """Tell whether the number is a part of "11m 32s"."""
    start, end = amount.digits
    is_second = _RUNNING_BEFORE.search(text, max(0, start - 4), start) and re.match(r" ?[ms]\b", text[end : end + 3])
    return not amount.leads and bool(_RUNNING_TIME.match(text, end) or is_second)


def _is_version(text: str, amount: Amount, number: str) -> bool:
    """Tell whether a bracket holds nothing but a number behind a name, where the version of a program is spoken of nearby."""
    if amount.kind or not text.startswith(")", amount.end) or not _VERSION.fullmatch(number):
        return False
    if not _VERSION_BEFORE.search(text, max(0, amount.start - 40), amount.start):
        return False
    return bool(_OF_SOFTWARE.search(text, max(0, amount.start - _SOFTWARE_REACH), amount.end + _SOFTWARE_REACH))


def _is_of_software(text: str, amount: Amount, number: str) -> bool:
    """Tell whether a short number is the version of what its name or its sentence says, in a text on software."""
    if amount.kind not in ("", "count") or not _SHORT_VERSION.fullmatch(number):
        return False
    if not amount.kind and _VERSION_SAID.search(text, max(0, amount.start - _SOFTWARE_REACH), amount.start):
        return True
    is_version = "." in number or not amount.kind
    return (
        is_version
        and _NAME_BEFORE.search(text, max(0, amount.start - 32), amount.start) is not None
        and _speaks_of_software(text)
    )


@lru_cache(maxsize=64)
def _speaks_of_software(text: str) -> bool:
    """Tell whether words of software stand again and again in a text."""
    found = len(_SPEAKS_OF_SOFTWARE.findall(text))
    return found >= _LEAST_SOFTWARE_WORDS and found * _WORDS_A_SOFTWARE_WORD >= text.count(" ")


def _is_numbered_item(text: str, amount: Amount, number: str) -> bool:
    """Tell whether a number without a unit is the subject of its sentence: "49 is on special verdicts"."""
    if amount.kind or not number.isdigit() or not _LABEL_VERB.match(text, amount.end):
        return False
    return bool(_OPENS_SENTENCE.search(text, max(0, amount.start - 4), amount.start))
