"""Bytes to Document: one reader a format, composed in one place.

A new format is a file with read(data) -> Iterator[Part] and one line in READERS. A reader that finds no text yields a
Trouble that says why.
"""

import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.documents import docx, epub, html, latex, markdown, pdf, text, xml
from pipeline.documents.compose import compose
from pipeline.documents.kinds import mistaken
from pipeline.errors import ReadError
from pipeline.model import Document, Part, Trouble
from pipeline.registry import installed

Reader = Callable[[bytes], Iterator[Part]]

# ending → reader
READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".pdf": pdf.read,
    ".tex": latex.read,
    ".docx": docx.read,
    ".epub": epub.read,
    ".xml": xml.read,
    ".nxml": xml.read,
}
_LIMIT = 100 * 2**20  # bytes; an article with its figures stays far below


def readers() -> dict[str, Reader]:
    """Return the endings that can be read, third parties' included."""
    return {**READERS, **installed("readers")}


def read(path: str | Path, reader: Reader | None = None) -> Document:
    """Read a saved file, by the reader of its ending where none is given.

    Raises ReadError with a code of docs/tables.md when no document comes out of it.
    """
    path = Path(path)
    reader = reader or readers().get(path.suffix.lower())
    if reader is None:
        known = " ".join(sorted(readers()))
        ending = path.suffix or "a file without ending"
        raise ReadError(str(path), "WRONG_TYPE", f"no reader for {ending}; can read {known}")
    data = load(path)
    wrong = mistaken(data, path.suffix.lower())
    if wrong:
        raise ReadError(str(path), wrong.code, wrong.reason)
    document = compose(reader(data), key=path.stem, data=data, path=str(path))
    if not document.text.strip():
        why = next((w for w in document.warnings if not w.recovered), Trouble("EMPTY_FILE", ""))
        raise ReadError(str(path), why.code, why.reason)
    return replace(document, warnings=tuple(replace(w, recovered=True) for w in document.warnings))


def load(path: Path) -> bytes:
    """Return the bytes of a regular file of decent size; raises ReadError otherwise (a FIFO would wait for ever)."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise ReadError(str(path), "IO_ERROR", "not a regular file")
        if about.st_size > _LIMIT:
            raise ReadError(str(path), "TOO_LARGE", f"{about.st_size / 2**20:.0f} MB; the limit is {_LIMIT >> 20} MB")
        return path.read_bytes()
    except OSError as error:
        raise ReadError(str(path), "IO_ERROR", error.strerror or str(error)) from error
