"""Parts and wholes: the words by which a text counts one figure as a part of another, or says what is left of it."""

import re

from pipeline.evidence.compare.quantity import Quantity
from pipeline.lexicon import fragment
from pipeline.text.regex import regex

# "Of these, 280 said so", "152 of them", "of whom 9 are women": a share of what was counted before
PARTITIVE = regex(rf"\bof {fragment('evidence.partitive_pronouns')}\b", re.IGNORECASE)
PARTITIVE_BEHIND = regex(rf" of {fragment('evidence.partitive_pronouns')}\b", re.IGNORECASE)
_PARTITIVE_BEFORE = regex(rf"\bof {fragment('evidence.partitive_pronouns')},? (?:[^\W\d_]+ ){{0,2}}$", re.IGNORECASE)
# "nine of the auditors' twelve recommendations"
_PART_OF_WORDS = regex(
    rf" of (?:{fragment('evidence.whole_determiners')} )*(?:[^\W\d_]+['’]?s?['’]? ){{0,2}}", re.IGNORECASE
)
# "twelve of the 31 courts", "34 of 40 samples"
PART_OF_WHOLE = regex(rf"\s(?:out )?of (?:{fragment('evidence.whole_determiners')} )*", re.IGNORECASE)
# "all but 153 of them", "the other 153"
_REMAINDER = regex(rf"\b{fragment('evidence.remainder_words')} $", re.IGNORECASE)
# "37 million have not been spent", "the rest was paid out", "the others live ashore"
_LEFT_OVER = regex(rf"\b{fragment('evidence.left_over_words')}\b", re.IGNORECASE)
_REST = regex(rf"\b{fragment('evidence.rest_words')}\b", re.IGNORECASE)
# "in 1998 there were 3,760.": what is counted was named before
_ELIDED = regex(r"(?:[.,;)]|$)")


def count_one_thing(low: Quantity, high: Quantity) -> bool:
    """Tell whether two figures are of one thing: the same unit, or a share of what the other one counts."""
    if low.dimension and high.dimension:
        return low.dimension == high.dimension
    return low.text is high.text or is_partitive(low if not low.dimension else high)


def is_partitive(quantity: Quantity) -> bool:
    """Tell whether the text speaks of what was counted before: "of these, 280 said so", "Sixty-four were male"."""
    opens = quantity.figure.span.start == 0 and not quantity.figure.unit
    return opens or PARTITIVE.search(quantity.text) is not None


def is_part_of(part: Quantity, whole: Quantity) -> bool:
    """Tell whether a text counts one figure as a part of the other: "64 mechanics, a third of them", "nine of the twelve"."""
    if part.figure.span.start > whole.figure.span.end:
        return PARTITIVE_BEHIND.match(part.text, part.figure.span.end) is not None
    return _PART_OF_WORDS.fullmatch(part.text, part.figure.span.end, whole.figure.span.start) is not None


def is_part_named(quantity: Quantity) -> bool:
    """Tell whether a figure counts a part of what was counted before: "of whom 9", "eight of them"."""
    behind = PARTITIVE_BEHIND.match(quantity.text, quantity.figure.span.end)
    return behind is not None or _PARTITIVE_BEFORE.search(quantity.text, 0, quantity.figure.span.start) is not None


def is_remainder(quantity: Quantity) -> bool:
    """Tell whether the words before a figure say that it is what is left: "all but 153 of them"."""
    return _REMAINDER.search(quantity.text, 0, quantity.figure.span.start) is not None


def speaks_of_rest(text: str) -> bool:
    """Tell whether a text speaks of what is left of something: "37 million have not been spent"."""
    return _LEFT_OVER.search(text) is not None


def names_rest(text: str) -> bool:
    """Tell whether a text speaks of the rest of what was counted: "the others live ashore"."""
    return _REST.search(text) is not None


def is_elided(quantity: Quantity) -> bool:
    """Tell whether the noun of a count is left out: "412 evenings; ten years earlier there had been 260."."""
    return not quantity.figure.unit and _ELIDED.match(quantity.text, quantity.figure.span.end) is not None
