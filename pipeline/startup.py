"""What a start of the program makes of its own files, for the next start: word lists that were read, patterns that were compiled.

    DIR/start-1.bin     SHA-256 of the rest; MessagePack of fingerprint and name → value

It stands as long as the program's code, its word lists and Python are the same; what is torn, foreign or of another fingerprint is
made anew. Nothing is unpickled. Where no file is named everything is made anew,
as by pipeline.extract, the function.
"""

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

T = TypeVar("T")
NAME = "start-1.bin"  # another number for another layout
_VARIABLE = "CITETRAIL_START"  # of processes that a run starts: fingerprint and file
_DIGEST = 32  # bytes before the data
_MOST = 5_000  # values: three times as many as there are patterns


class _Values(NamedTuple):
    """The values of a file. found: encoded, as they were there. made: those of this process that were not."""

    path: Path
    fingerprint: str
    found: dict[str, bytes]
    made: dict[str, bytes]


@contextmanager
def remembering(folder: Path, fingerprint: str) -> Iterator[None]:
    """Take what an earlier start made from a folder, here and in the processes that are started inside of the block.

    fingerprint: of all that the values are made from.
    """
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = f"{fingerprint} {folder / NAME}"
    try:
        yield
        save()
    finally:
        os.environ.pop(_VARIABLE)
        if before is not None:
            os.environ[_VARIABLE] = before


def recall(name: str, kind: type[T], make: Callable[[], T]) -> T:
    """Return a value of an earlier start; where there is none, what make returns. name: different for different values."""
    values = _values(os.environ.get(_VARIABLE, ""))
    if values is None:
        return make()
    import msgspec

    if name in values.found:
        with suppress(msgspec.MsgspecError):
            return msgspec.msgpack.decode(values.found[name], type=kind)
    value = make()
    if len(values.found) < _MOST:
        values.made[name] = values.found[name] = msgspec.msgpack.encode(value)
    return value


def save() -> None:
    """Write what was made since, whole or not at all; a folder that cannot be written costs the next start its time."""
    values = _values(os.environ.get(_VARIABLE, ""))
    if values is None or not values.made:
        return
    import msgspec

    values.made.clear()
    data = msgspec.msgpack.encode((_stamp(values.fingerprint), values.found))
    with suppress(OSError):
        new = values.path.with_suffix(".tmp")
        new.write_bytes(hashlib.sha256(data).digest() + data)  # two that write at once leave what is made anew
        new.replace(values.path)


@cache
def _values(named: str) -> _Values | None:
    """Return the values of the file that the variable names, none of an empty or foreign one."""
    fingerprint, _, path = named.partition(" ")
    return _Values(Path(path), fingerprint, _read(Path(path), _stamp(fingerprint)), {}) if path else None


def _read(path: Path, stamp: str) -> dict[str, bytes]:
    import msgspec

    try:
        packed = path.read_bytes()
        digest, data = packed[:_DIGEST], packed[_DIGEST:]
        if hashlib.sha256(data).digest() != digest:
            return {}
        found_stamp, values = msgspec.msgpack.decode(data, type=tuple[str, dict[str, bytes]])
    except (OSError, msgspec.MsgspecError):
        return {}
    return values if found_stamp == stamp else {}


def _stamp(fingerprint: str) -> str:
    return f"{fingerprint} {sys.version} {sys.byteorder}"
