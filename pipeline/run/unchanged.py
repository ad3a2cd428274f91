"""A run with nothing to do: same call, same inputs, same code, and every file that it wrote is as it was written.

OUT/.citetrail/run.json holds what tells so, and what the run said at its end. Nothing heavy is imported to compare it. First
the stamps of all files and folders are compared; where one differs, their contents are.
"""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from pipeline.run.digests import SETTLED, Digests, FileDigests, Stamp, digest_of, stamp_of
from pipeline.run.fingerprint import environment, fingerprint, model_fingerprint
from pipeline.run.lock import locked
from pipeline.settings import Settings

_STATE = ".citetrail"
_RECORD = f"{_STATE}/run.json"
_WAIT = 2.0  # seconds for which the review page may hold the folder, to write a verdict
_TAKES_IN_FILES = ".tex"  # its inputs are in its folder


class Ending(msgspec.Struct, frozen=True):
    """What a run says at its end. articles: how many could be read."""

    summary: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    articles: int = 0


class _Record(msgspec.Struct, frozen=True):
    """What a run did.

    call: digest of what it was called with. inputs, outputs: digests of names and contents. files, folders: their stamps.
    is_settled: whether those are all stamps, and each can be trusted.
    """

    call: str
    inputs: str
    outputs: str
    ending: Ending
    files: Digests
    folders: dict[str, Stamp]
    is_settled: bool


@dataclass(frozen=True, slots=True)
class Call:
    """What a run is called with. paths: articles, sources, libraries. words: all options that change what comes out."""

    out: Path
    paths: tuple[Path, ...]
    words: tuple[str, ...]
    model: str
    fast: bool
    settings: Settings


def last_ending(call: Call) -> Ending | None:
    """Return what the last run said at its end where it did all of this already, None where there is something to do.

    Raises:
        BusyError: another run holds the output folder.
    """
    record = _read(call.out / _RECORD)
    if record is None or record.call != _digest_of_call(call):
        return None
    with locked(call.out, wait=_WAIT):
        if _is_untouched(call.out, record):
            return record.ending
        digests = FileDigests(record.files)
        if _outputs(call.out, digests) != record.outputs or inputs_of(call, digests) != record.inputs:
            return None
        _write(call, record.inputs, digests, record.ending)
    return record.ending


def earlier_files(out: Path) -> Digests:
    """Return what the last run knew of the files that it read and wrote."""
    record = _read(out / _RECORD)
    return record.files if record else {}


def inputs_of(call: Call, digests: FileDigests) -> str:
    """Return one digest of everything that the tables depend on, and of the place they are made in."""
    files = dict.fromkeys(name for path in call.paths for name in _files_of(path, digests))
    named = [word for name in files for word in (name, digests.of(name))]
    return digest_of([_digest_of_call(call), fingerprint(digests), model_fingerprint(call.model, digests), *named])


def content_of(path: Path, digests: FileDigests) -> str:
    """Return one digest of a file and of what is read with it."""
    if path.suffix.lower() != _TAKES_IN_FILES:
        return digest_of([digests.of(path)])
    return digest_of([digests.of(name) for name in dict.fromkeys(_files_of(path, digests))])


def write_record(call: Call, inputs: str, digests: FileDigests, ending: Ending) -> None:
    """Keep what a run did, once its tables are in place; a kill before that costs a run more and nothing else.

    inputs: as they were before the run; where they changed meanwhile, nothing is kept.
    """
    (call.out / _STATE).mkdir(exist_ok=True)
    time.sleep(SETTLED / 10**9)  # then the stamps of the tables can be trusted
    after = FileDigests({**digests.earlier, **digests.used})
    if inputs_of(call, after) != inputs:
        return
    with locked(call.out, wait=_WAIT):
        _write(call, inputs, after, ending)


def _write(call: Call, inputs: str, digests: FileDigests, ending: Ending) -> None:
    outputs = _outputs(call.out, digests)
    folders = {name: stamp for name, stamp in digests.folders.items() if name != _state_folder(call.out)}
    record = _Record(
        _digest_of_call(call), inputs, outputs, ending, digests.used, folders, is_settled=digests.is_settled
    )
    new = call.out / f"{_RECORD}.tmp"
    new.write_bytes(msgspec.json.encode(record))
    new.replace(call.out / _RECORD)


def _read(path: Path) -> _Record | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Record)
    except (OSError, msgspec.MsgspecError):
        return None


def _digest_of_call(call: Call) -> str:
    settings = msgspec.json.encode(call.settings)
    return digest_of([str(Path.cwd()), *call.words, call.model, str(call.fast), settings, *environment()])


def _is_untouched(out: Path, record: _Record) -> bool:
    """Tell whether every file and folder has the stamp that it had; the folder of the record has a new one by the record itself."""
    if not record.is_settled or any(name not in record.files for name in _state_files(out)):
        return False
    files = all(stamp_of(name) == stamp for name, (stamp, _) in record.files.items())
    return files and all(stamp_of(name) == stamp for name, stamp in record.folders.items())


def _state_folder(out: Path) -> str:
    return os.path.abspath(out / _STATE)  # noqa: PTH100


def _state_files(out: Path) -> Iterator[str]:
    """Yield the files that citetrail keeps for itself, the record and what is in folders left out."""
    with os.scandir(_state_folder(out)) as entries:
        yield from (e.path for e in entries if e.is_file() and not e.name.startswith(Path(_RECORD).name))


def _files_of(path: Path, digests: FileDigests) -> Iterator[str]:
    yield from digests.under(path)
    if path.suffix.lower() == _TAKES_IN_FILES:
        yield from digests.under(path.parent)


def _outputs(out: Path, digests: FileDigests) -> str:
    """Return one digest of the files of an output folder, the tables and what citetrail keeps for itself."""
    root = os.path.join(os.path.abspath(out), "")  # noqa: PTH100, PTH118
    names = [name.removeprefix(root) for folder in (out, out / _STATE) for name in digests.under(folder)]
    named = (name for name in names if not name.startswith(_RECORD))
    return digest_of(word for name in named for word in (name, digests.of(root + name)))
