"""Ibid. between citations by name and year, "(ibid., p. 4)", "(ebd.: 34)": the work cited before."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.lexicon import fragment
from pipeline.lexicon.fragments import BLANK
from pipeline.model.citation import Citation
from pipeline.model.span import Span
from pipeline.text.regex import regex

# the bracket, or one part of it, says no more than that, and a page
_IBID = regex(
    rf"(?<=[(;])\s?(?:{fragment('citations.signals', blank=BLANK)}\s)?"
    rf"(?P<ibid>{fragment('citations.ibid', 'citations.op_cit', 'citations.idem', blank=BLANK)}(?!\w)\.?)"
    r"(?:[,:]?\s?(?P<locator>(?:(?:pp?|S|págs?|с)\.\s?)?\d{1,5}(?:\s?[-–]\s?\d{1,5})?(?:\s?ff?\.?)?))?\s?(?=[;)])",
    re.IGNORECASE,
)
_FARTHEST = 3000  # characters; "ibid." means no work further back


def find(text: str, cited: Sequence[Citation]) -> Iterator[Citation]:
    """Yield for each "(ibid.)" the last work cited before it; none where nothing is. cited: in text order."""
    starts = [c.span.start for c in cited]
    for match in _IBID.finditer(text):
        i = bisect_left(starts, match.start()) - 1
        if i < 0 or match.start() - cited[i].span.end >= _FARTHEST:
            continue
        span = Span(*match.span("ibid"))
        group = cited[i].group if cited[i].group.contains(span) else Span(*match.span())
        locator = match["locator"] or ""
        yield replace(cited[i], span=span, group=group, locator=locator, by="rule:ibid", narrative=False)
