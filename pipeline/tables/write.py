"""The files of a run, published together: a kill at any moment leaves the old set or the new one whole.

All files are written into a folder of their own first; a list of them, renamed into place, is the moment that counts. What a
killed run left undone behind that moment the next run finishes (`recover`), what it left before it is deleted.
"""

import errno
import json
import os
import shutil
import stat
from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import UsageError

_NEW, _LIST = "new", "publish.json"


def publish(files: Mapping[str, bytes], folder: Path, state: Path) -> None:
    """Write the files to the folder, all or none. A file whose bytes are the same is left alone.

    A file that is a link stays one, and modes and owners stay.

    Args:
        files: name → bytes.
        folder: where they go.
        state: a folder of the same file system for what is not published yet.

    Raises:
        UsageError: something else than a file has the name of one.
        OSError: disk full, no permission.
    """
    recover(folder, state)
    changed = {name: data for name, data in files.items() if _is_new(folder / name, data)}
    new = state / _NEW
    new.mkdir(parents=True, exist_ok=True)
    for name, data in changed.items():
        (new / name).parent.mkdir(parents=True, exist_ok=True)
        _write(new / name, data)
        _like(folder / name, new / name)
    _write(state / f"{_LIST}.tmp", json.dumps(list(changed)).encode())
    (state / f"{_LIST}.tmp").replace(state / _LIST)
    _sync(state)
    recover(folder, state)


def recover(folder: Path, state: Path) -> None:
    """Finish what a killed run had decided to publish; delete what it had not."""
    listed, new = state / _LIST, state / _NEW
    if listed.exists():
        for name in json.loads(listed.read_text(encoding="utf-8")):
            if (new / name).exists():
                target = (folder / name).resolve()
                target.parent.mkdir(parents=True, exist_ok=True)
                _move(new / name, target)
        _sync(folder)
        listed.unlink()
    shutil.rmtree(new, ignore_errors=True)
    (state / f"{_LIST}.tmp").unlink(missing_ok=True)


def _is_new(path: Path, data: bytes) -> bool:
    """Return whether the file has other bytes. Raises UsageError for a pipe, a device, a folder, a link that leads nowhere."""
    if path.is_symlink() and not path.exists():
        raise UsageError(f"{path} is a link to a file that is gone; move it away")
    if not path.exists():
        return True
    if not stat.S_ISREG(path.stat().st_mode):
        raise UsageError(f"{path} is not a regular file; move it away")
    return path.stat().st_size != len(data) or path.read_bytes() != data


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def _like(old: Path, new: Path) -> None:
    """Give the new file the mode and the owner of the old one."""
    if old.exists():
        shutil.copymode(old, new)
        about = old.stat()
        if hasattr(os, "chown") and (about.st_uid, about.st_gid) != (new.stat().st_uid, new.stat().st_gid):
            try:
                os.chown(new, about.st_uid, about.st_gid)
            except PermissionError:
                return  # only root gives files away


def _move(new: Path, path: Path) -> None:
    try:
        new.replace(path)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.copyfile(new, path)  # the file is a link into another file system


def _sync(folder: Path) -> None:
    """Let the names in a folder reach the disk, where the system can."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
