"""The section that each block of a document stands in: of the authors' own work, of other matters, or unknown."""

import re
from enum import StrEnum

from pipeline.lexicon import fragment
from pipeline.model import Block, BlockKind, Document
from pipeline.text.regex import regex

_NUMBER = r"(?:(?:[\dIVX]{1,4}(?:\.\d{1,2}){0,3}|[A-H])[.)]?\s{1,3})?"


class Section(StrEnum):
    """Whose work a section is about."""

    OWN = "own"  # methods, results
    DISCUSSION = "discussion"  # of the own work, beside that of others
    OTHER = "other"  # introduction, related work
    UNKNOWN = ""


_LISTS = {
    Section.OWN: "claims.own.sections",
    Section.DISCUSSION: "claims.own.discussion_sections",
    Section.OTHER: "claims.own.other_sections",
}
_NAMES = {section: fragment(name, blank=r"\s") for section, name in _LISTS.items()}
_HEADINGS = {
    section: regex(rf"^{_NUMBER}{names}\s?(?:$|[:,(&{{]|and\b)", re.IGNORECASE) for section, names in _NAMES.items()
}
# a heading that the reader took for a paragraph: "Literature Review", "II. RELATED WORK"
_LINES = {section: regex(rf"{_NUMBER}{names}", re.IGNORECASE) for section, names in _NAMES.items()}
_NUMBERED_LINE = regex(r"[\dIVX]{1,4}[.)]\s{1,3}[A-ZÀ-Þ][^.!?]{2,60}")
# "Abstract—We examined", "Results: Of the 40": the name of a part opens its paragraph
_RUN_IN = {section: regex(rf"{names}(?:\s?[—–:]|\.)\s?\S", re.IGNORECASE) for section, names in _NAMES.items()}


def sections_of(document: Document) -> dict[int, Section]:
    """Return the number of each block → its section; "Sampling" below "Methods" belongs to them, a heading beside does not."""
    sections, section, level, line_level = {}, Section.UNKNOWN, 0, 1
    for i, block in enumerate(document.blocks):
        text = block.span.of(document.text).strip()
        if block.kind == BlockKind.HEADING:
            line_level = block.level + 1  # what is no heading by itself stands below the last one
        opened, own_level = _opened_by(block, text), block.level or line_level
        if opened is not None:
            section, level = opened, own_level
        elif _may_close(block, text) and own_level <= level:
            section, level = Section.UNKNOWN, own_level
        sections[i] = section
    return sections


def _opened_by(block: Block, text: str) -> Section | None:
    """Return the section that a block opens: a heading, a line of its own, or the first words of a paragraph."""
    if block.kind == BlockKind.HEADING:
        return next((section for section, pattern in _HEADINGS.items() if pattern.match(text)), None)
    if block.kind != BlockKind.PARAGRAPH:
        return None
    as_line = (section for section, pattern in _LINES.items() if pattern.fullmatch(text))
    run_in = (section for section, pattern in _RUN_IN.items() if text[:1].isupper() and pattern.match(text))
    return next(as_line, None) or next(run_in, None)


def _may_close(block: Block, text: str) -> bool:
    """Tell whether a block is a heading, by its kind or by its number: "III. TRADE"."""
    return block.kind == BlockKind.HEADING or (
        block.kind == BlockKind.PARAGRAPH and bool(_NUMBERED_LINE.fullmatch(text))
    )
