"""Why an address gave no answer: one error with a kind, so that nobody reads messages to decide what to do."""

from enum import StrEnum

from pipeline.errors import NetworkError


class FailureKind(StrEnum):
    """What went wrong. `again` tells whether a second try may help."""

    again: bool

    def __new__(cls, name: str, again: bool) -> "FailureKind":
        """Make a member from its name."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.again = again
        return member

    UNSAFE = "unsafe", False  # the guard refuses it
    NO_HOST = "no_host", False  # the name has no address
    UNREACHABLE = "unreachable", True
    TIMEOUT = "timeout", True
    TLS = "tls", False
    BROKEN = "broken", True  # the answer breaks off, or is no HTTP
    TOO_LARGE = "too_large", False
    SHAPE = "shape", False  # an answer of another form than the service documents
    STATUS = "status", False  # an error status after all tries
    OUT = "out", False  # the service is not asked any more in this run
    NOT_CACHED = "not_cached", False  # offline, and not in the cache
    DISALLOWED = "disallowed", False  # robots.txt


class NoAnswerError(NetworkError):
    """An address that gave no answer. status: of HTTP, 0 where there was none."""

    def __init__(self, kind: FailureKind, message: str, status: int = 0) -> None:
        self.kind, self.status = kind, status
        super().__init__(message)
