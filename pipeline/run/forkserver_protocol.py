"""The messages between a run and the fork server that reads its documents."""

import sys

import msgspec

from pipeline.settings import Limits

# exit codes of a child
EXIT_DOCUMENT, EXIT_FAILED, EXIT_REFUSED, EXIT_OUT_OF_MEMORY = 0, 1, 3, 4


class Request(msgspec.Struct, frozen=True):
    """What a child reads.

    Attributes:
        path: the bytes of the file's name as Latin-1, because a name need not be text.
        result: the file into which the document, or a Refusal, is written.
        engine: of a PDF; "" for the reader of the file's ending.
        skip: pages to leave out, from 0.
        stop: the first page that is not read any more.
        seconds, memory: limits; memory in bytes.
        file_megabytes: a larger file is not read.
    """

    path: str
    result: str
    engine: str = ""
    skip: tuple[int, ...] = ()
    stop: int = sys.maxsize
    seconds: float = 300.0
    memory: int = 2**30
    file_megabytes: int = Limits().file_megabytes


class Refusal(msgspec.Struct, frozen=True):
    """Why there is no document."""

    code: str
    reason: str
