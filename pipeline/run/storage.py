"""Folders on any file system, by their address: the one door to fsspec (extra `citetrail[cloud]`; s3fs, gcsfs … for the store).

    s3://bucket/articles   gs://bucket/saved   memory://out   a folder of this machine

Inputs from elsewhere are copied into a folder of this machine, each file again only when it has changed there; outputs are written
file by file, each whole or not at all.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import UsageError
from pipeline.text.regex import regex

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

# "https:" is none of them: nothing is downloaded from the web; Path folds the two slashes of an address into one
_ADDRESS = regex(r"(?P<protocol>(?!https?:|ftp:|file:)[a-z][a-z0-9+.-]+):/{1,2}(?P<path>.+)", re.DOTALL)
_STAMP = ".stamp"  # ending of the file that says which state of its neighbour was copied


def is_remote(path: str | Path) -> bool:
    """Tell whether a path is the address of another file system.

    >>> is_remote("s3://bucket/articles"), is_remote(Path("gs://bucket/a.md")), is_remote("articles/a.md"), is_remote("https://a.example")
    (True, True, False, False)
    """
    return _ADDRESS.fullmatch(str(path)) is not None


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of a file system."""

    system: "AbstractFileSystem | None"
    root: str

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file, None where there is none."""
        try:
            if self.system is None:
                return Path(self.root, name).read_bytes()
            data: bytes = self.system.cat_file(f"{self.root}/{name}")
        except FileNotFoundError:
            return None
        return data

    def write(self, name: str, data: bytes) -> None:
        """Write a file; whoever reads it meanwhile has the old one or the new one."""
        if self.system is not None:  # a store shows an object when it is whole
            self.system.makedirs(f"{self.root}/{name}".rpartition("/")[0], exist_ok=True)
            self.system.pipe_file(f"{self.root}/{name}", data)
            return
        path = Path(self.root, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(f".{path.name}.new")
        with new.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)

    def delete(self, name: str) -> None:
        """Delete a file where it is there."""
        if self.system is None:
            Path(self.root, name).unlink(missing_ok=True)
        elif self.system.exists(f"{self.root}/{name}"):
            self.system.rm_file(f"{self.root}/{name}")

    def names(self, folder: str) -> list[str]:
        """Return the names of the files in a folder of it, sorted."""
        if self.system is None:
            path = Path(self.root, folder)
            return sorted(file.name for file in path.iterdir()) if path.is_dir() else []
        if not self.system.isdir(f"{self.root}/{folder}"):
            return []
        return sorted(str(name).rpartition("/")[2] for name in self.system.ls(f"{self.root}/{folder}", detail=False))


def folder_at(path: Path) -> Folder:
    """Return the folder at a path or an address.

    Raises:
        UsageError: the library of that file system is not installed, or it cannot be reached.
    """
    found = _ADDRESS.fullmatch(str(path))
    if found is None:
        return Folder(None, str(path))
    return Folder(_system(found["protocol"]), found["path"].rstrip("/"))


def copied(path: Path, folder: Path) -> Path:
    """Copy a file or folder from elsewhere into a folder of this machine and return where it is.

    Raises:
        UsageError: there is nothing, or it cannot be reached.
    """
    found = _ADDRESS.fullmatch(str(path))
    assert found is not None
    system, root = _system(found["protocol"]), found["path"].rstrip("/")
    target = folder / found["protocol"] / root
    try:
        present = {str(name): _state(system, name) for name in system.find(root)}
    except OSError as error:
        raise UsageError(f"{address_of(target, folder)}: {error}") from error
    if not present:
        raise UsageError(f"{address_of(target, folder)}: no such file or folder; nothing was read or written")
    base = str(system._strip_protocol(root))
    for name, state in present.items():
        _copy(system, name, _under(target, name.removeprefix(base)), state)
    wanted = {_under(target, name.removeprefix(base)) for name in present}
    for stale in [file for file in _files(target) if file not in wanted]:
        stale.unlink()
    return target


def address_of(path: Path | str, folder: Path) -> str:
    """Return the address from which a file in that folder was copied; another path as it is."""
    name = str(path)
    inside = name.removeprefix(f"{folder}{os.sep}")
    return name if inside == name else inside.replace(os.sep, "://", 1)


def _system(protocol: str) -> "AbstractFileSystem":
    try:
        import fsspec
    except ImportError as error:
        raise UsageError(f"{protocol}:// needs fsspec: pip install 'citetrail[cloud]'") from error
    try:
        return fsspec.filesystem(protocol)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{protocol}:// cannot be used: {error}") from error


def _state(system: "AbstractFileSystem", name: str) -> str:
    """Return what changes when a file does."""
    return str(system.ukey(name))


def _under(target: Path, name: str) -> Path:
    inside = Path(target, name.lstrip("/")) if name else target
    if ".." in inside.parts:
        raise UsageError(f"{inside}: a name that leads out of its folder")
    return inside


def _copy(system: "AbstractFileSystem", name: str, target: Path, state: str) -> None:
    stamp = target.with_name(f".{target.name}{_STAMP}")
    if target.is_file() and stamp.is_file() and stamp.read_text(encoding="utf-8") == state:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    target.write_bytes(system.cat_file(name))
    stamp.write_text(state, encoding="utf-8")


def _files(target: Path) -> Iterator[Path]:
    if target.is_dir():
        yield from (file for file in target.rglob("*") if file.is_file() and not file.name.startswith("."))
