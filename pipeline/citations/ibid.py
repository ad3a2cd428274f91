"""Ibid. between citations by name and year, "(ibid., p. 4)", "(ebd.: 34)": the work cited before."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.citation import Citation
from pipeline.model.span import Span

# the bracket, or one part of it, says no more than that, and a page
_SAME = re.compile(
    r"(?<=[(;])\s?(?:(?:see|cf\.|vgl\.|siehe|voir|ver|véase)\s)?(?P<same>(?:ibid(?:em)?|ebda?|ebenda|idem|i[bd](?=\.)|op\.\s?cit|loc\.\s?cit|a\.\s?a\.\s?O|там\sже)\b\.?)"
    r"(?:[,:]?\s?(?P<locator>(?:(?:pp?|S|págs?|с)\.\s?)?\d{1,5}(?:\s?[-–]\s?\d{1,5})?(?:\s?ff?\.)?))?\s?(?=[;)])",
    re.IGNORECASE,
)
_FAR = 3000  # characters; a work named further back is nobody's "ibid."


def find(text: str, cited: Sequence[Citation]) -> Iterator[Citation]:
    """Yield for each "(ibid.)" the last work cited before it; cited: in text order. Nothing before it: nothing."""
    starts = [c.span.start for c in cited]
    for found in _SAME.finditer(text):
        i = bisect_left(starts, found.start()) - 1
        if i >= 0 and found.start() - cited[i].span.end < _FAR:
            span = Span(*found.span("same"))
            last = cited[i].group
            group = last if last.contains(span) else Span(found.start(), found.end())
            yield replace(
                cited[i], span=span, group=group, locator=found["locator"] or "", by="rule:ibid", narrative=False
            )
