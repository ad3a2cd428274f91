"""A server on this machine that plays what services and sites answer, and a client whose connections all lead to it.

The guard is not loosened: names resolve to a public address, which is checked, and only the last step, the dialling, is turned to
the server. The product has no option for that: resolver and dial are arguments of Client that no command fills.
"""

import json
import socket
import ssl
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore2

from pipeline.network.client import Client

PUBLIC = "93.184.216.34"


@dataclass
class Answer:
    """An answer as it is played. raw: bytes in place of everything. drip: seconds between two bytes."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes = b""
    drip: float = 0.0
    length: int | None = None


def page(title: str, text: str = "") -> Answer:
    body = f"<!DOCTYPE html><html><head><title>{title}</title></head><body><p>{text}</p></body></html>".encode()
    return Answer(body=body, headers={"Content-Type": "text/html; charset=utf-8"})


def data(value: object, status: int = 200, **headers: str) -> Answer:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Answer(status, json.dumps(value).encode(), {"Content-Type": "application/json", **named})


def redirect(location: str, status: int = 302) -> Answer:
    return Answer(status, b"", {"Location": location})


class Server:
    """answers: "host/path" or "host/path?query" → answers in turn, the last one again and again; all else is a 404."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.answers: dict[str, list[Answer]] = {}
        self.names: dict[str, list[list[str]]] = {}
        self.requests: list[tuple[str, str, dict[str, str]]] = []
        self.dialled: list[tuple[str, int]] = []
        self.resolved: dict[str, int] = defaultdict(int)
        self.world: Callable[[str], Answer | None] = lambda _: None
        self.is_secure = tls is not None
        self.on_request: Callable[[str], None] = lambda _: None
        self._lock = threading.Lock()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.handle_error = lambda *_: None  # a client that hangs up is what many tests are about
        self._http.daemon_threads = True
        if tls:
            self._http.socket = tls.wrap_socket(self._http.socket, server_side=True)
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def port(self) -> int:
        return self._http.server_address[1]

    def play(self, where: str, *answers: Answer) -> None:
        self.answers[where] = list(answers)

    def next_answer(self, where: str) -> Answer:
        if found := self.world(where):
            return found
        with self._lock:
            found = self.answers.get(where) or self.answers.get(where.partition("?")[0])
            if not found:
                return Answer(404, b"Resource not found.", {"Content-Type": "text/plain"})
            return found.pop(0) if len(found) > 1 else found[0]

    def resolve(self, host: str) -> list[str]:
        answers = self.names.get(host, [[PUBLIC]])
        found = answers[min(self.resolved[host], len(answers) - 1)]
        self.resolved[host] += 1
        return found

    def dial(self, address: object, port: int, seconds: float) -> httpcore2.NetworkStream:
        self.dialled.append((str(address), port))
        stream = httpcore2.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout=seconds)
        return stream if self.is_secure else _Plain(stream)

    def client(self, agent: str = "citetrail/test", tls: ssl.SSLContext | None = None) -> Client:
        return Client(agent, resolver=self.resolve, dial=self.dial, tls=tls)

    def asked(self) -> list[str]:
        return [where for _, where, _ in self.requests]

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


class _Plain(httpcore2.NetworkStream):
    """A stream that goes on in the clear where TLS is asked for: https addresses lead to a server without certificates."""

    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream
        self.read, self.write, self.close = stream.read, stream.write, stream.close
        self.get_extra_info = stream.get_extra_info

    def start_tls(self, *_: object, **__: object) -> httpcore2.NetworkStream:
        return self


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            where = f"{self.headers['Host']}{self.path}"
            with server._lock:
                server.requests.append((self.command, where, dict(self.headers.items())))
            server.on_request(where)
            self._play(server.next_answer(where))

        def _play(self, answer: Answer) -> None:
            if answer.raw:
                raw = answer.raw
                self._write([raw[i : i + 1] for i in range(len(raw))] if answer.drip else [raw], answer.drip)
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_WR)
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            length = len(answer.body) if answer.length is None else answer.length
            self.send_header("Content-Length", str(length))
            self.end_headers()
            pieces = [answer.body[i : i + 1] for i in range(len(answer.body))] if answer.drip else [answer.body]
            self._write(pieces, answer.drip)
            self.close_connection = self.close_connection or length != len(answer.body)

        def _write(self, pieces: Sequence[bytes], pause: float = 0.0) -> None:
            try:
                for piece in pieces:
                    self.wfile.write(piece)
                    self.wfile.flush()
                    time.sleep(pause)
            except OSError:  # the client has gone
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    return Handler


class Time:
    """A clock that moves when somebody sleeps."""

    def __init__(self, now: float = 1_764_400_000.0) -> None:
        self.now = now
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
