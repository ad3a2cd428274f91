"""Where the text of a page stands: a handful of calls to pdfium a line, because one call a character is too slow."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from ctypes import c_double, c_int, create_string_buffer
from typing import TYPE_CHECKING, NamedTuple

from pipeline.documents.pdf.values import Line

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_BREAK = re.compile(
    "\r\n|[\r\n]|[\x02\ufffe]"
)  # \x02: a hyphen at the end of a line; pdfium swallows the newline after it
# where something may be raised: "grew.12,13", a line's own first "3 ", "202312", signs of notes; the sign comes first,
# because a pattern that starts with a set of signs is found four times as fast as one that starts by looking back
_MAYBE_RAISED = re.compile(r"[0-9*†‡§¶](?:(?<=[^\s\d].)|(?<=^.)|(?<=\d{4}.))\d{0,2}(?:[,–-]\d{1,3})*(?!\d)|[*†‡§¶]+")
_BOLD = re.compile(rb"bold|black|heavy|demi|semibd|cmbx|-medi", re.IGNORECASE)
_GAP = 0.9  # em; a wider gap parts two lines of neighbouring columns or cells
_SMALLER = 0.85  # of the line's size: raised
_NEAR = 0.5  # points; a word that starts where a text object starts
_RECTS = 500  # text objects looked at on one line; made-up files have a million


Extent = tuple[int, int, float, float]  # start and end in the line's text, left and right on the page


class Box(NamedTuple):
    """A rectangle of the page, y upwards."""

    left: float
    bottom: float
    right: float
    top: float


class Probe:
    """Asks about one page; holds the numbers that pdfium answers into. objects: text objects seen. turn: of most text."""

    def __init__(self, textpage: "PdfTextPage", page: Box) -> None:
        import pypdfium2.raw as c

        self.text = textpage.get_text_range()
        self.objects = self.turn = 0
        self._c, self._raw, self._page = c, textpage.raw, page
        self._left, self._top, self._right, self._bottom = c_double(), c_double(), c_double(), c_double()
        self._matrix = c.FS_MATRIX()
        self._name, self._flags = create_string_buffer(80), c_int()
        # a character without a meaning is counted, but not given: then a place in the text is another in the page
        self._same = c.FPDFText_CountChars(self._raw) == len(self.text)

    def lines(self) -> tuple[list[Line], list[Line]]:
        """Return the lines in the direction of most of the page's text, and the others; both as if they were upright."""
        found: list[Line] = []
        slanted: list[tuple[int, Line]] = []
        start = 0
        for stop in _BREAK.finditer(self.text):
            mark = "-" if stop.group() in "\x02\ufffe" else ""
            self._add(self.text[start : stop.start()] + mark, start, found, slanted)
            start = stop.end()
        self._add(self.text[start:], start, found, slanted)
        return _upright(found, slanted, self)

    def _add(self, said: str, start: int, found: list[Line], slanted: list[tuple[int, Line]]) -> None:
        """Add the line that starts at this place of the text, or its parts where a wide gap cuts it."""
        words = said.strip()
        if not words:
            return
        if said[0].isspace():
            start += len(said) - len(said.lstrip())
        at = start if self._same else self._c.FPDFText_GetCharIndexFromTextIndex(self._raw, start)
        middle = at + _middle(words)
        m, page = self._matrix, self._page
        asked = self._c.FPDFText_GetFontSize(self._raw, middle) or 1.0
        self._c.FPDFText_GetMatrix(self._raw, middle, m)
        if m.b != 0 or m.a <= 0:
            slanted.extend(self._slanted(words, at, asked))
            return
        size, y = abs(asked * m.d) or asked, page.top - m.f
        extents = self._extents(words, at, size)
        for first, last, left, right in extents:
            part = words[first:last]
            if len(extents) > 1:  # the columns of a page need not share their baselines, nor their sizes
                middle = at + first + _middle(part)
                asked = self._c.FPDFText_GetFontSize(self._raw, middle) or 1.0
                self._c.FPDFText_GetMatrix(self._raw, middle, m)
                size, y = abs(asked * m.d) or asked, page.top - m.f
            raised = self._raised(part, at + first, asked)
            found.append(Line(part, left - page.left, right - page.left, y, size, self._bold(part, at + first), raised))

    def _extents(self, words: str, at: int, size: float) -> list[Extent]:
        """Return (start, end, left, right) of the line: of its parts, where there are wide gaps between text objects."""
        get, raw = self._c.FPDFText_GetRect, self._raw
        bounds = (self._left, self._top, self._right, self._bottom)
        count = self._c.FPDFText_CountRects(raw, at, len(words))
        if count < 1:
            return []
        self.objects += count
        get(raw, 0, *bounds)
        left, right, wide = self._left.value, self._right.value, _GAP * size
        cuts: list[tuple[float, float]] = []
        for i in range(1, min(count, _RECTS)):
            get(raw, i, *bounds)
            x, end = self._left.value, self._right.value
            if x - right > wide or x < right - 2 * size:
                cuts.append((right, x))
                right = end
            elif end > right:
                right = end
        if not cuts:
            return [(0, len(words), left, right)]
        return list(self._cut(words, at, left, right, cuts))

    def _cut(self, words: str, at: int, left: float, right: float, cuts: list[tuple[float, float]]) -> Iterator[Extent]:
        """Yield the parts of a line; each starts with the word that begins where a text object begins behind a gap."""
        first = 0
        places = (m.end() for m in re.finditer(r"\s+", words))
        starts = [(p, x) for p in places if (x := self._left_of(at + p)) is not None]
        for end, x in cuts:
            place = next((p for p, at_x in starts if p > first and abs(at_x - x) < _NEAR), 0)
            if place:
                yield first, len(words[:place].rstrip()), left, end
                first, left = place, x
        yield first, len(words), left, right

    def _left_of(self, at: int) -> float | None:
        bounds = (self._left, self._right, self._bottom, self._top)
        return self._left.value if self._c.FPDFText_GetCharBox(self._raw, at, *bounds) else None

    def _slanted(self, words: str, at: int, asked: float) -> Iterator[tuple[int, Line]]:
        """Yield the direction of a line that is not upright, and the line as it stands when the page is turned."""
        m, page = self._matrix, self._page
        box = self._box(at, len(words))
        if not box:
            return
        angle = round(math.degrees(math.atan2(m.b, m.a)) / 90) * 90 % 360
        if angle == 0:
            x0, x1, y = box.left - page.left, box.right - page.left, page.top - m.f
        elif angle == 90:
            x0, x1, y = box.bottom - page.bottom, box.top - page.bottom, m.e - page.left
        elif angle == 180:
            x0, x1, y = page.right - box.right, page.right - box.left, m.f - page.bottom
        else:
            x0, x1, y = page.top - box.top, page.top - box.bottom, page.right - m.e
        size = abs(asked) * math.hypot(m.c, m.d) or asked
        yield angle, Line(words, x0, x1, y, size, self._bold(words, at), self._raised(words, at, asked))

    def _box(self, at: int, length: int) -> Box | None:
        """Return the rectangle around all text objects of the line."""
        bounds = (self._left, self._top, self._right, self._bottom)
        out = None
        for i in range(min(self._c.FPDFText_CountRects(self._raw, at, length), _RECTS)):
            self._c.FPDFText_GetRect(self._raw, i, *bounds)
            box = Box(self._left.value, self._bottom.value, self._right.value, self._top.value)
            out = box if out is None else Box(*map(min, out[:2], box[:2]), *map(max, out[2:], box[2:]))
        return out

    def _bold(self, words: str, at: int) -> bool:
        """Ask for the font only where the line may be a heading."""
        if len(words) > 120 or words[-1] in ".,;-" or not (words[0].isupper() or words[0].isdigit()):
            return False
        self._c.FPDFText_GetFontInfo(self._raw, at + _middle(words), self._name, 80, self._flags)
        return _BOLD.search(self._name.value) is not None

    def _raised(self, words: str, at: int, size: float) -> tuple[tuple[int, int], ...]:
        """Return where the font is much smaller than that of the line, among the places that look like marks of notes."""
        get, raw = self._c.FPDFText_GetFontSize, self._raw
        return tuple([m.span() for m in _MAYBE_RAISED.finditer(words) if get(raw, at + m.start()) < _SMALLER * size])


def _upright(found: list[Line], slanted: list[tuple[int, Line]], probe: Probe) -> tuple[list[Line], list[Line]]:
    """Part the lines into those of the direction that most of the text has, and the rest."""
    if not slanted:
        return found, []
    weights = Counter({0: sum(len(line.text) for line in found)})
    for angle, line in slanted:
        weights[angle] += len(line.text)
    probe.turn = max(weights, key=lambda angle: weights[angle])
    every = [(0, line) for line in found] + slanted
    return [line for angle, line in every if angle == probe.turn], [
        line for angle, line in every if angle != probe.turn
    ]


def _middle(words: str) -> int:
    """Return the place of a letter near the middle: a mark of a note at either end is set in another size."""
    half = len(words) // 2
    if words[half].isalpha():
        return half
    for i in range(half + 1, min(len(words), half + 12)):
        if words[i].isalpha():
            return i
    return half if not words[half].isspace() else half - 1
