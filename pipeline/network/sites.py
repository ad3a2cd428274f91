"""Files and pages of sites, asked for slowly and as robots.txt of the site lets us."""

from collections.abc import Callable
from threading import Lock
from urllib.parse import urlsplit

from pipeline.network import robots
from pipeline.network.cache import AnswerCache, Stored
from pipeline.network.courier import Courier
from pipeline.network.exchange import Request, Response
from pipeline.network.failures import FailureKind, NoAnswerError
from pipeline.network.guard import check_url
from pipeline.network.pace import is_service
from pipeline.network.query import DAY

_SERVICE = "robots"
_ACCEPT = (("Accept", "application/pdf,text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"),)
_TRIES = 2
_AGAIN = frozenset({429, 500, 502, 503, 504})
Send = Callable[..., Response]


class Sites:
    """Asks sites; may be used from several threads. send: Client.send."""

    def __init__(self, send: Send, courier: Courier, cache: AnswerCache) -> None:
        self._send, self._courier, self._cache = send, courier, cache
        self._rules: dict[str, robots.Rules] = {}
        self._lock = Lock()

    def get(self, url: str, most: int, seconds: float) -> Response:
        """Return what an address answers.

        Raises:
            NoAnswerError: nothing, or robots.txt does not let a program ask.
        """
        lane = self._courier.lane(urlsplit(url).hostname or "")
        request = Request(url, headers=_ACCEPT, most=most, seconds=seconds)
        for attempt in range(1, _TRIES + 1):
            self.check(url)
            try:
                with lane.turn():
                    response = self._send(request, self.check)
            except NoAnswerError as error:
                if not error.kind.again or attempt == _TRIES:
                    raise
                continue
            lane.obey(response.headers)
            if response.status not in _AGAIN:
                break
        return response

    def check(self, url: str) -> None:
        """Refuse an address that robots.txt of its site keeps from programs; services for programs have limits of their own.

        Raises:
            NoAnswerError: it must not be asked.
        """
        target = check_url(url)  # before its robots.txt is asked for
        if is_service(target.host):
            return
        parts = urlsplit(url)
        rules = self._rules_of(f"{parts.scheme}://{parts.netloc}")
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        if rules.delay > robots.LONGEST_DELAY or not rules.allows(path):
            raise NoAnswerError(FailureKind.DISALLOWED, f"robots.txt of {parts.hostname} keeps programs from it")
        if rules.delay:
            self._courier.lane(parts.hostname or "").slow_down(rules.delay)

    def _rules_of(self, site: str) -> robots.Rules:
        with self._lock:
            if site in self._rules:
                return self._rules[site]
        rules = self._read(f"{site}/robots.txt")
        with self._lock:
            self._rules[site] = rules
        return rules

    def _read(self, url: str) -> robots.Rules:
        """Return the rules of a file: all is allowed where there is none, nothing while the site has an error (RFC 9309)."""
        stored = self._cache.get(_SERVICE, url)
        if stored and self._cache.clock() < stored.expires:
            return robots.parse(stored.body.decode("utf-8", "replace"))
        try:
            response = self._send(Request(url, most=robots.MOST_BYTES, cut=True, seconds=20.0))
        except NoAnswerError as error:
            if error.kind == FailureKind.UNSAFE:
                raise
            return robots.NOTHING_ALLOWED
        if response.status >= 500 or response.status == 429:
            return robots.NOTHING_ALLOWED
        body = response.body if response.status == 200 else b""
        now = self._cache.clock()
        self._cache.put(_SERVICE, url, Stored(response.status, now, now + DAY, "", "", body))
        return robots.parse(body.decode("utf-8", "replace"))
