"""PDF: two engines give lines with positions; one way leads from there to blocks. The only door to pypdfium2 and pdfplumber.

From a page to paragraphs, in the order of assemble.py:

    pdfium_engine | pdfminer_engine   pages of lines with positions (page_layout); with pdfium: pdfium_text, pdfium_lines by
                                      pdfium_ffi, pdfium_links, and ruled tables (rulings: may there be one? tables: what is in it)
    rows.attach_note_marks            superscripts that the engine kept apart
    line_numbers                      the numbers of lines in the margin removed
    headers_footers, page_labels      running headers, footers and page numbers removed; the label of each page
    typography                        size of the running text, distance between lines
    columns, rows                     reading order: columns, then lines from the top down
    footnotes                         the notes at the foot of each column, where marks on the page call them
    list_margins                      lists whose entries hang, or have labels that count up
    paragraphs                        lines to paragraphs: gaps, indents, sizes, short lines
    block_kinds                       heading, caption, item or paragraph
    footnotes, page_joins             notes and paragraphs that go on in the next column or page
    endnotes                          numbered paragraphs below a heading "Notes"
    line_joins                        lines to one text: hyphens, broken addresses, marks
    endnotes.link_note_marks          superscripts to the marks of notes
    metadata                          title, authors, date and DOI
"""

import gc
import sys
from collections.abc import Container, Iterator
from contextlib import contextmanager

from pipeline.documents.pdf import pdfium_engine, pdfminer_engine
from pipeline.documents.pdf.assemble import assemble
from pipeline.documents.pdf.metadata import find_metadata
from pipeline.documents.pdf.page_layout import FileMetadata, OnPage, PageLayout, PageSelection
from pipeline.model import ErrorCode, Part, Piece, Trouble

# name → function from (bytes, selection, callback) to pages; the first is asked first
ENGINES = {
    pdfium_engine.NAME: pdfium_engine.read_pages,
    pdfminer_engine.NAME: pdfminer_engine.read_pages,
}
MIN_CHARACTERS = 100  # a file; where one engine finds fewer, the other is asked too


def read(data: bytes) -> Iterator[Part]:
    """Yield the blocks as the first engine reads them, or as the second does where that one finds more."""
    first = list(read_with(data, pdfium_engine.NAME))
    if _count_characters(first) >= MIN_CHARACTERS:
        yield from first
        return
    second = list(read_with(data, pdfminer_engine.NAME))
    yield from second if _count_characters(second) > _count_characters(first) else first


def read_with(
    data: bytes, engine: str, *, skip: Container[int] = (), stop: int = sys.maxsize, on_page: OnPage = lambda _: None
) -> Iterator[Part]:
    """Yield what one engine reads.

    Args:
        data: the file.
        engine: a key of ENGINES.
        skip: pages, from 0, to leave out.
        stop: the first page that is not read any more.
        on_page: called with a page's number before it is read.
    """
    with _garbage_collection_paused():
        parts = _parts(data, ENGINES[engine](data, PageSelection(skip, stop), on_page))
    yield from parts


class _Engine:
    """An engine's output, sorted while it is read: pages go on, metadata, troubles and the first page are kept."""

    def __init__(self, output: Iterator[PageLayout | Trouble | FileMetadata]) -> None:
        self._output = output
        self.metadata = FileMetadata()
        self.first_page: PageLayout | None = None
        self.page_count = 0
        self.troubles: list[Trouble] = []

    def pages(self) -> Iterator[PageLayout]:
        for part in self._output:
            if isinstance(part, PageLayout):
                self.page_count += 1
                self.first_page = self.first_page or part
                yield part
            elif isinstance(part, FileMetadata):
                self.metadata = part
            else:
                self.troubles.append(part)


def _parts(data: bytes, output: Iterator[PageLayout | Trouble | FileMetadata]) -> list[Part]:
    engine = _Engine(output)
    pieces = list(assemble(engine.pages()))
    if any(c.isprintable() and not c.isspace() for piece in pieces for c in piece.text):
        return [*engine.troubles, find_metadata(engine.metadata, engine.first_page, pieces), *pieces]
    return list(_explain_no_text(data, engine.page_count, engine.troubles))


@contextmanager
def _garbage_collection_paused() -> Iterator[None]:
    """Pause the search for cycles: a hundred thousand small tuples hold none, and to look costs a tenth of the reading."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _explain_no_text(data: bytes, page_count: int, troubles: list[Trouble]) -> Iterator[Trouble]:
    """Yield why there is no text."""
    if b"%PDF-" not in data[:4096]:
        reason = "named .pdf, but it does not begin as one; was the page behind a link saved instead?"
        yield Trouble(ErrorCode.NOT_A_PDF, reason)
    elif page_count:
        pages = f"{page_count} pages" if page_count > 1 else "one page"
        yield Trouble(ErrorCode.NO_TEXT_LAYER, f"{pages} without a letter: pictures of text; run OCR first")
    elif not troubles:
        yield Trouble(ErrorCode.DAMAGED, "the file has no pages")
    yield from troubles


def _count_characters(parts: list[Part]) -> int:
    return sum(len(part.text) for part in parts if isinstance(part, Piece))
