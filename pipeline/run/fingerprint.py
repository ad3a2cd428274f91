"""What a result depends on beside its inputs: the package's own code and weights, Python, and what is installed.

A change of any of them makes every cached result unreachable, so that a stale one is impossible, in development too.
"""

import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from pipeline.run.digests import FileDigests, digest_of

_PACKAGE = str(Path(__file__).parents[1])
_IGNORED = (".pyc", "~")


def fingerprint(digests: FileDigests) -> str:
    """Return one digest of all code that makes results."""
    code = digests.under(_PACKAGE, skip="__pycache__")
    files = (f"{name}={digests.of(name)}" for name in code if not name.endswith(_IGNORED))
    return digest_of([*environment(), *files, *_plugins(digests)])


def environment() -> list[str]:
    """Return Python's version and the names of the folders of installed packages, which hold their versions."""
    return [sys.version, sys.platform, *(entry.name for entry in _metadata_folders())]


def model_fingerprint(name: str, digests: FileDigests) -> str:
    """Return a digest of the files of a user's spaCy model, an installed package or a folder; "" for ours."""
    if not name:
        return ""
    folder = name if Path(name).is_dir() else _folder_of(name)
    return digest_of([name, *(digests.of(file) for file in digests.under(folder))]) if folder else name


def _metadata_folders() -> Iterator[os.DirEntry[str]]:
    """Yield the folders in which installed packages say what they are."""
    for folder in dict.fromkeys(sys.path):
        try:
            with os.scandir(folder or ".") as entries:
                yield from sorted((e for e in entries if e.name.endswith((".dist-info", ".egg-info"))), key=str)
        except OSError:
            continue


def _plugins(digests: FileDigests) -> Iterator[str]:
    """Yield the digests of the files of packages that add to citetrail; one that is being written has no new version."""
    for entry in _metadata_folders():
        points = Path(entry.path) / "entry_points.txt"
        text = points.read_text(encoding="utf-8", errors="replace") if points.is_file() else ""
        modules = _modules_of(text) if "[citetrail." in text else []
        yield from (f"{text}{digests.of(file)}" for module in modules for file in digests.under(_folder_of(module)))


def _modules_of(entry_points: str) -> list[str]:
    """Return the packages that the groups of citetrail name; "legal = house.legal:STYLE" names house."""
    modules, ours = set(), False
    for line in entry_points.splitlines():
        if line.startswith("["):
            ours = line.startswith("[citetrail.")
        elif ours and "=" in line:
            modules.add(line.partition("=")[2].partition(":")[0].strip().partition(".")[0])
    return sorted(modules)


def _folder_of(module: str) -> str:
    """Return the folder of a package, or the file of a module; "" where it cannot be found."""
    try:
        spec = find_spec(module)
    except (ImportError, ValueError):
        return ""
    if spec is None:
        return ""
    return next(iter(spec.submodule_search_locations or ()), spec.origin or "")
