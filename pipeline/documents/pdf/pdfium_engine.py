"""The first engine, pypdfium2: never used from threads; each page is closed before the next is opened."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.documents.pdf.page_layout import FileMetadata, OnPage, PageLayout, PageSelection
from pipeline.documents.pdf.pdfium_lines import Box, LineReader
from pipeline.documents.pdf.pdfium_links import attach_links
from pipeline.documents.pdf.rulings import has_rulings
from pipeline.documents.pdf.tables import TableFinder, replace_with_tables
from pipeline.model import ErrorCode, Trouble

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

NAME = "pypdfium2"


def read_pages(data: bytes, selection: PageSelection, on_page: OnPage) -> Iterator[PageLayout | Trouble | FileMetadata]:
    """Yield the file's metadata, then its pages; a Trouble for each page that fails or is left out."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        page_count = len(document)
    except pypdfium2.PdfiumError as error:
        yield _file_trouble(str(error))
        return
    try:
        yield _file_metadata(document)
        finder = TableFinder(data)
        for i in range(page_count):
            if i >= selection.stop:
                rest = f"left out, with the {page_count - i - 1} pages behind it, because the reader failed on too many"
                yield _page_trouble(i, rest)
                break
            if i in selection.skip:
                yield _page_trouble(i, "left out after the reader failed on it")
                continue
            on_page(i)
            try:
                yield read_page(document, i, finder)
            except pypdfium2.PdfiumError as error:
                yield _page_trouble(i, str(error))
    finally:
        document.close()


def _file_trouble(error: str) -> Trouble:
    if "assword" in error or "ecurity" in error:
        return Trouble(ErrorCode.PASSWORD, "the file is encrypted; save a copy without the password", engine=NAME)
    return Trouble(ErrorCode.DAMAGED, f"pdfium: {error}", engine=NAME)


def _page_trouble(index: int, reason: str) -> Trouble:
    return Trouble(
        ErrorCode.PARTIAL_PAGES, f"page {index + 1}: {reason}", engine=NAME, page=str(index + 1), recovered=True
    )


def _file_metadata(document: "PdfDocument") -> FileMetadata:
    values = document.get_metadata_dict()
    return FileMetadata(
        title=values.get("Title", ""),
        author=values.get("Author", ""),
        created=values.get("CreationDate", ""),
        doi=values.get("Subject", ""),  # where publishers put it
    )


def read_page(document: "PdfDocument", index: int, finder: TableFinder) -> PageLayout:
    """Return the lines of a page, with tables in place. Raises PdfiumError."""
    page = document[index]
    try:
        box = Box(*page.get_bbox())
        textpage = page.get_textpage()
        try:
            reader = LineReader(textpage, box)
            lines, rotated = reader.read()
            if not reader.rotation:
                lines = attach_links(lines, page, textpage, document)
        finally:
            textpage.close()
        if not reader.rotation and not page.get_rotation() and has_rulings(page, reader.text_objects):
            lines = replace_with_tables(lines, finder.find(index))
        sides = (box.right - box.left, box.top - box.bottom)
        width, height = sides if reader.rotation in (0, 180) else sides[::-1]
        return PageLayout(index, document.get_page_label(index), width, height, tuple(lines), tuple(rotated))
    finally:
        page.close()
