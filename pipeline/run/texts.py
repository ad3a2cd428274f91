"""The texts that a run read, kept beside its tables, so that report and review page need not read the files again.

OUT/.citetrail/texts/run.json                which article and which source is which text, and how the run was called
OUT/.citetrail/texts/<sha256>.pdf.json.gz    a text, named by its file's bytes and ending: an unchanged one is not written again
"""

import gzip
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pipeline.model import Document
from pipeline.model.json import decode, encode

TEXTS = ".citetrail/texts"
_RUN = f"{TEXTS}/run.json"


@dataclass(frozen=True, slots=True)
class Arguments:
    """How a run was called: the paths as they were given, from the folder in which it was called.

    config: the settings file that was named, "" for citetrail.toml of that folder.
    """

    articles: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    bibs: tuple[str, ...] = ()
    model: str = ""
    fast: bool = False
    config: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A file that was read: its path from the folder of the call, the digest of its bytes ("": unreadable), what it says of itself.

    key: of an article, as in the tables; of a source its file name without ending.
    """

    key: str
    path: str
    sha256: str = ""
    title: str = ""
    date: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A run: its call and its files. folder: in which it was called, from the output folder; called_in: the same from the root.

    The first holds where a project is moved as a whole, the second where the output folder is.
    """

    folder: str
    called_in: str
    arguments: Arguments
    articles: tuple[File, ...]
    sources: tuple[File, ...]

    def path(self, out: Path, path: str) -> Path:
        """Return where a path of this run leads."""
        moved = out.resolve() / self.folder / path
        return moved if moved.exists() else Path(self.called_in) / path


def texts_of(
    arguments: Arguments, articles: tuple[Document, ...], sources: tuple[Document, ...], out: Path
) -> dict[str, bytes]:
    """Return file name → bytes, the list of the files first; the same run gives the same bytes.

    Args:
        arguments: how the run was called.
        articles: as they were read.
        sources: as they were read, without digest where that failed.
        out: the output folder.
    """
    run = Run(_from(out), str(Path.cwd()), arguments, tuple(map(_file, articles)), tuple(map(_file, sources)))
    files = {_RUN: encode(run) + b"\n"}
    for document in (*articles, *sources):
        if document.digest:
            text = replace(document, key="", path="", marks=(), warnings=())
            files[_name(_file(document))] = gzip.compress(encode(text), mtime=0)
    return files


def drop_stale_texts(out: Path, files: Mapping[str, bytes]) -> None:
    """Delete the texts of earlier runs; called when those of this run are in place."""
    for path in (out / TEXTS).glob("*.json.gz"):
        if f"{TEXTS}/{path.name}" not in files:
            path.unlink(missing_ok=True)


def read_run(out: Path) -> Run | None:
    """Return what the last run of an output folder read, None where that was not kept (before version 0.3)."""
    path = out / _RUN
    return decode(path.read_bytes(), Run) if path.is_file() else None


def read_text(out: Path, file: File) -> Document | None:
    """Return an article or a source with its text, blocks and pages, without marks and warnings; None where it was unreadable.

    Example:
        run = read_run(out)
        document = read_text(out, run.articles[0])
        [(block.kind, block.level, document.page_at(block.span.start), block.span.of(document.text)) for block in document.blocks]
    """
    path = out / _name(file)
    if not file.sha256 or not path.is_file():
        return None
    return replace(_load(path, path.stat().st_mtime_ns), key=file.key, path=file.path)


@lru_cache(maxsize=16)
def _load(path: Path, _written: int) -> Document:
    return decode(gzip.decompress(path.read_bytes()), Document)


def _name(file: File) -> str:
    """Return the file of a text; the ending is part of it, because one content read as .txt and as .md is two texts."""
    return f"{TEXTS}/{file.sha256}{Path(file.path).suffix.lower()}.json.gz"


def _file(document: Document) -> File:
    meta = document.meta
    return File(document.key, document.path, document.digest, meta.title, meta.date, meta.language)


def _from(out: Path) -> str:
    """Return the current folder as seen from the output folder, so that both can be moved together."""
    try:
        return os.path.relpath(Path.cwd(), out.resolve())
    except ValueError:
        return str(Path.cwd())  # another drive of Windows
