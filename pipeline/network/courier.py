"""Questions to services: from the cache where it has the answer, else over the network, slowly, and again where that may help.

A service that fails five times in a row, asks for a longer pause than two minutes, or says that its day is over is not asked
any more in this run; what it would have said stays open, and silence of it is no evidence.
"""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Generic, TypeVar

import msgspec

from pipeline.log import logger
from pipeline.network.cache import AnswerCache, Stored
from pipeline.network.exchange import Request, Response
from pipeline.network.failures import FailureKind, NoAnswerError
from pipeline.network.identity import Identity
from pipeline.network.pace import Lane, Limits, Sleep, limits_of
from pipeline.network.query import Query

T = TypeVar("T")
_LOG = logger("network")
_AGAIN = frozenset({408, 429, 500, 502, 503, 504})
_TRIES = 3
_FIRST_PAUSE, _LONGEST_PAUSE, _LONGEST_RETRY_AFTER = 1.0, 30.0, 120.0
_WORTH_A_WORD = 20.0  # seconds
_FAILURES_IN_A_ROW = 5
_READABLE = (msgspec.MsgspecError, ValueError, RecursionError)


@dataclass(frozen=True, slots=True)
class Policy:
    """Which answers of the cache are good enough. max_age: seconds, 0 for what each question says."""

    offline: bool = False
    refresh: bool = False
    max_age: float = 0.0


@dataclass(frozen=True, slots=True)
class Reply(Generic[T]):
    """What a service answered. day: of the answer, ISO. origin: network or cache."""

    value: T
    day: str
    origin: str


@dataclass(slots=True)
class _Service:
    """What is known of a service in this run."""

    failures: int = 0
    out: str = ""
    paused: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)


