"""What a run and its reading program say to each other."""

import sys

import msgspec

DOCUMENT, FAILED, REFUSED, MEMORY = 0, 1, 3, 4  # exit codes of a child


class Request(msgspec.Struct, frozen=True):
    """What to read. path: its bytes as Latin-1, because a name need not be text. result: where the document goes.

    skip: pages to leave out, from 0; stop: the first page that is not read any more. seconds, memory (bytes): limits.
    """

    path: str
    result: str
    engine: str = ""
    skip: tuple[int, ...] = ()
    stop: int = sys.maxsize
    seconds: float = 300.0
    memory: int = 2**30


class Refusal(msgspec.Struct, frozen=True):
    """Why there is no document."""

    code: str
    reason: str
