"""Pages of PDFs as pictures, made in a child process: a file that crashes or hangs pdfium takes no page and no server with it."""

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures import TimeoutError as LateError
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from threading import Lock, Thread

from pipeline.documents import load
from pipeline.documents.pdf.picture import Picture, picture_of
from pipeline.errors import ReadError

_SECONDS = 20.0  # for one page; the first one also pays for the start of the child
_MEMORY = 2 * 2**30  # bytes of address space of the child


class PageCamera:
    """Makes one picture after another in one child, which is replaced when it dies."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pool: ProcessPoolExecutor | None = None

    def take(self, path: Path, passage: str, values: Sequence[str], expected: int) -> Picture:
        """Return the page of a PDF that holds a passage; arguments as of picture_of.

        Raises:
            ReadError: the file cannot be read or shown.
        """
        data = load(path)
        with self._lock:
            self._pool = self._pool or ProcessPoolExecutor(1, get_context("spawn"), _prepare)
            try:
                return self._pool.submit(picture_of, data, passage, tuple(values), expected).result(_SECONDS)
            except (BrokenProcessPool, LateError, MemoryError) as error:
                self._stop()
                raise ReadError(
                    str(path), "CRASH", "the page cannot be shown as a picture; look at its text"
                ) from error

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._stop()

    def _stop(self) -> None:
        if self._pool:
            for process in list((self._pool._processes or {}).values()):
                with suppress(ProcessLookupError):
                    process.kill()
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def _prepare() -> None:
    """Limit the memory of the child, and let it end when the server does, however that ends."""
    Thread(target=_end_with_parent, daemon=True).start()
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        connection.wait([parent.sentinel])
        os._exit(0)
