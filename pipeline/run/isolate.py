"""Each document in a child process: one that crashes, hangs or eats memory is a row of errors.csv and nothing else."""

import os
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.documents import pdf
from pipeline.errors import ReadError
from pipeline.model import Document, Trouble
from pipeline.model.json import decode
from pipeline.model.trouble import ErrorCode
from pipeline.run.request import DOCUMENT, MEMORY, Refusal, Request
from pipeline.run.server import End, server, spawned

# of work without progress, for a document however busy the machine is, of memory above what the server has
PAGE_SECONDS, SECONDS, BYTES = 10, 180, 2**30
_TRIES = (
    4  # attempts with one engine, one that hangs counts twice; then only the pages before the next bad one are read
)
_BROKEN = ("CRASH", "TIMEOUT", "OUT_OF_MEMORY")


@dataclass(frozen=True, slots=True)
class Limits:
    """page: seconds of work without progress. document: seconds in all, both engines together. memory: bytes."""

    page: float = PAGE_SECONDS
    document: float = SECONDS
    memory: int = BYTES


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one attempt: a document, or a code and a reason; page: the last one that was begun, -1 for none."""

    document: Document | None
    code: str = ""
    reason: str = ""
    page: int = -1


def read_isolated(path: str | Path, limits: Limits = Limits()) -> Document:
    """Read a saved file in a child process. Raises ReadError, with CRASH, TIMEOUT or OUT_OF_MEMORY too.

    Of a PDF on which the reader fails at a page, the other pages are kept (PARTIAL_PAGES), and where little was read
    the second engine is asked; the document is the one with more text.
    """
    path = Path(path)
    engines = tuple(pdf.ENGINES) if path.suffix.lower() == ".pdf" else ("",)
    best: Document | None = None
    failed: list[tuple[str, str]] = []
    told: list[Trouble] = []
    deadline = time.monotonic() + limits.document
    for engine in engines:
        document, code, reason = _engine(path, engine, limits, told, deadline)
        limits = replace(limits, page=limits.page / 2)  # the second engine is asked for what is rarely there
        if document and (best is None or len(document.text) > len(best.text)):
            best = document
        if code:
            failed.append((code, reason))
        if best and len(best.text) >= pdf.MIN_CHARACTERS and not any(w.code == "PARTIAL_PAGES" for w in best.warnings):
            break
    if best is None:
        # an engine that read every page and found no letter knows more than one that failed
        raise ReadError(str(path), *next((f for f in failed if f[0] == "NO_TEXT_LAYER"), failed[0]))
    return replace(best, key=path.stem, path=str(path), warnings=(*told, *best.warnings))


def _engine(
    path: Path, engine: str, limits: Limits, told: list[Trouble], deadline: float
) -> tuple[Document | None, str, str]:
    """Return what one engine reads, leaving out the pages on which it fails, which are told; else the code and the reason."""
    skip: list[int] = []
    stop, left = sys.maxsize, _TRIES
    first: Outcome | None = None
    while True:
        outcome = _attempt(
            path, engine, tuple(skip), stop, replace(limits, document=max(1.0, deadline - time.monotonic()))
        )
        if outcome.document:
            return outcome.document, "", ""
        first = first or outcome
        left -= 2 if outcome.code == "TIMEOUT" else 1
        if outcome.code not in _BROKEN or outcome.page < 0 or time.monotonic() > deadline or stop < sys.maxsize:
            return None, first.code, first.reason
        page = str(outcome.page + 1)
        told.append(Trouble(outcome.code, f"page {page}: {outcome.reason}", engine=engine, page=page, recovered=True))
        skip.append(outcome.page)
        if left < 2:
            stop = outcome.page


def _attempt(path: Path, engine: str, skip: tuple[int, ...], stop: int, limits: Limits) -> Outcome:
    """Read once, in a child."""
    name = os.fsencode(os.path.abspath(path)).decode("latin-1")  # noqa: PTH100 — bytes of a name need not be text
    with tempfile.TemporaryDirectory(prefix="citetrail-") as folder:
        result = Path(folder) / "result"
        request = Request(name, str(result), engine, skip, stop, limits.document, limits.memory)
        forked = hasattr(os, "fork")
        end = server(os.getpid()).read(request, limits.page) if forked else spawned(request)
        return _outcome(result, end, much=end.peak > 0.7 * limits.memory)


def _outcome(result: Path, end: End, *, much: bool) -> Outcome:
    if end.code == DOCUMENT:
        return Outcome(decode(result.read_bytes(), Document), page=end.page)
    if end.late:
        return Outcome(None, "TIMEOUT", f"no progress; {ErrorCode.TIMEOUT.meaning}", end.page)
    if end.code == MEMORY or (end.code < 0 and much):
        return Outcome(None, "OUT_OF_MEMORY", ErrorCode.OUT_OF_MEMORY.meaning, end.page)
    if end.code > 0 and result.exists():
        refusal = decode(result.read_bytes(), Refusal)
        return Outcome(None, refusal.code, refusal.reason, end.page)
    name = signal.Signals(-end.code).name if end.code < 0 else f"exit code {end.code}"
    return Outcome(None, "CRASH", f"the reader ended with {name}", end.page)
