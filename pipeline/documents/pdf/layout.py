"""Reading order: columns by the gutters that lines leave free, bands by the lines that cross a gutter."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from operator import attrgetter

from pipeline.documents.pdf.values import Line

_BIN = 3.0  # points
_FAR = 50_000.0  # points; the largest page that the format knows has 14,400
_COLUMN = 0.15  # of the page's width: what is narrower is no column of text
_FULL = 0.45  # of a column's width is filled by the line in the middle
_LEAST = 2  # lines in a column
_DEEP = 4  # gutters inside gutters
_SMALLER = 0.85  # of its line's size: a mark of a note
_SHORT = 6  # letters; a mark has fewer
_TWICE = 0.15  # em between two printings of the same words
_SAME_ROW = 0.42  # em between the baselines of a mark of a note and its line


def columns(lines: Sequence[Line], width: float, depth: int = 0) -> Iterator[list[Line]]:
    """Yield the lines of each column, from the top down, in the order a person reads them.

    A heading or a table over both columns ends the band above it: its left column, then its right one, come first.
    """
    gutter = _gutter(lines, width) if depth < _DEEP and len(lines) > 2 * _LEAST else None
    if gutter is None:
        if lines:
            yield rows(lines)
        return
    near, far = gutter - _BIN, gutter + _BIN
    across = sorted([line for line in lines if line.x0 < near and line.x1 > far], key=attrgetter("y"))
    edges = [line.y for line in across]
    bands: list[list[Line]] = [[] for _ in range(len(across) + 1)]
    apart = set(across)
    for line in lines:
        if not apart or line not in apart:
            bands[bisect_right(edges, line.y)].append(line)
    pending: list[Line] = []
    for i, band in enumerate(bands):
        if band:
            if pending:
                yield rows(pending)
                pending = []
            yield from columns([line for line in band if line.x1 <= far], width, depth + 1)
            yield from columns([line for line in band if line.x1 > far], width, depth + 1)
        pending.extend(across[i : i + 1])
    if pending:
        yield rows(pending)


def _gutter(lines: Sequence[Line], width: float) -> float | None:
    """Return the middle of the best free strip that parts two columns of text, None where there is one column."""
    start, end = min([line.x0 for line in lines]), max([line.x1 for line in lines])
    if not -_FAR < start <= end < _FAR:
        return None  # a made-up page
    half = 0.6 * (end - start)
    if sum([line.x1 - line.x0 > half for line in lines]) > 0.7 * len(lines):
        return None  # most lines go from margin to margin: one column
    covered = _covered(lines)
    low, high = int(start / _BIN), int(end / _BIN)
    left = int(low + _COLUMN * width / _BIN)
    right = int(high - _COLUMN * width / _BIN)
    if right <= left:
        return None
    most = max(covered[low : high + 1])
    strips = []
    at = left
    for few, run in groupby(covered[left : right + 1], key=lambda n: n <= most * 0.7):
        size = len(list(run))
        if few:
            least = min(covered[at : at + size])
            cells = [i for i in range(at, at + size) if covered[i] == least]
            strips.append((least, -len(cells), (cells[0] + cells[-1] + 1) / 2 * _BIN))
        at += size
    return next((x for _, _, x in sorted(strips)[:3] if _parts(lines, x, width)), None)


def _covered(lines: Sequence[Line]) -> list[int]:
    """Return how many lines stand over each three points of the width."""
    steps = [0] * (int(max([line.x1 for line in lines]) / _BIN) + 3)
    for line in lines:
        steps[max(0, int(line.x0 / _BIN))] += 1
        steps[max(0, int(line.x1 / _BIN)) + 1] -= 1
    return list(accumulate(steps))


def _parts(lines: Sequence[Line], x: float, width: float) -> bool:
    """Tell whether both sides look like columns of running text, side by side: labels of a list and cells do not."""
    left = [line for line in lines if line.x1 <= x + _BIN]
    right = [line for line in lines if line.x0 >= x - _BIN and line.x1 > x + _BIN]
    if len(left) < _LEAST or len(right) < _LEAST or len(left) + len(right) < 5:
        return False
    here, there = [line.y for line in left], [line.y for line in right]
    if min(here) > max(there) or min(there) > max(here):
        return False
    return _like_text(left, width) and _like_text(right, width)


def _like_text(lines: list[Line], width: float) -> bool:
    """Tell whether the lines fill a column that is wide enough; a row of cells counts as one line."""
    wide = max([line.x1 for line in lines]) - min([line.x0 for line in lines])
    if wide < _COLUMN * width:
        return False
    widths = sorted([line.x1 - line.x0 for line in lines])
    longest = widths[-1]
    if len({int(line.y) for line in lines}) < 0.9 * len(lines):
        rows = groupby(sorted(lines, key=attrgetter("y")), key=lambda line: int(line.y))
        longest = max(sum(line.x1 - line.x0 for line in row) for _, row in rows)
    return widths[len(widths) // 2] >= _FULL * min(wide, longest)


def rows(lines: Sequence[Line]) -> list[Line]:
    """Return the lines from the top down, with those on one baseline joined from left to right."""
    first, *rest = sorted(lines, key=attrgetter("y"))
    out = [first]
    row: list[Line] = []  # what stands beside the last line, with it
    base = first  # the largest of them, which has the baseline
    for line in rest:
        if line.y - base.y < _SAME_ROW * max(line.size, base.size) and not line.cells and not base.cells:
            row = [*(row or [base]), line]
            base = line if line.size > base.size else base
            continue
        if row:
            out[-1], row = _side_by_side(row), []
        out.append(line)
        base = line
    if row:
        out[-1] = _side_by_side(row)
    return out


def _side_by_side(row: list[Line]) -> Line:
    """Join the lines of a row from left to right; one that is printed twice at one place, to look bold, counts once."""
    whole, *rest = sorted(row, key=attrgetter("x0"))
    seen = [whole]
    for line in rest:
        if not any(line.text == s.text and line.x0 - s.x0 < _TWICE * s.size for s in seen[-4:]):
            whole = _joined(whole, line)
            seen.append(line)
    return whole


def marked(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines, each mark of a note that the engine kept apart joined to the line before or behind which it stands."""
    if all(len(line.text) >= _SHORT for line in lines):
        return tuple(lines)
    out: list[Line] = []
    for line in lines:
        if out and (_belongs(out[-1], line) or _belongs(line, out[-1])):
            out[-1] = _joined(out[-1], line)
        else:
            out.append(line)
    return tuple(out)


