"""A question to a service: where it goes, what it tells the service, and how the answer is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode, urlsplit

T = TypeVar("T")
DAY = 86_400
MONTH_TTL, FORTNIGHT_TTL, SHORT_TTL, DAY_TTL = 30 * DAY, 14 * DAY, 3 * DAY, DAY


@dataclass(frozen=True, slots=True)
class Query(Generic[T]):
    """A question.

    service: of pipeline/network/services. url: without key and e-mail, and so the name of the answer in the cache. sends: what
    the service learns, for people. read: bytes → what was asked for. nothing: what a 404 means. text: words of the entry are
    sent (`--no-text` leaves these out). lane: of hosts.toml. key: name of the key it goes with. fresh, empty: seconds for
    which an answer, and one that holds nothing, is good. accept: the type that is asked for.
    """

    service: str
    url: str
    sends: str
    read: Callable[[bytes], T]
    nothing: T
    text: bool = False
    lane: str = ""
    key: str = ""
    fresh: int = MONTH_TTL
    empty: int = SHORT_TTL
    accept: str = "application/json"

    @property
    def host(self) -> str:
        """The host that is asked."""
        return urlsplit(self.url).hostname or ""


def with_parameters(url: str, parameters: Mapping[str, str | int]) -> str:
    """Return an address with parameters; empty ones are left out.

    >>> with_parameters("https://api.example.org/works", {"query": "a b", "rows": 5, "filter": ""})
    'https://api.example.org/works?query=a+b&rows=5'
    """
    return f"{url}?{urlencode({name: value for name, value in parameters.items() if value != ''})}"
