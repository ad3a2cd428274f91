r"""Bytes to Document: one reader a format, composed into one text in one place (compose.py).

    path ─ load ─► bytes ─ reader of the ending ─► Piece | Meta | Trouble … ─ compose ─► Document

A reader is a function from bytes to an iterator of parts. It yields blocks in reading order (Piece), what the file says
of itself (Meta) and what went wrong (Trouble); it raises nothing and never counts offsets into the whole text. A reader
that finds no text yields a Trouble that says why.

To add a format, write one file with such a function and add one line to READERS. All of documents/rst.py could be:

    from collections.abc import Iterator
    from pipeline.documents.shared.encoding import decode
    from pipeline.model import BlockKind, Part, Piece

    def read(data: bytes) -> Iterator[Part]:
        text, warnings = decode(data)
        yield from warnings
        for block in text.split("\n\n"):
            title, _, underline = block.strip().partition("\n")
            is_title = underline.startswith("===")
            yield Piece(BlockKind.HEADING, title, level=1) if is_title else Piece(BlockKind.PARAGRAPH, block)

and its line in READERS: ".rst": LazyReader("rst"). A package of its own adds it by the entry point `citetrail.readers`.
What several readers need is in shared/ (encodings, archives, XML) and in metadata/ (byline, date lines, front matter).
Readers do not know each other.
"""

import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from pipeline.documents.compose import compose
from pipeline.documents.sniff import find_mismatch
from pipeline.documents.unread import advise
from pipeline.errors import ReadError
from pipeline.model import Document, ErrorCode, Part, Trouble
from pipeline.registry import installed
from pipeline.settings import current

Reader = Callable[[bytes], Iterator[Part]]


@dataclass(frozen=True, slots=True)
class LazyReader:
    """The reader in a module of this folder, imported when it is first called: a run reads few formats."""

    module: str

    def load(self) -> Reader:
        """Return the function."""
        reader: Reader = import_module(f"{__name__}.{self.module}").read
        return reader

    def __call__(self, data: bytes) -> Iterator[Part]:
        """Read a file."""
        return self.load()(data)


# ending of the file's name → reader
READERS: dict[str, Reader] = {
    ".txt": LazyReader("text"),
    ".md": LazyReader("markdown"),
    ".markdown": LazyReader("markdown"),
    ".qmd": LazyReader("markdown"),
    ".rmd": LazyReader("markdown"),
    ".ipynb": LazyReader("notebook"),
    ".wiki": LazyReader("wikitext"),
    ".mediawiki": LazyReader("wikitext"),
    ".html": LazyReader("html"),
    ".htm": LazyReader("html"),
    ".xhtml": LazyReader("html"),
    ".mhtml": LazyReader("mhtml"),
    ".mht": LazyReader("mhtml"),
    ".pdf": LazyReader("pdf"),
    ".tex": LazyReader("latex"),
    ".docx": LazyReader("docx"),
    ".odt": LazyReader("odt"),
    ".rtf": LazyReader("rtf"),
    ".epub": LazyReader("epub"),
    ".xml": LazyReader("xml"),
    ".nxml": LazyReader("xml"),
}


def readers() -> dict[str, Reader]:
    """Return ending → reader of all formats, third parties' included."""
    return {**READERS, **installed("readers")}


def read(path: str | Path, reader: Reader | None = None) -> Document:
    """Return the document of a saved file.

    Args:
        path: the file.
        reader: the reader of its ending where none is given.

    Raises:
        ReadError: no document comes out of the file; its code is one of docs/tables.md.
    """
    path = Path(path)
    reader = reader or readers().get(path.suffix.lower())
    if reader is None:
        endings = " ".join(sorted(readers()))
        raise ReadError(str(path), "WRONG_TYPE", f"{advise(path.suffix)} (can read {endings})")
    data = load(path)
    mismatch = find_mismatch(data, path.suffix.lower())
    if mismatch:
        raise ReadError(str(path), mismatch.code, mismatch.reason)
    if path.suffix.lower() == ".tex":
        from pipeline.documents.latex.inputs import assemble

        content = assemble(path, data)
    else:
        content = data
    document = compose(reader(content), key=path.stem, data=data, path=str(path))
    if not document.text.strip():
        cause = next((w for w in document.warnings if not w.recovered), Trouble(ErrorCode.EMPTY_FILE, ""))
        raise ReadError(str(path), cause.code, cause.reason)
    return replace(document, warnings=tuple(replace(w, recovered=True) for w in document.warnings))


def load(path: Path) -> bytes:
    """Return the bytes of a regular file below the size limit. Raises ReadError otherwise: a FIFO would wait for ever."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ReadError(str(path), "IO_ERROR", "not a regular file")
        limit = current().limits.file_megabytes
        if status.st_size > limit * 2**20:
            size = f"{status.st_size / 2**20:.0f} MB; the limit is {limit} MB"
            raise ReadError(str(path), "TOO_LARGE", size)
        return path.read_bytes()
    except OSError as error:
        raise ReadError(str(path), "IO_ERROR", error.strerror or str(error)) from error
