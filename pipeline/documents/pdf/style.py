"""How a document is set: the size of its running text and the usual distance between lines."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.documents.pdf.values import Line, Sheet

_LOOK = 12  # pages, taken evenly from the whole file; what is usual shows in them


class Style(NamedTuple):
    """body: points. leading: size, rounded → points from baseline to baseline. sizes: larger than body, largest first."""

    body: float
    leading: dict[int, float]
    sizes: tuple[float, ...]

    def gap(self, size: float) -> float:
        """Return the usual distance between two lines of this size."""
        return self.leading.get(round(size), 1.25 * size)


def style(sheets: Sequence[Sheet]) -> Style:
    """Measure the pages."""
    letters: Counter[float] = Counter()
    gaps: dict[int, Counter[float]] = defaultdict(Counter)
    for sheet in sheets[:: 1 + len(sheets) // _LOOK]:
        for a in sheet.lines:
            letters[round(a.size, 1)] += len(a.text)
        for a, b in pairwise(sheet.lines):
            if a.size == b.size and 0.9 * a.size < b.y - a.y < 3 * a.size:
                gaps[round(a.size)][round(b.y - a.y, 1)] += 1
    body = max(letters, key=lambda size: (letters[size], -size), default=10.0)
    larger = tuple(sorted((size for size in letters if size > 1.07 * body), reverse=True))
    return Style(body, {size: _usual(found) for size, found in gaps.items()}, larger)


def _usual(gaps: Counter[float]) -> float:
    """Return the commonest distance; a paragraph's extra space is rarer than the space between its lines."""
    most = max(gaps.values())
    return min(gap for gap, n in gaps.items() if n >= most / 2)


def centred(line: Line, width: float) -> bool:
    """Tell whether the line stands in the middle of the page."""
    return abs(line.x0 + line.x1 - width) < 0.03 * width
