"""Where a work speaks of itself: "We show that …", "this paper presents …". That is what others cite it for."""

import re

_OWN = re.compile(
    r"\b(?:we|the authors) (?:\w{2,12} ){0,2}?(?:present|propos|show|find|found|describ|introduc|report|develop|investigat"
    r"|demonstrat|argue|compar|evaluat|explor|examin|observ|conclud|suggest|extend|appl|us|achiev|measur|estimat|analy)"
    r"[a-z]{0,4}\b"
    r"|\b(?:this|the present|our) (?:paper|article|study|work|approach|method|model|system|results?|experiments?|algorithm"
    r"|findings?|survey|data)\b",
    re.IGNORECASE,
)
# somebody is quoted, and it is he who speaks
_QUOTES = ("“", '"', "``")


def own(passage: str) -> bool:
    """Tell whether the work speaks of itself.

    >>> own("We also show that tolls fell."), own("“We found nothing,” said the captain.")
    (True, False)
    """
    return not any(mark in passage for mark in _QUOTES) and _OWN.search(passage) is not None
