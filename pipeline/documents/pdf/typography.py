"""How a document is set: the size of its running text and the usual distance between lines."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.documents.pdf.page_layout import Line, PageLayout

_SAMPLE = 12  # pages, taken evenly from the whole file
_LARGER = 1.07  # of the size of the running text
_BOLD_SHARE, _RUNNING_LINE = 0.5, 30  # of the lines that may be bold; characters of a line of running text
_DEFAULT_SIZE = 10.0  # points, of a file without a letter
_DEFAULT_DISTANCE = 1.25  # of the size, where no two lines of that size follow each other
_WIDE, _WIDEST = 1.35, 3.0  # times the usual distance; of the size
_MIN_WIDE_LINES, _MIN_WIDE, _MIN_LOWER = (
    5,
    0.6,
    0.2,
)  # in a column set wide; share of its lines; of those that go on in small letters


class Typography(NamedTuple):
    """How a document is set.

    Attributes:
        body_size: of the running text, in points.
        line_distances: size, rounded → points from baseline to baseline.
        larger_sizes: those larger than the running text, largest first.
        is_bold: the running text is set in a face that calls itself bold, or medium: there bold says nothing.
    """

    body_size: float
    line_distances: dict[int, float]
    larger_sizes: tuple[float, ...]
    is_bold: bool = False

    def line_distance(self, size: float) -> float:
        """Return the usual distance between two lines of a size."""
        return self.line_distances.get(round(size), _DEFAULT_DISTANCE * size)


def for_column(typography: Typography, column: Sequence[Line]) -> Typography:
    """Return the typography with the distance of the lines of a column that is set wider than most of the document."""
    size = column[len(column) // 2].size
    distance = typography.line_distance(size)
    if column[-1].y - column[0].y < (1 + (_WIDE - 1) * _MIN_WIDE) * distance * (len(column) - 1):
        return typography
    wide = [
        (line.y - above.y, line)
        for above, line in pairwise(column)
        if line.size == above.size == size and _WIDE * distance < line.y - above.y < _WIDEST * size
    ]
    lower = sum(line.text[0].islower() for _, line in wide)
    if len(wide) < max(_MIN_WIDE_LINES, _MIN_WIDE * len(column)) or lower < _MIN_LOWER * len(wide):
        return typography
    usual = _usual(Counter(round(distance, 1) for distance, _ in wide))
    return typography._replace(line_distances={**typography.line_distances, round(size): usual})


def measure_typography(pages: Sequence[PageLayout]) -> Typography:
    """Return the typography of a sample of the pages."""
    characters: Counter[float] = Counter()
    bold: dict[float, list[bool]] = defaultdict(list)
    distances: dict[int, Counter[float]] = defaultdict(Counter)
    for page in pages[:: 1 + len(pages) // _SAMPLE]:
        for line in page.lines:
            characters[round(line.size, 1)] += len(line.text)
            if len(line.text) >= _RUNNING_LINE and line.text[0].isupper() and line.text[-1] not in ".,;-":
                bold[round(line.size, 1)].append(line.bold)
        for above, line in pairwise(page.lines):
            if above.size == line.size and 0.9 * above.size < line.y - above.y < 3 * above.size:
                distances[round(above.size)][round(line.y - above.y, 1)] += 1
    body_size = max(characters, key=lambda size: (characters[size], -size), default=_DEFAULT_SIZE)
    larger_sizes = tuple(sorted((size for size in characters if size > _LARGER * body_size), reverse=True))
    line_distances = {size: _usual(found) for size, found in distances.items()}
    is_bold = sum(bold[body_size]) > max(1, _BOLD_SHARE * len(bold[body_size]))
    return Typography(body_size, line_distances, larger_sizes, is_bold)


def _usual(distances: Counter[float]) -> float:
    """Return the least of the common distances: the extra space between paragraphs is rarer than that between lines."""
    most = max(distances.values())
    return min(distance for distance, count in distances.items() if count >= most / 2)
