"""Do the addresses of entries answer? One request each, for the first 64 KB; the archive is asked for what is gone.

Gone is what is not there at two tries an hour or more apart. What refuses programs, or fails otherwise, is never called dead.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol
from urllib.parse import unquote, urlsplit

import msgspec

from pipeline.lexicon import words
from pipeline.model.lookup import LinkAnswer, LinkState
from pipeline.network.cache import AnswerCache, Stored
from pipeline.network.courier import Courier, Policy
from pipeline.network.exchange import Request, Response
from pipeline.network.failures import FailureKind, NoAnswerError
from pipeline.network.guard import check_url
from pipeline.network.parallel import in_parallel
from pipeline.network.query import DAY
from pipeline.network.services import doi_org, wayback
from pipeline.text.regex import regex

_SERVICE = "link"
_HEAD_BYTES = 64 << 10
_BROWSER_LIKE = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"
_HEADERS = (("Accept", _BROWSER_LIKE), ("Range", f"bytes=0-{_HEAD_BYTES - 1}"))
_BETWEEN_TRIES = 3600.0  # seconds until a page that is not there is asked for again
_THERE = frozenset({200, 201, 202, 203, 204, 206, 416})  # 416: an empty page has no first byte
_GONE = frozenset({404, 410})
_REFUSED = frozenset({401, 402, 403, 405, 406, 429, 451, 503})
_FRESH = {LinkState.BLOCKED: DAY, LinkState.DEAD: DAY}  # all else that is kept: a week
_WEEK = 7 * DAY
_CACHED = frozenset({LinkState.ANSWERS, LinkState.MOVED, LinkState.OTHER_PAGE, LinkState.BLOCKED, LinkState.DEAD})
_TITLE = regex(r"<title[^>]{0,200}>(.{0,500}?)</title>", re.IGNORECASE | re.DOTALL)
Progress = Callable[[int, int], None]  # addresses that are done, of how many
_DOI_ADDRESS = regex(r"https?://(?:dx\.)?doi\.org/(10\.\d{4,9}/\S+)", re.IGNORECASE)


class Sender(Protocol):
    """What sends a request: the client."""

    def send(self, request: Request) -> Response:
        """Return the answer."""


class Links:
    """A LinkLookup over the network."""

    def __init__(
        self,
        client: Sender,
        courier: Courier,
        cache: AnswerCache,
        policy: Policy,
        progress: Progress = lambda _, __: None,
    ) -> None:
        self._client, self._courier, self._cache, self._policy = client, courier, cache, policy
        self._progress = progress
        self._found: dict[str, LinkAnswer] = {}

    def prepare(self, urls: Sequence[str]) -> None:
        """Ask all addresses, several hosts at once."""
        rest = [url for url in dict.fromkeys(urls) if url not in self._found]
        for number, answer in enumerate(in_parallel(self._answer, rest)):
            self._found[rest[number]] = answer
            self._progress(number + 1, len(rest))

    def check(self, url: str, day: str) -> LinkAnswer:
        """Return what an address answers, and an archived copy of one that is gone."""
        if url not in self._found:
            self._found[url] = self._answer(url)
        found = self._found[url]
        if found.state not in (LinkState.DEAD, LinkState.OTHER_PAGE):
            return found
        try:
            capture = self._courier.ask(wayback.nearest(url, day)).value
        except NoAnswerError:
            return replace(found, detail=f"{found.detail}; the archive did not answer")
        return replace(found, archived=capture.url, archived_day=capture.day) if capture else found

    def _answer(self, url: str) -> LinkAnswer:
        """Return the answer of the cache, or a new one, which the cache then has."""
        try:
            check_url(url)
        except NoAnswerError as error:
            return LinkAnswer(LinkState.UNSAFE, url, str(error))
        stored = None if self._policy.refresh else self._cache.get(_SERVICE, url)
        if stored and (self._policy.offline or self._cache.clock() < stored.expires):
            day = date.fromtimestamp(stored.fetched).isoformat()
            return replace(msgspec.json.decode(stored.body, type=LinkAnswer), origin="cache", day=day)
        if self._policy.offline:
            return LinkAnswer(LinkState.UNDECIDED, url, "not in the cache", origin="cache")
        found = replace(self._ask(url), origin="network", day=date.fromtimestamp(self._cache.clock()).isoformat())
        if found.state in _CACHED:
            now = self._cache.clock()
            until = now + _FRESH.get(found.state, _WEEK)
            self._cache.put(_SERVICE, url, Stored(200, now, until, "", "", msgspec.json.encode(found)))
        return found

    def _ask(self, url: str) -> LinkAnswer:
        gone = self._cache.gone(url)
        if gone and self._cache.clock() - gone.last < _BETWEEN_TRIES and not self._policy.refresh:
            return _not_yet_dead(url, gone.detail)
        doi = _DOI_ADDRESS.fullmatch(url)
        try:
            if doi:
                is_registered = self._courier.ask(doi_org.handle(unquote(doi[1]))).value
                return (
                    self._there(LinkAnswer(LinkState.ANSWERS, url))
                    if is_registered
                    else self._gone(url, "doi.org has no such DOI")
                )
            lane = self._courier.lane(urlsplit(url).hostname or "")
            with lane.turn():
                response = self._client.send(Request(url, headers=_HEADERS, most=_HEAD_BYTES, cut=True))
            lane.obey(response.headers)
        except NoAnswerError as error:
            if error.kind == FailureKind.NO_HOST:
                return self._gone(url, "no such host")
            state = LinkState.UNSAFE if error.kind == FailureKind.UNSAFE else LinkState.UNDECIDED
            return LinkAnswer(state, url, str(error))
        if response.status in _GONE:
            return self._gone(url, str(response.status))
        return self._there(_classify(url, response))

    def _gone(self, url: str, detail: str) -> LinkAnswer:
        """Return dead for an address that was gone before, an hour or more ago."""
        gone = self._cache.note_gone(url, detail)
        if gone.last - gone.first < _BETWEEN_TRIES:
            return _not_yet_dead(url, detail)
        first, last = (date.fromtimestamp(moment).isoformat() for moment in (gone.first, gone.last))
        days = first if first == last else f"{first} and {last}"
        return LinkAnswer(LinkState.DEAD, url, f"{detail} on {gone.tries} tries, {days}")

    def _there(self, answer: LinkAnswer) -> LinkAnswer:
        if answer.state in (LinkState.ANSWERS, LinkState.MOVED):
            self._cache.note_there(answer.url)
        return answer


def _not_yet_dead(url: str, detail: str) -> LinkAnswer:
    return LinkAnswer(LinkState.UNDECIDED, url, f"{detail} at the first try; verify again in an hour or later")


def _classify(url: str, response: Response) -> LinkAnswer:
    """Return what an answer that is no 404 says of an address."""
    title = _title(response)
    if response.status in _REFUSED or "cf-mitigated" in response.headers or _says(title, "network.challenge"):
        return LinkAnswer(LinkState.BLOCKED, url, str(response.status))
    if response.status not in _THERE:
        return LinkAnswer(LinkState.UNDECIDED, url, str(response.status))
    if _says(title, "network.not_found"):
        return LinkAnswer(LinkState.OTHER_PAGE, url, f"its title is “{title[:80]}”")
    before, after = urlsplit(url), urlsplit(response.url)
    if after.path in ("", "/") and not after.query and (before.path not in ("", "/") or before.query):
        return LinkAnswer(LinkState.OTHER_PAGE, url, "it leads to the front page")
    if response.lasting and _differs(url, response.url):
        return LinkAnswer(LinkState.MOVED, url, "permanent redirect", response.url)
    return LinkAnswer(LinkState.ANSWERS, url, str(response.status))


def _title(response: Response) -> str:
    found = _TITLE.search(response.body.decode("utf-8", "replace"))
    return " ".join(found[1].split()) if found else ""


def _says(title: str, name: str) -> bool:
    """Tell whether a title holds one of the words of a list as a whole."""
    text = title.casefold()
    return any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) for phrase in words(name)) if text else False


def _differs(before: str, after: str) -> bool:
    """Tell whether two addresses differ in more than http and https, www., or a slash at the end."""

    def form(url: str) -> str:
        return re.sub(r"^https?://(?:www\.)?", "", url.partition("#")[0]).rstrip("/")

    return form(before) != form(after)
