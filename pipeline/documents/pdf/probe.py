"""Where the text of a page stands: a handful of calls to pdfium a line, because one call a character is too slow."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double, c_float, c_int, c_void_p, cast, create_string_buffer
from typing import TYPE_CHECKING, NamedTuple

from pipeline.documents.pdf.calls import calls, there
from pipeline.documents.pdf.values import Line

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

# \x02: a hyphen at the end of a line; pdfium swallows the newline after it
_BREAK = re.compile("\r\n|[\r\n\x02\ufffe]")
# where something may be raised: "grew.12,13", a line's own first "3 ", "202312", signs of notes. One set of signs opens the
# whole pattern: then the search leaps to them, where an alternative or a look behind would be tried at every letter
_MAYBE_RAISED = re.compile(
    r"[0-9*†‡§¶](?:(?<=[*†‡§¶])[*†‡§¶]*|(?:(?<=[^\s\d].)|(?<=^.)|(?<=\d{4}.))\d{0,2}(?:[,–-]\d{1,3})*(?!\d))",
    re.MULTILINE,
)
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
        self._call, self._raw, self._page = calls(), there(cast(textpage.raw, c_void_p).value or 0), page
        self._box = (c_double * 4)()  # left, top, right, bottom
        self._sides = tuple(byref(self._box, 8 * i) for i in range(4))
        self._matrix = (c_float * 6)()
        self._to_matrix = byref(self._matrix)
        self._name, self._flags = create_string_buffer(80), c_int()
        self._to_name, self._to_flags = byref(self._name), byref(self._flags)
        self._maybe = [m.span() for m in _MAYBE_RAISED.finditer(self.text)]
        self._maybe.append((len(self.text) + 1, len(self.text) + 1))  # one that no line reaches
        self._next = 0  # the first of those that may be on the line to come
        # a character without a meaning is counted, but not given: then a place in the text is another in the page
        self._same = c.FPDFText_CountChars(textpage.raw) == len(self.text)

    def lines(self) -> tuple[list[Line], list[Line]]:
        """Return the lines in the direction of most of the page's text, and the others; both as if they were upright."""
        found: list[Line] = []
        slanted: list[tuple[int, Line]] = []
        for start, said in _lines(self.text):
            self._add(said, start, found, slanted)
        return _upright(found, slanted, self)

    def _add(self, said: str, start: int, found: list[Line], slanted: list[tuple[int, Line]]) -> None:
        """Add the line that starts at this place of the text, or its parts where a wide gap cuts it."""
        words = said.strip()
        if not words:
            return
        if said[0].isspace():
            start += len(said) - len(said.lstrip())
        raw, call, m, page = self._raw, self._call, self._matrix, self._page
        at = start if self._same else call.place(raw, start)
        length = len(words)
        half = length // 2
        middle = at + (half if words[half].isalpha() else _middle(words))
        asked = call.size(raw, middle) or 1.0
        call.matrix(raw, middle, self._to_matrix)
        if m[1] != 0 or m[0] <= 0:
            slanted.extend(self._slanted(words, start, at, asked))
            return
        size, y = abs(asked * m[3]) or asked, page.top - m[5]
        count = call.rects(raw, at, length)
        if count == 1:  # most lines of most files
            self.objects += 1
            call.rect(raw, 0, *self._sides)
            near = self._maybe[self._next][0] < start + length
            raised = self._raised(start, length, at - start, asked) if near else ()
            bold = (words[0].isupper() or words[0].isdigit()) and self._bold(words, at)
            box, left = self._box, page.left
            found.append(Line(words, box[0] - left, box[2] - left, y, size, bold, raised))
            return
        self.objects += max(count, 0)
        extents = self._extents(words, at, size, count)
        for first, last, left, right in extents:
            part = words if len(extents) == 1 else words[first:last]
            if len(extents) > 1:  # the columns of a page need not share their baselines, nor their sizes
                middle = at + first + _middle(part)
                asked = call.size(raw, middle) or 1.0
                call.matrix(raw, middle, self._to_matrix)
                size, y = abs(asked * m[3]) or asked, page.top - m[5]
            bold = (part[0].isupper() or part[0].isdigit()) and self._bold(part, at + first)
            raised = self._raised(start + first, len(part), at - start, asked)
            found.append(Line(part, left - page.left, right - page.left, y, size, bold, raised))

    def _extents(self, words: str, at: int, size: float, count: int) -> list[Extent]:
        """Return (start, end, left, right) of the line: of its parts, where there are wide gaps between text objects."""
        get, raw, box, sides = self._call.rect, self._raw, self._box, self._sides
        if count < 1:
            return []
        get(raw, 0, *sides)
        left, right, wide = box[0], box[2], _GAP * size
        cuts: list[tuple[float, float]] = []
        for i in range(1, min(count, _RECTS)):
            get(raw, i, *sides)
            x, end = box[0], box[2]
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
        left, top, right, bottom = self._sides
        return self._box[0] if self._call.box(self._raw, at, left, right, bottom, top) else None

    def _slanted(self, words: str, start: int, at: int, asked: float) -> Iterator[tuple[int, Line]]:
        """Yield the direction of a line that is not upright, and the line as it stands when the page is turned."""
        a, b, c, d, e, f = self._matrix
        page, box = self._page, self._around(at, len(words))
        if not box:
            return
        angle = round(math.degrees(math.atan2(b, a)) / 90) * 90 % 360
        if angle == 0:
            x0, x1, y = box.left - page.left, box.right - page.left, page.top - f
        elif angle == 90:
            x0, x1, y = box.bottom - page.bottom, box.top - page.bottom, e - page.left
        elif angle == 180:
            x0, x1, y = page.right - box.right, page.right - box.left, f - page.bottom
        else:
            x0, x1, y = page.top - box.top, page.top - box.bottom, page.right - e
        size = abs(asked) * math.hypot(c, d) or asked
        raised = self._raised(start, len(words), at - start, asked)
        yield angle, Line(words, x0, x1, y, size, self._bold(words, at), raised)

    def _around(self, at: int, length: int) -> Box | None:
        """Return the rectangle around all text objects of the line."""
        out = None
        for i in range(min(self._call.rects(self._raw, at, length), _RECTS)):
            self._call.rect(self._raw, i, *self._sides)
            left, top, right, bottom = self._box
            box = Box(left, bottom, right, top)
            out = box if out is None else Box(*map(min, out[:2], box[:2]), *map(max, out[2:], box[2:]))
        return out

    def _bold(self, words: str, at: int) -> bool:
        """Ask for the font only where the line may be a heading."""
        if len(words) > 120 or words[-1] in ".,;-":
            return False
        self._call.font(self._raw, at + _middle(words), self._to_name, 80, self._to_flags)
        return _BOLD.search(self._name.value) is not None

    def _raised(self, start: int, length: int, shift: int, size: float) -> tuple[tuple[int, int], ...]:
        """Return where the font is much smaller than that of the line, among the places that look like marks of notes."""
        maybe, i = self._maybe, self._next
        while maybe[i][0] < start:
            i += 1
        out = []
        while maybe[i][1] <= start + length:
            a, b = maybe[i]
            if self._call.size(self._raw, a + shift) < _SMALLER * size:
                out.append((a - start, b - start))
            i += 1
        self._next = i
        return tuple(out)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each line starts, and the line; one that pdfium cut at a hyphen ends with it."""
    start = 0
    if text.count("\r\n") == text.count("\n") == text.count("\r") and "\ufffe" not in text:  # nearly every page
        for line in text.split("\r\n"):
            if "\x02" in line:
                *broken, line = line.split("\x02")  # noqa: PLW2901 — what is left of it
                for part in broken:
                    yield start, part + "-"
                    start += len(part) + 1
            yield start, line
            start += len(line) + 2
        return
    for stop in _BREAK.finditer(text):
        yield start, text[start : stop.start()] + ("-" if stop.group() in "\x02\ufffe" else "")
        start = stop.end()
    yield start, text[start:]


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
