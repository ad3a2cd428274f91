"""Reading order of a page: columns by the gutters that lines leave free, bands by the lines that cross a gutter."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from operator import attrgetter

from pipeline.documents.pdf.page_layout import Line
from pipeline.documents.pdf.rows import join_rows

_BIN = 3.0  # points; the width is measured in these steps
_MAX_COORDINATE = 50_000.0  # points; the largest page of the format has 14,400
_MIN_COLUMN = 0.15  # of the page's width: what is narrower is no column of text
_MIN_FILLED = 0.45  # of a column's width is filled by its line of median length
_FULL_WIDTH = 0.6  # of the text's width: a line as long as that crosses any gutter
_MAX_FULL_LINES = 0.7  # share of such lines, above which there is one column
_GUTTER_COVERAGE = 0.7  # of the densest place: a gutter is covered by fewer lines
_MIN_LINES = 2  # in a column
_MIN_LINES_BOTH = 5  # in two columns
_MIN_AT_MARGIN = 0.3  # of the lines of a right column begin at its margin
_MIN_LINES_APART = 8  # in each of two columns no lines of which stand side by side
# text and a table beside it: so wide, of the page; so many rows; rows at the height of a line; rows that begin with a word
_MIN_BESIDE, _MIN_ROWS, _LEVEL, _MAX_LEVEL, _MIN_LABELLED = 0.25, 5, 1.5, 0.35, 0.5
_MAX_DEPTH = 4  # gutters inside gutters


def split_columns(lines: Sequence[Line], width: float, depth: int = 0) -> Iterator[list[Line]]:
    """Yield the lines of each column, from the top down, in the order a person reads them.

    A heading or a table across both columns ends the band above it: its left column, then its right one, come first.

    Args:
        lines: of a page, in any order.
        width: of the page.
        depth: how many gutters were found around these lines.
    """
    gutter = _find_gutter(lines, width) if depth < _MAX_DEPTH and len(lines) > 2 * _MIN_LINES else None
    if gutter is None:
        if lines:
            yield join_rows(lines)
        return
    left_edge, right_edge = gutter - _BIN, gutter + _BIN
    crossing = sorted([line for line in lines if line.x0 < left_edge and line.x1 > right_edge], key=attrgetter("y"))
    pending: list[Line] = []
    for i, band in enumerate(_bands(lines, crossing)):
        if band:
            if pending:
                yield join_rows(pending)
                pending = []
            yield from split_columns([line for line in band if line.x1 <= right_edge], width, depth + 1)
            yield from split_columns([line for line in band if line.x1 > right_edge], width, depth + 1)
        pending.extend(crossing[i : i + 1])
    if pending:
        yield join_rows(pending)


def _bands(lines: Sequence[Line], crossing: Sequence[Line]) -> list[list[Line]]:
    """Return the other lines above, between and below those that cross the gutter."""
    bands: list[list[Line]] = [[] for _ in range(len(crossing) + 1)]
    edges, crossing_lines = [line.y for line in crossing], set(crossing)
    for line in lines:
        if not crossing_lines or line not in crossing_lines:
            bands[bisect_right(edges, line.y)].append(line)
    return bands


def _find_gutter(lines: Sequence[Line], width: float) -> float | None:
    """Return the middle of the best free strip between two columns of text, None where there is one column."""
    start, end = min([line.x0 for line in lines]), max([line.x1 for line in lines])
    if not -_MAX_COORDINATE < start <= end < _MAX_COORDINATE:
        return None  # a made-up page
    full_width = _FULL_WIDTH * (end - start)
    if sum([line.x1 - line.x0 > full_width for line in lines]) > _MAX_FULL_LINES * len(lines):
        return None
    candidates = _free_strips(_coverage(lines), start, end, width)
    return next((x for x in candidates if _separates_columns(lines, x, width)), None)


def _free_strips(coverage: Sequence[int], start: float, end: float, width: float) -> list[float]:
    """Return the middles of the three best strips that few lines cover: the emptiest first, then the widest."""
    low, high = max(0, int(start / _BIN)), max(0, int(end / _BIN))  # what is left of the page counts as at its edge
    left, right = int(low + _MIN_COLUMN * width / _BIN), int(high - _MIN_COLUMN * width / _BIN)
    if right <= left:
        return []
    most = max(coverage[low : high + 1])
    strips = []
    position = left
    for is_free, run in groupby(coverage[left : right + 1], key=lambda n: n <= most * _GUTTER_COVERAGE):
        size = len(list(run))
        if is_free:
            least = min(coverage[position : position + size])
            bins = [i for i in range(position, position + size) if coverage[i] == least]
            strips.append((least, -len(bins), (bins[0] + bins[-1] + 1) / 2 * _BIN))
        position += size
    return [middle for _, _, middle in sorted(strips)[:3]]


def _coverage(lines: Sequence[Line]) -> list[int]:
    """Return how many lines stand over each bin of the width."""
    steps = [0] * (max(0, int(max([line.x1 for line in lines]) / _BIN)) + 3)
    for line in lines:
        steps[max(0, int(line.x0 / _BIN))] += 1
        steps[max(0, int(line.x1 / _BIN)) + 1] -= 1
    return list(accumulate(steps))


def _separates_columns(lines: Sequence[Line], x: float, width: float) -> bool:
    """Return whether both sides look like columns of running text, side by side; labels of a list and cells do not."""
    left = [line for line in lines if line.x1 <= x + _BIN]
    right = [line for line in lines if line.x0 >= x - _BIN and line.x1 > x + _BIN]
    if len(left) + len(right) < _MIN_LINES_BOTH or not left or not right:
        return False
    least = _MIN_LINES
    left_heights, right_heights = [line.y for line in left], [line.y for line in right]
    if min(left_heights) > max(right_heights) or min(right_heights) > max(left_heights):
        # one column ends above the first line of the other, which has a picture on top; a few lines may stand anywhere
        least = _MIN_LINES_APART
    if min(len(left), len(right)) < least or not _has_margin(right):
        return False
    match _is_text_column(left, width), _is_text_column(right, width):
        case True, True:
            return True
        case True, False:
            return _is_beside_table(left, right, width)
        case False, True:
            return _is_beside_table(right, left, width)
    return False


def _is_beside_table(text: Sequence[Line], table: Sequence[Line], width: float) -> bool:
    """Return whether a table beside text is one of its own: its rows have labels, and stand at other heights than the lines."""
    if any(
        max(line.x1 for line in side) - min(line.x0 for line in side) < _MIN_BESIDE * width for side in (text, table)
    ):
        return False
    heights = sorted({line.y for line in text})
    rows = [min(row, key=attrgetter("x0")) for _, row in groupby(sorted(table, key=attrgetter("y")), attrgetter("y"))]
    fewer = min(len(heights), len(rows))
    level = sum(bisect_right(heights, r.y + _LEVEL) > bisect_left(heights, r.y - _LEVEL) for r in rows)
    labelled = sum(row.text.strip()[:1].isalpha() for row in rows)
    return fewer >= _MIN_ROWS and level <= _MAX_LEVEL * fewer and labelled >= _MIN_LABELLED * len(rows)


def _has_margin(lines: list[Line]) -> bool:
    """Return whether lines begin at one place, as those of a column do and the ends of lines with wide gaps do not."""
    starts = Counter(round(line.x0 / _BIN) for line in lines)
    start, count = starts.most_common(1)[0]
    return count + max(starts[start - 1], starts[start + 1]) >= max(_MIN_LINES, _MIN_AT_MARGIN * len(lines))


def _is_text_column(lines: list[Line], width: float) -> bool:
    """Return whether the lines fill a column that is wide enough; a row of cells counts as one line."""
    column_width = max([line.x1 for line in lines]) - min([line.x0 for line in lines])
    if column_width < _MIN_COLUMN * width:
        return False
    lengths = sorted([line.x1 - line.x0 for line in lines])
    longest = lengths[-1]
    if len({int(line.y) for line in lines}) < 0.9 * len(lines):
        rows = groupby(sorted(lines, key=attrgetter("y")), key=lambda line: int(line.y))
        longest = max(sum(line.x1 - line.x0 for line in row) for _, row in rows)
    return lengths[len(lengths) // 2] >= _MIN_FILLED * min(column_width, longest)
