"""The inputs of a run, checked before anything is loaded or written: what cannot be meant is refused at once."""

import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.text.regex import regex

# Path folds the two slashes of an address into one
_ADDRESS = regex(r"(?:https?|ftp):/{1,2}\S|www\.\S", re.IGNORECASE)
# what opens an entry of each kind of library; an empty file is a library without entries
_LIBRARY_SIGNS = {
    ".bib": regex(rb"@\s*\w+\s*[{(]"),
    ".ris": regex(rb"TY\s{1,3}-"),
    ".json": regex(rb"\s*[\[{]"),
}


def check_paths(paths: Iterable[Path]) -> None:
    """Refuse a path that leads to no file or folder.

    Raises:
        UsageError: an address, or nothing there.
    """
    for path in paths:
        if _ADDRESS.match(str(path)):
            raise UsageError(f"{path} is an address, and nothing is downloaded; save the page and name the file")
        if not path.exists():
            broken = "a link to a file that is gone" if path.is_symlink() else "no such file or folder"
            raise UsageError(f"{path}: {broken}; nothing was read or written")


def is_address_list(text: str) -> bool:
    r"""Return whether a text is nothing but addresses, a line each.

    >>> is_address_list("https://a.example/1\n\nhttps://a.example/2\n"), is_address_list("See https://a.example/1")
    (True, False)
    """
    lines = text.split("\n")
    return any(line.strip() for line in lines) and all(
        _ADDRESS.match(line.strip()) and " " not in line.strip() for line in lines if line.strip()
    )


def check_libraries(paths: Iterable[Path]) -> None:
    """Refuse a file that is no .bib, .ris or CSL-JSON library.

    Raises:
        UsageError: another ending, or a content that has no entry of that format.
    """
    for path in paths:
        if path.is_dir():
            continue
        sign = _LIBRARY_SIGNS.get(path.suffix.lower())
        if sign is None:
            raise UsageError(f"{path} is no library of references; export them as {' '.join(_LIBRARY_SIGNS)}")
        if path.is_file() and (data := path.read_bytes().strip()) and not sign.search(data):
            raise UsageError(f"{path} holds no entry of a {path.suffix.lower()} file; export it again")


def files_of(paths: Iterable[Path], endings: frozenset[str], kind: str) -> Iterator[Path]:
    """Yield the files that paths name, each once: a file whatever its ending, a folder's files with one of the endings.

    Hidden files, READMEs and the user's sources.csv are left out.

    Raises:
        UsageError: a folder in which there is no such file.
    """
    real_folder = cache(Path.resolve)  # to resolve each of ten thousand files takes a second
    seen = set()
    for path in paths:
        files = [file for file in files_below(path) if file.suffix.lower() in endings] if path.is_dir() else [path]
        if not files:
            raise UsageError(f"{path}: the folder holds no {kind} that can be read ({' '.join(sorted(endings))})")
        for file in files:
            real = file.resolve() if file.is_symlink() else real_folder(file.parent) / file.name
            if real not in seen:
                seen.add(real)
                yield file


def files_below(folder: Path) -> list[Path]:
    """Return the files of a folder and its folders, sorted; hidden files, READMEs and sources.csv are left out.

    So are the parts of a web page that a browser saves beside it: "page_files/" of "page.html".
    """
    return list(_files_below(folder))


def _files_below(folder: Path) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            inside = sorted((e for e in entries if not e.name.startswith(".")), key=lambda entry: entry.name)
    except (PermissionError, FileNotFoundError):  # a folder that may not be looked into, or is gone by now
        return
    for entry in inside:
        path = folder / entry.name
        if entry.is_dir():
            if not entry.is_symlink() and not _holds_page_parts(path):
                yield from _files_below(path)
        elif path.stem.lower() != "readme" and entry.name != "sources.csv":
            yield path


def _holds_page_parts(folder: Path) -> bool:
    """Tell whether a browser has saved the pictures, styles and frames of a page here."""
    from pipeline.lexicon import words  # not needed by a run with nothing to do

    endings = words("documents.page_parts_endings")
    stem = next((folder.name.removesuffix(end) for end in endings if folder.name.endswith(end)), "")
    return bool(stem) and any((folder.parent / f"{stem}{ending}").is_file() for ending in (".html", ".htm", ".xhtml"))
