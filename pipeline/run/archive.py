"""A run whose tables go into parts (`run/parts.py`): what they depend on, and what is read only when a part is to be made."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cache as once
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.model import Trouble
from pipeline.run.batch import ExtractAll, Progress, Work, read_sources
from pipeline.run.cached import Cache
from pipeline.run.digests import FileDigests
from pipeline.run.lock import locked
from pipeline.run.parts import Part, PartsRun, has_parts, write_parts
from pipeline.run.plan import Plan
from pipeline.run.storage import address_of, folder_at, is_remote
from pipeline.run.unchanged import Call, content_of, inputs_of
from pipeline.tables.parquet import check_installed


@dataclass(frozen=True, slots=True)
class Tools:
    """What a run works with. digests: of its files. extract: who extracts; wave: how many articles he wants at a time."""

    cache: Cache
    digests: FileDigests
    progress: Progress
    extract: ExtractAll
    wave: int = 1


def run_archive(planned: Plan, call: Call, given: Sequence[Path], copies: Path, tools: Tools) -> list[Part]:
    """Write the parts that are not there and return all.

    Args:
        planned: the files of the run.
        call: as it was called; its folder gets the parts.
        given: the paths of sources and libraries.
        copies: the folder for copies of files from elsewhere.
        tools: of the run.

    Raises:
        UsageError: the folder has tables for people, or a library is missing.
        BusyError: another run writes there.
    """
    check_installed()
    if not is_remote(call.out) and (call.out / "claims.csv").exists():
        raise UsageError(f"{call.out} has tables as CSV; choose another folder with -o for tables in parts")
    troubles = list(planned.troubles)

    @once
    def work() -> Work:
        sources = read_sources(planned, tools.cache, tools.progress, troubles)
        return Work(sources, tools.cache, tools.progress, tools.extract, call.model, call.fast)

    def shown(trouble: Trouble) -> Trouble:
        return replace(trouble, path=address_of(trouble.path, copies))

    run = PartsRun(
        out=folder_at(call.out),
        articles=planned.articles,
        file_digest=lambda path: content_of(path, tools.digests),
        run_digest=inputs_of(replace(call, paths=tuple(given)), tools.digests),
        work=work,
        wave=tools.wave,
        shown=shown,
    )
    with nullcontext() if is_remote(call.out) else locked(call.out):
        return write_parts(run, lambda: [shown(trouble) for trouble in troubles])


def refuse_parts(out: Path) -> None:
    """Refuse a folder with tables in parts for tables that people read.

    Raises:
        UsageError: it is one.
    """
    if has_parts(folder_at(out)):
        raise UsageError(f"{out} has tables in parts; choose another folder with -o, or --tables parquet")
