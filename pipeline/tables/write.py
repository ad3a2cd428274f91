"""Files that are whole or not there: written beside, flushed, renamed."""

import os
from collections.abc import Mapping
from pathlib import Path


def write_all(files: Mapping[str, bytes], folder: Path) -> None:
    """Write every file under a temporary name first, then rename all. A kill leaves whole files, old or new.

    A file whose bytes are the same is left alone. Raises OSError (disk full, no permission).
    """
    folder.mkdir(parents=True, exist_ok=True)
    renames = []
    for name, data in files.items():
        path = folder / name
        if path.exists() and path.read_bytes() == data:
            continue
        beside = folder / f".{name}.{os.getpid()}.tmp"
        with beside.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        renames.append((beside, path))
    for beside, path in renames:
        beside.replace(path)
