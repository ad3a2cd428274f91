"""Bare numbers right behind a noun: "lot 212", "(Lugt 843)". English counts before the noun; behind it a number is its name."""

from functools import cache

from pipeline.lexicon import fragment, words
from pipeline.mentions.figures.numerals import Amount
from pipeline.text.regex import regex

_NOUN_BEFORE = regex(r"(?<![\w’'.-])(?P<word>[a-z]{3,20}) $|(?<=[(\[])(?P<name>[A-Z][a-z]{2,20}) $")
_REACH = 24
# verbs and adverbs, and plurals, which are verbs as often: "reaches 40", "walking 12"
_NO_NOUN = regex(r"(?:ed|ing|ly|s)$")
_ADJECTIVE = regex(rf"[a-z]{{2,}}{fragment('figures.adjective_suffixes')}$")
# a range, a row of numbers, a share
_GOES_ON = regex(r" ?[-–/,:%] ?[0-9]| [0-9]| ?%")


def is_named_by_noun(text: str, amount: Amount) -> bool:
    """Tell whether a whole number without a unit stands behind a noun that it tells from others, and behind no measure.

    >>> from decimal import Decimal
    >>> amount = Amount(11, 14, (11, 14), Decimal(212), Decimal(212))
    >>> is_named_by_noun("It was lot 212 then.", amount), is_named_by_noun("It was age 212 then.", amount)
    (True, False)
    """
    start, end = amount.digits
    if (
        amount.kind
        or amount.leads
        or not text[start:end].isdigit()
        or amount.low != amount.high
        or _GOES_ON.match(text, end)
    ):
        return False
    before = _NOUN_BEFORE.search(text, max(0, start - _REACH), start)
    word = (before["word"] or before["name"]).casefold() if before else ""
    return bool(word) and word not in _others() and not _NO_NOUN.search(word) and not _ADJECTIVE.search(word)


@cache
def _others() -> frozenset[str]:
    """Return the words that stand before a number which counts or measures: all but nouns, and the nouns of measures."""
    names = (
        *(
            "figures.noun_phrase_stops",
            "vocabulary.stopwords.en",
            "vocabulary.prepositions",
            "figures.attributive_adjectives",
        ),
        *("vocabulary.change_verbs", "figures.exceed_verbs", "figures.counting_verbs", "figures.transition_verbs"),
        *("figures.sum_verbs", "figures.past_verbs", "vocabulary.approximators", "figures.statistics"),
        *("figures.measure_verbs", "figures.measure_nouns", "figures.verbs_before_numbers", "vocabulary.numerals"),
    )
    return frozenset(word.casefold() for name in names for word in words(name))
