"""The reading program as the run sees it: started when first needed, watched, and killed with its group when it is late."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector

from pipeline.model.json import encode
from pipeline.run.request import Request

_START = 60.0  # seconds for the server to start
_BUSY = 10  # times as long as it may work, a child may wait for its turn on a busy machine


@dataclass(frozen=True, slots=True)
class End:
    """How a child ended. page: the last one it began, -1 for none. code: as subprocess says it. peak: bytes."""

    page: int
    code: int
    peak: int = 0
    late: bool = False


@cache
def server(_process: int) -> "Server":
    """Return the server of this process; one that was forked from it starts its own."""
    return Server()


class Server:
    """The fork server of serve.py. It ends when this process does, however that ends: its stdin ends then."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._child, self._seconds, self._stop = 0, 0.0, 0.0
        self._since, self._spent = 0.0, 0.0  # when the page began, and the work that the child had done by then

    def read(self, request: Request, seconds: float) -> End:
        """Have one document read. seconds: how long a page may take; the request says how long all of it may."""
        process = self._running()
        page, late = -1, False
        self._child, self._seconds = 0, seconds
        with contextlib.suppress(BrokenPipeError):
            assert process.stdin is not None
            process.stdin.write(encode(request) + b"\n")
            process.stdin.flush()
        for said in _said(process, self._patience):
            if not said:
                if late or not self._child:
                    break  # it was killed and did not end, or never began
                if self._waits_its_turn():
                    continue
                late = True
                _kill(self._child)
            elif said[0] == "pid":
                self._child, self._stop = int(said[1]), time.monotonic() + request.seconds
                self._since, self._spent = time.monotonic(), 0.0
            elif said[0] == "page":
                page = int(said[1])
                self._since, self._spent = time.monotonic(), _work(self._child)
            else:
                code = os.waitstatus_to_exitcode(int(said[1]))
                return End(page, code, int(said[2]) * 1024, late or code == -signal.SIGALRM)
        process.kill()  # the server itself is gone, or stuck: the next document gets a new one
        process.wait()
        self._process = None
        return End(page, -signal.SIGKILL, late=late)

    def _patience(self) -> float:
        """Return how long to wait: a child's time counts from its first word, because the server may have to start before it."""
        return min(self._seconds, self._stop - time.monotonic()) if self._child else _START

    def _waits_its_turn(self) -> bool:
        """Tell whether the child is slow only because others have the processor; one that sleeps is stuck."""
        now = time.monotonic()
        if now > self._stop or now - self._since > _BUSY * self._seconds or not _runs(self._child):
            return False
        return _work(self._child) - self._spent < self._seconds

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                _command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()
            )
        return self._process


def _said(process: "subprocess.Popen[bytes]", patience: Callable[[], float]) -> Iterator[list[str]]:
    """Yield the words of each line the server says, [] when it says nothing for as many seconds as patience says."""
    assert process.stdout is not None
    held = b""
    with DefaultSelector() as selector:
        selector.register(process.stdout, EVENT_READ)
        while True:
            if not selector.select(max(0.1, patience())):
                yield []
                continue
            got = os.read(process.stdout.fileno(), 65536)
            if not got:
                return
            *lines, held = (held + got).split(b"\n")
            yield from (line.decode().split() for line in lines)


def _stat(child: int) -> list[str]:
    """Return state, parent … of a process, [] where the system does not say (proc(5), from the third field on)."""
    try:
        return Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _work(child: int) -> float:
    """Return the seconds of processor that a process has had."""
    said = _stat(child)
    return (int(said[11]) + int(said[12])) / os.sysconf("SC_CLK_TCK") if said else 0.0


def _runs(child: int) -> bool:
    return _stat(child)[:1] in (["R"], ["D"])


def _kill(child: int) -> None:
    """Kill a child with its group; one that has not made its group yet is killed alone."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)


def spawned(request: Request) -> End:
    """Read once in a fresh interpreter, where there is no fork: slower, and only all of the document has a limit of time."""
    with subprocess.Popen(
        _command("--once"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()
    ) as child:
        try:
            said, _ = child.communicate(encode(request) + b"\n", timeout=request.seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            return End(-1, -signal.SIGKILL, late=True)
    pages = [int(line.split()[1]) for line in said.split(b"\n") if line.startswith(b"page ")]
    return End(pages[-1] if pages else -1, child.returncode)


def _command(*more: str) -> list[str]:
    return [sys.executable, "-m", "pipeline.run.serve", *more]


def _environment() -> dict[str, str]:
    """The same, but that the package is found where this one was found."""
    here = str(Path(__file__).parents[2])
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [here, os.environ.get("PYTHONPATH", "")]))}
