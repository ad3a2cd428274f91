"""Filters: numbers that are no figures after all, as pronouns ("this one"), numbers of names, digits glued to letters."""

import re

from pipeline.lexicon import either, fragment, numbers, words
from pipeline.mentions.figures.numerals import Amount

# "no one", "this one", "one of the", "one another", "one by one", "one-time": no count
_PRONOUN_BEFORE = re.compile(rf"\b{fragment('figures.before_pronoun_one')}[ -]$", re.IGNORECASE)
_PRONOUN_AFTER = re.compile(
    rf"[ -](?:{fragment('figures.after_pronoun_one')}\b|day\b(?! (?:of|after|before|later|earlier|or|ago))|size|reason|sided)"
    r"|[’'.,;:!?)]",
    re.IGNORECASE,
)
# a bare number that a capitalised word names: "Airbus 320", "Article 5"; not at the start of a sentence
_NAMED = re.compile(r"(?<=[\w,’'] )(?:[A-Z]|i[A-Z])[\w’'-]{0,20}(?<!['’]s) $")
_UNNAMED = re.compile(rf"{either(word.capitalize() for word in words('figures.no_name_before_number'))} $")
# "the second half", "in the third quarter"
_PERIOD = re.compile(rf"\b{fragment('figures.period_determiners')} $", re.IGNORECASE)
# "in the quarter": a stretch of time
_THE = re.compile(r"\b(?:the|that|a) $", re.IGNORECASE)
# "his twenty-first win"
_TENS = re.compile(rf"{fragment('vocabulary.numerals.tens')}$", re.IGNORECASE)
_ORDINAL_BEHIND = re.compile(
    rf"-{either(word for word, n in numbers('vocabulary.ordinals').items() if n < 10)}\b", re.IGNORECASE
)


def is_figure(text: str, amount: Amount) -> bool:
    """Tell whether the number is a figure: not a pronoun, a name's number, or digits glued to letters."""
    number = text[amount.digits[0] : amount.digits[1]]
    after = text[amount.end : amount.end + 24]
    if after[:1].isalpha() or (after[:1] in "0123456789" and after):
        return False
    before = text[max(0, amount.start - 32) : amount.start]
    if before[-1:].isalpha():
        return False
    if number.casefold() == "one":
        behind = text[amount.digits[1] : amount.digits[1] + 24]
        return (
            amount.kind != ""
            and not _PRONOUN_BEFORE.search(before)
            and not (amount.kind in ("count", "time") and _PRONOUN_AFTER.match(behind))
        )
    if _TENS.match(number) and _ORDINAL_BEHIND.match(text, amount.digits[1]):
        return False
    if amount.by == "rule:fraction":
        return not (
            (number.casefold() in ("half", "quarter") and _PERIOD.search(before))
            or (number.casefold() == "quarter" and _THE.search(before) and not after.startswith(" of "))
        )
    plain = number.isdigit() and len(number) < 4 and amount.kind in ("", "count")
    score = after[:1] in ("-", "–") and after[1:2].isdigit()  # "the Senate 96-0"
    return score or not (plain and _NAMED.search(before) and not _UNNAMED.search(before))
