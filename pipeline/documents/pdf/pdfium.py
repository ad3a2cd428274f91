"""The first engine, pypdfium2: never used from threads; each page is closed before the next is opened."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.documents.pdf.probe import Box, Probe
from pipeline.documents.pdf.rulings import ruled
from pipeline.documents.pdf.tables import Finder, without
from pipeline.documents.pdf.values import About, Pages, Sheet, Tell
from pipeline.model import Trouble

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

NAME = "pypdfium2"


def sheets(data: bytes, wanted: Pages, tell: Tell) -> Iterator[Sheet | Trouble | About]:
    """Yield what the file says of itself, then its pages; of a page that fails, a Trouble."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        yield _refused(str(error))
        return
    try:
        yield _about(document)
        finder = Finder(data)
        for i in range(pages):
            if i >= wanted.stop:
                yield _lost(
                    i, f"left out, with the {pages - i - 1} pages behind it, because the reader failed on too many"
                )
                break
            if i in wanted.skip:
                yield _lost(i, "left out after the reader failed on it")
                continue
            tell(i)
            try:
                yield _sheet(document, i, finder)
            except pypdfium2.PdfiumError as error:
                yield _lost(i, str(error))
    finally:
        document.close()


def _refused(error: str) -> Trouble:
    if "assword" in error or "ecurity" in error:
        return Trouble("PASSWORD", "the file is encrypted; save a copy without the password", engine=NAME)
    return Trouble("DAMAGED", f"pdfium: {error}", engine=NAME)


def _lost(index: int, reason: str) -> Trouble:
    return Trouble("PARTIAL_PAGES", f"page {index + 1}: {reason}", engine=NAME, page=str(index + 1), recovered=True)


def _about(document: "PdfDocument") -> About:
    said = document.get_metadata_dict()
    return About(said.get("Title", ""), said.get("Author", ""), said.get("CreationDate", ""), said.get("Subject", ""))


def _sheet(document: "PdfDocument", index: int, finder: Finder) -> Sheet:
    page = document[index]
    try:
        box = Box(*page.get_bbox())
        textpage = page.get_textpage()
        try:
            probe = Probe(textpage, box)
            lines, aside = probe.lines()
        finally:
            textpage.close()
        if not probe.turn and not page.get_rotation() and ruled(page, probe.objects):
            lines = without(lines, finder.tables(index))
        sides = (box.right - box.left, box.top - box.bottom)
        width, height = sides if probe.turn in (0, 180) else sides[::-1]
        return Sheet(index, document.get_page_label(index), width, height, tuple(lines), tuple(aside))
    finally:
        page.close()
