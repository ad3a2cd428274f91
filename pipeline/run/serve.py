"""The reading program: a single-threaded fork server that reads each document in a child of its own.

A request is a line of JSON on stdin; on stdout it says "pid 12" when a child begins, "page 3" before each page, "end 0 5120"
when the child has ended (wait status, peak memory in KiB). The document itself goes into the file that the request names,
so that a torn message cannot be taken for a whole one. With --once it reads one request itself: where there is no fork.
"""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path

from pipeline import documents
from pipeline.documents import pdf
from pipeline.errors import ReadError
from pipeline.model.json import decode, encode
from pipeline.run.request import DOCUMENT, FAILED, MEMORY, REFUSED, Refusal, Request

# ending → what its reader imports; imported once by the server, so that a child costs a fork and no more
_HEAVY = {
    ".pdf": ("pypdfium2",),
    ".html": ("trafilatura", "lxml.html"),
    ".htm": ("trafilatura", "lxml.html"),
    ".xhtml": ("trafilatura", "lxml.html"),
    ".docx": ("lxml.etree",),
    ".epub": ("lxml.html",),
    ".xml": ("lxml.etree",),
    ".nxml": ("lxml.etree",),
    ".md": ("markdown_it", "mdit_py_plugins.footnote"),
}
_UNKNOWN = 4 * 2**30  # bytes of address space where the system does not say how much is taken


def main() -> None:
    """Serve until stdin ends."""
    answers = os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 1)  # a library that prints must not speak in our place
    os.dup2(nothing, 2)
    os.environ.pop("CMAP_PATH", None)  # pdfminer would unpickle what lies there

    def tell(said: str) -> None:
        os.write(answers, f"{said}\n".encode())

    for line in sys.stdin.buffer:
        request = decode(line, Request)
        if "--once" in sys.argv:
            _child(request, tell)
        for module in _HEAVY.get(Path(request.path).suffix.lower(), ()):
            import_module(module)
        _fork(request, tell)


def _fork(request: Request, tell: Callable[[str], None]) -> None:
    pid = os.fork()
    if pid == 0:
        os.setsid()  # a group of its own, so that it can be killed with whatever it started
        _limit(request)
        _child(request, tell)
    tell(f"pid {pid}")
    _, status, usage = os.wait4(pid, 0)
    tell(f"end {status} {usage.ru_maxrss}")


def _limit(request: Request) -> None:
    """No core dumps, no more memory and no more time than asked for; the alarm rings even when nobody waits any more."""
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    statm = Path("/proc/self/statm")
    taken = int(statm.read_text().split()[0]) * resource.getpagesize() if statm.exists() else _UNKNOWN
    resource.setrlimit(resource.RLIMIT_AS, (taken + request.memory, taken + request.memory))
    signal.alarm(int(request.seconds) + 5)


def _child(request: Request, tell: Callable[[str], None]) -> None:
    """Read, write the result, end the process: nothing of it comes back here."""
    code = FAILED
    try:
        code = _read(request, tell)
    except MemoryError:
        code = MEMORY
    finally:
        error = sys.exception()
        if code == FAILED and error is not None:
            _write(request, encode(Refusal("CRASH", f"{type(error).__name__}: {error}"[:200])))
        os._exit(code)


def _read(request: Request, tell: Callable[[str], None]) -> int:
    path = Path(os.fsdecode(request.path.encode("latin-1")))
    reader = None
    if request.engine:
        reader = partial(
            pdf.read_with,
            engine=request.engine,
            skip=request.skip,
            stop=request.stop,
            on_page=lambda page: tell(f"page {page}"),
        )
    try:
        document = documents.read(path, reader)
    except ReadError as error:
        _write(request, encode(Refusal(error.code, _utf8(error.reason))))
        return REFUSED
    _write(request, encode(replace(document, key="", path="")))
    return DOCUMENT


def _write(request: Request, data: bytes) -> None:
    Path(request.result).write_bytes(data)


def _utf8(said: str) -> str:
    return said.encode("utf-8", "replace").decode()


if __name__ == "__main__":
    main()
