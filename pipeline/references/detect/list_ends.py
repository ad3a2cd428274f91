"""Where a list of works ends, and which of its lines are no works: end matter, subheadings, lives of the authors."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.lexicon import fragment
from pipeline.model import BlockKind, Span
from pipeline.references.detect.entries import Line
from pipeline.references.detect.recognise import is_reference, opens_reference
from pipeline.references.detect.works import reads_like_work
from pipeline.references.parse.rules.access_date import split_access_date
from pipeline.text.marks import TextMarks
from pipeline.text.names import fold
from pipeline.text.reference_headings import is_reference_heading
from pipeline.text.regex import regex

_END_MATTER_WORDS = fragment("references.end_matter_patterns", "references.end_matter", blank=r"\s")
_END_MATTER = regex(rf"\W{{0,3}}{_END_MATTER_WORDS}", re.IGNORECASE)
DATED = regex(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\b(?:n|s)\.\s?d\.|\bo\.\s?J\.")
# e.g. "Ada Lind is a junior fellow"
_STATEMENT = regex(
    rf"^(?:[^.]|(?<![^\W_]{{2}})\.){{3,80}}\s{fragment('references.copulas')}\s{fragment('references.complement_openers')}\s"
)
# e.g. "Harbour Council, Annual report, 2011", "Interview with Ada Lind, engineer, May 4, 2024"
_CLOSED_BY_DATE = regex(
    r"[^\W\d_a-z][^.;:?!]{8,150},\s"
    r"(?:[^\W\d_]{3,12}\.?\s\d{1,2},\s|(?:\d{1,2}\.?\s)?[^\W\d_]{3,12}\.?\s)?(?:1[5-9]|20)\d\d\W?"
)
_ONE_SENTENCE = regex(r"[^\W\d_a-z][^.,:;!?\d()\[\]“”\"«»/]{3,160}\.")
_LOOK_AHEAD = 6  # a list goes on when one of so many next entries looks like a reference
_TITLE_WORDS = 3  # by which an entry without names is cited
_LONG_PROSE = 300  # characters
_NAMES = regex(r"(?<=[^\W\d_])[\s.,:;(]{1,4}\d|[(:]")  # ends the names, at the year
_HEAD = 40  # characters of an entry by which a list is sorted
_FEWEST_SORTED, _SORTED = 5, 0.75  # entries of a list, and share of the steps that go up, to call it sorted
_LONGEST_END = 8  # entries behind the last name


def section_end(text: str, lines: Sequence[Line], start: int, marks: TextMarks) -> int:
    """Return the number of the first line that belongs to the list no more."""
    tail = Span(lines[start - 1].span.start, len(text))
    for i in range(start, len(lines)):
        line = lines[i].span.of(text).strip()
        if i > start and is_reference_heading(line):
            return i
        if _END_MATTER.match(line) and not _goes_on(text, lines, i):
            return i
        if lines[i].kind == BlockKind.HEADING:
            below = [later.span.of(text) for later in lines[i + 1 : i + 3]]
            if not any(is_reference(later) or marks.names_lead_to(later, tail) for later in below):
                return i
    return len(lines)


def _goes_on(text: str, lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line of the end matter stands inside the list: "Received 19 July 2003", "About the authors" beside it."""
    below = [is_reference(later.span.of(text)) for later in lines[i + 1 : i + 3]]
    return (len(below) > 1 and all(below)) or (any(below) and DATED.search(lines[i].span.of(text)) is not None)


def trim(text: str, entries: list[Span], labels: dict[Span, str], marks: TextMarks) -> list[Span]:
    """Drop what follows the list: from the first entry on that neither is a work nor goes on counting and has none close behind."""
    section = Span(entries[0].start, entries[-1].end)
    numbers = [int(labels[e]) if labels[e].isdecimal() else 0 for e in entries]
    counts_on = [n > 0 and (i == 0 or n == numbers[i - 1] + 1) for i, n in enumerate(numbers)]
    good = [
        counted or _is_entry(entry.of(text)) or marks.names_lead_to(entry.of(text), section)
        for counted, entry in zip(counts_on, entries, strict=True)
    ]
    end = next(
        (i for i in range(len(good)) if any(good[:i]) and not any(good[i : i + 1 + _LOOK_AHEAD])),
        len(good),
    )
    good, entries = good[:end], entries[:end]
    while good and not good[-1] and _is_prose(entries[-1].of(text)):
        good, entries = good[:-1], entries[:-1]
    if 2 * sum(labels[entry] != "" for entry in entries) < len(entries):
        entries = _without_unordered_end(text, entries, marks)
    if len(entries) > 1 and not labels[entries[-1]] and _is_imprint(entries[-1].of(text)):
        opening = " ".join(entries[-1].of(text).split()[:_TITLE_WORDS])
        return entries if marks.names_lead_to(opening, section) else entries[:-1]
    return entries


def _is_entry(entry: str) -> bool:
    """Tell whether an entry under a heading reads like a reference; names and a year are enough there, or a page and its day."""
    if (
        is_reference(entry)
        or reads_like_work(entry)
        or _CLOSED_BY_DATE.fullmatch(entry)
        or ("http" in entry and split_access_date(entry)[0])
    ):
        return True
    return DATED.search(entry) is not None and opens_reference(entry) and not _is_prose(entry)


def _is_prose(entry: str) -> bool:
    """Tell a sentence about something from a short or odd reference."""
    return len(entry) > _LONG_PROSE or _STATEMENT.search(entry) is not None


def is_no_work(entry: str) -> bool:
    """Tell a subheading, or a line of the end matter that a page has put inside the list, from an entry."""
    return is_subheading(entry) or (_END_MATTER.match(entry) is not None and not _is_entry(entry))


def _is_imprint(entry: str) -> bool:
    """Tell the line below an article ("Set by the quay press.") from a work: one sentence without numbers or marks."""
    return _ONE_SENTENCE.fullmatch(entry.strip()) is not None


def is_subheading(entry: str) -> bool:
    """Tell a line such as "Primary sources" from an entry."""
    return len(entry.split()) <= 6 and not re.search(r"\d{4}|https?:|n\.d\.|press|forthcoming", entry)


def _without_unordered_end(text: str, entries: list[Span], marks: TextMarks) -> list[Span]:
    """Return a list sorted by name without what stands behind its last name, where nothing leads to it."""
    keys = [fold(_NAMES.split(entry.of(text), maxsplit=1)[0][:_HEAD]) for entry in entries]
    first = next((i for i in range(max(1, len(keys) - _LONGEST_END), len(keys)) if keys[i] < keys[i - 1]), len(keys))
    rising = sum(left <= right for left, right in pairwise(keys[:first]))
    if first < _FEWEST_SORTED or rising < _SORTED * (first - 1):
        return entries
    section = Span(entries[0].start, entries[-1].end)
    end = [entry.of(text) for entry in entries[first:]]
    is_foreign = sum(is_reference(entry) and not _STATEMENT.search(entry) for entry in end) <= len(end) // 2
    return entries[:first] if is_foreign and not any(marks.names_lead_to(entry, section) for entry in end) else entries
