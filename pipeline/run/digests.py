"""Digests of files; one whose size, times and inode are as they were is not read again."""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

# size, time of the last write, time of the last change of anything, inode
Stamp = tuple[int, int, int, int]
Digests = dict[str, tuple[Stamp, str]]

# nanoseconds: what was written later than so before it was looked at may change without a new time. A file system that counts
# in nanoseconds takes them from a clock that ticks every 10 ms at most; another one may count in steps of two seconds.
SETTLED, _SETTLED_COARSE = 20 * 10**6, 2 * 10**9
_COARSE = 10**6
_NO_FILE = ""


def stamp_of(path: str) -> Stamp | None:
    """Return what tells whether a file was touched, None where there is no file."""
    try:
        status = os.stat(path)  # noqa: PTH116 — ten thousand files are looked at before every run
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _is_settled(stamp: Stamp, now: int) -> bool:
    """Tell whether a change after this moment would show in the stamp."""
    last = max(stamp[1], stamp[2])
    return now - last > (SETTLED if last % _COARSE else _SETTLED_COARSE)


class FileDigests:
    """SHA-256 of files. earlier: path → stamp and digest, of an earlier run; grows with what is asked for.

    used, folders: the files and folders that this run asked for and whose stamps may be trusted by the next.
    is_settled: whether that is all of them.
    """

    def __init__(self, earlier: Digests | None = None) -> None:
        self.earlier = earlier or {}
        self.used: Digests = {}
        self.folders: dict[str, Stamp] = {}
        self.is_settled = True

    def of(self, path: str | Path) -> str:
        """Return the digest of a file, "" where it cannot be read."""
        name = os.fspath(path)
        name = name if os.path.isabs(name) else os.path.abspath(name)  # noqa: PTH100, PTH117
        stamp = stamp_of(name)
        if stamp is None:
            self.is_settled = False
            return _NO_FILE
        before = self.used.get(name) or self.earlier.get(name)
        if before and tuple(before[0]) == stamp:
            self.used[name] = before
            return before[1]
        now = time.time_ns()
        try:
            with open(name, "rb") as file:  # noqa: PTH123
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            self.is_settled = False
            return _NO_FILE
        if _is_settled(stamp, now):
            self.used[name] = stamp, digest
        else:
            self.is_settled = False
        return digest

    def under(self, path: str | Path, skip: str = "") -> Iterator[str]:
        """Yield the files of a folder and its folders as absolute paths, sorted; a file yields itself.

        Hidden ones are left out, and folders of the name skip.
        """
        yield from self._under(os.path.abspath(path), skip)  # noqa: PTH100

    def _under(self, name: str, skip: str) -> Iterator[str]:
        if not os.path.isdir(name):  # noqa: PTH112
            yield name
            return
        stamp, now = stamp_of(name), time.time_ns()
        with os.scandir(name) as entries:
            inside = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
        if stamp and _is_settled(stamp, now):
            self.folders[name] = stamp
        else:
            self.is_settled = False
        for entry in inside:
            if not entry.is_dir():
                yield entry.path
            elif entry.name != skip and not entry.is_symlink():
                yield from self._under(entry.path, skip)


def digest_of(parts: Iterable[str | bytes]) -> str:
    """Return one digest of several values; no two lists of values share one."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()
