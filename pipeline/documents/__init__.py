"""Bytes to Document: one reader a format, composed in one place.

A new format is a file with read(data) -> Iterator[Part] and one line in READERS.
"""

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.documents import html, markdown, text
from pipeline.documents.compose import compose
from pipeline.model import Document, Part, ReadError
from pipeline.registry import installed

Reader = Callable[[bytes], Iterator[Part]]

# ending → reader
READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
}
_LIMIT = 100 * 2**20  # bytes; an article with its figures stays far below


def readers() -> dict[str, Reader]:
    """Return the endings that can be read, third parties' included."""
    return {**READERS, **installed("readers")}


def read(path: str | Path) -> Document:
    """Read a saved file. Raises ReadError with a code of docs/tables.md when no document comes out of it."""
    path = Path(path)
    reader = readers().get(path.suffix.lower())
    if reader is None:
        known = " ".join(sorted(readers()))
        raise ReadError(
            str(path), "WRONG_TYPE", f"no reader for {path.suffix or 'a file without ending'}; can read {known}"
        )
    data = load(path)
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ReadError(str(path), "WRONG_TYPE", f"a binary file with the ending {path.suffix}")
    document = compose(reader(data), key=path.stem, data=data, path=str(path))
    if not document.text.strip():
        raise ReadError(str(path), "EMPTY_FILE")
    return document


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
