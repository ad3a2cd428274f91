"""PDF: two engines say where text stands; one way leads from there to blocks. The only door to pypdfium2 and pdfplumber."""

import gc
import sys
from collections.abc import Container, Iterator
from contextlib import contextmanager

from pipeline.documents.pdf import front, miner, pdfium
from pipeline.documents.pdf.assemble import assemble
from pipeline.documents.pdf.values import About, Pages, Sheet, Tell
from pipeline.model import Part, Piece, Trouble

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
    with _uncollected():
        parts = _parts(data, ENGINES[engine](data, Pages(skip, stop), tell))
    yield from parts


def _parts(data: bytes, found: Iterator[Sheet | Trouble | About]) -> list[Part]:
    said, first, count = [About()], list[Sheet](), [0]
    troubles: list[Trouble] = []

    def sheets() -> Iterator[Sheet]:
        for thing in found:
            if isinstance(thing, Sheet):
                count[0] += 1
                first.extend([thing] if not first else [])
                yield thing
            elif isinstance(thing, About):
                said[0] = thing
            else:
                troubles.append(thing)

    pieces = list(assemble(sheets()))
    if any(c.isprintable() and not c.isspace() for piece in pieces for c in piece.text):
        return [*troubles, front.meta(said[0], first, pieces), *pieces]
    return list(_silent(data, count[0], troubles))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pause the search for cycles: a hundred thousand small tuples hold none, and to look costs a tenth of the reading."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _silent(data: bytes, count: int, troubles: list[Trouble]) -> Iterator[Trouble]:
    """Say why there is no text."""
    if b"%PDF-" not in data[:4096]:
        yield Trouble(
            "NOT_A_PDF", "named .pdf, but it does not begin as one; was the page behind a link saved instead?"
        )
    elif count:
        pages = f"{count} pages" if count > 1 else "one page"
        yield Trouble("NO_TEXT_LAYER", f"{pages} without a letter: pictures of text; run OCR first")
    elif not troubles:
        yield Trouble("DAMAGED", "the file has no pages")
    yield from troubles


def _letters(parts: list[Part]) -> int:
    return sum(len(part.text) for part in parts if isinstance(part, Piece))
