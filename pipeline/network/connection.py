"""The one door to sockets: a connection leads to an address that the guard has checked, and no call outlasts its deadline."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from queue import Empty, SimpleQueue
from typing import Any
from weakref import WeakSet

import httpcore2

from pipeline.network.addresses import Address
from pipeline.network.failures import FailureKind, NoAnswerError
from pipeline.network.guard import Resolver, Target, resolve

CONNECT_SECONDS, READ_SECONDS, RESOLVE_SECONDS = 10.0, 20.0, 5.0
_IDLE_SECONDS = 15.0
_MOST_CONNECTIONS = 8

# (address, port, seconds) → an open stream. Tests hand in one that leads to their own server; no option of the product does
Dial = Callable[[Address, int, float], httpcore2.NetworkStream]
_deadline: ContextVar[float] = ContextVar("deadline", default=float("inf"))


@contextmanager
def deadline_in(seconds: float) -> Iterator[None]:
    """Let every wait of this thread for a socket end within so many seconds, all together."""
    token = _deadline.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(token)


def seconds_left(most: float | None = None) -> float:
    """Return how long a wait may last now.

    Raises:
        NoAnswerError: not at all any more.
    """
    left = _deadline.get() - time.monotonic()
    if left <= 0:
        raise NoAnswerError(FailureKind.TIMEOUT, "the answer takes too long")
    return min(left, READ_SECONDS if most is None else most)


class Connections(httpcore2.ConnectionPool):
    """Connections to hosts. No proxy of the environment is used: it would resolve names by itself."""

    def __init__(
        self, resolver: Resolver | None = None, dial: Dial | None = None, tls: ssl.SSLContext | None = None
    ) -> None:
        self._guarded = _GuardedBackend(resolver or resolve_by_system, dial or _dial_tcp)
        super().__init__(
            ssl_context=tls or httpcore2.default_ssl_context(),
            max_connections=_MOST_CONNECTIONS,
            keepalive_expiry=_IDLE_SECONDS,
            network_backend=self._guarded,
        )

    def close(self) -> None:
        """Close all; threads that wait for an answer get an error at once, and do not hold the end of the run."""
        self._guarded.wake_all()
        super().close()


def resolve_by_system(host: str) -> list[str]:
    """Return the addresses of a host as the system knows them; [] where it has none.

    Raises:
        NoAnswerError: the name server does not answer in time.
    """
    answers: SimpleQueue[list[str]] = SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except OSError:
            found = []
        answers.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))

    threading.Thread(target=ask, daemon=True).start()  # getaddrinfo knows no timeout
    try:
        return answers.get(timeout=RESOLVE_SECONDS)
    except Empty as error:
        raise NoAnswerError(FailureKind.TIMEOUT, f"{host}: the name server does not answer") from error


def _dial_tcp(address: Address, port: int, seconds: float) -> httpcore2.NetworkStream:
    return httpcore2.SyncBackend().connect_tcp(str(address), port, timeout=seconds)


class _GuardedBackend(httpcore2.NetworkBackend):
    """Resolves a host once, checks every address of it, and connects to one of those."""

    def __init__(self, resolver: Resolver, dial: Dial) -> None:
        self._resolver, self._dial = resolver, dial
        self._sockets: WeakSet[socket.socket] = WeakSet()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 — the interface has it
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        """Connect to a checked address of a host.

        Raises:
            NoAnswerError: the name leads to an address that is not public.
        """
        checked = resolve(Target(f"{host}:{port}", "", host, port), self._resolver)
        for address in checked.addresses[:-1]:
            try:
                return self._connect(address, port, timeout)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return self._connect(checked.addresses[-1], port, timeout)

    def wake_all(self) -> None:
        """End every wait for an answer."""
        for open_socket in list(self._sockets):
            with suppress(OSError):
                open_socket.shutdown(socket.SHUT_RDWR)

    def _connect(self, address: Address, port: int, timeout: float | None) -> httpcore2.NetworkStream:
        stream = self._dial(address, port, seconds_left(timeout))
        self._sockets.add(stream.get_extra_info("socket"))
        return _TimedStream(stream, self._sockets)


class _TimedStream(httpcore2.NetworkStream):
    """A stream whose waits end at the deadline of the thread: a server that drips a byte a second does not hold us."""

    def __init__(self, stream: httpcore2.NetworkStream, sockets: "WeakSet[socket.socket]") -> None:
        self._stream, self._sockets = stream, sockets

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read some bytes."""
        return self._stream.read(max_bytes, seconds_left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all bytes."""
        self._stream.write(buffer, seconds_left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Go on encrypted; the name that the certificate must have stays that of the host."""
        stream = self._stream.start_tls(ssl_context, server_hostname, seconds_left(timeout))
        self._sockets.add(stream.get_extra_info("socket"))  # another one than before
        return _TimedStream(stream, self._sockets)

    def get_extra_info(self, info: str) -> Any:
        """Return what the stream knows of itself."""
        return self._stream.get_extra_info(info)
