"""Candidate lists of works: what stands under a heading, what the markup calls so, what is numbered, what reads like works."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model import BlockKind, BlockRole, Document, Span
from pipeline.references.detect.entries import Line, split_entries
from pipeline.references.detect.list_ends import DATED, is_no_work, is_subheading, section_end, trim
from pipeline.references.detect.recognise import is_reference
from pipeline.references.parse.rules.label import split_label
from pipeline.text.marks import TextMarks
from pipeline.text.reference_headings import HEADING_WORDS, is_notes_heading, is_reference_heading
from pipeline.text.regex import regex

# heading and first entry on one line: "References: 1. Lee …", "Literatur: Lee, D. …"
_INLINE = regex(rf"\W{{0,3}}{HEADING_WORDS}\s?[:.]\s{{1,9}}", re.IGNORECASE)
_SPEAKER = regex(r"(?P<speaker>[^\W\d_a-z][^\d:;()\n]{1,50}):\s")
_SPEAKERS = 2  # who take turns
_RUN = 3  # references in a row make a list without heading
_UNLIKE = 3  # entries at the top of such a list that may look unlike references, and the line above them
_SHORTEST_INLINE = 40  # characters of a line with heading and entry
_LONG_ENTRY = 400  # characters
_FEWEST_NUMBERED, _LINES_OF_ENTRY = 2, 6  # entries of a numbered list without heading, lines of one of them


@dataclass(frozen=True, slots=True)
class Section:
    """A candidate list: its whole span, heading included, the spans of its entries, and the labels that the list gives them.

    by: "heading", "notes heading", "inline heading", "role", "numbers" or "looks".
    """

    span: Span
    entries: tuple[Span, ...]
    labels: tuple[str, ...] = ()
    by: str = "heading"


def document_lines(document: Document) -> list[Line]:
    """Return the lines of the blocks, without blank ones."""
    lines = []
    for i, block in enumerate(document.blocks):
        at = block.span.start
        label = block.label if block.kind == BlockKind.ITEM else ""
        for line in block.span.of(document.text).split("\n"):
            if line.strip():
                lines.append(Line(Span(at, at + len(line)), i, block.kind, label, block.role))
                label = ""
            at += len(line) + 1
    return lines


def find_headed(text: str, lines: Sequence[Line], marks: TextMarks) -> Iterator[Section]:
    """Yield what stands under each heading of a list of works or notes, also where nothing in it reads like a work."""
    i = 0
    while i < len(lines):
        section = _read_section(text, lines, i, marks)
        if section:
            yield section
            i = max(i + 1, next((j for j, line in enumerate(lines) if line.span.start >= section.span.end), len(lines)))
        else:
            i += 1


def _read_section(text: str, lines: Sequence[Line], i: int, marks: TextMarks) -> Section | None:
    """Return the section whose heading is line i, None where it is no heading."""
    head = lines[i]
    line = head.span.of(text)
    inline = None if len(line) < _SHORTEST_INLINE else _INLINE.match(line)
    is_list = is_reference_heading(line)
    notes = (
        len(line) < _SHORTEST_INLINE and is_notes_heading(line) and not is_list
    )  # "Notes and references" may head either
    if not (notes or inline or is_list):
        return None
    body = list(lines[i + 1 : section_end(text, lines, i + 1, marks)])
    if inline:
        first = Span(head.span.start + inline.end(), head.span.end)
        body = [Line(first, head.block, head.kind), *body]
    by = "notes heading" if notes else "inline heading" if inline else "heading"
    entries = split_entries(text, body, announced=True)
    if not entries:
        return Section(head.span, (), (), by)
    labels = _labels(text, entries, body)
    entries = trim(text, entries, labels, marks)
    section = Span(head.span.start, entries[-1].end if entries else head.span.end)
    works = tuple(
        e for e in entries if labels[e] or not is_no_work(e.of(text)) or marks.names_lead_to(e.of(text), section)
    )
    return Section(section, works, tuple(labels[e] for e in works), by)


def _labels(text: str, entries: Sequence[Span], lines: Sequence[Line]) -> dict[Span, str]:
    """Return the label of each entry: printed, or given by the markup."""
    by_start = {line.span.start + _indent(line.span.of(text)): line.label for line in lines if line.label}
    return {entry: split_label(entry.of(text))[0] or by_start.get(entry.start, "") for entry in entries}


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def find_marked(text: str, lines: Sequence[Line], marks: TextMarks) -> Iterator[Section]:  # noqa: ARG001 — one signature for all finders
    """Yield the runs of blocks that the markup says are entries of a list."""
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and line.role == BlockRole.REFERENCE:
            run.append(line)
        elif run:
            blocks = [
                [line for line in run if line.block == block] for block in dict.fromkeys(line.block for line in run)
            ]
            entries = [Span(block[0].span.start, block[-1].span.end) for block in blocks]
            labels = _labels(text, entries, run)
            yield Section(Span(run[0].span.start, run[-1].span.end), tuple(entries), tuple(labels.values()), "role")
            run = []


def find_numbered(text: str, lines: Sequence[Line], marks: TextMarks) -> Iterator[Section]:  # noqa: ARG001 — one signature for all finders
    """Yield the runs of lines that count up from 1, wherever they stand."""
    run: list[Line] = []
    count = 0
    for i, line in enumerate(lines):
        label = (
            ""
            if line.kind in (BlockKind.TABLE, BlockKind.HEADING)
            else line.label or split_label(line.span.of(text))[0]
        )
        if label == "1" or (run and label == str(count + 1)):
            if label == "1":
                yield from _numbered_section(text, run, count)
                run, count = [], 0
            run.append(line)
            count += 1
        elif run and (line.block == run[-1].block or _continues_entry(text, lines, i, count)):
            run.append(line)
        elif run:
            yield from _numbered_section(text, run, count)
            run, count = [], 0
    yield from _numbered_section(text, run, count)


def _continues_entry(text: str, lines: Sequence[Line], i: int, count: int) -> bool:
    """Tell whether a line without number stands inside a numbered list, since the next number comes soon."""
    if lines[i].kind == BlockKind.HEADING:
        return False
    return any(split_label(line.span.of(text))[0] == str(count + 1) for line in lines[i + 1 : i + _LINES_OF_ENTRY])


def _numbered_section(text: str, run: Sequence[Line], count: int) -> Iterator[Section]:
    if count < _FEWEST_NUMBERED:
        return
    entries = split_entries(text, list(run))
    labels = _labels(text, entries, run)
    yield Section(Span(run[0].span.start, run[-1].span.end), tuple(entries), tuple(labels.values()), "numbers")


def find_by_looks(text: str, lines: Sequence[Line], marks: TextMarks) -> Iterator[Section]:  # noqa: ARG001 — one signature for all finders
    """Yield the last run of entries that read like references and stand under no heading; rows of a table are none.

    Nor are the turns of a transcript, "Ada Moss, Jr.: We paid in 1998.", whose speakers come again after others.
    """
    lines = [line for line in lines if line.kind != BlockKind.TABLE]
    turns = _turns(text, lines)
    lines = [line for i, line in enumerate(lines) if i not in turns]
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
            labels = _labels(text, run, lines)
            yield Section(Span(run[0].start, run[-1].end), tuple(run), tuple(labels.values()), "looks")
            return
        end = start


def _turns(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """Return the lines that open with a name and a colon, as others do, of a speaker who comes again after another one."""
    opened = [(i, match["speaker"]) for i, line in enumerate(lines) if (match := _SPEAKER.match(line.span.of(text)))]
    changes = [
        speaker for (_, speaker), (_, before) in zip(opened, [(0, ""), *opened], strict=False) if speaker != before
    ]
    returning = {speaker for speaker, count in Counter(changes).items() if count > 1}
    if len(returning) < _SPEAKERS:
        return frozenset()
    return frozenset(i for i, _ in opened)


def _run_start(text: str, entries: list[Span], start: int) -> int:
    """Return where a run begins: right below a short line ("Read for this piece") entries unlike references count too."""
    for i in range(start - 1, max(-1, start - 1 - _UNLIKE), -1):
        entry = entries[i].of(text).strip()
        if is_subheading(entry) and entry[-1] not in ".,;!?":
            return i + 1
        if not DATED.search(entry) or len(entry) > _LONG_ENTRY:
            break
    return start
