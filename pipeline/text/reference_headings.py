"""Headings of reference lists and of notes, in seven languages, and the text before such a list."""

import re

from pipeline.lexicon import fragment
from pipeline.lexicon.fragments import BLANK
from pipeline.text.regex import regex

_QUALIFIERS = fragment("vocabulary.reference_heading_qualifiers", blank=r"\s")
_HEADINGS = fragment("vocabulary.reference_headings", blank=r"\s")
HEADING_WORDS = rf"(?:(?:{_QUALIFIERS}\s)?{_HEADINGS})"
HEADING_NUMBER = r"(?:#{1,6}\s|\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s|[IVX]{1,5}\.\s)?"
# e.g. "References", "7. References", "## Literatur:"
HEADING = regex(rf"\W{{0,3}}{HEADING_NUMBER}\W{{0,3}}{HEADING_WORDS}\W{{0,4}}", re.IGNORECASE)

_NOTES = regex(
    rf"\W{{0,3}}{HEADING_NUMBER}\W{{0,3}}{fragment('citations.note_headings', blank=BLANK)}\W{{0,4}}", re.IGNORECASE
)

# what a wiki puts behind each heading: "References[edit]", "Einzelnachweise [Bearbeiten | Quelltext bearbeiten]"
_EDIT_LINK = regex(rf"\s?\[\s?{fragment('vocabulary.edit_links', blank=BLANK)}[^\[\]]{{0,40}}\]\s?$", re.IGNORECASE)
_LABEL = regex(r"\s{0,20}(?:\[[\w+./-]{1,14}\]|\(\d{1,3}\)|\d{1,3}[.)](?!\d)|\d{1,3}(?=\s)|[-*•·–]\s)\s{0,20}")
_LONGEST = 60  # characters of a heading


def is_reference_heading(line: str) -> bool:
    """Tell whether a line heads a list of works.

    >>> [is_reference_heading(line) for line in ("7. References", "References[edit]", "References are listed")]
    [True, True, False]
    """
    line = strip_edit_link(line)
    return len(line) < _LONGEST and HEADING.fullmatch(line) is not None


def is_notes_heading(line: str) -> bool:
    """Tell whether a line heads the notes of a text.

    >>> [is_notes_heading(line) for line in ("Notes", "5. Anmerkungen", "## End notes:", "Notes on method")]
    [True, True, True, False]
    """
    line = strip_edit_link(line)
    return len(line) < _LONGEST and _NOTES.fullmatch(line) is not None


def strip_edit_link(line: str) -> str:
    """Return a heading without the link to edit it."""
    return _EDIT_LINK.sub("", line.strip()).strip()


def strip_entry_label(entry: str) -> str:
    """Return an entry without its number or bullet."""
    label = _LABEL.match(entry)
    return entry[label.end() :] if label else entry


def before_list(text: str) -> str:
    r"""Return the text before the first line that heads a list of references: what stands in the list is about other works.

    >>> before_list("A paper\ndoi:10.5555/1\n\nReferences\n[1] Lee, doi:10.5555/2")
    'A paper\ndoi:10.5555/1\n\n'
    """
    at = 0
    for line in text.splitlines(keepends=True):
        if is_reference_heading(line):
            return text[:at]
        at += len(line)
    return text
