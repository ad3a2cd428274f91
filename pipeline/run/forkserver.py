"""The fork server: a single-threaded program that reads each document in a child of its own.

A request is a line of JSON on stdin; on stdout the server writes "pid 12" when a child begins, "page 3" before each page,
"end 0 5120" when the child has ended (wait status, peak memory in KiB). The document itself goes into the file that the
request names, so that a torn message cannot be taken for a complete one. With --once the program reads one request itself:
where there is no fork.
"""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache, partial
from importlib import import_module
from pathlib import Path

from pipeline import documents
from pipeline.documents.compose import compose
from pipeline.errors import CitetrailError, ReadError
from pipeline.model.json import decode, encode
from pipeline.run.forkserver_protocol import (
    EXIT_DOCUMENT,
    EXIT_FAILED,
    EXIT_OUT_OF_MEMORY,
    EXIT_REFUSED,
    Refusal,
    Request,
)
from pipeline.run.reader_samples import PLAIN, SAMPLES
from pipeline.settings import Limits, Settings, using

# ending → what its reader imports when it reads; imported once by the server, so that a child costs a fork and no more
_PRELOADED = {
    ".pdf": ("pypdfium2",),
    ".html": ("trafilatura", "lxml.html"),
    ".htm": ("trafilatura", "lxml.html"),
    ".xhtml": ("trafilatura", "lxml.html"),
    ".mhtml": ("trafilatura", "lxml.html"),
    ".mht": ("trafilatura", "lxml.html"),
    ".docx": ("lxml.etree",),
    ".odt": ("lxml.etree",),
    ".epub": ("lxml.html",),
    ".xml": ("lxml.etree",),
    ".nxml": ("lxml.etree",),
    ".rtf": ("striprtf.striprtf",),
    ".md": ("markdown_it", "mdit_py_plugins.footnote"),
    ".qmd": ("markdown_it", "mdit_py_plugins.footnote"),
    ".ipynb": ("markdown_it", "mdit_py_plugins.footnote"),
}
_UNKNOWN_SIZE = 4 * 2**30  # bytes of address space where the system does not say how much is in use
_GRACE = 5  # seconds above the limit, after which a child ends itself: its run may be gone
_MAX_REASON = 200  # characters

Send = Callable[[str], None]


def main() -> None:
    """Serve requests until stdin ends."""
    answers = os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 1)  # what a library prints must not look like a message
    os.dup2(null, 2)
    os.environ.pop("CMAP_PATH", None)  # pdfminer would unpickle files from there

    def send(message: str) -> None:
        os.write(answers, f"{message}\n".encode())

    for line in sys.stdin.buffer:
        request = decode(line, Request)
        if "--once" in sys.argv:
            _run_child(request, send)
        _preload(Path(request.path).suffix.lower())
        _fork_child(request, send)


@cache
def _preload(ending: str) -> None:
    """Import what reads files with an ending, and read a sample, so that no child begins with what the last one made."""
    reader = documents.READERS.get(ending)
    if isinstance(reader, documents.LazyReader):
        reader.load()
    for module in _PRELOADED.get(ending, ()):
        import_module(module)
    with suppress(CitetrailError):  # a broken plug-in is told by the child
        documents.readers()
    for sample in dict.fromkeys((PLAIN, ending)):
        if sample in SAMPLES:
            data = SAMPLES[sample]
            compose(documents.READERS[sample](data), key="", data=data, path=f"sample{sample}")


def _fork_child(request: Request, send: Send) -> None:
    pid = os.fork()
    if pid == 0:
        os.setsid()  # a group of its own, so that it can be killed with whatever it started
        _set_limits(request)
        _run_child(request, send)
    send(f"pid {pid}")
    _, status, usage = os.wait4(pid, 0)
    send(f"end {status} {usage.ru_maxrss}")


def _set_limits(request: Request) -> None:
    """No core dumps, no more memory and no more time than requested; the alarm rings even when no run waits any more."""
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    statm = Path("/proc/self/statm")
    in_use = int(statm.read_text().split()[0]) * resource.getpagesize() if statm.exists() else _UNKNOWN_SIZE
    resource.setrlimit(resource.RLIMIT_AS, (in_use + request.memory, in_use + request.memory))
    signal.alarm(int(request.seconds) + _GRACE)


def _run_child(request: Request, send: Send) -> None:
    """Read, write the result, end the process: this does not return."""
    code = EXIT_FAILED
    try:
        code = _read(request, send)
    except MemoryError:
        code = EXIT_OUT_OF_MEMORY
    finally:
        error = sys.exception()
        if code == EXIT_FAILED and error is not None:
            _write(request, encode(Refusal("CRASH", f"{type(error).__name__}: {error}"[:_MAX_REASON])))
        os._exit(code)


def _read(request: Request, send: Send) -> int:
    """Write the document, or why there is none, and return the exit code."""
    path = Path(os.fsdecode(request.path.encode("latin-1")))
    reader = None
    if request.engine:
        from pipeline.documents import pdf

        reader = partial(
            pdf.read_with,
            engine=request.engine,
            skip=request.skip,
            stop=request.stop,
            on_page=lambda page: send(f"page {page}"),
        )
    try:
        with using(Settings(limits=Limits(file_megabytes=request.file_megabytes))):
            document = documents.read(path, reader)
    except ReadError as error:
        reason = error.reason.encode("utf-8", "replace").decode()  # it may hold a name that is no text
        _write(request, encode(Refusal(error.code, reason)))
        return EXIT_REFUSED
    _write(request, encode(replace(document, key="", path="")))
    return EXIT_DOCUMENT


def _write(request: Request, data: bytes) -> None:
    Path(request.result).write_bytes(data)


if __name__ == "__main__":
    main()
