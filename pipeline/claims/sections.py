"""The section that each block of a document stands in: of the authors' own work, of other matters, or unknown."""

import re
from enum import StrEnum

from pipeline.lexicon import fragment
from pipeline.model import BlockKind, Document

_NUMBER = r"(?:[\dIVX]{1,4}(?:\.\d{1,2}){0,3}[.)]?\s{1,3})?"


def _heading(name: str) -> re.Pattern[str]:
    return re.compile(rf"^{_NUMBER}{fragment(name, blank=chr(92) + 's')}\s?(?:$|[:,(&{{]|and\b)", re.IGNORECASE)


_OWN = _heading("claims.own.sections")
_OTHER = _heading("claims.own.other_sections")


class Section(StrEnum):
    """Whose work a section is about."""

    OWN = "own"  # methods, results
    OTHER = "other"  # introduction, discussion
    UNKNOWN = ""


def sections_of(document: Document) -> dict[int, Section]:
    """Return the number of each block → its section; "Sampling" below "Methods" belongs to them, a heading beside does not."""
    sections, section, level = {}, Section.UNKNOWN, 0
    for i, block in enumerate(document.blocks):
        if block.kind == BlockKind.HEADING:
            heading = block.span.of(document.text).strip()
            if _OWN.match(heading) or _OTHER.match(heading):
                section, level = (Section.OWN if _OWN.match(heading) else Section.OTHER), block.level
            elif block.level <= level:
                section, level = Section.UNKNOWN, block.level
        sections[i] = section
    return sections
