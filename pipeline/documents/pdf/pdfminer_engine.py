"""The second engine, pdfminer.six: slower, but it reads some files that pdfium cannot. It may hang: call it in a child."""

import logging
import os
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from pipeline.documents.pdf.page_layout import FileMetadata, Line, OnPage, PageLayout, PageSelection
from pipeline.log import library_muted
from pipeline.model import ErrorCode, Trouble

if TYPE_CHECKING:
    from pdfminer.layout import LTItem, LTPage, LTTextLine

NAME = "pdfminer"
# what pdfminer raises on damaged files, beside its own exceptions
_DAMAGE_ERRORS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, OSError)
_MAX_STARTS = 4  # behind a page that fails the engine starts anew, so many times


def read_pages(data: bytes, selection: PageSelection, on_page: OnPage) -> Iterator[PageLayout | Trouble | FileMetadata]:
    """Yield the pages; a Trouble for each that fails or is left out; behind too many of those nothing more is read."""
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException

    os.environ.pop("CMAP_PATH", None)  # pdfminer would unpickle files from there
    yield FileMetadata()
    requested, starts, read = _RequestedPages(selection, on_page), 1, 0
    pages = _extract(data, requested)
    while True:
        try:
            with library_muted("pdfminer", logging.ERROR):  # its warnings become our troubles
                page = next(pages, None)
        except PDFPasswordIncorrect:
            yield Trouble(ErrorCode.PASSWORD, "the file is encrypted; save a copy without the password", engine=NAME)
            return
        except (PDFException, PSException, *_DAMAGE_ERRORS) as error:
            yield _page_trouble(requested.page, str(error), recovered=read > 0)
            if requested.page < 0 or starts == _MAX_STARTS:
                return
            starts += 1
            requested = _RequestedPages(selection, on_page, first=requested.page + 1)
            pages = _extract(data, requested)
            continue
        if page is None:
            reason = "left out after the reader failed on it"
            yield from (_page_trouble(i, reason, recovered=True) for i in requested.left_out)
            return
        read += 1
        yield _page_layout(page, requested.page)


class _RequestedPages:
    """Container of page numbers: pdfminer asks for each page before it reads it, which is when on_page is called.

    Attributes:
        page: the last page that was begun, -1 before the first.
        left_out: the pages to report, the first behind the end for all of them.
    """

    def __init__(self, selection: PageSelection, on_page: OnPage, first: int = 0) -> None:
        self.page = -1
        self.left_out: list[int] = []
        self._selection, self._on_page, self._first = selection, on_page, first

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, int) or number < self._first:
            return False
        if number in self._selection.skip or number >= self._selection.stop:
            if number <= self._selection.stop:
                self.left_out.append(number)
            return False
        self.page = number
        self._on_page(number)
        return True


def _extract(data: bytes, requested: _RequestedPages) -> "Iterator[LTPage]":
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams

    pages: Iterator[LTPage] = extract_pages(BytesIO(data), page_numbers=requested, laparams=LAParams(boxes_flow=None))
    return pages


def _page_trouble(index: int, reason: str, *, recovered: bool) -> Trouble:
    code = ErrorCode.PARTIAL_PAGES if recovered else ErrorCode.DAMAGED
    page = str(max(index, 0) + 1)
    return Trouble(code, f"page {page}: {reason}", engine=NAME, page=page, recovered=recovered)


def _page_layout(page: "LTPage", index: int) -> PageLayout:
    from pdfminer.layout import LTTextLine

    lines: list[Line] = []
    pending: list[LTItem] = [page]
    while pending:
        item = pending.pop()
        if isinstance(item, LTTextLine):
            lines.extend(_line(item, page))
        elif hasattr(item, "__iter__"):
            pending.extend(reversed(list(item)))
    return PageLayout(index, "", page.width, page.height, tuple(lines))


def _line(item: "LTTextLine", page: "LTPage") -> Iterator[Line]:
    from pdfminer.layout import LTChar

    text = " ".join(item.get_text().split())
    characters = [c for c in item if isinstance(c, LTChar)]
    if text and characters:
        middle = characters[len(characters) // 2]
        bold = "bold" in middle.fontname.lower()
        yield Line(text, item.x0 - page.x0, item.x1 - page.x0, page.y1 - middle.matrix[5], middle.size, bold)
