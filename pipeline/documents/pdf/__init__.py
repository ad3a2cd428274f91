"""PDF: two engines say where text stands; one way leads from there to blocks. The only door to pypdfium2 and pdfplumber."""

import sys
from collections.abc import Container, Iterator

from pipeline.documents.pdf import miner, pdfium
from pipeline.documents.pdf.assemble import assemble
from pipeline.documents.pdf.values import About, Pages, Sheet, Tell
from pipeline.model import Part, Trouble

ENGINES = {pdfium.NAME: pdfium.sheets, miner.NAME: miner.sheets}
POOR = 100  # letters a file; with fewer, the second engine is asked too


def read(data: bytes) -> Iterator[Part]:
    """Yield the blocks as the first engine reads them, or as the second does where that one finds more."""
    first = list(read_with(data, pdfium.NAME))
    if _letters(first) >= POOR:
        yield from first
        return
    second = list(read_with(data, miner.NAME))
    yield from second if _letters(second) > _letters(first) else first


def read_with(
    data: bytes, engine: str, *, skip: Container[int] = (), stop: int = sys.maxsize, tell: Tell = lambda _: None
) -> Iterator[Part]:
    """Yield what one engine reads. skip: pages, from 0, to leave out; stop: the first that is not read any more.

    tell is called with a page's number before it is read.
    """
    about, sheets, troubles = About(), [], []
    for found in ENGINES[engine](data, Pages(skip, stop), tell):
        if isinstance(found, Sheet):
            sheets.append(found)
        elif isinstance(found, About):
            about = found
        else:
            troubles.append(found)
    yield from troubles
    if not any(sheet.lines or sheet.aside for sheet in sheets):
        yield from _silent(data, sheets, troubles)
        return
    yield from assemble(about, sheets)


def _silent(data: bytes, sheets: list[Sheet], troubles: list[Trouble]) -> Iterator[Trouble]:
    """Say why there is no text."""
    if b"%PDF-" not in data[:4096]:
        yield Trouble("NOT_A_PDF", "")
    elif sheets:
        pages = f"{len(sheets)} pages" if len(sheets) > 1 else "one page"
        yield Trouble("NO_TEXT_LAYER", f"{pages} without a letter: pictures of text; run OCR first")
    elif not troubles:
        yield Trouble("DAMAGED", "the file has no pages")


def _letters(parts: list[Part]) -> int:
    return sum(len(part.text) for part in parts if not isinstance(part, Trouble) and hasattr(part, "text"))
