"""Lines that engines keep apart, joined: those on one baseline, and superscripts with their line."""

from collections.abc import Sequence
from operator import attrgetter

from pipeline.documents.pdf.page_layout import Line

_SUPERSCRIPT_SIZE = 0.85  # of its line's size: the mark of a note is smaller
_MAX_MARK = 5  # characters of a mark that the engine kept apart
_MAX_RAISED = 12  # characters of a smaller and higher line that is a superscript of the row
_REPRINT = 0.15  # em between two printings of the same words
_SAME_ROW = 0.42  # em between the baselines of a mark and its line
_SAME_LINE_GAP = 0.6  # em between two halves of a line
_WORD_GAP = 0.15  # em; a wider gap is a blank


def join_rows(lines: Sequence[Line]) -> list[Line]:
    """Return the lines from the top down, with those on one baseline joined from left to right."""
    first, *rest = sorted(lines, key=attrgetter("y"))
    joined = [first]
    row: list[Line] = []  # the last line with what stands beside it
    base = first  # the largest of them, which has the baseline
    for line in rest:
        same_row = line.y - base.y < _SAME_ROW * max(line.size, base.size)
        if same_row and not line.cells and not base.cells:
            row = [*(row or [base]), line]
            base = line if line.size > base.size else base
            continue
        if row:
            joined[-1], row = _join_row(row), []
        joined.append(line)
        base = line
    if row:
        joined[-1] = _join_row(row)
    return joined


def _join_row(row: list[Line]) -> Line:
    """Join the lines of a row; one that is printed twice at one place, to look bold, counts once."""
    combined, *rest = sorted(row, key=attrgetter("x0"))
    seen = [combined]
    for line in rest:
        if not any(line.text == s.text and line.x0 - s.x0 < _REPRINT * s.size for s in seen[-4:]):
            combined = _join(combined, line)
            seen.append(line)
    return combined


def attach_note_marks(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines, each mark of a note that the engine kept apart joined to the line beside which it stands.

    So are the two halves of a line between which such a mark stands: the engine sees a new line behind it.
    """
    joined: list[Line] = []
    last: Line | None = None
    for line in lines:
        if last is not None and (
            (-1 < line.y - last.y < 1 and _continues_row(last, line))
            or (len(last.text) <= _MAX_MARK and _is_mark_of(last, line))
            or (len(line.text) <= _MAX_MARK and _is_mark_of(line, last))
        ):
            last = joined[-1] = _join(last, line)
        else:
            joined.append(line)
            last = line
    return tuple(joined)


def _continues_row(left: Line, right: Line) -> bool:
    """Return whether a line stands right behind another on its baseline."""
    return -0.2 < (right.x0 - left.x1) / right.size < _SAME_LINE_GAP and not left.cells


def _is_mark_of(mark: Line, line: Line) -> bool:
    """Return whether a short line is a mark raised just before or just behind the other."""
    if mark.size > _SUPERSCRIPT_SIZE * line.size:
        return False
    if not 0.1 < (line.y - mark.y) / line.size < 0.6:
        return False
    return -0.2 < (line.x0 - mark.x1) / line.size < 0.6 or -0.2 < (mark.x0 - line.x1) / line.size < 0.4


def _join(left: Line, right: Line) -> Line:
    """Join two lines of one row; the smaller and higher one becomes a superscript."""
    if right.x0 < left.x0:
        left, right = right, left
    gap = " " if right.x0 - left.x1 > _WORD_GAP * max(left.size, right.size) else ""
    base = left if left.size >= right.size else right
    shift = len(left.text) + len(gap)
    shifted = ((start + shift, end + shift) for start, end in _superscripts(right, base))
    return Line(
        left.text + gap + right.text,
        min(left.x0, right.x0),
        max(left.x1, right.x1),
        base.y,
        base.size,
        left.bold and right.bold,
        (*_superscripts(left, base), *shifted),
        links=(*left.links, *((start + shift, end + shift, address) for start, end, address in right.links)),
    )


def _superscripts(line: Line, base: Line) -> tuple[tuple[int, int], ...]:
    """Return the superscripts of a line in a row with this base line: all of it where it is smaller and higher."""
    is_raised = line.size < _SUPERSCRIPT_SIZE * base.size and line.y < base.y - 0.1 * base.size
    return ((0, len(line.text)),) if is_raised and len(line.text) <= _MAX_RAISED else line.superscripts
