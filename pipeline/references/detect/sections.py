"""Reference sections: the lists under a heading, or, where there is none, a run of references near the end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.lexicon import fragment
from pipeline.model import BlockKind, Document, Span
from pipeline.references.detect.entries import Line, split_entries
from pipeline.references.detect.recognise import is_reference, opens_reference
from pipeline.references.parse.rules.access_date import split_access_date
from pipeline.text.reference_headings import HEADING, HEADING_NUMBER, HEADING_WORDS

_NOTES = re.compile(rf"\W{{0,3}}{HEADING_NUMBER}{fragment('references.note_headings')}\W{{0,4}}", re.IGNORECASE)
# heading and first entry on one line: "References: 1. Lee …", "Literatur: Lee, D. …"
_INLINE = re.compile(rf"\W{{0,3}}{HEADING_WORDS}\s?[:.]\s{{1,9}}", re.IGNORECASE)
_END_MATTER_WORDS = fragment("references.end_matter_patterns", "references.end_matter", blank=r"\s")
_END_MATTER = re.compile(rf"\W{{0,3}}{_END_MATTER_WORDS}", re.IGNORECASE)
_DATED = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\b(?:n|s)\.\s?d\.|\bo\.\s?J\.")
# e.g. "Ada Lind is a junior fellow"
_STATEMENT = re.compile(
    rf"^[^.]{{3,80}}\s{fragment('references.copulas')}\s{fragment('references.complement_openers')}\s"
)
_SHARE, _NOTES_SHARE = 0.2, 0.6  # of the entries must look like references; under "Notes", or behind an inline heading
_RUN = 3  # references in a row make a list without heading
_UNLIKE = 3  # entries at the top of such a list that may look unlike references, and the line above them
_LOOK_AHEAD = 6  # a list goes on when one of so many next entries looks like a reference
_LONGEST_HEADING, _SHORTEST_INLINE = 60, 40  # characters of a heading; of a line with heading and entry
_LONG_PROSE, _LONG_ENTRY = 300, 400  # characters


@dataclass(frozen=True, slots=True)
class Section:
    """A list: its whole span, heading included, and the spans of its entries."""

    span: Span
    entries: tuple[Span, ...]


def find_sections(document: Document) -> tuple[Section, ...]:
    """Return the reference lists of the document in text order; none when it has none."""
    lines = _lines(document)
    headed = tuple(_find_headed(document.text, lines))
    return headed or tuple(_find_unheaded(document.text, lines))


def _lines(document: Document) -> list[Line]:
    """Return the lines of the blocks, without blank ones."""
    lines = []
    for i, block in enumerate(document.blocks):
        at = block.span.start
        for line in block.span.of(document.text).split("\n"):
            if line.strip():
                lines.append(Line(Span(at, at + len(line)), i, block.kind))
            at += len(line) + 1
    return lines


def _find_headed(text: str, lines: list[Line]) -> Iterator[Section]:
    i = 0
    while i < len(lines):
        section = _read_section(text, lines, i)
        if section:
            yield section
            i = max(i + 1, next((j for j, line in enumerate(lines) if line.span.start >= section.span.end), len(lines)))
        else:
            i += 1


def _read_section(text: str, lines: list[Line], i: int) -> Section | None:
    """Return the section whose heading is line i, None where it heads no list."""
    head = lines[i]
    line = head.span.of(text)
    inline = None if len(line) < _SHORTEST_INLINE else _INLINE.match(line)
    notes = len(line) < _SHORTEST_INLINE and _NOTES.fullmatch(line.strip())
    if not (notes or inline or (len(line) < _LONGEST_HEADING and HEADING.fullmatch(line.strip()))):
        return None
    body = lines[i + 1 : _section_end(text, lines, i + 1)]
    if inline:
        first = Span(head.span.start + inline.end(), head.span.end)
        body = [Line(first, head.block, head.kind), *body]
    entries = _trim(text, split_entries(text, body))
    share = sum(is_reference(entry.of(text)) for entry in entries) / max(1, len(entries))
    if not entries or share < (_NOTES_SHARE if notes or inline else _SHARE):
        return None
    works = tuple(entry for entry in entries if not _is_subheading(entry.of(text)))
    return Section(Span(head.span.start, entries[-1].end), works)


def _section_end(text: str, lines: list[Line], start: int) -> int:
    """Return the number of the first line that belongs to the list no more."""
    for i in range(start, len(lines)):
        line = lines[i].span.of(text).strip()
        if _END_MATTER.match(line) or (i > start and HEADING.fullmatch(line)):
            return i
        next_lines = lines[i + 1 : i + 3]
        if lines[i].kind == BlockKind.HEADING and not any(is_reference(later.span.of(text)) for later in next_lines):
            return i
    return len(lines)


def _trim(text: str, entries: list[Span]) -> list[Span]:
    """Drop what follows the list: from the first entry on that is no reference and has none close behind."""
    good = [_is_entry(entry.of(text)) for entry in entries]
    for i, fine in enumerate(good):
        if not fine and not any(good[i : i + 1 + _LOOK_AHEAD]) and any(good[:i]):
            return entries[:i]
    while good and not good[-1] and _is_prose(entries[-1].of(text)):
        good, entries = good[:-1], entries[:-1]
    return entries


def _is_entry(entry: str) -> bool:
    """Tell whether an entry under a heading reads like a reference; names and a year are enough there, or a page and its day."""
    if is_reference(entry) or ("http" in entry and split_access_date(entry)[0]):
        return True
    return _DATED.search(entry) is not None and opens_reference(entry) and not _is_prose(entry)


def _is_prose(entry: str) -> bool:
    """Tell a sentence about something from a short or odd reference."""
    return len(entry) > _LONG_PROSE or _STATEMENT.search(entry) is not None


def _is_subheading(entry: str) -> bool:
    """Tell a line such as "Primary sources" from an entry."""
    return len(entry.split()) <= 6 and not re.search(r"\d{4}|https?:|n\.d\.|press|forthcoming", entry)


def _find_unheaded(text: str, lines: list[Line]) -> Iterator[Section]:
    """Yield the last run of references that stands under no heading."""
    entries = split_entries(text, lines)
    good = [is_reference(entry.of(text)) for entry in entries]
    end = len(entries)
    while end:
        while end and not good[end - 1]:
            end -= 1
        start = end
        while start and (good[start - 1] or (start > 1 and good[start - 2] and len(entries[start - 1]) < _LONG_ENTRY)):
            start -= 1
        run = entries[_run_start(text, entries, start) : end]
        if sum(good[start:end]) >= _RUN:
            yield Section(Span(run[0].start, run[-1].end), tuple(run))
            return
        end = start


def _run_start(text: str, entries: list[Span], start: int) -> int:
    """Return where a run begins: right below a short line ("Read for this piece") entries unlike references count too."""
    for i in range(start - 1, max(-1, start - 1 - _UNLIKE), -1):
        entry = entries[i].of(text).strip()
        if _is_subheading(entry) and entry[-1] not in ".,;!?":
            return i + 1
        if not _DATED.search(entry) or len(entry) > _LONG_ENTRY:
            break
    return start
