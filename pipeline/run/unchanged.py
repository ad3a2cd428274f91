"""A run with nothing to do: same call, same inputs, same code, and every file that it wrote is as it was written.

OUT/.citetrail/run.json holds the digests of all of them and what the run said. Nothing heavy is imported to compare them.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from pipeline.run.digests import FileDigests, Known, digest_of, files_under
from pipeline.run.fingerprint import fingerprint, model_fingerprint
from pipeline.run.lock import locked
from pipeline.settings import Settings

_STATE = ".citetrail"
_RECORD = f"{_STATE}/run.json"
_WAIT = 2.0  # seconds for which the review page may hold the folder, to write a verdict
_TAKES_IN_FILES = ".tex"  # its inputs are in its folder


class Said(msgspec.Struct, frozen=True):
    """What a run says at its end. articles: how many could be read."""

    summary: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    articles: int = 0


class _Record(msgspec.Struct, frozen=True):
    inputs: str
    outputs: str
    said: Said
    files: Known


@dataclass(frozen=True, slots=True)
class Call:
    """What a run is called with. paths: articles, sources, libraries. words: all options that change what comes out."""

    out: Path
    paths: tuple[Path, ...]
    words: tuple[str, ...]
    model: str
    fast: bool
    settings: Settings


def last_said(call: Call) -> Said | None:
    """Return what the last run said where it did all of this already, None where there is something to do.

    Raises:
        BusyError: another run holds the output folder.
    """
    record = _read(call.out / _RECORD)
    if record is None:
        return None
    digests = FileDigests(record.files)
    with locked(call.out, wait=_WAIT):
        same = _outputs(call.out, digests) == record.outputs and inputs_of(call, digests) == record.inputs
    return record.said if same else None


def inputs_of(call: Call, digests: FileDigests) -> str:
    """Return one digest of everything that the tables depend on, and of the place they are made in."""
    files = dict.fromkeys(name for path in call.paths for name in _files_of(path))
    named = [word for name in files for word in (name, digests.of(name))]
    code = fingerprint(digests), model_fingerprint(call.model, digests)
    return digest_of(
        [str(Path.cwd()), *call.words, call.model, str(call.fast), msgspec.json.encode(call.settings), *code, *named]
    )


def write_record(call: Call, inputs: str, digests: FileDigests, said: Said) -> None:
    """Keep what a run did, once its tables are in place; a kill before that costs a run more and nothing else.

    inputs: as they were before the run; where they changed meanwhile, nothing is kept.
    """
    after = FileDigests(digests.used)
    if inputs_of(call, after) != inputs:
        return
    with locked(call.out, wait=_WAIT):
        record = _Record(inputs, _outputs(call.out, after), said, after.used)
        new = call.out / f"{_RECORD}.tmp"
        new.write_bytes(msgspec.json.encode(record))
        new.replace(call.out / _RECORD)


def _read(path: Path) -> _Record | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Record)
    except (OSError, msgspec.MsgspecError):
        return None


def _files_of(path: Path) -> Iterator[str]:
    yield from files_under(path)
    if path.suffix.lower() == _TAKES_IN_FILES:
        yield from files_under(path.parent)


def _outputs(out: Path, digests: FileDigests) -> str:
    """Return one digest of the files of an output folder, the tables and what citetrail keeps for itself."""
    names = [*_visible(files_under(out), out), *_visible(files_under(out / _STATE), out)]
    return digest_of(word for name in names for word in (name, digests.of(out / name)))


def _visible(files: Iterable[str], out: Path) -> Iterator[str]:
    for file in files:
        name = os.path.relpath(file, out)
        if not name.startswith(_RECORD):
            yield name
