"""A request and its answer, as values."""

from dataclasses import dataclass, field

ANSWER_BYTES, FILE_BYTES = 5 << 20, 50 << 20
DEADLINE_SECONDS = 60.0
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked. secrets: headers and parameters of a key, sent to this host alone and written nowhere.

    most: bytes of the answer. cut: take the first bytes of a longer one.
    """

    url: str
    headers: Pairs = ()
    secret_headers: Pairs = field(default=(), repr=False)
    secret_query: str = field(default="", repr=False)
    most: int = ANSWER_BYTES
    cut: bool = False
    seconds: float = DEADLINE_SECONDS


@dataclass(frozen=True, slots=True)
class Response:
    """What was answered. url: where, after redirects. lasting: all redirects on the way are for good. headers: in lower case."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes
    redirects: int = 0
    lasting: bool = False
