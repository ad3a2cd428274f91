"""The links of a page that lead to an address, and the words that they cover."""

import ctypes
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.documents.pdf.page_layout import Line

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_MAX_LINKS = 2000  # of a page; made-up files have a million
_MAX_ADDRESS = 2000  # characters
_TOLERANCE = 1.0  # points around a line's baseline and ends


class _Link(NamedTuple):
    """An address, and a rectangle of the page that leads there, y upwards."""

    address: str
    left: float
    bottom: float
    right: float
    top: float


def attach_links(
    lines: Sequence[Line], page: "PdfPage", textpage: "PdfTextPage", document: "PdfDocument"
) -> list[Line]:
    """Return the lines of an upright page, each with the links on it."""
    links = list(_read_links(page, document))
    if not links:
        return list(lines)
    left, _, _, top = page.get_bbox()
    return [line._replace(links=tuple(_links_on(line, links, textpage, left, top))) for line in lines]


def _links_on(
    line: Line, links: Sequence[_Link], textpage: "PdfTextPage", left: float, top: float
) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and address of each link on a line, in its text. left, top: of the page."""
    middle = top - line.y + 0.3 * line.size
    done = 0
    on_line = [link for link in links if link.bottom <= middle <= link.top]
    for link in sorted(on_line, key=lambda link: link.left):
        x0, x1 = max(link.left - left, line.x0), min(link.right - left, line.x1)
        if x1 - x0 < _TOLERANCE:
            continue
        height = 0.4 * line.size
        covered = textpage.get_text_bounded(
            x0 + left - _TOLERANCE, middle - height, x1 + left + _TOLERANCE, middle + height
        ).strip()
        words = covered.replace("\u2010", "-").replace("\x02", "-")
        expected = (
            len(line.text) * (x0 - line.x0) / (line.x1 - line.x0)
        )  # letters differ in width: the nearest place is meant
        places = [match.start() for match in re.finditer(re.escape(words), line.text)] if words else []
        start = min(places, key=lambda place: abs(place - expected), default=-1)
        if start >= done:
            done = start + len(words)
            yield start, done, link.address


def _read_links(page: "PdfPage", document: "PdfDocument") -> Iterator[_Link]:
    """Yield the rectangles of the links to web addresses."""
    import pypdfium2.raw as c

    position, link = ctypes.c_int(0), c.FPDF_LINK()
    for _ in range(_MAX_LINKS):
        if not c.FPDFLink_Enumerate(page.raw, position, link):
            return
        address = _address(document, link)
        if not address:
            continue
        quad, rect = c.FS_QUADPOINTSF(), c.FS_RECTF()
        count = c.FPDFLink_CountQuadPoints(link)
        for i in range(count):
            if c.FPDFLink_GetQuadPoints(link, i, quad):
                xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
                yield _Link(address, min(xs), min(ys), max(xs), max(ys))
        if count < 1 and c.FPDFLink_GetAnnotRect(link, rect):
            yield _Link(address, rect.left, rect.bottom, rect.right, rect.top)


def _address(document: "PdfDocument", link: object) -> str:
    """Return the web address of a link, "" for a place in the file and all else."""
    import pypdfium2.raw as c

    action = c.FPDFLink_GetAction(link)
    if not action or c.FPDFAction_GetType(action) != c.PDFACTION_URI:
        return ""
    buffer = ctypes.create_string_buffer(_MAX_ADDRESS)
    length = c.FPDFAction_GetURIPath(document.raw, action, buffer, _MAX_ADDRESS)
    address = buffer.value.decode("utf-8", "replace") if 0 < length <= _MAX_ADDRESS else ""
    return address if address.lower().startswith(("http://", "https://")) else ""