class Courier:
    """Asks services; may be used from several threads.

    send: sends a request, as Client.send does.
    """

    def __init__(
        self,
        send: Callable[[Request], Response],
        cache: AnswerCache,
        identity: Identity,
        policy: Policy,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Sleep = time.sleep,
    ) -> None:
        self._send, self._cache, self._identity, self._policy = send, cache, identity, policy
        self._clock, self._sleep = clock, sleep
        self._lock = threading.Lock()
        self._lanes: dict[str, Lane] = {}
        self._services: dict[str, _Service] = {}

    def ask(self, query: Query[T]) -> Reply[T]:
        """Return the answer to a question.

        Raises:
            NoAnswerError: there is none; the message says why in a few words.
        """
        stored = None if self._policy.refresh else self._cache.get(query.service, query.url)
        if stored and (self._policy.offline or self._is_fresh(query, stored)):
            try:
                return Reply(_read(query, stored.status, stored.body), self._day(stored.fetched), "cache")
            except _READABLE:
                stored = None  # of an earlier version that read it otherwise
        if self._policy.offline:
            raise NoAnswerError(FailureKind.NOT_CACHED, f"{query.service}: not in the cache")
        answer = self._send_politely(query, stored)
        if answer.status == 304 and stored:
            return self._keep(query, stored.status, stored.body, answer.headers)
        return self._keep(query, answer.status, answer.body, answer.headers)

    def lane(self, name: str) -> Lane:
        """Return the lane of a service or of a host."""
        with self._lock:
            if name not in self._lanes:
                self._lanes[name] = Lane(limits_of(name), self._clock, self._sleep)
            return self._lanes[name]

    def why_out(self, service: str) -> str:
        """Return why a service is not asked any more, "" where it is."""
        return self._service(service).out

    def _is_fresh(self, query: Query[T], stored: Stored) -> bool:
        ages = [age for age in (self._policy.max_age, query.fresh) if age]
        return self._cache.clock() < min(stored.expires, stored.fetched + min(ages))

    def _keep(self, query: Query[T], status: int, body: bytes, headers: dict[str, str]) -> Reply[T]:
        try:
            value = _read(query, status, body)
        except _READABLE as error:
            self._fail(query.service, f"an answer of another form ({type(error).__name__})")
            raise NoAnswerError(
                FailureKind.SHAPE, f"{query.service} answered in a form that is not documented", status
            ) from error
        now = self._cache.clock()
        good = query.fresh if value != query.nothing else query.empty
        etag, modified = headers.get("etag", ""), headers.get("last-modified", "")
        self._cache.put(query.service, query.url, Stored(status, now, now + good, etag, modified, body))
        self._service(query.service).failures = 0
        return Reply(value, self._day(now), "network")

    def _send_politely(self, query: Query[T], stored: Stored | None) -> Response:
        """Send a question up to three times, with pauses."""
        lane, limits = self.lane(query.lane or query.host), limits_of(query.lane or query.host)
        for attempt in range(1, _TRIES + 1):
            self._refuse_if_out(query.service)
            try:
                with lane.turn():
                    self._refuse_if_out(query.service)  # while we waited, another answer may have said so
                    answer = self._send(self._request(query, stored))
            except NoAnswerError as failure:
                if failure.kind == FailureKind.OUT:
                    raise
                self._fail(query.service, str(failure))
                if not failure.kind.again or attempt == _TRIES:
                    raise
                self._sleep(_pause(attempt))
                continue
            lane.obey(answer.headers)
            if answer.status in (200, 304, 404):
                return answer
            self._after_error(query.service, answer, limits, lane)
            if answer.status not in _AGAIN or attempt == _TRIES or self.why_out(query.service):
                break
            self._sleep(0.0 if "retry-after" in answer.headers else _pause(attempt))
        raise NoAnswerError(FailureKind.STATUS, f"{query.service} did not answer ({answer.status})", answer.status)

    def _request(self, query: Query[T], stored: Stored | None) -> Request:
        headers = [("Accept", query.accept)]
        headers += [("If-None-Match", stored.etag)] if stored and stored.etag else []
        headers += [("If-Modified-Since", stored.modified)] if stored and stored.modified else []
        secret_headers, secret_query = self._identity.secrets(query.service)
        return Request(query.url, tuple(headers), secret_headers, secret_query)

    def _after_error(self, service: str, answer: Response, limits: Limits, lane: Lane) -> None:
        """Pause or stop as an error status asks."""
        self._fail(service, f"{answer.status}")
        state = self._service(service)
        if answer.status in limits.stop:
            state.out = state.out or f"it answered {answer.status}"
            return
        wait = retry_after(answer.headers.get("retry-after", ""), self._cache.clock())
        if wait is None and answer.status == 429 and limits.pause:
            if state.paused:
                state.out = state.out or "it asked for a pause twice"
                return
            state.paused, wait = True, limits.pause
        elif wait is not None and wait > _LONGEST_RETRY_AFTER:
            state.out = state.out or f"it asks for a pause of {wait:.0f} seconds"
            return
        if wait:
            lane.pause(wait)
            if wait >= _WORTH_A_WORD:
                _LOG.warning("%s asks for a pause of %.0f seconds; the run waits, and goes on by itself", service, wait)

    def _fail(self, service: str, why: str) -> None:
        state = self._service(service)
        with state.lock:
            state.failures += 1
            if state.failures >= _FAILURES_IN_A_ROW and not state.out:
                state.out = f"{state.failures} failures in a row, the last: {why}"
                _LOG.warning("%s is not asked any more in this run: %s", service, state.out)

    def _refuse_if_out(self, service: str) -> None:
        out = self._service(service).out
        if out:
            raise NoAnswerError(FailureKind.OUT, f"{service} is not asked any more in this run: {out}")

    def _service(self, name: str) -> _Service:
        with self._lock:
            return self._services.setdefault(name, _Service())

    def _day(self, moment: float) -> str:
        return date.fromtimestamp(moment).isoformat()


def _read(query: Query[T], status: int, body: bytes) -> T:
    return query.nothing if status == 404 else query.read(body)


def _pause(attempt: int) -> float:
    """Return 1, 2, 4 … seconds, and up to half as much again so that several clients do not come back together."""
    return min(_LONGEST_PAUSE, _FIRST_PAUSE * (1 << attempt - 1)) * random.uniform(1.0, 1.5)


def retry_after(header: str, now: float) -> float | None:
    """Return the seconds that a Retry-After asks for, given as seconds or as a date; None where it says nothing.

    >>> retry_after("30", 0.0), retry_after("Thu, 01 Jan 1970 00:01:00 GMT", 20.0), retry_after("soon", 0.0)
    (30.0, 40.0, None)
    """
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text).timestamp()
    except ValueError:
        return None
    return max(0.0, moment - now)
