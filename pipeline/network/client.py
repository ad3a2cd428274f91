"""One request and its answer: every address through the guard, redirects followed by hand, all of it within limits."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import quote

import httpcore2

from pipeline.network.body import ENCODINGS, read_body
from pipeline.network.connection import CONNECT_SECONDS, READ_SECONDS, Connections, Dial, deadline_in
from pipeline.network.exchange import Request, Response
from pipeline.network.failures import FailureKind, NoAnswerError
from pipeline.network.guard import Resolver, Target, check_url, follow

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LASTING = frozenset({301, 308})
_URL_LETTERS = "%/:=&?~+!$,;'@()*[]"  # what an address may hold; all else is sent as %xx
_HEADER_BYTES = 64 << 10
_RUN_BYTES = 2 << 30  # of all answers of a run


class Client:
    """Sends requests; may be used from several threads."""

    def __init__(
        self,
        user_agent: str,
        *,
        resolver: Resolver | None = None,
        dial: Dial | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._agent = user_agent
        self._pool = Connections(resolver, dial, tls)
        self._lock = threading.Lock()
        self._received = 0

    def send(self, request: Request, check: Callable[[str], None] = lambda _: None) -> Response:
        """Return the answer to a request, redirects followed.

        Args:
            request: it.
            check: called with each address before it is asked (robots.txt); raises NoAnswerError to refuse it.

        Raises:
            NoAnswerError: no answer, one beyond the limits, or an address that must not be asked.
        """
        target, count, lasting = check_url(request.url), 0, True
        with deadline_in(request.seconds):
            while True:
                check(target.url)
                response = self._exchange(request, target, first=count == 0)
                location = response.headers.get("location", "")
                if response.status not in _REDIRECTS or not location:
                    return Response(
                        target.url, response.status, response.headers, response.body, count, lasting and count > 0
                    )
                lasting = lasting and response.status in _LASTING
                target, count = follow(target, location, count), count + 1

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()

    def _exchange(self, request: Request, target: Target, *, first: bool) -> Response:
        secrets = request.secret_headers if first else ()
        query = request.secret_query if first else ""
        headers = [
            ("Host", target.host if target.port == _port(target) else f"{target.host}:{target.port}"),
            ("User-Agent", self._agent),
            ("Accept-Encoding", ENCODINGS),
            *request.headers,
            *secrets,
        ]
        wait = {"connect": CONNECT_SECONDS, "read": READ_SECONDS, "write": READ_SECONDS, "pool": READ_SECONDS}
        with (
            _failures(target.host),
            self._pool.stream("GET", _url(target, query), headers=headers, extensions={"timeout": wait}) as answer,
        ):
            found = _headers(answer.headers)
            redirected = answer.status in _REDIRECTS and "location" in found
            body = b"" if redirected else self._read(request, found, answer)
        return Response(target.url, answer.status, found, body)

    def _read(self, request: Request, headers: dict[str, str], answer: httpcore2.Response) -> bytes:
        length = headers.get("content-length", "")
        if length.isdigit() and int(length) > request.most and not request.cut:
            raise NoAnswerError(FailureKind.TOO_LARGE, f"the answer has {int(length):,} bytes")
        body = read_body(answer.iter_stream(), headers.get("content-encoding", ""), request.most, cut=request.cut)
        with self._lock:
            self._received += len(body)
            if self._received > _RUN_BYTES:
                raise NoAnswerError(FailureKind.TOO_LARGE, "more than 2 GB were received in this run")
        return body


def _url(target: Target, secret_query: str) -> str:
    """Return the address as it is sent: without its fragment, with the parameters of a key."""
    url = quote(target.url.partition("#")[0], safe=_URL_LETTERS)
    return f"{url}{'&' if '?' in url else '?'}{secret_query}" if secret_query else url


def _port(target: Target) -> int:
    return 443 if target.scheme == "https" else 80


def _headers(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return the headers, the first of each name.

    Raises:
        NoAnswerError: more than 64 KB.
    """
    if sum(len(name) + len(value) for name, value in raw) > _HEADER_BYTES:
        raise NoAnswerError(FailureKind.TOO_LARGE, "the headers of the answer are larger than 64 KB")
    found: dict[str, str] = {}
    for name, value in raw:
        found.setdefault(name.decode("latin-1").lower(), value.decode("latin-1").strip())
    return found


@contextmanager
def _failures(host: str) -> Iterator[None]:
    """Say what httpcore raises in our words."""
    try:
        yield
    except NoAnswerError:
        raise
    except httpcore2.TimeoutException as error:
        raise NoAnswerError(FailureKind.TIMEOUT, f"{host}: no answer in time") from error
    except (httpcore2.ConnectError, ssl.SSLError) as error:
        is_tls = isinstance(error, ssl.SSLError) or isinstance(error.__context__, ssl.SSLError)
        kind = FailureKind.TLS if is_tls or "SSL" in str(error) else FailureKind.UNREACHABLE
        raise NoAnswerError(kind, f"{host}: no connection ({error})") from error
    except httpcore2.NetworkError as error:
        raise NoAnswerError(FailureKind.BROKEN, f"{host}: the connection broke ({error})") from error
    except (httpcore2.ProtocolError, httpcore2.UnsupportedProtocol, ValueError) as error:
        raise NoAnswerError(FailureKind.BROKEN, f"{host}: no answer of HTTP ({error})") from error
