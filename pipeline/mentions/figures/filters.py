"""Filters: numbers that are no figures: pronouns ("this one"), ordinals, numbers of names, digits attached to letters."""

import re

from pipeline.lexicon import either, fragment, numbers, words
from pipeline.mentions.figures.numerals import Amount
from pipeline.text.regex import regex

# "no one", "this one", "one of the", "one another", "one by one", "one-time": no count
_PRONOUN_BEFORE = regex(rf"\b{fragment('figures.before_pronoun_one')}[ -]$", re.IGNORECASE)
_PRONOUN_AFTER = regex(
    rf"[ -](?:{fragment('figures.after_pronoun_one')}\b|day\b(?! {fragment('figures.duration_followers')}))"
    rf"|[’'.,;:!?)]|[ ][a-z]{{2,16}} {fragment('figures.before_another')} (?:another|the (?:next|other))\b"
    rf"|[ ]{fragment('figures.one_adjectives')}[ ]",
    re.IGNORECASE,
)
# "One bright note in the survey: …", at the head of a sentence
_INTRODUCES = regex(rf" (?:[a-z-]{{3,16}} )?{fragment('figures.introducing_nouns')}\b")
# a bare number that a capitalised word names: "Airbus 320", "Article 5"; not at the start of a sentence
_NAMED = regex(r"(?<=[\w,’'] )(?:[A-Z]|i[A-Z])[\w’'-]{0,20}(?<!['’]s) $")
# letters of a catalogue: "the dwarf XY 1151"; not among words that are all capitals
_DESIGNATION = regex(r"(?:[a-z][,;:(]? |^ |[a-z] \()(?!CO|US|UK|EU|UN)[A-Z]{2,4} $")
_UNNAMED = regex(rf"{either(word.capitalize() for word in words('figures.no_name_before_number'))} $")
# "the second half", "in the third quarter"
_PERIOD = regex(rf"\b{fragment('figures.period_determiners')} $", re.IGNORECASE)
# "in the quarter": a period
_DETERMINER = regex(r"\b(?:the|that|a) $", re.IGNORECASE)
# "his twenty-first win"
_TENS = regex(rf"{fragment('vocabulary.numerals.tens')}$", re.IGNORECASE)
_ORDINAL_BEHIND = regex(
    rf"-{either(word for word, n in numbers('vocabulary.ordinals').items() if n < 10)}\b", re.IGNORECASE
)
# "two-dimensional", "2-headed": of what kind something is, no count
_ATTRIBUTE = regex(r"(?:al|ed|way|fold|ary)$")
# "one expects": behind one stands no plural but a verb
_THIRD_PERSON = regex(r"^[a-z]+(?<!s)(?<!ie)(?<!u)(?<!i)s$")
# "120/80" is a blood pressure
_PAIR = regex(r"[0-9]{1,3}/[0-9]{2,3}|[0-9]{3}/[0-9]")
# "two were killed, and a third, who came to see, escaped"
_SOMEBODY = regex(r",? who\b")
_NEAR_ZERO = regex(rf"\b{fragment('figures.before_zero')} $", re.IGNORECASE)
# "1/n"
_SYMBOL_BELOW = regex(r"/[a-zA-Z](?![\w.])")
# how many characters around a number its patterns see
_WINDOW_BEFORE, _WINDOW_AFTER = 32, 24


def is_figure(text: str, amount: Amount) -> bool:
    """Tell whether the number is a figure: no pronoun, no part of a name or an ordinal, not attached to letters.

    >>> from decimal import Decimal
    >>> amount = Amount(3, 6, (3, 6), Decimal(1), Decimal(1), unit="day", kind="time")
    >>> is_figure("In one day of rain", amount), is_figure("It one day rained", amount)
    (True, False)
    """
    number = text[amount.digits[0] : amount.digits[1]]
    is_pair = amount.low >= 1 and _PAIR.fullmatch(number)
    near_zero = number.casefold() == "zero" and _NEAR_ZERO.search(_preceding(text, amount))
    if is_pair or near_zero or _is_attached(text, amount):
        return False
    if amount.hyphen and amount.kind == "count" and _ATTRIBUTE.search(amount.unit):
        return False
    if number.casefold() == "one":
        return not (_is_pronoun(text, amount) or (amount.kind == "count" and _THIRD_PERSON.search(amount.unit)))
    if _TENS.match(number) and _ORDINAL_BEHIND.match(text, amount.digits[1]):
        return False
    if amount.by == "rule:fraction":
        return not (_SOMEBODY.match(text, amount.end) or _is_period(text, amount, number.casefold()))
    return not _is_name_number(text, amount, number)


def _is_attached(text: str, amount: Amount) -> bool:
    """Tell whether letters or digits touch the number ("12abc", "A4"), or it is a power or over a symbol ("m^2", "1/n")."""
    preceding, following = text[max(0, amount.start - 1) : amount.start], text[amount.end : amount.end + 1]
    is_power_or_share = preceding == "^" or (following == "/" and _SYMBOL_BELOW.match(text, amount.end) is not None)
    return (
        preceding.isalpha() or following.isalpha() or (following.isascii() and following.isdigit()) or is_power_or_share
    )


def _is_pronoun(text: str, amount: Amount) -> bool:
    """Tell whether "one" counts nothing: "no one", "one another", "one day"."""
    if amount.kind == "" or _PRONOUN_BEFORE.search(_preceding(text, amount)):
        return True
    following = text[amount.digits[1] : amount.digits[1] + _WINDOW_AFTER]
    if text[amount.digits[0]] == "O" and _INTRODUCES.match(text, amount.digits[1]):
        return True
    if following.startswith(("-time", "-off")):
        return True
    return amount.kind in ("count", "time") and _PRONOUN_AFTER.match(following) is not None


def _is_period(text: str, amount: Amount, part: str) -> bool:
    """Tell whether a half or a quarter is one of a year or a match: "the second half", "in the quarter"."""
    preceding = _preceding(text, amount)
    if part in ("half", "quarter") and _PERIOD.search(preceding):
        return True
    return part == "quarter" and bool(_DETERMINER.search(preceding)) and not text.startswith(" of ", amount.end)


def _is_name_number(text: str, amount: Amount, number: str) -> bool:
    """Tell whether a name precedes a number without a unit ("Airbus 320"); a score is none ("the Senate 96-0")."""
    score = text[amount.end : amount.end + 1] in ("-", "–") and text[amount.end + 1 : amount.end + 2].isdigit()
    preceding = _preceding(text, amount)
    if not amount.kind and number.isdigit() and len(number) > 3 and _DESIGNATION.search(preceding):
        return True
    if score or not number.isdigit() or len(number) > 3 or amount.kind not in ("", "count"):
        return False
    return _NAMED.search(preceding) is not None and not _UNNAMED.search(preceding)


def _preceding(text: str, amount: Amount) -> str:
    """Return the text right before the number."""
    return text[max(0, amount.start - _WINDOW_BEFORE) : amount.start]
