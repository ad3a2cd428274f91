"""The lines of a page with their positions: a handful of calls to pdfium a line, because one call a character is too slow."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double, c_float, c_int, c_void_p, cast, create_string_buffer
from typing import TYPE_CHECKING, NamedTuple

from pipeline.documents.pdf.accents import compose_accents, has_accents
from pipeline.documents.pdf.page_layout import Line
from pipeline.documents.pdf.pdfium_ffi import pdfium_functions, pointer_to
from pipeline.documents.pdf.pdfium_text import (
    join_pairs,
    middle_letter,
    split_lines,
    superscript_candidates,
    to_code_units,
)
from pipeline.text.regex import regex

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_BOLD_FONT = regex(rb"bold|black|heavy|demi|semibd|cmbx|-medi", re.IGNORECASE)
_COLUMN_GAP = 0.9  # em; a wider gap separates two lines of neighbouring columns or cells
_OVERPRINT = 2  # em to the left of the end of the text so far: a text object there begins another line
_SUPERSCRIPT_SIZE = 0.85  # of the line's size
_MIN_RISE = (
    0.1  # em above the line's baseline; what is smaller and stands on it is in small capitals, or below a formula
)
_SAME_PLACE = 0.5  # points; a word that begins where a text object begins
_MAX_RECTS = 500  # text objects looked at on one line; made-up files have a million
_MAX_HEADING = 120  # characters; only of shorter lines the font is asked for


class Box(NamedTuple):
    """A rectangle of the page, y upwards."""

    left: float
    bottom: float
    right: float
    top: float


class _Segment(NamedTuple):
    """A part of a line between wide gaps: where it stands in the line's text, and on the page."""

    start: int
    end: int
    left: float
    right: float


