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


def sheets(data: bytes, wanted: Pages, tell: Tell) -> Iterator[Sheet | Trouble | About]:
    """Yield the pages; at the first one that fails, a Trouble, and no more."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException

    os.environ.pop("CMAP_PATH", None)  # pdfminer would unpickle what lies there
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns about what we tell in our own words
    yield About()
    pages = extract_pages(BytesIO(data), laparams=LAParams(boxes_flow=None))
    for i in range(wanted.stop):
        tell(i)
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
            yield Trouble(
                "DAMAGED" if not i else "PARTIAL_PAGES",
                f"page {i + 1}: pdfminer: {error}",
                engine=NAME,
                page=str(i + 1),
                recovered=i > 0,
            )
            return
        if page is None:
            return
        if i not in wanted.skip:
            yield _sheet(page, i)


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
