"""What a run that goes online holds open: the client, the cache, who asks, and how fast; all of it ends together."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pipeline
from pipeline.errors import UsageError
from pipeline.network.cache import AnswerCache
from pipeline.network.courier import Courier, Policy
from pipeline.network.exchange import Request, Response
from pipeline.network.failures import FailureKind, NoAnswerError
from pipeline.network.identity import Identity
from pipeline.network.links import Links, Progress, Sender
from pipeline.network.sites import Sites
from pipeline.run.store import default_folder

if TYPE_CHECKING:
    from pipeline.network.client import Client


@dataclass(frozen=True, slots=True)
class Session:
    """An open session."""

    client: Sender
    courier: Courier
    cache: AnswerCache
    policy: Policy

    def links(self, progress: Progress) -> Links:
        """Return what asks the addresses of entries."""
        return Links(self.client, self.courier, self.cache, self.policy, progress)

    def sites(self) -> Sites:
        """Return what asks for files and pages of sites."""
        return Sites(self.client.send, self.courier, self.cache)


class _Offline:
    """In place of the client where nothing may be sent."""

    def send(self, request: Request) -> Response:
        raise NoAnswerError(FailureKind.NOT_CACHED, f"{request.url} is not in the cache")


@contextmanager
def open_session(identity: Identity, policy: Policy) -> Iterator[Session]:
    """Open a session for the block.

    Raises:
        UsageError: the extra is not installed.
    """
    stop = threading.Event()
    cache = AnswerCache(default_folder())
    client = None if policy.offline else make_client(identity)
    sender: Sender = client or _Offline()

    def send(request: Request) -> Response:
        if stop.is_set():
            raise NoAnswerError(FailureKind.OUT, "the run was stopped")
        return sender.send(request)

    def sleep(seconds: float) -> None:
        stop.wait(seconds)

    courier = Courier(send, cache, identity, policy, sleep=sleep)
    try:
        yield Session(sender, courier, cache, policy)
    finally:
        stop.set()  # threads that wait for their turn give up
        if client:
            client.close()
        cache.close()


def make_client(identity: Identity) -> "Client":
    """Return the client.

    Raises:
        UsageError: the extra is not installed.
    """
    try:
        from pipeline.network.client import Client
    except ImportError as error:
        raise UsageError("going online needs one more package: pip install 'citetrail[network]'") from error
    return Client(identity.user_agent(pipeline.__version__))