class LineReader:
    """Reads the lines of one page.

    Attributes:
        text: of the page, in the units in which pdfium counts it.
        text_objects: how many were seen.
        rotation: degrees of the direction that most of the text has; known after `read`.
    """

    def __init__(self, textpage: "PdfTextPage", page: Box) -> None:
        import pypdfium2.raw as c

        given = textpage.get_text_range().replace("\u2010", "-")  # one hyphen, so that one rule joins the lines
        self.text = to_code_units(given)
        self._has_pairs = len(self.text) != len(given)
        self.text_objects = self.rotation = 0
        self._pdfium, self._textpage = pdfium_functions(), pointer_to(cast(textpage.raw, c_void_p).value or 0)
        self._page = page
        # what pdfium writes its results into
        self._box = (c_double * 4)()  # left, top, right, bottom
        self._box_pointers = tuple(byref(self._box, 8 * i) for i in range(4))
        self._matrix = (c_float * 6)()
        self._matrix_pointer = byref(self._matrix)
        self._font_name, self._font_flags = create_string_buffer(80), c_int()
        self._font_pointers = byref(self._font_name), 80, byref(self._font_flags)
        self._candidates = superscript_candidates(self.text)
        self._next_candidate = 0  # the first that may be on the line to come
        # a character without a meaning is counted, but not given: then an index in the text is another in the page
        self._same_indices = c.FPDFText_CountChars(textpage.raw) == len(self.text)

    def read(self) -> tuple[list[Line], list[Line]]:
        """Return the lines in the direction of most of the page's text, and the others; all as if they were upright."""
        upright: list[Line] = []
        rotated: list[tuple[int, Line]] = []
        for start, text in split_lines(self.text):
            self._read_line(text, start, upright, rotated)
        if self._has_pairs:
            upright = [join_pairs(line) for line in upright]
            rotated = [(angle, join_pairs(line)) for angle, line in rotated]
        if has_accents(self.text):
            upright = [compose_accents(line) for line in upright]
        return self._main_direction(upright, rotated)

    def _read_line(self, text: str, start: int, upright: list[Line], rotated: list[tuple[int, Line]]) -> None:
        """Add the line that starts at this index of the text, or its segments where wide gaps divide it."""
        words = text.strip()
        if not words:
            return
        if text[0].isspace():
            start += len(text) - len(text.lstrip())
        textpage, pdfium, matrix, page = self._textpage, self._pdfium, self._matrix, self._page
        index = start if self._same_indices else pdfium.char_index(textpage, start)
        length = len(words)
        half = length // 2
        middle = index + (half if words[half].isalpha() else middle_letter(words))
        font_size = pdfium.font_size(textpage, middle) or 1.0
        pdfium.matrix(textpage, middle, self._matrix_pointer)
        if matrix[1] != 0 or matrix[0] <= 0:
            rotated.extend(self._read_rotated(words, start, index, font_size))
            return
        size, y = abs(font_size * matrix[3]) or font_size, page.top - matrix[5]
        count = pdfium.count_rects(textpage, index, length)
        if count == 1:  # most lines of most files
            self.text_objects += 1
            pdfium.rect(textpage, 0, *self._box_pointers)
            box, left = self._box, page.left
            bold = self._is_bold(words, index)
            upright.append(Line(words, box[0] - left, box[2] - left, y, size, bold))  # of one size: nothing is raised
            return
        self.text_objects += max(count, 0)
        segments = self._segments(words, index, size, count)
        if len(segments) > 1:
            upright.extend(self._read_segment(words, start, index, segment) for segment in segments)
        elif segments:
            x0, x1 = segments[0].left - page.left, segments[0].right - page.left
            superscripts = self._superscripts(start, length, index - start, size, matrix[5])
            upright.append(Line(words, x0, x1, y, size, self._is_bold(words, index), superscripts))

    def _read_segment(self, words: str, start: int, index: int, segment: _Segment) -> Line:
        """Return a segment as a line: the columns of a page need not share their baselines, nor their sizes."""
        text = words[segment.start : segment.end]
        middle = index + segment.start + middle_letter(text)
        font_size = self._pdfium.font_size(self._textpage, middle) or 1.0
        self._pdfium.matrix(self._textpage, middle, self._matrix_pointer)
        size, baseline = abs(font_size * self._matrix[3]) or font_size, self._matrix[5]
        bold, y = self._is_bold(text, index + segment.start), self._page.top - baseline
        superscripts = self._superscripts(start + segment.start, len(text), index - start, size, baseline)
        return Line(text, segment.left - self._page.left, segment.right - self._page.left, y, size, bold, superscripts)

    def _segments(self, words: str, index: int, size: float, count: int) -> list[_Segment]:
        """Return the segments of a line of so many text objects: one, or more where there are wide gaps between them."""
        rect, textpage, box, pointers = self._pdfium.rect, self._textpage, self._box, self._box_pointers
        if count < 1:
            return []
        rect(textpage, 0, *pointers)
        left, right, wide = box[0], box[2], _COLUMN_GAP * size
        gaps: list[tuple[float, float]] = []
        for i in range(1, min(count, _MAX_RECTS)):
            rect(textpage, i, *pointers)
            x, end = box[0], box[2]
            if x - right > wide or x < right - _OVERPRINT * size:
                gaps.append((right, x))
                right = end
            elif end > right:
                right = end
        if not gaps:
            return [_Segment(0, len(words), left, right)]
        return list(self._split_at_gaps(words, index, left, right, gaps))

    def _split_at_gaps(
        self, words: str, index: int, left: float, right: float, gaps: list[tuple[float, float]]
    ) -> Iterator[_Segment]:
        """Yield the segments of a line; each begins with the word that stands where a text object begins behind a gap."""
        start = 0
        word_starts = (m.end() for m in re.finditer(r"\s+", words))
        places = [(place, x) for place in word_starts if (x := self._left_of(index + place)) is not None]
        for gap_start, gap_end in gaps:
            split = next((place for place, x in places if place > start and abs(x - gap_end) < _SAME_PLACE), 0)
            if split:
                yield _Segment(start, len(words[:split].rstrip()), left, gap_start)
                start, left = split, gap_end
        yield _Segment(start, len(words), left, right)

    def _left_of(self, index: int) -> float | None:
        """Return the left edge of a character, None where pdfium does not know it."""
        left, top, right, bottom = self._box_pointers
        return self._box[0] if self._pdfium.char_box(self._textpage, index, left, right, bottom, top) else None

    def _read_rotated(self, words: str, start: int, index: int, font_size: float) -> Iterator[tuple[int, Line]]:
        """Yield the direction of a line that is not upright, in degrees, and the line as it stands when the page is turned."""
        a, b, c, d, e, f = self._matrix
        page, box = self._page, self._bounding_box(index, len(words))
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
        size = abs(font_size) * math.hypot(c, d) or font_size
        superscripts = self._superscripts(start, len(words), index - start, size)
        yield angle, Line(words, x0, x1, y, size, self._has_bold_font(words, index), superscripts)

    def _bounding_box(self, index: int, length: int) -> Box | None:
        """Return the rectangle around all text objects of a line."""
        bounds = None
        for i in range(min(self._pdfium.count_rects(self._textpage, index, length), _MAX_RECTS)):
            self._pdfium.rect(self._textpage, i, *self._box_pointers)
            left, top, right, bottom = self._box
            box = Box(left, bottom, right, top)
            bounds = box if bounds is None else Box(*map(min, bounds[:2], box[:2]), *map(max, bounds[2:], box[2:]))
        return bounds

    def _is_bold(self, words: str, index: int) -> bool:
        """Return whether a line that may be a heading is bold; of others the font is not asked for."""
        return (words[0].isupper() or words[0].isdigit()) and self._has_bold_font(words, index)

    def _has_bold_font(self, words: str, index: int) -> bool:
        if len(words) > _MAX_HEADING or words[-1] in ".,;-":
            return False
        self._pdfium.font_info(self._textpage, index + middle_letter(words), *self._font_pointers)
        return _BOLD_FONT.search(self._font_name.value) is not None

    def _superscripts(
        self, start: int, length: int, shift: int, size: float, baseline: float = -math.inf
    ) -> tuple[tuple[int, int], ...]:
        """Return where a line is much smaller and higher, among the places that look like marks of notes.

        Args:
            start, length: of the line in the page's text.
            shift: from an index of the text to one of the page.
            size: of the line as printed: its font's, times that of the text matrix.
            baseline: of the line, y upwards; of one that is not upright, none.
        """
        candidates, i = self._candidates, self._next_candidate
        while candidates[i][0] < start:
            i += 1
        found = []
        matrix, largest, lowest = self._matrix, _SUPERSCRIPT_SIZE * size, baseline + _MIN_RISE * size
        while candidates[i][1] <= start + length:
            first, last = candidates[i]
            i += 1
            self._pdfium.matrix(self._textpage, first + shift, self._matrix_pointer)
            if matrix[5] < lowest:
                continue
            if self._is_smaller(first + shift, largest):
                while first > start and self.text[first - 1].isdigit() and self._is_smaller(first - 1 + shift, largest):
                    first -= 1  # "703¹¹": the pattern takes four digits for a year
                found.append((first - start, last - start))
        self._next_candidate = i
        return tuple(found)

    def _is_smaller(self, index: int, largest: float) -> bool:
        """Return whether a character is printed in less than a size."""
        self._pdfium.matrix(self._textpage, index, self._matrix_pointer)
        font_size = self._pdfium.font_size(self._textpage, index) or 1.0
        return font_size * math.hypot(self._matrix[2], self._matrix[3]) < largest

    def _main_direction(self, upright: list[Line], rotated: list[tuple[int, Line]]) -> tuple[list[Line], list[Line]]:
        """Return the lines in the direction that most of the text has, and the rest."""
        if not rotated:
            return upright, []
        weights = Counter({0: sum(len(line.text) for line in upright)})
        for angle, line in rotated:
            weights[angle] += len(line.text)
        self.rotation = max(weights, key=lambda angle: weights[angle])
        lines = [(0, line) for line in upright] + rotated
        main = [line for angle, line in lines if angle == self.rotation]
        return main, [line for angle, line in lines if angle != self.rotation]
