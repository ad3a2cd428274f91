r"""The LaTeX files of a check that another of its files takes in by \input: they are checked there, once."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.documents import load
from pipeline.documents.latex.inputs import fragments
from pipeline.errors import ReadError


def included_files(paths: Iterable[Path]) -> Mapping[Path, Path]:
    """Return each file that another one takes in, with that other one; of two that take in each other neither."""
    parts = {path: set(_parts(path)) for path in paths if path.suffix.lower() == ".tex"}
    files = {path.resolve(): path for path in parts}
    included: dict[Path, Path] = {}
    for main, taken in parts.items():
        for path in (files[part] for part in taken if part in files):
            if path != main and main.resolve() not in parts[path]:
                included.setdefault(path, main)
    return included


def _parts(path: Path) -> Iterable[Path]:
    """Return the files that one file takes in; none of one that cannot be read, which is told when it is checked."""
    try:
        return [fragment.path.resolve() for fragment in fragments(path, load(path))][1:]
    except ReadError:
        return ()
