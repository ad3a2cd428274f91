"""Digests of files; one whose size, times and inode are as they were is not read again."""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

# size, time of the last write, time of the last change of anything, inode
Stamp = tuple[int, int, int, int]
Known = dict[str, tuple[Stamp, str]]

_SETTLED = (
    2 * 10**9
)  # nanoseconds: a file that was written later than so before its digest may change without a new time
_NO_FILE = ""


def stamp_of(path: str) -> Stamp | None:
    """Return what tells whether a file was touched, None where there is no file."""
    try:
        status = os.stat(path)  # noqa: PTH116 — ten thousand files are looked at before every run
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


class FileDigests:
    """SHA-256 of files. known: path → stamp and digest, of an earlier run; grows with what is asked for."""

    def __init__(self, known: Known | None = None) -> None:
        self.known = known or {}
        self.used: Known = {}  # what this run asked for and may be trusted by the next

    def of(self, path: str | Path) -> str:
        """Return the digest of a file, "" where it cannot be read."""
        name = os.path.abspath(path)  # noqa: PTH100
        stamp = stamp_of(name)
        if stamp is None:
            return _NO_FILE
        before = self.known.get(name)
        if before and tuple(before[0]) == stamp:
            self.used[name] = before
            return before[1]
        now = time.time_ns()
        try:
            with open(name, "rb") as file:  # noqa: PTH123
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return _NO_FILE
        if now - max(stamp[1], stamp[2]) > _SETTLED:
            self.used[name] = stamp, digest
        return digest


def files_under(path: str | Path) -> Iterator[str]:
    """Yield the files of a folder and its folders, sorted, hidden ones left out; a file yields itself."""
    name = str(path)
    if not os.path.isdir(name):  # noqa: PTH112
        yield name
        return
    with os.scandir(name) as entries:
        inside = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
    for entry in inside:
        if entry.is_dir():
            if not entry.is_symlink():
                yield from files_under(entry.path)
        else:
            yield entry.path


def digest_of(parts: Iterable[str | bytes]) -> str:
    """Return one digest of several values; no two lists of values share one."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()
