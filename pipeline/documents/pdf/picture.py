"""A page as a picture, and where a passage and its values stand on it."""

import io
import math
import unicodedata
from collections.abc import Iterator, Sequence
from ctypes import byref, c_int
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.errors import ReadError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_WIDTH = 1400  # pixels of a picture: twice the width of a column on a screen
_MAX_PIXELS = 6_000_000  # of a page that is long or huge
_PROBE = 16  # letters in a row that tell a part of a passage
_NEAR = 3  # pages before and behind on which parts of it are looked for
_MARGIN = 2  # pixels around a line
Stretch = tuple[int, int]  # characters of a page, half-open
_SAME = str.maketrans("’‘‚‛“”„‟«»", '\'\'\'\'""""""')


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of a line in pixels of the picture, from its left upper corner."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as PNG. page: its number from 0. passage: a box a line, none where it was not found. values: boxes of each value."""

    png: bytes
    width: int
    height: int
    page: int
    passage: tuple[Box, ...] = ()
    values: tuple[tuple[Box, ...], ...] = ()


def picture_of(data: bytes, passage: str, values: Sequence[str] = (), expected: int = 0) -> Picture:
    """Return the page that holds a passage, with the boxes of the passage and of values inside of it.

    Args:
        data: the PDF.
        passage: as it was read from the file; spaces, hyphens and the shape of quotation marks do not matter.
        values: words of the passage.
        expected: the page on which it should be, from 0; the search begins there, and where it finds nothing that page is shown.

    Raises:
        ReadError: the file cannot be read.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        try:
            expected = min(max(expected, 0), len(document) - 1)
            page, found = _find(document, passage, expected)
            return _picture(document, page, found, values)
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise ReadError("", "DAMAGED", f"pdfium: {error}") from error


def _find(document: "PdfDocument", passage: str, expected: int) -> tuple[int, list[Stretch]]:
    """Return page and characters of a passage, the nearest page first; no characters where it is on none."""
    needle, _ = _folded(enumerate(passage))
    letters: dict[int, tuple[str, list[int]]] = {}
    for page in sorted(range(len(document)), key=lambda page: abs(page - expected)):
        text, places = letters[page] = _letters(document, page)
        if needle and (start := text.find(needle)) >= 0:
            return page, [(places[start], places[start + len(needle) - 1] + 1)]
    parts = {page: list(_common(text, needle)) for page, (text, _) in letters.items() if abs(page - expected) <= _NEAR}
    best = max(parts, key=lambda number: sum(end - start for start, end in parts[number]), default=expected)
    if not parts.get(best):
        return expected, []
    places = letters[best][1]
    return best, [(places[start], places[end - 1] + 1) for start, end in parts[best]]


def _common(text: str, needle: str) -> Iterator[Stretch]:
    """Yield the long stretches that a text and a passage share: where it goes on on the next page, or its lines are in disorder."""
    found: list[Stretch] = []
    at = 0
    while at + _PROBE <= len(needle):
        start = text.find(needle[at : at + _PROBE])
        length = _same_length(text[start:], needle[at:]) if start >= 0 else 0
        end = min(
            [start + length, *(left for left, _ in found if left > start)]
        )  # a letter of another line may fit by chance
        if end - start >= _PROBE and all(right <= start or start < left for left, right in found):
            found.append((start, end))
            yield found[-1]
        at += length or 1


def _letters(document: "PdfDocument", index: int) -> tuple[str, list[int]]:
    page = document[index]
    try:
        textpage = page.get_textpage()
        try:
            return _folded(_characters(textpage, 0, textpage.count_chars()))
        finally:
            textpage.close()
    finally:
        page.close()


def _characters(textpage: "PdfTextPage", start: int, end: int) -> Iterator[tuple[int, str]]:
    import pypdfium2.raw as c

    for i in range(start, end):
        code = c.FPDFText_GetUnicode(textpage, i)
        if code and not 0xD800 <= code < 0xE000:
            yield i, chr(code)


def _folded(characters: "Iterator[tuple[int, str]] | enumerate[str]") -> tuple[str, list[int]]:
    """Return the letters without spaces, hyphens and case, and where each of them stood."""
    letters, places = [], []
    for place, character in characters:
        for letter in unicodedata.normalize("NFKC", character.translate(_SAME)).casefold():
            if not (letter.isspace() or unicodedata.category(letter) in ("Pd", "Cc", "Cf", "Mn", "Cn")):
                letters.append(letter)
                places.append(place)
    return "".join(letters), places


def _same_length(left: str, right: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


def _picture(document: "PdfDocument", index: int, found: Sequence[Stretch], values: Sequence[str]) -> Picture:
    page = document[index]
    try:
        width, height = page.get_size()
        scale = min(_WIDTH / width, math.sqrt(_MAX_PIXELS / (width * height)))
        image = page.render(scale=scale).to_pil()
        out = io.BytesIO()
        image.save(out, "PNG", compress_level=3)
        size = (image.width, image.height)
        textpage = page.get_textpage()
        try:
            passage = tuple(_boxes(page, textpage, found, size))
            marked = tuple(
                tuple(_boxes(page, textpage, [p for part in found for p in _places(textpage, value, part)], size))
                for value in values
            )
        finally:
            textpage.close()
        return Picture(out.getvalue(), *size, index, passage, marked)
    finally:
        page.close()


def _places(textpage: "PdfTextPage", value: str, within: Stretch) -> Iterator[Stretch]:
    """Yield the characters of a value wherever the passage has it as words of their own."""
    text, places = _folded(_characters(textpage, *within))
    needle, _ = _folded(enumerate(value))
    start = text.find(needle) if needle else -1
    while start >= 0:
        end = start + len(needle)
        if not _goes_on(text, places, start) and not _goes_on(text, places, end):
            yield places[start], places[end - 1] + 1
        start = text.find(needle, end)


def _goes_on(text: str, places: Sequence[int], at: int) -> bool:
    """Tell whether a number or a word goes on at a place: "5" is not in "15"."""
    inside = 0 < at < len(text)
    return inside and text[at - 1].isalnum() and text[at].isalnum() and places[at] - places[at - 1] == 1


def _boxes(page: "PdfPage", textpage: "PdfTextPage", found: Sequence[Stretch], size: tuple[int, int]) -> Iterator[Box]:
    """Yield a box a line; pdfium counts from the lower left corner of the page as it was before it was turned."""
    for start, end in found:
        for i in range(textpage.count_rects(start, end - start)):
            left, bottom, right, top = textpage.get_rect(i)
            corners = [_to_pixels(page, size, x, y) for x, y in ((left, top), (right, bottom))]
            xs, ys = sorted(x for x, _ in corners), sorted(y for _, y in corners)
            yield Box(xs[0] - _MARGIN, ys[0] - _MARGIN, xs[1] + _MARGIN, ys[1] + _MARGIN)


def _to_pixels(page: "PdfPage", size: tuple[int, int], x: float, y: float) -> tuple[int, int]:
    import pypdfium2.raw as c

    across, down = c_int(), c_int()
    c.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, byref(across), byref(down))
    return across.value, down.value
