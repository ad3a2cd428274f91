"""Candidate lists of works: what stands under a heading, what the markup calls so, what is numbered, what reads like works."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.lexicon import fragment
from pipeline.model import BlockKind, BlockRole, Document, Span
from pipeline.references.detect.entries import Line, split_entries
from pipeline.references.detect.recognise import is_reference, opens_reference
from pipeline.references.detect.works import reads_like_work
from pipeline.references.parse.rules.access_date import split_access_date
from pipeline.references.parse.rules.label import split_label
from pipeline.text.marks import TextMarks
from pipeline.text.reference_headings import HEADING_NUMBER, HEADING_WORDS, is_reference_heading, strip_edit_link

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
# e.g. "Harbour Council, Annual report, 2011", "Interview with Ada Lind, engineer, May 4, 2024"
_CLOSED_BY_DATE = re.compile(
    r"[^\W\d_a-z][^.;:?!]{8,150},\s"
    r"(?:[^\W\d_]{3,12}\.?\s\d{1,2},\s|(?:\d{1,2}\.?\s)?[^\W\d_]{3,12}\.?\s)?(?:1[5-9]|20)\d\d\W?"
)
_ONE_SENTENCE = re.compile(r"[^\W\d_a-z][^.,:;!?\d()\[\]“”\"«»/]{3,160}\.")
_RUN = 3  # references in a row make a list without heading
_UNLIKE = 3  # entries at the top of such a list that may look unlike references, and the line above them
_LOOK_AHEAD = 6  # a list goes on when one of so many next entries looks like a reference
_SHORTEST_INLINE = 40  # characters of a line with heading and entry
_TITLE_WORDS = 3  # by which an entry without names is cited
_LONG_PROSE, _LONG_ENTRY = 300, 400  # characters
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
    notes = len(line) < _SHORTEST_INLINE and _NOTES.fullmatch(strip_edit_link(line))
    if not (notes or inline or is_reference_heading(line)):
        return None
    body = list(lines[i + 1 : _section_end(text, lines, i + 1, marks)])
    if inline:
        first = Span(head.span.start + inline.end(), head.span.end)
        body = [Line(first, head.block, head.kind), *body]
    by = "notes heading" if notes else "inline heading" if inline else "heading"
    entries = split_entries(text, body)
    if not entries:
        return Section(head.span, (), (), by)
    labels = _labels(text, entries, body)
    entries = _trim(text, entries, labels, marks)
    section = Span(head.span.start, entries[-1].end if entries else head.span.end)
    works = tuple(
        e for e in entries if labels[e] or not _is_no_work(e.of(text)) or marks.names_lead_to(e.of(text), section)
    )
    return Section(section, works, tuple(labels[e] for e in works), by)


def _labels(text: str, entries: Sequence[Span], lines: Sequence[Line]) -> dict[Span, str]:
    """Return the label of each entry: printed, or given by the markup."""
    by_start = {line.span.start + _indent(line.span.of(text)): line.label for line in lines if line.label}
    return {entry: split_label(entry.of(text))[0] or by_start.get(entry.start, "") for entry in entries}


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _section_end(text: str, lines: Sequence[Line], start: int, marks: TextMarks) -> int:
    """Return the number of the first line that belongs to the list no more."""
    tail = Span(lines[start - 1].span.start, len(text))
    for i in range(start, len(lines)):
        line = lines[i].span.of(text).strip()
        if i > start and is_reference_heading(line):
            return i
        goes_on = _DATED.search(line) and any(is_reference(later.span.of(text)) for later in lines[i + 1 : i + 3])
        if (
            _END_MATTER.match(line) and not goes_on
        ):  # "Received 19 July 2003" at the foot of a page stands inside a list
            return i
        if lines[i].kind == BlockKind.HEADING:
            below = [later.span.of(text) for later in lines[i + 1 : i + 3]]
            if not any(is_reference(later) or marks.names_lead_to(later, tail) for later in below):
                return i
    return len(lines)


def _trim(text: str, entries: list[Span], labels: dict[Span, str], marks: TextMarks) -> list[Span]:
    """Drop what follows the list: from the first entry on that neither is a work nor goes on counting and has none close behind."""
    section = Span(entries[0].start, entries[-1].end)
    numbers = [int(labels[e]) if labels[e].isdecimal() else 0 for e in entries]
    counts_on = [n > 0 and (i == 0 or n == numbers[i - 1] + 1) for i, n in enumerate(numbers)]
    good = [
        counted or _is_entry(entry.of(text)) or marks.names_lead_to(entry.of(text), section)
        for counted, entry in zip(counts_on, entries, strict=True)
    ]
    for i, fine in enumerate(good):
        if not fine and not any(good[i : i + 1 + _LOOK_AHEAD]) and any(good[:i]):
            return entries[:i]
    while good and not good[-1] and _is_prose(entries[-1].of(text)):
        good, entries = good[:-1], entries[:-1]
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
    return _DATED.search(entry) is not None and opens_reference(entry) and not _is_prose(entry)


def _is_prose(entry: str) -> bool:
    """Tell a sentence about something from a short or odd reference."""
    return len(entry) > _LONG_PROSE or _STATEMENT.search(entry) is not None


def _is_no_work(entry: str) -> bool:
    """Tell a subheading, or a line of the end matter that a page has put inside the list, from an entry."""
    return _is_subheading(entry) or (_END_MATTER.match(entry) is not None and not _is_entry(entry))


def _is_imprint(entry: str) -> bool:
    """Tell the line below an article ("Set by the quay press.") from a work: one sentence without numbers or marks."""
    return _ONE_SENTENCE.fullmatch(entry.strip()) is not None


def _is_subheading(entry: str) -> bool:
    """Tell a line such as "Primary sources" from an entry."""
    return len(entry.split()) <= 6 and not re.search(r"\d{4}|https?:|n\.d\.|press|forthcoming", entry)


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
    """Yield the last run of entries that read like references and stand under no heading; rows of a table are none."""
    lines = [line for line in lines if line.kind != BlockKind.TABLE]
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


def _run_start(text: str, entries: list[Span], start: int) -> int:
    """Return where a run begins: right below a short line ("Read for this piece") entries unlike references count too."""
    for i in range(start - 1, max(-1, start - 1 - _UNLIKE), -1):
        entry = entries[i].of(text).strip()
        if _is_subheading(entry) and entry[-1] not in ".,;!?":
            return i + 1
        if not _DATED.search(entry) or len(entry) > _LONG_ENTRY:
            break
    return start
