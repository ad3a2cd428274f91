"""How fast each service is asked: a lane has a time between two requests and a number of requests at once (hosts.toml)."""

import threading
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files

import msgspec

Clock = Callable[[], float]
Sleep = Callable[[float], None]


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Limits of a lane, as hosts.toml explains them."""

    every: float
    together: int
    stop: tuple[int, ...] = ()
    pause: float = 0.0


@cache
def all_limits() -> dict[str, Limits]:
    """Return lane → limits."""
    text = (files("pipeline.network") / "hosts.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, Limits])


def limits_of(lane: str) -> Limits:
    """Return the limits of a lane."""
    return all_limits().get(lane, all_limits()["default"])


def is_service(host: str) -> bool:
    """Tell whether a host is one of the services that hosts.toml names, which are there for programs."""
    return host in all_limits()


class Lane:
    """The requests to one service: they wait until the next one may start."""

    def __init__(self, limits: Limits, clock: Clock = time.monotonic, sleep: Sleep = time.sleep) -> None:
        self._every, self._together = limits.every, limits.together
        self._clock, self._sleep = clock, sleep
        self._next = 0.0
        self._running = 0
        self._changed = threading.Condition()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, and hold it for the block."""
        with self._changed:
            while self._running >= self._together:
                self._changed.wait()
            self._running += 1
            now = self._clock()
            start = max(now, self._next)
            self._next = start + self._every
        try:
            if start > now:
                self._sleep(start - now)
            yield
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify()

    def pause(self, seconds: float) -> None:
        """Start no request for so long."""
        with self._changed:
            self._next = max(self._next, self._clock() + seconds)

    def slow_down(self, seconds: float) -> None:
        """Leave at least so much time between two requests."""
        with self._changed:
            self._every = max(self._every, seconds)

    def obey(self, headers: Mapping[str, str]) -> None:
        """Slow down to what an answer asks for; never get faster than hosts.toml has it."""
        number, interval = (_number(headers.get(f"x-rate-limit-{name}", "")) for name in ("limit", "interval"))
        at_once = _number(headers.get("x-concurrency-limit", ""))
        if number and interval:
            self.slow_down(interval / number)
        if at_once:
            with self._changed:
                self._together = max(1, min(self._together, int(at_once)))
        for prefix in ("x-ratelimit-", "ratelimit-", "x-rate-limit-"):
            left, reset = (_number(headers.get(f"{prefix}{name}", "")) for name in ("remaining", "reset"))
            if left == 0 and reset and reset <= _LONGEST_RESET:
                self.pause(reset)


_LONGEST_RESET = 120.0  # seconds; a larger number is a time of day


def _number(text: str) -> float | None:
    """Return the number of a header: "50", "1s"."""
    try:
        return float(text.strip().removesuffix("s"))
    except ValueError:
        return None
