"""The joint choice: of all candidate lists those that the marks of the text explain best, and the figures of the decision.

A list that is used is believed: its entries are works whatever they look like. A list that nobody uses must read like one.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pipeline.model import Document, ListUse
from pipeline.references.detect.entries import Line
from pipeline.references.detect.recognise import is_reference
from pipeline.references.detect.sections import (
    Section,
    document_lines,
    find_by_looks,
    find_headed,
    find_marked,
    find_numbered,
)
from pipeline.references.detect.works import reads_like_work
from pipeline.text.marks import NumberStyle, TextMarks

Finder = Callable[[str, Sequence[Line], TextMarks], Iterator[Section]]

# what finds candidates, the most certain first; where lists overlap, the first has the place
FINDERS: tuple[Finder, ...] = (find_headed, find_marked, find_numbered, find_by_looks)
# by what a list was found → share of its entries that must read like references where no mark explains it
_ALIKE = {"heading": 0.2, "notes heading": 0.6, "inline heading": 0.6}
_USED = 0.3  # share of the entries that names and years of the text must lead to
_NUMBERED_USED, _NUMBERED_FOUND = (
    0.5,
    0.6,
)  # shares of the entries that numbers must lead to, and of the numbers that lead to one
# shares of a numbered list without heading that must read like works: where every entry is used, and where not
_ALL_USED_ALIKE, _NUMBERS_ALIKE, _FEWEST_BELIEVED = 0.3, 0.5, 3
_END = 0.5  # of a text: where a list without a heading may stand that nobody uses
_LONG_ENTRY = 300  # characters
_NAMES = "names and years"


def choose_lists(document: Document, marks: TextMarks) -> tuple[tuple[Section, ...], tuple[ListUse, ...]]:
    """Return the lists of works of a document in text order, and every candidate with the figures that decided on it."""
    text, lines = document.text, document_lines(document)
    taken: list[Section] = []
    uses: list[ListUse] = []
    for find in FINDERS:
        if find is find_by_looks and taken:
            break
        for section in find(text, lines, marks):
            if any(section.span.overlaps(other.span) for other in taken):
                continue
            use = _weigh(section, text, marks)
            uses.append(use)
            if use.taken:
                taken.append(section)
    return tuple(sorted(taken, key=lambda section: section.span)), tuple(uses)


def _weigh(section: Section, text: str, marks: TextMarks) -> ListUse:
    """Return what the marks and the looks say of a candidate, and the decision."""
    entries = [entry.of(text) for entry in section.entries]
    by_names = sum(marks.names_lead_to(entry, section.span) for entry in entries)
    names = ListUse(section.span, section.by, len(entries), 0, by_names, _NAMES if by_names else "")
    uses = [names, *(_weigh_numbers(section, style, marks) for style in NumberStyle)]
    best = max((use for use in uses if _explains(use)), key=lambda use: use.used, default=names)
    # what numbers lead to need not open like a reference, nor what a heading calls a work
    is_announced = section.by == "heading" or (best.marks and _explains(best))
    alike = sum(is_reference(entry) or (is_announced and reads_like_work(entry)) for entry in entries)
    is_taken = _is_taken(section, best, alike) and not _is_text(section, best, alike, len(text))
    return replace(best, alike=alike, taken=is_taken)


def _is_text(section: Section, use: ListUse, alike: int, length: int) -> bool:
    """Tell paragraphs of the text from entries: long ones of which none reads like a work, dated ones that nobody cites."""
    if section.by == "looks":  # a list without a heading stands at the end, or is used
        return section.span.end < _END * length and use.used < _NUMBERED_USED * use.entries
    is_long = sum(map(len, section.entries)) > _LONG_ENTRY * len(section.entries)
    return not use.marks and alike == 0 and is_long


def _weigh_numbers(section: Section, style: NumberStyle, marks: TextMarks) -> ListUse:
    numbers = marks.outside(style, section.span)
    labels = [int(label) if label.isdecimal() else 0 for label in section.labels]
    if not any(labels):
        labels = list(range(1, len(section.entries) + 1))
    used, found = sum(label in numbers for label in labels), len(numbers.intersection(labels))
    return ListUse(section.span, section.by, len(labels), 0, used, style, len(numbers), found)


def _explains(use: ListUse) -> bool:
    """Tell whether marks of one style and a list belong together."""
    if use.marks:
        return 0 < use.used >= _NUMBERED_USED * use.entries and use.found >= _NUMBERED_FOUND * use.marks
    return use.used >= max(1, _USED * use.entries)


def _is_taken(section: Section, use: ListUse, alike: int) -> bool:
    """Tell whether a candidate is a list of works: used or alike under its heading, used by numbers without one."""
    if not section.entries:
        return False
    if section.by == "numbers":
        wanted = _ALL_USED_ALIKE if use.used == use.entries >= _FEWEST_BELIEVED else _NUMBERS_ALIKE
        return _explains(use) and use.marks > 0 and alike >= wanted * use.entries
    is_used = section.by == "heading" and _explains(use) and use.style != NumberStyle.GLUED
    return is_used or alike >= _ALIKE.get(section.by, 0.0) * len(section.entries)
