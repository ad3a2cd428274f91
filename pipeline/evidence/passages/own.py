"""Where a work speaks of itself: "We show that …", "this paper presents …". That is what others cite it for."""

import re

_OWN = re.compile(
    r"\b(?:we|the authors) (?:\w{2,12} ){0,2}?(?:present|propos|show|find|found|describ|introduc|report|develop|investigat"
    r"|demonstrat|argue|compar|evaluat|explor|examin|observ|conclud|suggest|extend|appl|us|achiev|measur|estimat|analy)"
    r"[a-z]{0,4}\b"
    r"|\b(?:this|the present|our) (?:paper|article|study|work|approach|method|model|system|results?|experiments?|algorithm"
    r"|findings?|survey|data)\b"
)
_WORDS = ("we ", "our ", "this ", "the authors ", "present ")
# somebody is quoted, and it is he who speaks
_QUOTES = ("“", '"', "``")


def own(passage: str) -> bool:
    """Tell whether the work speaks of itself.

    >>> own("We also show that tolls fell."), own("“We found nothing,” said the captain.")
    (True, False)
    """
    said = passage.casefold()
    # most passages have none of these words, and looking for them is ten times as fast as the pattern
    if not any(word in said for word in _WORDS) or any(mark in said for mark in _QUOTES):
        return False
    return _OWN.search(said) is not None
