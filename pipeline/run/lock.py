"""The lock of an output folder: one run at a time."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import BusyError

_PAUSE = 0.01  # seconds between two attempts


@contextmanager
def locked(folder: Path, *, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock of a folder; the system frees it when the process ends, however it ends.

    Args:
        folder: made where it is not there.
        wait: seconds to wait for another process that holds it.

    Raises:
        BusyError: another process holds it still.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        deadline = time.monotonic() + wait
        while not _acquire(handle):
            if time.monotonic() > deadline:
                raise BusyError(f"another run is writing to {folder}; wait for it, or choose another folder with -o")
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)


def _acquire(handle: int) -> bool:
    """Take the lock and return True, or return False at once."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
