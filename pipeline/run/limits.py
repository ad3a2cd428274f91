"""Limits of time and memory for the stages of one article, as those of a reader: what exceeds them is stopped, and the run goes on.

Time is the processor's, so that a busy machine stops nothing. In a thread that is not the main one, as in a worker of Dask, it is
the clock's, and code that does not listen takes the process with it; the scheduler finds out which article that was.
"""

import ctypes
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from pipeline.model import ErrorCode
from pipeline.settings import Limits

_AGAIN = 1.0  # seconds until the alarm rings again, where something swallowed it
_DEAF = 60.0  # seconds after which a thread that did not stop is stopped with its process


class TookTooLongError(BaseException):
    """The time is up; no Exception, so that no stage takes it for a trouble of its own."""


@contextmanager
def limited(limits: Limits) -> Iterator[None]:
    """Hold the work inside of the block to the limits of an article.

    Raises:
        TookTooLongError, MemoryError: it exceeds them.
    """
    in_main = threading.current_thread() is threading.main_thread()
    if in_main and hasattr(signal, "setitimer"):
        with _memory_limited(limits.article_megabytes * 2**20), _alarm(limits.article_seconds):
            yield
    else:
        with _watch(limits.article_seconds):
            yield


def explain(error: BaseException, limits: Limits, found: str) -> tuple[ErrorCode, str]:
    """Return code and reason of what was stopped. found: what the tables have of the article."""
    if isinstance(error, MemoryError):
        code, reason = ErrorCode.OUT_OF_MEMORY, f"needs more than {limits.article_megabytes} MB (article_megabytes)"
    else:
        code, reason = ErrorCode.TIMEOUT, f"takes more than {limits.article_seconds:g} seconds (article_seconds)"
    return code, f"the article {reason}; {found}; raise the limit in citetrail.toml or split the article"


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TookTooLongError

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _memory_limited(size: int) -> Iterator[None]:
    """Let the process grow by so many bytes at most, where the system says how large it is."""
    import resource

    statm = Path("/proc/self/statm")
    before = resource.getrlimit(resource.RLIMIT_AS)
    if not statm.exists():
        yield
        return
    most = int(statm.read_text().split()[0]) * resource.getpagesize() + size
    if before[0] != resource.RLIM_INFINITY:
        most = min(most, before[0])
    resource.setrlimit(resource.RLIMIT_AS, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


@contextmanager
def _watch(seconds: float) -> Iterator[None]:
    """Raise TookTooLongError in this thread when the time is up; end the process when that does not help."""
    thread, done = threading.get_ident(), threading.Event()

    def wait() -> None:
        if not done.wait(seconds):
            raised = ctypes.pythonapi.PyThreadState_SetAsyncExc
            raised(ctypes.c_ulong(thread), ctypes.py_object(TookTooLongError))
            if not done.wait(_DEAF):
                os.kill(os.getpid(), signal.SIGTERM if os.name == "nt" else signal.SIGKILL)

    threading.Thread(target=wait, daemon=True).start()
    try:
        yield
    finally:
        done.set()
