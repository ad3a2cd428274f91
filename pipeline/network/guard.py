"""The guard: what stands between an address of an article and a connection.

1 the text of the address (`check_url`), 2 the name is resolved once and every address of it must be public (`resolve`), 3 the
caller connects to an address that was checked, never to the name; 4 a redirect goes through the same again (`follow`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from pipeline.network.addresses import Address, is_public, parse_address
from pipeline.network.failures import FailureKind, NoAnswerError
from pipeline.text.regex import regex

_LONGEST = 2_000
MOST_REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_FORBIDDEN = regex(r"[\x00-\x20\x7f-\xa0\u00ad\u2028\u2029\\]|\\[rn]|%0[0-9a-f]|%1[0-9a-f]|%7f", re.IGNORECASE)
_LABEL = regex(r"(?!-)[a-z0-9-]{1,63}(?<!-)", re.IGNORECASE)
_NUMBER = regex(r"(?:0x[0-9a-f]*|\d+)", re.IGNORECASE)  # what some resolver takes for a part of an address
# names of this machine and of its network (RFC 6761, RFC 8375, and what routers use)
_LOCAL = frozenset(
    "localhost local localdomain internal intranet home lan corp private arpa onion test example invalid".split()
)

# host → its addresses, as socket.getaddrinfo gives them
Resolver = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Target:
    """An address that passed the rules of its text."""

    url: str
    scheme: str
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Checked:
    """A target with the addresses that may be connected to; Host and SNI stay the name."""

    target: Target
    addresses: tuple[Address, ...]


def check_url(url: str) -> Target:
    """Return an address of an article in its parts.

    Raises:
        NoAnswerError: it must not be asked; the message says why.
    """
    if len(url) > _LONGEST:
        raise _refused(url, "longer than 2,000 characters")
    if _FORBIDDEN.search(url):
        raise _refused(url, "it holds a blank, a control character or a backslash")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _refused(url, str(error)) from error
    if parts.scheme not in _PORTS:
        raise _refused(url, "neither http nor https")
    if "@" in parts.netloc:
        raise _refused(url, "it holds a user name")
    if port is not None and port not in _PORTS.values():
        raise _refused(url, f"port {port}; only 80 and 443 are asked")
    if ".." in parts.path.split("/"):
        raise _refused(url, "its path leads upwards")
    return Target(url, parts.scheme, _host(url, parts), port or _PORTS[parts.scheme])


def resolve(target: Target, resolver: Resolver) -> Checked:
    """Return a target with its addresses; the name is resolved this one time.

    Raises:
        NoAnswerError: the name has no address, or one that is not public.
    """
    found = resolver(target.host)
    addresses = [parse_address(text) for text in found]
    public = tuple(address for address in addresses if address is not None and is_public(address))
    if not found:
        raise NoAnswerError(FailureKind.NO_HOST, f"{target.host}: the name has no address")
    if len(public) != len(found):
        raise _refused(target.url, "its name leads into a network that is not public")
    return Checked(target, public)


def follow(before: Target, location: str, count: int) -> Target:
    """Return where a redirect leads; it has to be resolved and checked like the first address.

    Raises:
        NoAnswerError: it must not be followed.
    """
    if count >= MOST_REDIRECTS:
        raise _refused(before.url, f"more than {MOST_REDIRECTS} redirects")
    if _FORBIDDEN.search(location):
        raise _refused(location[:200], "it holds a blank, a control character or a backslash")
    after = check_url(urljoin(before.url, location))
    if before.scheme == "https" and after.scheme == "http":
        raise _refused(after.url, "a redirect from https to http")
    return after


def _host(url: str, parts: SplitResult) -> str:
    """Return the host in lower case, ASCII."""
    host = (parts.hostname or "").removesuffix(".")
    if not host or "[" in parts.netloc or parse_address(host):
        raise _refused(url, "no name of a host")
    if not host.isascii():
        raise _refused(url, "its host has letters beyond ASCII")
    labels = host.split(".")
    if len(labels) < 2 or len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise _refused(url, "no full name of a host")
    if labels[-1] in _LOCAL or _NUMBER.fullmatch(labels[-1]):
        raise _refused(url, "a name of this machine or its network")
    if any(not _is_stable(label) for label in labels if label.startswith("xn--")):
        raise _refused(url, "its host is not written as IDNA has it")
    return host


def _is_stable(label: str) -> bool:
    """Tell whether an encoded label is the one that its letters are encoded to."""
    try:
        return label.encode().decode("idna").encode("idna").decode() == label
    except UnicodeError:
        return False


def _refused(url: str, why: str) -> NoAnswerError:
    return NoAnswerError(FailureKind.UNSAFE, f"{url[:200]!r} is not asked: {why}")
