"""The fork server as a run sees it: started when first needed, watched, and its child killed when that is late."""

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
from pipeline.run.forkserver_protocol import Request

_START_SECONDS = 60.0  # for the server to start
_MAX_STARVED = 10  # times as long as it may work, a child may wait for the processor on a busy machine
_MIN_WAIT = 0.1  # seconds


@dataclass(frozen=True, slots=True)
class ChildExit:
    """How a child ended.

    Attributes:
        last_page: the last one it began, -1 for none.
        code: as subprocess has it, negative for a signal.
        peak_memory: bytes.
        timed_out: it was killed for being late.
    """

    last_page: int
    code: int
    peak_memory: int = 0
    timed_out: bool = False


@cache
def forkserver_of(_process: int) -> "ForkServer":
    """Return the fork server of this process; a process that was forked from it starts its own."""
    return ForkServer()


class ForkServer:
    """The program forkserver.py. It ends when this process does, however that ends: its stdin ends then."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._child = 0
        self._page_seconds, self._deadline = 0.0, 0.0
        self._page_start, self._work_before = 0.0, 0.0  # when the page began, and the child's work by then

    def read(self, request: Request, page_seconds: float) -> ChildExit:
        """Have one document read.

        Args:
            request: its seconds are the limit of the whole document.
            page_seconds: the limit of a page.
        """
        process = self._running()
        page, timed_out = -1, False
        self._child, self._page_seconds = 0, page_seconds
        with contextlib.suppress(BrokenPipeError):
            assert process.stdin is not None
            process.stdin.write(encode(request) + b"\n")
            process.stdin.flush()
        for message in _messages(process, self._timeout):
            if not message:
                if timed_out or not self._child:
                    break  # it was killed and did not end, or never began
                if self._is_starved():
                    continue
                timed_out = True
                _kill(self._child)
            elif message[0] == "pid":
                self._child, self._deadline = int(message[1]), time.monotonic() + request.seconds
                self._page_start, self._work_before = time.monotonic(), 0.0
            elif message[0] == "page":
                page = int(message[1])
                self._page_start, self._work_before = time.monotonic(), processor_seconds(self._child)
            else:
                code = os.waitstatus_to_exitcode(int(message[1]))
                return ChildExit(page, code, int(message[2]) * 1024, timed_out or code == -signal.SIGALRM)
        process.kill()  # the server itself is gone, or stuck: the next document gets a new one
        process.wait()
        self._process = None
        return ChildExit(page, -signal.SIGKILL, timed_out=timed_out)

    def _timeout(self) -> float:
        """Return how long to wait for a message; a child's time begins with its first, since the server may have to start."""
        return min(self._page_seconds, self._deadline - time.monotonic()) if self._child else _START_SECONDS

    def _is_starved(self) -> bool:
        """Return whether the child is slow only because others have the processor; one that sleeps is stuck."""
        now = time.monotonic()
        waited = now - self._page_start
        if now > self._deadline or waited > _MAX_STARVED * self._page_seconds or not _is_runnable(self._child):
            return False
        return processor_seconds(self._child) - self._work_before < self._page_seconds

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                _command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=_environment(),
                start_new_session=True,  # a terminal sends Ctrl-C to a whole session; this one ends when its stdin does
            )
        return self._process


def _messages(process: "subprocess.Popen[bytes]", timeout: Callable[[], float]) -> Iterator[list[str]]:
    """Yield the words of each message of the server, [] when none comes for as many seconds as timeout returns."""
    assert process.stdout is not None
    pending = b""
    with DefaultSelector() as selector:
        selector.register(process.stdout, EVENT_READ)
        while True:
            if not selector.select(max(_MIN_WAIT, timeout())):
                yield []
                continue
            received = os.read(process.stdout.fileno(), 65536)
            if not received:
                return
            *lines, pending = (pending + received).split(b"\n")
            yield from (line.decode().split() for line in lines)


def _stat(process: int) -> list[str]:
    """Return state, parent … of a process, [] where the system does not say (proc(5), from the third field on)."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def processor_seconds(process: int) -> float:
    """Return the processor time that a process has had."""
    stat = _stat(process)
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK") if stat else 0.0


def _is_runnable(process: int) -> bool:
    return _stat(process)[:1] in (["R"], ["D"])


def _kill(child: int) -> None:
    """Kill a child with its group; one that has not made its group yet is killed alone."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)


def read_spawned(request: Request) -> ChildExit:
    """Have one document read by a fresh interpreter, where there is no fork: slower, and a page has no limit of its own."""
    with subprocess.Popen(
        _command("--once"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()
    ) as child:
        try:
            output, _ = child.communicate(encode(request) + b"\n", timeout=request.seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            return ChildExit(-1, -signal.SIGKILL, timed_out=True)
    pages = [int(line.split()[1]) for line in output.split(b"\n") if line.startswith(b"page ")]
    return ChildExit(pages[-1] if pages else -1, child.returncode)


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "pipeline.run.forkserver", *arguments]


def _environment() -> dict[str, str]:
    """Return this process's environment, in which Python finds the package where it was found here."""
    root = str(Path(__file__).parents[2])
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))}
