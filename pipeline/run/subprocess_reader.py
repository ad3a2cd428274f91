"""Each document is read in a child process: one that crashes, hangs or eats memory is a row of errors.csv and nothing else."""

import os
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from msgspec import structs

from pipeline.errors import ReadError
from pipeline.model import Document, ErrorCode, Trouble
from pipeline.model.json import decode
from pipeline.run.forkserver_client import ChildExit, forkserver_of, read_spawned
from pipeline.run.forkserver_protocol import EXIT_DOCUMENT, EXIT_OUT_OF_MEMORY, Refusal, Request
from pipeline.settings import Limits, current

_MAX_ATTEMPTS = 4  # with one engine, one that hangs counts twice; then only the pages before the next bad one are read
_ENGINE_FAILURES = ("CRASH", "TIMEOUT", "OUT_OF_MEMORY")
_NEAR_MEMORY_LIMIT = 0.7  # of the limit: a child that used so much and was killed ran out of memory


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one attempt: a document, or a code and a reason. page: the last one that was begun, -1 for none."""

    document: Document | None
    code: str = ""
    reason: str = ""
    page: int = -1


def read_in_subprocess(path: str | Path, limits: Limits | None = None) -> Document:
    """Return the document of a saved file, read in a child process.

    Of a PDF on which the reader fails at a page, the other pages are kept (PARTIAL_PAGES), and where little was read
    the second engine is asked; the document is the one with more text.

    Args:
        path: the file.
        limits: of the child, where they are not those of the settings. document_seconds counts both engines together.

    Raises:
        ReadError: as documents.read does, and with CRASH, TIMEOUT or OUT_OF_MEMORY.
    """
    path, limits = Path(path), limits or current().limits
    engines = _pdf_engines() if path.suffix.lower() == ".pdf" else ("",)
    best: Document | None = None
    failures: list[Outcome] = []
    warnings: list[Trouble] = []
    deadline = time.monotonic() + limits.document_seconds
    for engine in engines:
        outcome = _read_with_engine(path, engine, limits, warnings, deadline)
        # the second engine rarely finds what the first did not
        limits = structs.replace(limits, page_seconds=limits.page_seconds / 2)
        document = outcome.document
        if document is None:
            failures.append(outcome)
        elif best is None or len(document.text) > len(best.text):
            best = document
        if engine == engines[-1] or (best and _is_complete(best)):
            break
    if best is None:
        # an engine that read every page and found no letter knows more than one that failed
        cause = next((failure for failure in failures if failure.code == "NO_TEXT_LAYER"), failures[0])
        raise ReadError(str(path), cause.code, cause.reason)
    return replace(best, key=path.stem, path=str(path), warnings=(*warnings, *best.warnings))


def _pdf_engines() -> tuple[str, ...]:
    from pipeline.documents.pdf import ENGINES  # a run without PDFs does not import what reads them

    return tuple(ENGINES)


def _is_complete(document: Document) -> bool:
    """Tell whether the second engine of a PDF need not be asked."""
    from pipeline.documents.pdf import MIN_CHARACTERS

    partial = any(warning.code == "PARTIAL_PAGES" for warning in document.warnings)
    return len(document.text) >= MIN_CHARACTERS and not partial


def _read_with_engine(path: Path, engine: str, limits: Limits, warnings: list[Trouble], deadline: float) -> Outcome:
    """Return what one engine reads, without the pages on which it fails; else why it failed first.

    warnings gets a Trouble for each page left out.
    """
    skip: list[int] = []
    stop, attempts_left = sys.maxsize, _MAX_ATTEMPTS
    first: Outcome | None = None
    while True:
        left = structs.replace(limits, document_seconds=max(1.0, deadline - time.monotonic()))
        outcome = _attempt(path, engine, tuple(skip), stop, left)
        if outcome.document:
            return outcome
        first = first or outcome
        attempts_left -= 2 if outcome.code == "TIMEOUT" else 1
        may_skip = outcome.code in _ENGINE_FAILURES and outcome.page >= 0 and stop == sys.maxsize
        if not may_skip or time.monotonic() > deadline:
            return first
        warnings.append(_page_warning(outcome, engine))
        skip.append(outcome.page)
        if attempts_left < 2:
            stop = outcome.page


def _page_warning(outcome: Outcome, engine: str) -> Trouble:
    page = str(outcome.page + 1)
    return Trouble(ErrorCode[outcome.code], f"page {page}: {outcome.reason}", engine=engine, page=page, recovered=True)


def _attempt(path: Path, engine: str, skip: tuple[int, ...], stop: int, limits: Limits) -> Outcome:
    """Read once, in a child."""
    name = os.fsencode(os.path.abspath(path)).decode("latin-1")  # noqa: PTH100 — bytes of a name need not be text
    with tempfile.TemporaryDirectory(prefix="citetrail-") as folder:
        result = Path(folder) / "result"
        memory = limits.memory_megabytes * 2**20
        size = limits.file_megabytes
        request = Request(name, str(result), engine, skip, stop, limits.document_seconds, memory, size)
        can_fork = hasattr(os, "fork")
        child = forkserver_of(os.getpid()).read(request, limits.page_seconds) if can_fork else read_spawned(request)
        return _outcome(result, child, near_limit=child.peak_memory > _NEAR_MEMORY_LIMIT * memory)


def _outcome(result: Path, child: ChildExit, *, near_limit: bool) -> Outcome:
    if child.code == EXIT_DOCUMENT:
        return Outcome(decode(result.read_bytes(), Document), page=child.last_page)
    return Outcome(None, *_explain_failure(result, child, near_limit=near_limit), child.last_page)


def _explain_failure(result: Path, child: ChildExit, *, near_limit: bool) -> tuple[str, str]:
    """Return code and reason of a child that wrote no document."""
    if child.timed_out:
        return "TIMEOUT", f"no progress; {ErrorCode.TIMEOUT.meaning}"
    if child.code == EXIT_OUT_OF_MEMORY or (child.code < 0 and near_limit):
        return "OUT_OF_MEMORY", ErrorCode.OUT_OF_MEMORY.meaning
    if child.code > 0 and result.exists():
        refusal = decode(result.read_bytes(), Refusal)
        return refusal.code, refusal.reason
    cause = signal.Signals(-child.code).name if child.code < 0 else f"exit code {child.code}"
    return "CRASH", f"the reader ended with {cause}"
