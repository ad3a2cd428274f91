"""The second engine, pdfminer.six: slower, and it reads some files that pdfium cannot. It may hang: read in a child."""

import logging
import os
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from pipeline.documents.pdf.values import About, Line, Pages, Sheet, Tell
from pipeline.model import Trouble

if TYPE_CHECKING:
    from pdfminer.layout import LTItem, LTPage, LTTextLine

NAME = "pdfminer"
_STARTS = 4  # behind a page that fails the engine starts anew, so many times


def sheets(data: bytes, wanted: Pages, tell: Tell) -> Iterator[Sheet | Trouble | About]:
    """Yield the pages; of each one that fails, a Trouble; behind too many of those the rest is left out."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException

    os.environ.pop("CMAP_PATH", None)  # pdfminer would unpickle what lies there
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns about what we tell in our own words
    yield About()
    asked, starts, read = _Asked(wanted, tell), 1, 0
    pages = extract_pages(BytesIO(data), page_numbers=asked, laparams=LAParams(boxes_flow=None))
    while True:
        try:
            page = next(pages, None)
        except PDFPasswordIncorrect:
            yield Trouble("PASSWORD", "the file is encrypted; save a copy without the password", engine=NAME)
            return
        except (
            PDFException,
            PSException,
            ArithmeticError,
            AttributeError,
            LookupError,
            RecursionError,
            TypeError,
            ValueError,
            OSError,
        ) as error:
            yield _lost(asked.page, str(error), recovered=read > 0)
            if asked.page < 0 or starts == _STARTS:
                return
            starts += 1
            asked = _Asked(wanted, tell, first=asked.page + 1)
            pages = extract_pages(BytesIO(data), page_numbers=asked, laparams=LAParams(boxes_flow=None))
            continue
        if page is None:
            yield from (_lost(i, "left out after the reader failed on it", recovered=True) for i in asked.left)
            return
        read += 1
        yield _sheet(page, asked.page)


class _Asked:
    """Which pages pdfminer reads: it asks of each before it begins it, which is when we tell; page: the last one begun."""

    def __init__(self, wanted: Pages, tell: Tell, first: int = 0) -> None:
        self.page = -1
        self.left: list[int] = []
        self._wanted, self._tell, self._first = wanted, tell, first

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, int) or number < self._first:
            return False
        if number in self._wanted.skip or number >= self._wanted.stop:
            if number <= self._wanted.stop:  # the first of those stands for all behind it
                self.left.append(number)
            return False
        self.page = number
        self._tell(number)
        return True


def _lost(index: int, reason: str, *, recovered: bool) -> Trouble:
    code = "PARTIAL_PAGES" if recovered else "DAMAGED"
    page = str(max(index, 0) + 1)
    return Trouble(code, f"page {page}: {reason}", engine=NAME, page=page, recovered=recovered)


def _sheet(page: "LTPage", index: int) -> Sheet:
    from pdfminer.layout import LTTextLine

    lines: list[Line] = []
    waiting: list[LTItem] = [page]
    while waiting:
        item = waiting.pop()
        if isinstance(item, LTTextLine):
            lines.extend(_line(item, page))
        elif hasattr(item, "__iter__"):
            waiting.extend(reversed(list(item)))
    return Sheet(index, "", page.width, page.height, tuple(lines))


def _line(item: "LTTextLine", page: "LTPage") -> Iterator[Line]:
    from pdfminer.layout import LTChar

    text = " ".join(item.get_text().split())
    chars = [c for c in item if isinstance(c, LTChar)]
    if text and chars:
        middle = chars[len(chars) // 2]
        bold = "bold" in middle.fontname.lower()
        yield Line(text, item.x0 - page.x0, item.x1 - page.x0, page.y1 - middle.matrix[5], middle.size, bold)