def _belongs(mark: Line, line: Line) -> bool:
    """Tell whether a short line is a mark raised just before or just behind the other."""
    if len(mark.text) >= _SHORT or mark.size > _SMALLER * line.size or not 0.1 < (line.y - mark.y) / line.size < 0.6:
        return False
    return -0.2 < (line.x0 - mark.x1) / line.size < 0.6 or -0.2 < (mark.x0 - line.x1) / line.size < 0.4


def _joined(a: Line, b: Line) -> Line:
    """Join two lines of one row; the smaller and higher one is raised."""
    if b.x0 < a.x0:
        a, b = b, a
    gap = " " if b.x0 - a.x1 > 0.15 * max(a.size, b.size) else ""
    base = a if a.size >= b.size else b
    shift = len(a.text) + len(gap)
    raised = [*_marks(a, base), *((s + shift, e + shift) for s, e in _marks(b, base))]
    return Line(
        a.text + gap + b.text,
        min(a.x0, b.x0),
        max(a.x1, b.x1),
        base.y,
        base.size,
        a.bold and b.bold,
        tuple(raised),
    )


def _marks(line: Line, base: Line) -> tuple[tuple[int, int], ...]:
    small = line.size < _SMALLER * base.size and line.y < base.y - 0.1 * base.size and len(line.text) <= 12
    return ((0, len(line.text)),) if small else line.raised
