"""Passages in which a work speaks of itself ("We show that …", "this paper presents …"): what others cite it for."""

from pipeline.lexicon import fragment
from pipeline.text.regex import regex

_SELF_REFERENCE = regex(
    rf"\b(?:we|the authors) (?:\w{{2,12}} ){{0,2}}?{fragment('evidence.research_verb_stems')}[a-z]{{0,4}}\b"
    rf"|\b(?:this|the present|our) {fragment('evidence.research_nouns')}\b"
)
_OPENINGS = ("we ", "our ", "this ", "the authors ", "present ")
# in a quotation somebody else speaks
_QUOTATION_MARKS = ("“", '"', "``")


def is_self_reference(passage: str) -> bool:
    """Tell whether the work speaks of itself in the passage.

    >>> is_self_reference("We also show that tolls fell."), is_self_reference("“We found nothing,” said the captain.")
    (True, False)
    """
    folded = passage.casefold()
    # most passages have none of these words, and looking for them is ten times as fast as the pattern
    if not any(word in folded for word in _OPENINGS) or any(mark in folded for mark in _QUOTATION_MARKS):
        return False
    return _SELF_REFERENCE.search(folded) is not None
