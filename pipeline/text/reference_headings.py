"""Headings of reference lists, in seven languages, and the text before such a list."""

import re

from pipeline.lexicon import fragment

_QUALIFIERS = fragment("vocabulary.reference_heading_qualifiers", blank=r"\s")
_HEADINGS = fragment("vocabulary.reference_headings", blank=r"\s")
HEADING_WORDS = rf"(?:(?:{_QUALIFIERS}\s)?{_HEADINGS})"
HEADING_NUMBER = r"(?:#{1,6}\s|\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s|[IVX]{1,5}\.\s)?"
# e.g. "References", "7. References", "## Literatur:"
HEADING = re.compile(rf"\W{{0,3}}{HEADING_NUMBER}\W{{0,3}}{HEADING_WORDS}\W{{0,4}}", re.IGNORECASE)

_LONGEST = 60  # characters of a heading


def before_list(text: str) -> str:
    r"""Return the text before the first line that heads a list of references: what stands in the list is about other works.

    >>> before_list("A paper\ndoi:10.5555/1\n\nReferences\n[1] Lee, doi:10.5555/2")
    'A paper\ndoi:10.5555/1\n\n'
    """
    at = 0
    for line in text.splitlines(keepends=True):
        if len(line) < _LONGEST and HEADING.fullmatch(line.strip()):
            return text[:at]
        at += len(line)
    return text
