"""Footnotes: lines at the foot of a column that begin with labels which marks in the text above them call.

A list in small type at the foot of a column looks the same; but no mark calls its entries, or few of them on this page.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.documents.pdf.list_margins import is_list_heading
from pipeline.documents.pdf.note_labels import cut_start, follows_label, has_raised_label, note_label, without_label
from pipeline.documents.pdf.page_layout import Line, PageLayout
from pipeline.documents.pdf.paragraphs import CAPTION, ITEM, Paragraph
from pipeline.documents.pdf.typography import Typography
from pipeline.lexicon import fragment
from pipeline.model import BlockKind
from pipeline.text.regex import regex

_SMALL, _LARGE = 0.94, 1.02  # of the size of the running text: a note is set in less, and never in more
_TOP = 0.2  # of the page's height, in which no footnote begins
_MAX_BETWEEN = 400  # paragraphs between the parts of a note; it goes on within the next page or not at all
_MAX_GAP = 1.5  # times the usual distance between lines
_SAME_SIZE = 0.06  # relative difference of two sizes that count as one
_MIN_CALLED = 0.5  # of the labels at a column's foot are called on the page, or they are entries of a list
_MAX_MISSED = 2  # a note whose mark was not seen is the next after the last one, or the next but one
_MARGIN = 2.5  # em from the longest line: a line that reaches so far is full
_SENTENCE_END = regex(r"[.!?…][\"'”’»)\]]{0,3}$")
_SOURCE_LINE = regex(rf"(?i:{fragment('documents.source_line_labels')})\s?:")  # stands below a table


def split_footnotes(
    column: Sequence[Line],
    page: PageLayout,
    typography: Typography,
    called: Container[str],
    last_note: Paragraph | None = None,
) -> tuple[list[Line], list[Paragraph]]:
    """Return the column without its footnotes, and the footnotes, each with its label and without it in the text.

    Args:
        column: lines from the top down.
        page: the page of the column.
        typography: of the document.
        called: the labels that raised marks on the page call.
        last_note: the last note so far; lines that continue it come first, as a note without a label.
    """
    typography = typography._replace(body_size=_size_of_calls(page.lines) or typography.body_size)
    first = _first_note_line(column, page, typography, called, last_note.label if last_note else "")
    end = start = len(column) if first is None else first
    if last_note is not None and (_is_unfinished(last_note) or (first is not None and last_note.reaches_margin)):
        start = _continuation_start(column, end, page.height, typography, last_note.last.size)
    continuation = [_note(list(column[start:end]), "", page.label)] if start < end else []
    return list(column[:start]), [*continuation, *_split_notes(column[end:], page.label, called)]


def _size_of_calls(lines: Sequence[Line]) -> float:
    """Return the size of the lines that call notes, 0.0 where there are none: a page may hold more notes than text."""
    sizes = Counter(line.size for line in lines if line.superscripts and line.superscripts[-1][0])
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _split_notes(foot: Sequence[Line], page: str, called: Container[str]) -> list[Paragraph]:
    """Return the notes that the lines at the foot hold."""
    if not foot:
        return []
    notes: list[Paragraph] = []
    lines: list[Line] = []
    label = ""
    pending = list(reversed(foot))
    while pending:
        line = pending.pop()
        found = note_label(line, label)
        cut = _next_note(line, found or label, called)
        if cut:
            pending.append(cut_start(line, cut))
            line = line._replace(text=line.text[:cut].rstrip())
        is_first = not notes and not lines
        if found and (is_first or follows_label(found, label) or has_raised_label(line)):
            if lines:
                notes.append(_note(lines, label, page))
            label, lines = found, [without_label(line, label)]
        else:
            lines.append(line)
    notes.append(_note(lines, label, page))
    return notes


def _next_note(line: Line, label: str, called: Container[str]) -> int:
    """Return where the next note begins in a line that holds two short ones, "195. 23 Id. at 197.", 0 where none does."""
    following = str(int(label) + 1) if label.isdigit() else ""
    if not following or following not in called:
        return 0
    found = re.search(rf"(?<=[.)\]”\"]\s){following}[.)]?\s(?=[“\"‘]?[^\W\d_a-z])", line.text)
    return found.start() if found else 0


def _first_note_line(
    column: Sequence[Line], page: PageLayout, typography: Typography, called: Container[str], last_label: str
) -> int | None:
    """Return the index of the first line of the notes, None where the column has none.

    last_label: the label of the last note of the columns before.
    """
    labelled: list[int] = []  # lines that may begin notes, from the foot up
    any_small = False  # notes in smaller type end where the text begins; others go up as far as labels are raised
    small, large, top = _SMALL * typography.body_size, _LARGE * typography.body_size, _TOP * page.height
    if last_label and all(line.size <= small for line in column):
        top = 0.0  # notes that go on in the next column may fill it
    for i in range(len(column) - 1, -1, -1):
        line = column[i]
        if is_list_heading(line) and labelled:
            return None  # a list under its heading is no page's notes
        if line.size > large or line.y < top or line.cells or (line.size > small and any_small):
            break
        if (line.size <= small and note_label(line)) or (line.superscripts and has_raised_label(line)):
            labelled.append(i)
            any_small = any_small or line.size <= small
    labelled.reverse()
    for k, i in enumerate(labelled):
        if any(is_list_heading(line) for line in column[:i]):
            return None
        if _is_called(column[i], called, last_label):
            labels = [note_label(column[j]) for j in labelled[k:]]
            others = labels[1:]
            # those that count on behind the last note are called where no mark is seen, from a table
            counts_on = last_label.isdigit() and all(follows_label(b, a) for a, b in pairwise([last_label, *labels]))
            count = len(labels) if counts_on else 1 + sum(label in called for label in others)
            return i if count >= _MIN_CALLED * (1 + len(others)) else None
    return None


def _is_called(line: Line, called: Container[str], last_label: str) -> bool:
    """Return whether a line with a label begins a note: a mark on the page calls it, or its number is the next one."""
    label = note_label(line)
    if label in called or not label.isdigit():
        return True
    return last_label.isdigit() and 1 <= int(label) - int(last_label) <= _MAX_MISSED


def _continuation_start(column: Sequence[Line], end: int, height: float, typography: Typography, size: float) -> int:
    """Return the index of the first of the small lines right above the notes, or at the foot where there are none.

    size: of the note that they go on with.
    """
    small, start = _SMALL * typography.body_size, end
    is_all_small = all(line.size <= small for line in column)
    if is_all_small and end == len(column):
        return end  # a list, or an appendix: no text stands above it, and no note below
    is_all_notes = is_all_small and end < len(column)
    top = 0.0 if is_all_notes else _TOP * height  # notes that go on in the next column may fill it
    while start > 0:
        line = column[start - 1]
        below = column[start] if start < len(column) else None
        if line.size > small or line.cells or line.y < top or abs(line.size - size) > _SAME_SIZE * size:
            break
        if below is not None and below.y - line.y > _MAX_GAP * typography.line_distance(line.size):
            break
        start -= 1
    first = column[start] if start < end else None
    if not (start or is_all_notes) or not first or CAPTION.match(first.text) or _SOURCE_LINE.match(first.text):
        return end
    return end if ITEM.match(first.text) or (start and is_list_heading(column[start - 1])) else start


def _is_unfinished(note: Paragraph) -> bool:
    return _SENTENCE_END.search(note.last.text) is None


def _note(lines: list[Line], label: str, page: str) -> Paragraph:
    right = max(line.x1 for line in lines)
    full = len(lines) > 1 and lines[-1].x1 > right - _MARGIN * lines[-1].size
    return Paragraph(BlockKind.NOTE, tuple((page, line) for line in lines), label=label, reaches_margin=full)


def join_continued_notes(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs, each note in one piece however many pages it stands on."""
    pending: list[Paragraph] = []  # the last note, and what follows it
    for paragraph in paragraphs:
        if paragraph.kind == BlockKind.NOTE and not paragraph.label and pending:
            pending[0] = pending[0].extended(paragraph)
        elif paragraph.kind == BlockKind.NOTE:
            yield from pending
            pending = [paragraph]
        elif not pending:
            yield paragraph
        else:
            pending.append(paragraph)
            if len(pending) > _MAX_BETWEEN:
                yield from pending
                pending = []
    yield from pending
